import { css } from 'lit'

/**
 * Buttons, tags, notes, cards and text: what a form is made of, and every panel too. `match-parent`: words of another
 * direction keep their place in the line's own.
 */
export const basics = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  [dir='auto']:not(input, textarea) {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  bdi {
    overflow-wrap: anywhere;
  }
  button {
    background: none;
    border: 0;
    padding: 0;
    text-align: start;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  button:disabled {
    cursor: default;
    opacity: 0.55;
  }
  :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1,
  h2,
  h3 {
    font-weight: 700;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  h1 {
    font-size: var(--_size-l);
  }
  h2 {
    font-size: var(--_size-m);
  }
  h3 {
    font-size: var(--_size-s);
  }
  .muted {
    color: var(--_text-muted);
  }
  .small {
    font-size: var(--_size-s);
  }
  .strong {
    font-weight: 600;
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .sub {
    display: block;
    color: var(--_text-muted);
    font-size: var(--_size-s);
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .live {
    display: contents;
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon-button {
    width: var(--_tap);
    height: var(--_tap);
    display: grid;
    place-items: center;
    border-radius: var(--_radius-pill);
    flex: none;
    font-size: 19px;
  }
  .icon-button:hover:not(:disabled) {
    background: var(--_sunken);
  }
  .button {
    min-height: var(--_tap);
    padding: 6px 20px;
    border-radius: var(--_radius);
    font-weight: 600;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    border: 2px solid var(--_line-strong);
    background: var(--_surface);
    line-height: 1.2;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .button:hover:not(:disabled) {
    background: var(--_sunken);
  }
  .button.primary,
  .button.primary:hover:not(:disabled) {
    background: var(--_accent);
    color: var(--_on-accent);
    border-color: var(--_accent);
  }
  .button.primary:active {
    filter: brightness(0.9);
  }
  .button.slight {
    min-height: 44px;
    padding: 4px 14px;
    font-size: var(--_size-s);
    border-width: 1.5px;
  }
  .button.wide {
    width: 100%;
  }
  .button.plain {
    border-color: transparent;
    color: var(--_accent-text);
    padding: 6px 12px;
    background: none;
  }
  .tag {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 3px 10px 3px 7px;
    padding-inline: 7px 10px;
    border-radius: var(--_radius-pill);
    font-size: var(--_size-xs);
    font-weight: 600;
    background: var(--_sunken);
    line-height: 1.5;
    flex: none;
  }
  .card {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    overflow: hidden;
  }
  .note {
    border-radius: var(--_radius);
    padding: 12px 14px;
    display: flex;
    gap: 12px;
    font-size: var(--_size-s);
    align-items: flex-start;
    background: var(--_sunken);
    overflow-wrap: anywhere;
  }
  .note > cairn-icon {
    font-size: 19px;
    margin-block-start: 1px;
    flex: none;
  }
  .note.danger {
    background: var(--_danger-soft);
    color: var(--_danger-text);
  }
  .tick {
    width: 22px;
    height: 22px;
    border-radius: 99px;
    background: var(--_accent);
    color: var(--_on-accent);
    display: grid;
    place-items: center;
    font-size: 11px;
    flex: none;
  }
  @media (forced-colors: active) {
    .button,
    .tag,
    .note {
      border: 2px solid ButtonBorder;
    }
  }
`
