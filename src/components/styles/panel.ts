import { css } from 'lit'

/**
 * A panel: bar, scrolling body, foot with the one filled button. With less room than the title's basis, what stands
 * beside it goes below it.
 */
export const panel = css`
  :host {
    display: flex;
    flex-direction: column;
    background: var(--_surface);
    min-height: 0;
    overflow: hidden;
    container-type: inline-size;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 60px;
    padding: 4px 8px;
    flex: none;
    flex-wrap: wrap;
    border-block-end: 1px solid var(--_line);
  }
  .bar h1 {
    padding-inline: 8px;
    flex: 1 1 4.5em;
    min-width: 0;
  }
  .body {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 16px;
    display: flex;
    flex-direction: column;
    gap: 16px;
  }
  .body > * {
    flex: none;
  }
  .foot {
    flex: none;
    padding: 12px 16px max(16px, env(safe-area-inset-bottom));
    background: var(--_surface);
    border-block-start: 1px solid var(--_line);
    display: flex;
    gap: 12px;
    align-items: center;
  }
`
