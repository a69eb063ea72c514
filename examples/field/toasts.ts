import { css, html, nothing, type TemplateResult } from 'lit'
import { text } from './texts.js'

const LASTS_MS = 4_000
/** Time to think better of it. */
const UNDO_MS = 12_000

interface Toast {
  readonly words: string
  readonly undo?: () => void
}

/**
 * A line that says what was done, for a while; the newest one. It has room of its own, so that it never lies over what
 * one wants next: on the map above Add and the line of copies, at the foot of the list and of a panel.
 */
export class Toasts {
  readonly #changed: () => void
  #current: Toast | null = null

  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** `undo` takes it back, and ends the line. */
  say(words: string, undo?: () => void): void {
    const toast: Toast = { words, ...(undo && { undo }) }
    this.#show(toast)
    const end = () => {
      if (this.#current === toast) this.#show(null)
    }
    // Its time begins when it is painted: a slow phone may draw the map first.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(end, undo ? UNDO_MS : LASTS_MS)))
  }

  /** One of the places where it may stand. All of them are always there: what comes into a new one is not read out. */
  render(here: boolean): TemplateResult {
    return html`<div class="said" role="status">
      ${here && this.#current ? this.#line(this.#current) : nothing}
    </div>`
  }

  #line({ words, undo }: Toast): TemplateResult {
    const act = () => {
      this.#show(null)
      undo?.()
    }
    return html`<div class="toast">
      ${words} ${undo ? html`<button class="button small" @click=${act}>${text('undo')}</button>` : nothing}
    </div>`
  }

  #show(toast: Toast | null): void {
    this.#current = toast
    this.#changed()
  }
}

export const toastStyles = css`
  /* Beside it, at the end, stand the buttons of the map. */
  .stage .said {
    display: flex;
    padding-inline: 16px calc(var(--_tap) + 24px);
  }
  .list .said:has(.toast),
  .panel .said:has(.toast) {
    display: grid;
    padding: 8px 16px 12px;
    border-block-start: 1px solid var(--_line);
  }
  .toast {
    display: flex;
    align-items: center;
    gap: 12px;
    padding: 12px 18px;
    border-radius: var(--_radius-l);
    background: var(--_text);
    color: var(--_surface);
    font-weight: 600;
    box-shadow: var(--_shadow-2);
  }
  .toast .button {
    margin-inline-start: auto;
    pointer-events: auto;
    background: transparent;
    color: inherit;
    border-color: currentColor;
  }
  @container (min-width: 1024px) {
    .stage .said {
      grid-column: 1 / -1;
      justify-content: center;
      padding-inline: 0;
    }
  }
`
