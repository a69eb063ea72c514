import { css } from 'lit'

/** Phone: the map fills the screen, panels cover it. From 1024 px: list, map, panel side by side. */
export const fieldStyles = css`
  :host {
    display: block;
    container-type: inline-size;
    background: var(--_canvas);
    color: var(--_text);
    font: 400 var(--_size-m) / var(--_leading) var(--_font);
  }
  main {
    display: contents;
  }
  .frame {
    position: relative;
    block-size: 100%;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    overflow: hidden;
  }
  .frame > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .pane {
    display: flex;
    flex-direction: column;
    background: var(--_surface);
    z-index: 3;
    overflow: hidden;
  }
  .pane > :not(.bar):not(.search-field):not(.said) {
    flex: 1;
    min-block-size: 0;
  }
  .behind {
    visibility: hidden;
  }
  .list[hidden] {
    display: none;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 60px;
    padding: 4px 8px;
    border-block-end: 1px solid var(--_line);
  }
  .bar h1 {
    flex: 1;
    min-inline-size: 0;
    padding-inline-start: 8px;
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-size: var(--_size-m);
  }
  .round {
    display: grid;
    place-items: center;
    inline-size: var(--_tap);
    block-size: var(--_tap);
    border-radius: var(--_radius-pill);
    flex: none;
    font-size: 19px;
  }
  .stage {
    position: relative;
    overflow: hidden;
  }
  cairn-map {
    position: absolute;
    inset: 0;
    --cairn-map-inset-top: 148px;
    --cairn-map-inset-bottom: 112px;
  }
  .top {
    position: absolute;
    inset: 12px 12px auto;
    display: flex;
    flex-direction: column;
    gap: 10px;
    z-index: 2;
    pointer-events: none;
  }
  .top > * {
    pointer-events: auto;
  }
  .top > cairn-track-recorder {
    align-self: start;
  }
  .search {
    display: flex;
    align-items: center;
    min-block-size: 56px;
    padding: 0 4px;
    border-radius: var(--_radius-l);
    background: var(--_surface);
    box-shadow: var(--_shadow-2);
  }
  .search h1 {
    flex: 1;
    min-inline-size: 0;
    padding-inline-start: 6px;
    font-size: var(--_size-m);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .search input,
  .search-field input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: 44px;
    border: 0;
    padding: 0 8px;
    background: none;
    color: inherit;
    font: inherit;
  }
  .search-field {
    display: flex;
    align-items: center;
    padding: 0 8px;
    border-block-end: 1px solid var(--_line);
  }
  .chips {
    display: flex;
    gap: 8px;
    overflow-x: auto;
    scrollbar-width: none;
    margin: -4px -12px;
    padding: 4px 12px;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    padding: 0 14px 0 12px;
    border-radius: var(--_radius-pill);
    background: var(--_surface);
    box-shadow: var(--_shadow-1);
    font-weight: 600;
    font-size: var(--_size-s);
    white-space: nowrap;
    flex: none;
  }
  .chip[aria-pressed='true'] {
    background: var(--_text);
    color: var(--_surface);
  }
  .chip i {
    inline-size: 18px;
    block-size: 18px;
    background: currentColor;
    mask: var(--icon) center / contain no-repeat;
  }
  .chip .number {
    font-variant-numeric: tabular-nums;
  }
  /* One above the other, whatever their size: nothing here ever lies over what is below it. */
  .below {
    position: absolute;
    z-index: 2;
    inset: auto 0 0;
    display: flex;
    flex-direction: column;
    gap: 12px;
    pointer-events: none;
  }
  .below > :not(.said) {
    pointer-events: auto;
  }
  .add {
    align-self: end;
    margin-inline-end: 16px;
    display: flex;
    align-items: center;
    gap: 10px;
    block-size: 68px;
    min-inline-size: 68px;
    padding-inline: 20px 26px;
    border-radius: var(--_radius-l);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 700;
    font-size: var(--_size-l);
    box-shadow:
      0 0 0 3px var(--_surface),
      var(--_shadow-2);
  }
  .add:last-child {
    margin-block-end: 24px;
  }
  .truth {
    padding: 0 16px 14px;
    background: var(--_surface);
    border-radius: var(--_radius-l) var(--_radius-l) 0 0;
    box-shadow: var(--_shadow-3);
  }
  .truth::before {
    content: '';
    display: block;
    inline-size: 44px;
    block-size: 5px;
    border-radius: 9px;
    background: var(--_line-strong);
    margin: 9px auto 10px;
  }
  .truth .line {
    display: flex;
    align-items: center;
    gap: 14px;
  }
  .truth .words {
    flex: 1;
    min-inline-size: 0;
  }
  .truth b {
    display: block;
    font-weight: 600;
  }
  .truth span {
    color: var(--_text-muted);
    font-size: var(--_size-s);
  }
  .truth.warn cairn-cairn-glyph {
    color: var(--_warn-text);
  }
  .empty {
    display: grid;
    justify-items: center;
    gap: 8px;
    text-align: center;
    padding-block: 8px 4px;
  }
  .empty cairn-cairn-glyph {
    --cairn-icon-size: 120px;
    color: var(--_accent);
  }
  .empty h2 {
    font-size: var(--_size-xl);
  }
  .empty p {
    color: var(--_text-muted);
    max-inline-size: 30ch;
    margin-block-end: 8px;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    min-block-size: var(--_tap);
    padding: 6px 20px;
    border: 2px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-weight: 600;
    line-height: 1.2;
    text-align: center;
  }
  .button.primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .button.small {
    min-block-size: 44px;
    padding: 4px 14px;
    font-size: var(--_size-s);
  }
  .button.wide {
    inline-size: 100%;
    margin-block-start: 8px;
  }
  .asking {
    position: absolute;
    z-index: 4;
    inset: 12px 12px auto;
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 8px 8px 8px 18px;
    border-radius: var(--_radius-l);
    background: var(--_text);
    color: var(--_surface);
    font-weight: 600;
  }
  .asking span {
    flex: 1;
  }
  .asking .button {
    background: transparent;
    color: inherit;
    border-color: currentColor;
  }
  /* On a dark map a shadow does not part a card from the ground. */
  .chip,
  .search,
  .truth {
    outline: 1px solid light-dark(transparent, var(--_line));
  }
  .only-wide {
    display: none;
  }
  @container (min-width: 1024px) {
    .frame {
      grid-template-columns: 344px minmax(0, 1fr);
    }
    .frame.with-panel {
      grid-template-columns: 344px minmax(0, 1fr) 420px;
    }
    .frame > .list,
    .frame > .list[hidden] {
      display: flex;
      grid-area: 1 / 1;
      border-inline-end: 1px solid var(--_line);
    }
    .behind {
      visibility: visible;
    }
    .frame > .stage {
      grid-area: 1 / 2;
    }
    .frame > .panel {
      grid-area: 1 / 3;
      border-inline-start: 1px solid var(--_line);
      box-shadow: var(--_shadow-2);
      z-index: 4;
    }
    .frame > .panel.whole {
      grid-column: 1 / -1;
      z-index: 4;
    }
    .only-phone {
      display: none;
    }
    .only-wide {
      display: grid;
    }
    cairn-map {
      --cairn-map-inset-top: 72px;
      --cairn-map-inset-bottom: 20px;
    }
    .below {
      inset: auto 16px 20px;
      display: grid;
      grid-template-columns: 1fr minmax(0, 480px) 1fr;
      align-items: end;
    }
    .truth {
      grid-area: 2 / 2;
      border-radius: var(--_radius-l);
      box-shadow: var(--_shadow-2);
      padding: 14px 18px;
    }
    .truth::before {
      content: none;
    }
    .empty {
      justify-items: stretch;
    }
    .empty cairn-cairn-glyph {
      --cairn-icon-size: 76px;
      justify-self: center;
    }
    .empty p {
      justify-self: center;
    }
    .add {
      grid-area: 2 / 3;
      justify-self: end;
      margin: 0;
      block-size: 56px;
    }
  }
`
