import { css } from 'lit'

export const viewerStyles = css`
  dialog {
    border: 0;
    padding: 0;
    margin: 0;
    width: 100vw;
    height: 100dvh;
    max-width: none;
    max-height: none;
    background: var(--_surface);
    color: var(--_text);
    font: 400 var(--_size-m) / var(--_leading) var(--_font);
    overflow: hidden;
  }
  .frame {
    display: flex;
    flex-direction: column;
    height: 100%;
  }
  .bar,
  .foot {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    padding: 4px 8px;
  }
  .bar .place {
    flex: 1;
    padding-inline: 8px;
    font-weight: 600;
  }
  .foot {
    justify-content: space-between;
    padding-block-end: max(4px, env(safe-area-inset-bottom));
  }
  .stage {
    flex: 1;
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
    display: grid;
    align-items: safe center;
    justify-items: safe center;
    background: var(--_sunken);
    /* One finger moves what is larger than the screen; two are taken to zoom. */
    touch-action: pan-x pan-y;
  }
  .stage:focus-visible {
    outline-offset: -3px;
  }
  cairn-media {
    width: calc(100% * var(--_zoom, 1));
    padding: 8px;
    box-sizing: border-box;
  }
  cairn-media::part(picture) {
    max-height: calc((100dvh - 190px) * var(--_zoom, 1));
    background: none;
  }
`
