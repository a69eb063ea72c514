import { css } from 'lit'

/** Phone: map or list above four tabs, everything else covers both. From 900 px: list, map, what is being done. */
export const landStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    container-type: inline-size;
    background: var(--_canvas);
    color: var(--_text);
    font: 400 var(--_size-m) / var(--_leading) var(--_font);
  }
  main {
    display: contents;
  }
  cairn-project::part(start) {
    grid-row: 2;
  }
  .frame {
    grid-row: 2;
    display: grid;
    grid-template: minmax(0, 1fr) auto / minmax(0, 1fr);
    min-block-size: 0;
  }
  .stage,
  .list,
  .side {
    grid-area: 1 / 1;
    min-inline-size: 0;
    min-block-size: 0;
  }
  .stage {
    position: relative;
    overflow: hidden;
  }
  cairn-map {
    position: absolute;
    inset: 0;
    --cairn-map-inset-top: 84px;
  }
  .top,
  .asking {
    position: absolute;
    inset: 12px 12px auto;
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 60px;
    padding: 6px 8px 6px 18px;
    padding-inline: 18px 8px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-l);
    background: var(--_surface);
    box-shadow: var(--_shadow-2);
  }
  .top h1,
  .asking span {
    flex: 1;
    min-inline-size: 0;
  }
  .top h1 {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .top select {
    max-inline-size: 45%;
    min-block-size: 44px;
    padding-inline: 10px;
    border: 2px solid var(--_line-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: var(--_size-s);
  }
  .asking {
    background: var(--_text);
    color: var(--_surface);
    font-weight: 600;
  }
  .asking .button {
    background: none;
    color: inherit;
    border-color: currentColor;
  }
  .list {
    position: relative;
    z-index: 1;
    display: none;
    grid-template-rows: auto minmax(0, 1fr) auto auto;
    background: var(--_surface);
  }
  .frame.at-list .list {
    display: grid;
  }
  .list h1 {
    padding: 16px;
    border-block-end: 1px solid var(--_line);
  }
  .bring {
    display: grid;
    gap: 8px;
    padding: 12px 16px;
    border-block-start: 1px solid var(--_line);
  }
  .side {
    grid-row: 1 / -1;
    display: grid;
    z-index: 2;
    background: var(--_surface);
  }
  .side > * {
    min-block-size: 0;
    min-inline-size: 0;
  }
  .side.behind {
    display: none;
  }
  .tabs {
    grid-area: 2 / 1;
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 1fr));
    padding: 4px 4px max(4px, env(safe-area-inset-bottom));
    background: var(--_surface);
    border-block-start: 1px solid var(--_line);
    position: relative;
  }
  .tabs button {
    display: grid;
    justify-items: center;
    gap: 4px;
    min-block-size: 56px;
    padding: 6px 2px;
    align-content: center;
    border-radius: var(--_radius);
    color: var(--_text-muted);
    font-size: var(--_size-xs);
    font-weight: 600;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .tabs cairn-icon {
    font-size: 20px;
  }
  .tabs button[aria-current='page'] {
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }
  .tabs .add {
    position: absolute;
    inset-inline-end: 16px;
    inset-block-end: calc(100% + 16px);
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 64px;
    padding-inline: 20px 26px;
    border-radius: var(--_radius-l);
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: var(--_size-l);
    font-weight: 700;
    box-shadow:
      0 0 0 3px var(--_surface),
      var(--_shadow-2);
  }
  .frame.at-list .tabs .add,
  .frame.with-side .tabs {
    visibility: hidden;
  }
  /* Above Add; beside it, at the end, stand the buttons of the map. */
  .stage .said {
    position: absolute;
    inset: auto 16px 100px;
    display: flex;
    padding-inline-end: calc(var(--_tap) + 8px);
    pointer-events: none;
  }
  .list .said:has(.toast) {
    display: grid;
    padding: 8px 16px;
  }
  .toast {
    padding: 12px 18px;
    border-radius: var(--_radius-l);
    background: var(--_text);
    color: var(--_surface);
    font-weight: 600;
    box-shadow: var(--_shadow-2);
  }
  .update {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 8px 8px 8px 16px;
    padding-inline: 16px 8px;
    background: var(--_warn-soft);
    color: var(--_warn-text);
    font-weight: 600;
  }
  .update span {
    flex: 1;
  }
  @container (min-width: 900px) {
    .frame {
      grid-template: minmax(0, 1fr) auto / 340px minmax(0, 1fr);
    }
    .frame.with-side {
      grid-template-columns: 340px minmax(0, 1fr) 420px;
    }
    .list {
      display: grid;
      border-inline-end: 1px solid var(--_line);
    }
    .stage {
      grid-area: 1 / 2 / -1 / 3;
    }
    .stage .said {
      inset-block-end: 20px;
      justify-content: center;
      padding: 0;
    }
    .side,
    .side.behind {
      display: grid;
      grid-area: 1 / 3 / -1 / 4;
      border-inline-start: 1px solid var(--_line);
    }
    .top {
      inset-inline-start: auto;
      inline-size: fit-content;
      max-inline-size: calc(100% - 24px);
    }
    .top h1 {
      display: none;
    }
    .top select {
      max-inline-size: none;
      border-color: transparent;
    }
    .top {
      padding-inline: 8px;
      min-block-size: 0;
    }
    .frame.with-side .tabs,
    .frame.at-list .tabs .add {
      visibility: visible;
    }
    .tabs {
      border-inline-end: 1px solid var(--_line);
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
    .tabs button:nth-child(2) {
      display: none;
    }
    .tabs .add {
      position: static;
      grid-column: 1 / -1;
      grid-row: 1;
      justify-content: center;
      margin: 8px;
      box-shadow: none;
    }
  }
`
