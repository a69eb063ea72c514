import { css } from 'lit'

export const membersStyles = css`
  :host {
    height: 100%;
  }
  .bar {
    flex-wrap: wrap;
  }
  h2 {
    margin-block-end: 8px;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 14px;
    padding: 11px 16px;
    min-height: 72px;
  }
  li + li {
    border-block-start: 1px solid var(--_line);
  }
  li > cairn-icon {
    font-size: 19px;
    flex: none;
  }
  li > .grow {
    flex: 1 1 10em;
  }
  .name {
    display: block;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .acts .input {
    width: auto;
    min-height: 44px;
    padding-block: 6px;
    max-width: 100%;
  }
`
