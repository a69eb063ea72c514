import { css } from 'lit'

export const listStyles = css`
  :host {
    --_row: max(72px, calc(4.3rem * var(--_font-scale)));
    display: flex;
    flex-direction: column;
    background: var(--_surface);
    min-height: 0;
    height: 100%;
    container-type: inline-size;
  }
  @media (min-width: 1024px) and (pointer: fine) {
    :host {
      --_row: max(64px, calc(4rem * var(--_font-scale)));
    }
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    padding: 4px 6px 4px 16px;
    padding-inline: 16px 6px;
    border-block-end: 1px solid var(--_line);
    font-size: var(--_size-s);
    flex: none;
  }
  .count {
    font-weight: 600;
    margin-inline-end: auto;
  }
  .order {
    position: relative;
    display: flex;
    align-items: center;
    color: var(--_text-muted);
  }
  .order select {
    appearance: none;
    background: none;
    border: 0;
    min-height: 44px;
    padding: 0 34px 0 10px;
    padding-inline: 10px 34px;
    border-radius: var(--_radius-s);
    cursor: pointer;
  }
  .order option {
    color: var(--_text);
    background: var(--_surface);
  }
  .order cairn-icon {
    position: absolute;
    inset-inline-end: 10px;
    pointer-events: none;
    font-size: 14px;
  }
  .text-button {
    min-height: 44px;
    padding-inline: 10px;
    border-radius: var(--_radius-s);
    font-weight: 600;
    color: var(--_accent-text);
  }
  .text-button:hover:not(:disabled) {
    background: var(--_sunken);
  }
  .head .icon-button {
    width: 44px;
    height: 44px;
    margin-inline-start: -10px;
  }
  .chosen {
    flex: none;
    border-block-start: 1px solid var(--_line);
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    position: relative;
  }
  ul {
    position: relative;
  }
  li {
    height: var(--_row);
  }
  li[aria-hidden] {
    height: auto;
  }
  .item {
    width: 100%;
    height: 100%;
    display: flex;
    align-items: center;
    gap: 14px;
    padding: 8px 16px;
    border-block-end: 1px solid var(--_line);
    position: relative;
  }
  .item.draft {
    height: var(--_row);
    flex: none;
  }
  .item:hover {
    background: var(--_sunken);
  }
  .item:focus-visible {
    outline-offset: -3px;
  }
  .item[aria-current='true'] {
    background: var(--_accent-soft);
  }
  .item[aria-current='true']::before {
    content: '';
    position: absolute;
    inset-inline-start: 0;
    inset-block: 0;
    width: 4px;
    background: var(--_accent);
  }
  .item input {
    flex: none;
    width: 24px;
    height: 24px;
    margin: 0 4px;
    accent-color: var(--_accent);
  }
  label.item {
    cursor: pointer;
  }
  label.item:has(:checked) {
    background: var(--_accent-soft);
  }
  /* What is chosen has to be read whole. */
  @container (max-width: 420px) {
    label.item .tag {
      display: none;
    }
  }
  /* A finger that stays on a row chooses it, and selects no text. */
  .pressable .item {
    user-select: none;
    -webkit-touch-callout: none;
  }
  .photo {
    flex: none;
    width: 48px;
    height: 48px;
    display: grid;
    place-items: center;
    overflow: hidden;
    border-radius: var(--_radius-s);
    background: var(--_sunken);
    color: var(--_text-muted);
  }
  .photo img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .name,
  .second {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name {
    font-weight: 600;
  }
  .second {
    color: var(--_text-muted);
    font-size: var(--_size-s);
    line-height: 1.35;
  }
  .grey {
    border-radius: 99px;
    background: var(--_line);
    height: 0.8em;
  }
  .grey.round {
    width: 44px;
    height: 44px;
    flex: none;
  }
  .empty {
    display: grid;
    justify-items: center;
    text-align: center;
    padding: 32px 24px;
    gap: 8px;
  }
  .empty cairn-cairn-glyph {
    --cairn-icon-size: 96px;
    color: var(--_accent);
    margin-block-end: 6px;
  }
  .empty p {
    max-width: 32ch;
  }
  .note {
    margin: 16px;
    align-items: center;
  }
`
