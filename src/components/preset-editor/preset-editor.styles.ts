import { css } from 'lit'

export const editorStyles = css`
  :host {
    height: 100%;
    flex-direction: row;
  }
  .frame {
    flex: 1;
    min-width: 0;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }
  .pane {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
    background: var(--_surface);
  }
  .pane.look {
    background: var(--_canvas);
  }
  .frame:not([data-open]) .pane.details,
  .pane.look,
  .only-wide,
  .frame[data-open] .pane.list {
    display: none;
  }
  @container (min-width: 760px) {
    .frame,
    .frame[data-open] {
      grid-template: minmax(0, 1fr) / 300px minmax(0, 1fr);
    }
    .frame[data-open] .pane.list,
    .frame:not([data-open]) .pane.details {
      display: flex;
    }
    .only-wide {
      display: contents;
    }
    .pane + .pane {
      border-inline-start: 1px solid var(--_line);
    }
    .only-narrow {
      display: none;
    }
  }
  @container (min-width: 1024px) {
    .frame,
    .frame[data-open] {
      grid-template: minmax(0, 1fr) / 300px minmax(0, 1fr) 390px;
    }
    .frame .pane.look {
      display: flex;
    }
    .inner-look {
      display: none;
    }
  }
  .bar .button {
    flex: none;
  }
  .bar .state {
    flex: 0 1 auto;
    padding-inline: 8px;
  }
  h2 {
    font-size: var(--_size-s);
    color: var(--_text-muted);
    margin-block-end: 8px;
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(84px, 1fr));
    gap: 4px;
  }
  .pick {
    width: 100%;
    height: 100%;
    min-height: 92px;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 6px;
    padding: 10px 4px 8px;
    border-radius: var(--_radius-s);
    border: 2.5px solid transparent;
    font-size: var(--_size-xs);
    font-weight: 500;
    line-height: 1.2;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .pick:hover {
    background: var(--_sunken);
  }
  .tile[data-open] .pick {
    background: var(--_accent-soft);
    border-color: var(--_accent);
    font-weight: 700;
  }
  .dragged {
    opacity: 0.5;
  }
  .over {
    box-shadow: inset 0 0 0 3px var(--_focus);
    border-radius: var(--_radius-s);
  }
  .whole {
    display: flex;
    flex-direction: column;
    gap: 20px;
  }
  .names {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 16px;
  }
  @container (min-width: 560px) {
    .names {
      grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
    }
  }
  .language {
    width: 7em;
    flex: none;
    min-height: 44px;
    padding: 6px 8px;
    font-size: var(--_size-s);
  }
  .names .field {
    justify-content: flex-end;
  }
  .names .row {
    flex-wrap: wrap;
  }
  .names .row .label {
    flex-basis: 6em;
  }
  .inner-look summary {
    min-height: max(44px, var(--_tap));
    display: flex;
    align-items: center;
    cursor: pointer;
  }
  .pictures summary {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: max(44px, var(--_tap));
    cursor: pointer;
    list-style: none;
  }
  .pictures summary::-webkit-details-marker {
    display: none;
  }
  .pictures .act {
    color: var(--_accent-text);
    font-size: var(--_size-s);
  }
  .pictures[open] cairn-icon-picker {
    margin-block-start: 8px;
  }
  .paints {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .paint {
    position: relative;
    width: 44px;
    height: 44px;
    display: grid;
    place-items: center;
  }
  .paint span {
    width: 34px;
    height: 34px;
    border: 1.5px solid var(--_line-strong);
    border-radius: 50%;
    background: var(--paint);
    forced-color-adjust: none;
  }
  .paint input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .paint input:checked + span {
    box-shadow:
      0 0 0 3px var(--_surface),
      0 0 0 6px var(--_text);
  }
  .paint input:focus-visible + span {
    outline: 3px solid var(--_focus);
    outline-offset: 7px;
  }
  .options.three {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 9em), 1fr));
  }
  .questions > li + li {
    border-block-start: 1px solid var(--_line);
  }
  .question {
    display: flex;
    align-items: center;
    min-height: 60px;
    padding-inline-start: 4px;
  }
  .questions > li[data-open] > .question {
    background: var(--_accent-soft);
  }
  .question .open {
    min-height: 60px;
    padding: 6px 4px;
  }
  .question .open .sub {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .question .strong {
    display: block;
  }
  .handle {
    width: 44px;
    height: 56px;
    flex: none;
    display: grid;
    place-items: center;
    cursor: grab;
    touch-action: none;
  }
  .question-details {
    display: flex;
    flex-direction: column;
    gap: 16px;
    padding: 12px 16px 16px;
    border-block-start: 1px solid var(--_line);
  }
  .option-rows {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  .option-rows li {
    display: flex;
    gap: 4px;
    align-items: center;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: center;
  }
  .known {
    width: auto;
    max-width: 100%;
    min-height: 44px;
    padding-block: 4px;
    font-size: var(--_size-s);
  }
  .themes {
    display: flex;
    gap: 6px;
  }
  .themes button {
    min-height: 44px;
    padding: 4px 16px;
    border-radius: var(--_radius-pill);
    border: 1.5px solid var(--_line-strong);
    background: var(--_surface);
    font-weight: 600;
    font-size: var(--_size-s);
  }
  .themes button[aria-pressed='true'] {
    background: var(--_text);
    color: var(--_surface);
    border-color: var(--_text);
  }
`
