import { css } from 'lit'
import { basics } from './basics.js'

/** What every panel is made of. `.file` is a button that picks a file: the input lies over it, unseen. */
export const controls = [
  basics,
  css`
    .raised {
      background: var(--_surface);
      box-shadow: var(--_shadow-2);
      outline-color: var(--_focus);
    }
    .button.other,
    .button.other:hover:not(:disabled) {
      background: var(--_other);
      color: var(--_on-other);
      border-color: var(--_other);
    }
    .button.other:active {
      filter: brightness(0.9);
    }
    .button.danger {
      color: var(--_danger-text);
    }
    .file {
      position: relative;
      overflow: hidden;
    }
    .file input {
      position: absolute;
      inset: 0;
      opacity: 0;
      cursor: pointer;
    }
    .file:focus-within {
      outline: 3px solid var(--_focus);
      outline-offset: 2px;
    }
    dialog {
      border: 0;
      border-radius: var(--_radius-l);
      padding: 24px;
      max-width: min(92vw, 460px);
      background: var(--_surface);
      color: var(--_text);
      box-shadow: var(--_shadow-3);
    }
    dialog::backdrop {
      background: var(--_scrim);
    }
    dialog form {
      display: flex;
      flex-direction: column;
      gap: 16px;
    }
    .tag.warn {
      background: var(--_warn-soft);
      color: var(--_warn-text);
    }
    .tag.other {
      background: var(--_other-soft);
      color: var(--_other-text);
    }
    .note.warn {
      background: var(--_warn-soft);
    }
    .note.warn > cairn-icon,
    .note.warn > cairn-cairn-glyph {
      color: var(--_warn-text);
    }
    @media (forced-colors: active) {
      .raised {
        border: 2px solid ButtonBorder;
      }
    }
  `
]
