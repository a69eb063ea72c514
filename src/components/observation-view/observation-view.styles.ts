import { css } from 'lit'

export const viewStyles = css`
  .files {
    display: grid;
    gap: 12px;
  }
  .file {
    position: relative;
  }
  .closer {
    position: absolute;
    inset-block-start: 6px;
    inset-inline-end: 6px;
    width: 44px;
    height: 44px;
  }
  .history {
    display: grid;
    gap: 14px;
    justify-items: start;
  }
  .history cairn-observation-history {
    width: 100%;
  }
  :host {
    height: 100%;
    position: relative;
  }
  .body {
    gap: 16px;
  }
  .answers {
    display: grid;
    gap: 14px;
  }
  dt {
    font-size: var(--_size-s);
    color: var(--_text-muted);
  }
  dd {
    font-weight: 600;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .others {
    border: 2px solid var(--_other);
  }
  .others-head {
    display: flex;
    gap: 12px;
    padding: 11px 14px;
    background: var(--_other-soft);
    color: var(--_other-text);
  }
  .others-head cairn-icon {
    font-size: 19px;
    margin-block-start: 2px;
  }
  .others-question {
    padding: 12px 14px 14px;
    display: grid;
    gap: 8px;
  }
  .others-question + .others-question {
    border-block-start: 1px solid var(--_line);
  }
  .others .option:has(input:checked) {
    border-color: var(--_other);
    background: none;
  }
  .others .option .answer {
    display: block;
    max-height: 8em;
    overflow: auto;
  }
  .others .option .sub {
    font-weight: 400;
  }
  .others .tick {
    background: var(--_other);
    color: var(--_on-other);
  }
  .others-acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .held {
    display: flex;
    gap: 14px;
    align-items: center;
  }
  .held cairn-cairn-glyph {
    --cairn-icon-size: 30px;
  }
  .held.only cairn-cairn-glyph {
    color: var(--_warn-text);
  }
  .acts {
    display: flex;
    margin-block-start: 4px;
    padding-block-start: 8px;
    border-block-start: 1px solid var(--_line);
  }
  .toast {
    margin: 8px 16px 16px;
    background: var(--_text);
    color: var(--_surface);
    border-radius: var(--_radius);
    padding: 6px 6px 6px 16px;
    padding-inline: 16px 6px;
    display: flex;
    align-items: center;
    gap: 12px;
    box-shadow: var(--_shadow-2);
  }
  .toast .button {
    background: none;
    border-color: currentColor;
  }
  .toast .button:hover:not(:disabled) {
    background: none;
    text-decoration: underline;
  }
`
