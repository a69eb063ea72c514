import { css, html, nothing, type TemplateResult } from 'lit'
import type { Screen } from './screen.js'
import { text } from './texts.js'

const LASTS_MS = 4_000
/** Time to think better of it. */
const UNDO_MS = 12_000

/** Where a line stands: on the map, at the foot of the list, or at that of one panel. */
type Place = 'map' | 'list' | Screen

interface Toast {
  readonly words: string
  readonly place: Place
  readonly undo?: () => void
}

/**
 * A line that says what was done, for a while; the newest one. It has room of its own, so that it never lies over what
 * one wants next: on the map above Add and the line of copies, at the foot of the list and of a panel. It stays where
 * it was said: what is opened meanwhile is about something else.
 */
export class Toasts {
  readonly #screen: () => Screen
  readonly #changed: () => void
  #current: Toast | null = null

  constructor(screen: () => Screen, changed: () => void) {
    this.#screen = screen
    this.#changed = changed
  }

  /** `undo` takes it back, and ends the line. */
  say(words: string, undo?: () => void): void {
    const screen = this.#screen()
    const place = screen.name === 'map' || screen.name === 'list' ? screen.name : screen
    const toast: Toast = { words, place, ...(undo && { undo }) }
    this.#show(toast)
    const end = () => {
      if (this.#current === toast) this.#show(null)
    }
    // Its time begins when it is painted: a slow phone may draw the map first.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(end, undo ? UNDO_MS : LASTS_MS)))
  }

  /** One of the places where it may stand. All of them are always there: what comes into a new one is not read out. */
  render(place: Place | null): TemplateResult {
    return html`<div class="said" role="status">
      ${this.#current && this.#current.place === place ? this.#line(this.#current) : nothing}
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
