import { css } from 'lit'

export const releaseStyles = css`
  :host {
    height: 100%;
  }
  .slider {
    display: block;
    width: 100%;
    height: max(44px, var(--_tap));
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .ends {
    display: flex;
    justify-content: space-between;
    gap: 4px;
    font-size: var(--_size-xs);
    color: var(--_text-muted);
  }
  .ends [data-on] {
    color: var(--_text);
    font-weight: 700;
  }
  .along > label {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: max(48px, var(--_tap));
    padding: 6px 16px;
    cursor: pointer;
  }
  .along > label + label {
    border-block-start: 1px solid var(--_line);
  }
  .along input {
    width: 24px;
    height: 24px;
    flex: none;
    accent-color: var(--_accent);
  }
  .foot {
    flex-direction: column;
    align-items: stretch;
    gap: 6px;
  }
  .foot p {
    text-align: center;
  }
  progress {
    width: 100%;
    accent-color: var(--_accent);
  }
  .terms {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 6px 16px;
    overflow-wrap: anywhere;
  }
  .terms dt {
    color: var(--_text-muted);
  }
  .terms dd {
    font-weight: 600;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }
`
