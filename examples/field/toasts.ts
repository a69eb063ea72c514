import { html, nothing, type TemplateResult } from 'lit'
import { text } from './texts.js'

const LASTS_MS = 4_000
/** Time to think better of it. */
const UNDO_MS = 12_000

interface Toast {
  readonly words: string
  readonly undo?: () => void
}

/** A line that says what was done, for a while; the newest one. */
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

  render(): TemplateResult {
    return html`<div role="status">${this.#current ? this.#line(this.#current) : nothing}</div>`
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
