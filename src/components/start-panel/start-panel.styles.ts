import { css } from 'lit'

export const startStyles = css`
  :host {
    height: 100%;
  }
  form {
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
  }
  form .body {
    gap: 18px;
  }
  form .foot {
    flex-direction: column;
    align-items: stretch;
  }
  cairn-join-panel {
    flex: 1;
    min-height: 0;
  }
  .welcome {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 8px;
    text-align: center;
    padding-block: 16px 8px;
    margin-block: auto;
  }
  .welcome cairn-cairn-glyph {
    --cairn-icon-size: clamp(84px, 18cqh, 124px);
    color: var(--_accent);
    margin-block-end: 8px;
  }
  .welcome h1 {
    font-size: var(--_size-xl);
  }
  .welcome p {
    color: var(--_text-muted);
    max-width: 32ch;
  }
  .ways {
    display: flex;
    flex-direction: column;
    gap: 12px;
  }
  .ways .primary {
    min-height: 64px;
    font-size: var(--_size-l);
  }
  /* Low for the thumb on a phone; together where there is room. */
  @container (min-width: 600px) {
    .welcome {
      margin-block-end: 0;
    }
    .ways {
      margin-block-end: auto;
    }
  }
  .ways,
  .here {
    width: 100%;
    max-width: 480px;
    align-self: center;
  }
  .here h2 {
    margin-block-end: 8px;
  }
  .project {
    width: 100%;
    min-height: max(60px, var(--_tap));
    padding: 10px 16px;
    display: flex;
    align-items: center;
    gap: 14px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .project:hover {
    background: var(--_sunken);
  }
  .project:focus-visible {
    outline-offset: -3px;
  }
  li + li .project {
    border-block-start: 1px solid var(--_line);
  }
`
