import { css } from 'lit'

export const inviteStyles = css`
  :host {
    height: 100%;
  }
  .body {
    gap: 18px;
  }
  .how {
    max-width: 34ch;
    margin-inline: auto;
    text-align: center;
  }
  /* Focused by the panel alone, so that reading goes on here; nothing to press. */
  .how:focus {
    outline: none;
  }
  .qr {
    width: min(100%, 320px);
    min-width: 256px;
    margin-inline: auto;
    border: 2px solid var(--_line);
    border-radius: var(--_radius);
    background: #fff;
    overflow: hidden;
    padding: 6px;
  }
  .qr svg {
    display: block;
    width: 100%;
    height: auto;
    forced-color-adjust: none;
  }
  .copy {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .copy .input {
    flex: 1 1 9em;
    min-width: 0;
    width: auto;
    text-overflow: ellipsis;
  }
  .copy .button {
    flex: none;
  }
  .foot {
    flex-direction: column;
    align-items: stretch;
  }
  .request {
    border: 3px solid var(--_accent);
    border-radius: var(--_radius);
    padding: 14px 16px;
    display: grid;
    gap: 10px;
    overflow-wrap: anywhere;
  }
  .digits {
    justify-self: start;
    font-size: var(--_size-xl);
    font-weight: 700;
    letter-spacing: 0.12em;
    direction: ltr;
    unicode-bidi: isolate;
    font-variant-numeric: tabular-nums;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 24px 32px;
  }
`
