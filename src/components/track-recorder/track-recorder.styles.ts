import { css } from 'lit'

export const recorderStyles = css`
  :host {
    height: 100%;
  }
  :host([compact]) {
    height: auto;
    background: none;
    overflow: visible;
    container-type: normal;
    display: inline-flex;
  }
  .numbers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr));
    gap: 8px;
  }
  .numbers > div {
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: 10px 14px;
    display: flex;
    flex-direction: column;
  }
  dt {
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  dd {
    font-size: var(--_size-l);
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .state {
    display: flex;
    align-items: center;
    gap: 10px;
    font-weight: 700;
    font-size: var(--_size-l);
  }
  .state i {
    width: 14px;
    height: 14px;
    border-radius: 99px;
    background: var(--_danger);
    flex: none;
  }
  .state.still i {
    border-radius: 3px;
    background: var(--_text-muted);
  }
  .track {
    display: flex;
    align-items: center;
    gap: 14px;
    width: 100%;
    min-height: 64px;
    padding: 10px 16px;
  }
  li + li {
    border-block-start: 1px solid var(--_line);
  }
  h2 {
    margin-block-end: 8px;
  }
  .name {
    display: block;
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .foot {
    flex-wrap: wrap;
  }
  .foot .button {
    flex: 1 1 8em;
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    min-height: var(--_tap);
    padding: 6px 18px;
    border-radius: var(--_radius-pill);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow-2);
    outline: 1px solid light-dark(transparent, var(--_line));
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .pill:focus-visible {
    outline: 3px solid var(--_focus);
  }
  .pill i {
    width: 12px;
    height: 12px;
    border-radius: 99px;
    background: var(--_danger);
    flex: none;
  }
  .pill.still i {
    border-radius: 3px;
    background: var(--_text-muted);
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  @media (forced-colors: active) {
    .state i,
    .pill i {
      background: CanvasText;
    }
    .pill {
      border: 2px solid ButtonBorder;
    }
  }
`
