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
  .qr {
    width: min(100%, 300px);
    min-width: 240px;
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
  .code {
    font-weight: 700;
    font-size: var(--_size-m);
    letter-spacing: 0.06em;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
    direction: ltr;
    unicode-bidi: isolate;
    user-select: all;
  }
  .copies {
    display: grid;
    gap: 8px;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9em), 1fr));
  }
  .request {
    border: 2px solid var(--_accent);
    border-radius: var(--_radius);
    padding: 14px 16px;
    display: grid;
    gap: 10px;
  }
  .digits {
    font-size: var(--_size-xl);
    font-weight: 700;
    letter-spacing: 0.12em;
    direction: ltr;
    unicode-bidi: isolate;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }
`
