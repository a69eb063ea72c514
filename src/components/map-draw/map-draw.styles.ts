import { css } from 'lit'

export const mapDrawStyles = css`
  /* The map is given these three colours as the browser computes them. */
  .cross {
    color: var(--_accent);
    border: 0 solid var(--_mark-ring);
    outline: 0 solid var(--_mark-edge);
    position: absolute;
    inset: 50% auto auto 50%;
    inline-size: 44px;
    block-size: 44px;
    margin: -22px;
    --bar: linear-gradient(#111a16, #111a16);
    --halo: linear-gradient(#ffffff, #ffffff);
    background:
      var(--bar) center / 2px 44px no-repeat,
      var(--bar) center / 44px 2px no-repeat,
      var(--halo) center / 6px 44px no-repeat,
      var(--halo) center / 44px 6px no-repeat;
  }
  .panel {
    position: absolute;
    inset: auto 0 var(--cairn-map-draw-inset-bottom, 0px);
    margin-inline: auto;
    max-inline-size: 880px;
    container-type: inline-size;
    /* The cross stays in sight. */
    max-block-size: calc(50% - 34px - var(--cairn-map-draw-inset-bottom, 0px));
    overflow: auto;
    pointer-events: auto;
    background: var(--_surface);
    color: var(--_text);
    border-radius: var(--_radius-l) var(--_radius-l) 0 0;
    box-shadow: var(--_shadow-3);
    padding: 12px 16px 14px;
    display: grid;
    gap: 10px;
  }
  .said {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 16px;
  }
  .size {
    color: var(--_text-muted);
  }
  .wrong {
    display: flex;
    align-items: center;
    gap: 10px;
    color: var(--_danger-text);
    font-weight: 600;
  }
  .measures {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .measures .button {
    flex: 1 1 9em;
    justify-content: center;
  }
  .measures [aria-pressed='true'] {
    border-color: var(--_accent);
    border-width: 3px;
    font-weight: 700;
  }
  .acts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(8.5em, 1fr));
    gap: 8px;
  }
  .acts .button {
    min-block-size: var(--_tap);
    padding-inline: 10px;
    justify-content: center;
  }
  .acts .primary {
    grid-column: 1 / -1;
  }
  /* With room the buttons keep their own width, and Done stands at the end. */
  @container (min-width: 600px) {
    .acts {
      display: flex;
      flex-wrap: wrap;
    }
    .acts .button {
      padding-inline: 14px;
    }
    .acts .primary {
      margin-inline-start: auto;
      min-inline-size: 8em;
    }
    .measures .button {
      flex: none;
    }
  }
  @media (forced-colors: active) {
    .panel {
      border: 2px solid ButtonBorder;
    }
    .cross {
      forced-color-adjust: none;
    }
  }
`
