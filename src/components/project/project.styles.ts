import { css } from 'lit'

export const projectStyles = css`
  :host {
    display: contents;
  }
  :host([theme='light']) {
    --cairn-color-scheme: light;
  }
  :host([theme='dark']) {
    --cairn-color-scheme: dark;
  }
  slot.waiting {
    display: none;
  }
  .way {
    display: grid;
    block-size: 100%;
    min-block-size: min(480px, 100%);
    background: var(--_surface);
    color: var(--_text);
    font: 400 var(--_size-m) / var(--_leading) var(--_font);
    overflow: auto;
  }
  .middle {
    place-content: center;
    justify-items: center;
    gap: 16px;
    padding: 24px;
    text-align: center;
  }
  .middle p {
    max-inline-size: 34ch;
    color: var(--_text-muted);
  }
  .middle cairn-cairn-glyph {
    --cairn-icon-size: 84px;
    color: var(--_accent);
  }
  .middle cairn-icon {
    font-size: 32px;
  }
`
