import { css } from 'lit'

/** Tiles stand three in a row, or as many as have room for their words where text is large. */
export const pickerStyles = css`
  :host {
    height: 100%;
  }
  .search {
    position: relative;
    display: flex;
    align-items: center;
  }
  .search cairn-icon {
    position: absolute;
    inset-inline-start: 16px;
    font-size: 18px;
    pointer-events: none;
  }
  .search .input {
    border-radius: var(--_radius);
    padding-inline-start: 48px;
  }
  .search .input::-webkit-search-cancel-button {
    width: 24px;
    height: 24px;
  }
  h2 {
    font-size: var(--_size-s);
    color: var(--_text-muted);
    margin-block: 2px 8px;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(max(4.1em, (100% - 17px) / 3), 1fr));
    gap: 8px;
  }
  @container (min-width: 560px) {
    .grid {
      grid-template-columns: repeat(auto-fill, minmax(118px, 1fr));
    }
  }
  .tile {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: flex-start;
    gap: 8px;
    padding: 12px 6px 10px;
    border-radius: var(--_radius);
    text-align: center;
    font-weight: 600;
    font-size: var(--_size-s);
    line-height: 1.2;
    min-height: 118px;
    background: var(--_sunken);
    border: 2px solid transparent;
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  .tile:hover {
    border-color: var(--_line-strong);
  }
  .tile:active {
    background: var(--_accent-soft);
  }
  .tile[aria-checked='true'] {
    border: 3px solid var(--_accent);
    background: var(--_accent-soft);
    padding: 11px 5px 9px;
  }
  .tile span {
    min-height: 2.4em;
    display: grid;
    place-items: center;
    max-width: 100%;
  }
  :host([contrast='high']) .tile {
    border: 2px solid currentColor;
  }
  @media (forced-colors: active) {
    .tile {
      border: 2px solid ButtonBorder;
    }
  }
`
