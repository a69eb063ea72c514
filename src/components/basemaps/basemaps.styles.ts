import { css } from 'lit'

export const basemapsStyles = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  dialog {
    padding: 0;
    width: min(100vw, 460px);
    max-height: min(92dvh, 760px);
    overflow: hidden;
    font-size: var(--_size-m);
    line-height: var(--_leading);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  @media (max-width: 599px) {
    dialog {
      width: 100%;
      max-width: none;
      margin: auto 0 0;
      border-radius: var(--_radius-l) var(--_radius-l) 0 0;
    }
  }
  .bar {
    display: flex;
    align-items: center;
    min-height: 60px;
    padding: 4px 8px;
    flex: none;
    border-block-end: 1px solid var(--_line);
  }
  .bar h1 {
    flex: 1;
    min-width: 0;
    padding-inline: 8px;
  }
  .body {
    overflow: auto;
    overscroll-behavior: contain;
    padding: 16px 16px max(16px, env(safe-area-inset-bottom));
    display: flex;
    flex-direction: column;
    gap: 16px;
  }
  .body > * {
    flex: none;
  }
  .maps {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  .map {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .keep {
    display: flex;
    flex-direction: column;
    gap: 12px;
    border-block-start: 1px solid var(--_line);
    padding-block-start: 16px;
  }
  .keep h2 {
    font-size: var(--_size-m);
  }
  .keep .question {
    border-color: var(--_line-strong);
  }
  .map .option {
    flex: 1;
    min-width: 0;
  }
  .question {
    border: 2px solid var(--_danger);
    border-radius: var(--_radius-s);
    padding: 12px;
    display: flex;
    flex-direction: column;
    gap: 12px;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .drop {
    border: 2px dashed var(--_line-strong);
    border-radius: var(--_radius);
    padding: 16px;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 12px;
  }
  .dropping .drop {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  progress {
    width: 100%;
    accent-color: var(--_accent);
  }
  summary {
    min-height: 44px;
    display: flex;
    align-items: center;
    gap: 10px;
    font-weight: 600;
    cursor: pointer;
    border-radius: var(--_radius-s);
  }
  details form {
    display: flex;
    flex-direction: column;
    gap: 16px;
    padding-block: 8px;
  }
`
