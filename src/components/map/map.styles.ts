import { css } from 'lit'

export const mapStyles = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    min-height: 160px;
    height: 100%;
    background: light-dark(#a4cddd, #0f3b4d);
    isolation: isolate;
  }
  .view,
  .maplibregl-map {
    position: absolute;
    inset: 0;
    overflow: hidden;
    -webkit-tap-highlight-color: transparent;
  }
  /* What the map needs of its library's stylesheet: its controls are not used. */
  .maplibregl-canvas {
    position: absolute;
    left: 0;
    top: 0;
  }
  .maplibregl-canvas:focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: -3px;
  }
  .maplibregl-canary {
    background-color: salmon;
  }
  .maplibregl-canvas-container.maplibregl-interactive {
    cursor: grab;
    user-select: none;
  }
  .maplibregl-canvas-container.maplibregl-interactive:active {
    cursor: grabbing;
  }
  .maplibregl-canvas-container.maplibregl-touch-zoom-rotate,
  .maplibregl-canvas-container.maplibregl-touch-zoom-rotate .maplibregl-canvas {
    touch-action: pan-x pan-y;
  }
  .maplibregl-canvas-container.maplibregl-touch-drag-pan,
  .maplibregl-canvas-container.maplibregl-touch-drag-pan .maplibregl-canvas {
    touch-action: pinch-zoom;
  }
  .maplibregl-canvas-container.maplibregl-touch-zoom-rotate.maplibregl-touch-drag-pan,
  .maplibregl-canvas-container.maplibregl-touch-zoom-rotate.maplibregl-touch-drag-pan .maplibregl-canvas {
    touch-action: none;
  }
  .maplibregl-crosshair,
  :host([picking]) .maplibregl-canvas-container.maplibregl-interactive {
    cursor: crosshair;
  }
  .maplibregl-boxzoom {
    position: absolute;
    inset: 0 auto auto 0;
    border: 2px dotted #111a16;
    background: #fff6;
  }
  .buttons {
    position: absolute;
    inset-inline-end: 12px;
    inset-block-start: var(--cairn-map-inset-top, 12px);
    display: flex;
    flex-direction: column;
    gap: 10px;
    z-index: 3;
  }
  .corner {
    position: absolute;
    display: flex;
    flex-direction: column;
    gap: 10px;
    z-index: 3;
  }
  .top-start {
    inset-inline-start: 12px;
    inset-block-start: var(--cairn-map-inset-top, 12px);
  }
  .corner.bottom-start {
    position: static;
    margin-inline-start: -4px;
    margin-block-end: 10px;
    pointer-events: auto;
  }
  .bottom-end {
    inset-inline-end: 12px;
    inset-block-end: max(var(--cairn-map-inset-bottom, 14px), calc(var(--_covered, 0px) + 8px));
  }
  .icon-button.raised[aria-pressed='true'] {
    color: var(--_here);
  }
  .icon-button.raised[data-state='looking'] cairn-icon {
    animation: wait 1.2s ease-in-out infinite alternate;
  }
  @keyframes wait {
    to {
      opacity: 0.25;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .icon-button.raised[data-state='looking'] cairn-icon {
      animation: none;
      opacity: 0.5;
    }
  }
  .zoom {
    display: grid;
    border-radius: var(--_radius-l);
    overflow: hidden;
    background: var(--_surface);
    box-shadow: var(--_shadow-2);
  }
  .zoom button {
    width: var(--_tap);
    height: var(--_tap);
    display: grid;
    place-items: center;
    font-size: 17px;
  }
  .zoom button:hover {
    background: var(--_sunken);
  }
  .zoom button:focus-visible {
    outline-offset: -4px;
    border-radius: var(--_radius-l);
  }
  .zoom button + button {
    border-block-start: 1px solid var(--_line);
  }
  @media (hover: none) and (pointer: coarse) {
    .zoom:not(:focus-within) {
      position: absolute;
      clip-path: inset(50%);
      width: 1px;
      height: 1px;
    }
  }
  /* What stands at the lower edge, one above the other, however much each has to say; above a panel that covers it. */
  .foot {
    position: absolute;
    inset-inline: 16px;
    inset-block-end: max(var(--cairn-map-inset-bottom, 14px), calc(var(--_covered, 0px) + 8px));
    z-index: 4;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    pointer-events: none;
  }
  .foot > [role='status'] {
    align-self: center;
  }
  .legend {
    font-size: 0.75rem;
    font-weight: 600;
    line-height: 1.4;
    text-shadow:
      0 0 3px var(--_surface),
      0 0 3px var(--_surface),
      0 0 2px var(--_surface);
  }
  .scale {
    display: block;
    height: 6px;
    border: 2px solid var(--_text);
    border-block-start: 0;
    margin-block-start: 1px;
  }
  .place {
    display: flex;
    align-items: center;
    gap: 6px;
  }
  .place cairn-coordinates {
    pointer-events: auto;
    font-size: var(--_size-xs);
  }
  .attribution {
    display: block;
    font-weight: 400;
    font-size: 0.6875rem;
    margin-block-start: 3px;
  }
  .marks button {
    position: absolute;
    width: 52px;
    height: 52px;
    margin: -26px;
    border-radius: 50%;
    pointer-events: none;
    z-index: 2;
  }
  .marks button.large {
    width: 74px;
    height: 74px;
    margin: -52px -37px -37px;
  }
  .marks button span {
    opacity: 0;
    font-size: 1px;
  }
  .notice {
    max-width: 30em;
    margin-block-end: 10px;
    pointer-events: auto;
    background: var(--_surface);
    box-shadow: var(--_shadow-2);
    border-radius: var(--_radius);
    padding: 8px 14px;
    display: flex;
    align-items: center;
    gap: 10px;
    font-size: var(--_size-s);
  }
  .bar-loading {
    position: absolute;
    inset: 0 0 auto;
    height: 3px;
    background: var(--_accent);
    z-index: 5;
    transform-origin: 0 0;
    opacity: 0.85;
  }
  .instead {
    position: absolute;
    inset: 0;
    overflow: auto;
    background: var(--_surface);
    display: flex;
    flex-direction: column;
  }
  .instead .note {
    margin: 16px;
    flex: none;
  }
  .again {
    margin: 0 16px 16px;
    flex: none;
    align-self: flex-start;
  }
  .instead cairn-observation-list {
    flex: 1;
    min-height: 300px;
  }
  @media (forced-colors: active) {
    .zoom,
    .notice {
      border: 2px solid ButtonBorder;
    }
  }
`
