import { css } from 'lit'

export const joinStyles = css`
  :host {
    height: 100%;
  }
  form {
    flex: 1;
    min-height: 0;
    display: flex;
    flex-direction: column;
  }
  .body {
    gap: 18px;
  }
  .foot {
    flex-direction: column;
    align-items: stretch;
  }
  progress {
    width: 100%;
    height: 8px;
    accent-color: var(--_accent);
  }
  @media (prefers-reduced-motion: reduce) {
    progress {
      display: none;
    }
  }
  .digits {
    font-size: var(--_size-xl);
    font-weight: 700;
    letter-spacing: 0.12em;
    unicode-bidi: isolate;
    font-variant-numeric: tabular-nums;
  }
  .working {
    display: flex;
    flex-direction: column;
    gap: 10px;
    font-weight: 600;
  }
`
