import { css } from 'lit'

export const settingsStyles = css`
  :host {
    height: 100%;
  }
  section,
  .own-name {
    display: flex;
    flex-direction: column;
    gap: 16px;
  }
  section + section {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 16px;
  }
  section .button {
    align-self: flex-start;
  }
  .facts {
    display: grid;
    gap: 2px;
  }
  .facts dt {
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  .facts dd {
    font-weight: 600;
    margin-block-end: 10px;
    overflow-wrap: anywhere;
  }
  /* What people wrote keeps its lines. */
  .facts dd[dir] {
    white-space: pre-line;
  }
  legend {
    padding: 0;
  }
  .facts dd .sub {
    font-weight: 400;
  }
  .ways {
    grid-template-columns: 1fr;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`
