import { css } from 'lit'

export const syncStyles = css`
  :host {
    height: 100%;
  }
  .body {
    padding-block-start: 14px;
  }
  h2 {
    margin-block-end: 8px;
  }
  .note.warn cairn-cairn-glyph {
    --cairn-icon-size: 40px;
  }
  li {
    display: flex;
    align-items: center;
    gap: 14px;
    padding: 11px 16px;
    min-height: 72px;
  }
  .safe li {
    min-height: 52px;
  }
  .safe cairn-cairn-glyph {
    --cairn-icon-size: 26px;
  }
  li + li {
    border-block-start: 1px solid var(--_line);
  }
  li > cairn-icon {
    font-size: 19px;
  }
  .more {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .more summary {
    display: flex;
    align-items: center;
    gap: 14px;
    min-height: max(48px, var(--_tap));
    padding: 8px 16px;
    cursor: pointer;
    list-style: none;
  }
  .more summary::-webkit-details-marker {
    display: none;
  }
  .more .inside {
    padding: 4px 16px 16px;
  }
  .name {
    display: block;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .progress {
    display: block;
    height: 8px;
    border-radius: 9px;
    background: var(--_line);
    overflow: hidden;
    margin-block-start: 6px;
  }
  .progress span {
    display: block;
    height: 100%;
    background: var(--_accent);
    border-radius: 9px;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: var(--_size-s);
  }
  thead th {
    font-weight: 600;
    color: var(--_text-muted);
    font-size: var(--_size-xs);
    text-align: end;
    padding: 8px 10px;
  }
  tbody th,
  td {
    padding: 9px 10px;
    border-block-start: 1px solid var(--_line);
    text-align: end;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }
  tr > :first-child {
    text-align: start;
    padding-inline-start: 14px;
  }
  tbody th span {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  tr > :last-child {
    padding-inline-end: 14px;
  }
  .nothing {
    color: var(--_text-muted);
    font-weight: 400;
  }
  .bar {
    flex-wrap: wrap;
  }
  .bar h1 {
    flex: 1 1 auto;
    overflow-wrap: normal;
  }
  .table {
    overflow-x: auto;
  }
  @container (max-width: 17rem) {
    tbody cairn-icon {
      display: none;
    }
  }
  .pieces {
    margin-block-start: 8px;
  }
  .failed {
    display: grid;
    gap: 8px;
    justify-items: start;
  }
  .failed .note {
    width: 100%;
  }
  .alone {
    display: grid;
    justify-items: center;
    text-align: center;
    gap: 8px;
    padding: 18px 16px;
  }
  .alone cairn-cairn-glyph {
    --cairn-icon-size: 56px;
    color: var(--_accent);
  }
  .add {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 10px;
    align-items: end;
  }
  .add .field {
    flex: 1 1 12em;
  }
  .add .input {
    direction: ltr;
  }
  :host([contrast='high']) .note.warn {
    background: var(--_warn);
    color: var(--_on-warn);
  }
  :host([contrast='high']) .note.warn cairn-cairn-glyph {
    color: inherit;
  }
  :host([contrast='high']) .note,
  :host([contrast='high']) .tag {
    border: 2px solid currentColor;
  }
  .paused {
    flex-wrap: wrap;
  }
  .paused .grow {
    flex-basis: 12em;
  }
`
