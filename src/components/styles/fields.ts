import { css } from 'lit'

/** Questions: label above, control, hint, error; options as tiles with a tick. */
export const fieldStyles = css`
  .field {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  .label {
    font-weight: 600;
    display: block;
    overflow-wrap: anywhere;
  }
  .label .optional {
    font-weight: 400;
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  .hint {
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  .error {
    color: var(--_danger-text);
    font-size: var(--_size-s);
    font-weight: 600;
    display: flex;
    gap: 8px;
    align-items: flex-start;
  }
  .error cairn-icon {
    margin-block-start: 2px;
    flex: none;
  }
  .input {
    min-height: var(--_tap);
    border: 1.5px solid var(--_line-strong);
    border-radius: var(--_radius-s);
    padding: 10px 14px;
    background: var(--_surface);
    width: 100%;
    display: block;
  }
  .input::placeholder {
    color: var(--_text-muted);
    opacity: 1;
  }
  .input:focus-visible {
    outline-offset: 1px;
  }
  .input[aria-invalid='true'] {
    border: 2.5px solid var(--_danger);
    padding: 9px 13px;
  }
  textarea.input {
    min-height: 92px;
    resize: vertical;
    field-sizing: content;
    max-height: 50vh;
  }
  .options {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, max(8.2em, 40%)), 1fr));
    gap: 8px;
  }
  .option {
    min-height: 60px;
    border: 1.5px solid var(--_line-strong);
    border-radius: var(--_radius-s);
    padding: 8px 12px;
    display: flex;
    align-items: center;
    gap: 10px;
    font-weight: 500;
    line-height: 1.2;
    position: relative;
    cursor: pointer;
    overflow-wrap: anywhere;
    background: var(--_surface);
  }
  .option > cairn-disc,
  .option > cairn-icon {
    flex: none;
    font-size: 22px;
  }
  .option > .words {
    flex: 1;
    min-width: 0;
  }
  .option input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .option:has(input:focus-visible) {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .option:has(input:checked) {
    border: 3px solid var(--_accent);
    background: var(--_accent-soft);
    padding: 6.5px 10.5px;
    font-weight: 700;
  }
  .option .tick {
    display: none;
  }
  .option:has(input:checked) .tick {
    display: grid;
  }
  @media (forced-colors: active) {
    .option:has(input:checked) {
      border-color: Highlight;
    }
  }
`
