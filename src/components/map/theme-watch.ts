import type { ReactiveController } from 'lit'
import { hasHighContrast } from './mark-colours.js'

/**
 * Tells whether an element is drawn light or dark, and when that or its contrast changes: a map's colours are drawn,
 * not styled. The element's own `color-scheme` decides, which a page or a `theme` attribute sets.
 */
export class ThemeWatch implements ReactiveController {
  readonly #host: HTMLElement & { addController(controller: ReactiveController): void }
  readonly #changed: () => void
  readonly #query = matchMedia('(prefers-color-scheme: dark)')
  readonly #contrasts = [matchMedia('(prefers-contrast: more)'), matchMedia('(forced-colors: active)')]
  readonly #observer = new MutationObserver(() => this.#look())
  #last = ''

  constructor(
    host: HTMLElement & { addController(controller: ReactiveController): void },
    changed: () => void
  ) {
    this.#host = host
    this.#changed = changed
    host.addController(this)
  }

  hostConnected(): void {
    this.#last = this.#looks
    for (const query of [this.#query, ...this.#contrasts]) query.addEventListener('change', this.#look)
    const attributeFilter = ['theme', 'contrast', 'class', 'style']
    this.#observer.observe(document.documentElement, { attributeFilter })
    let at: Element | null = this.#host
    while (at !== null) {
      this.#observer.observe(at, { attributeFilter })
      const root: Node = at.getRootNode()
      at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
    }
  }

  hostDisconnected(): void {
    for (const query of [this.#query, ...this.#contrasts]) query.removeEventListener('change', this.#look)
    this.#observer.disconnect()
  }

  get value(): 'light' | 'dark' {
    const scheme = getComputedStyle(this.#host).colorScheme
    if (scheme.includes('dark') && scheme.includes('light')) return this.#query.matches ? 'dark' : 'light'
    return scheme.includes('dark') ? 'dark' : 'light'
  }

  get #looks(): string {
    return `${this.value}${hasHighContrast(this.#host) ? ' high' : ''}`
  }

  readonly #look = (): void => {
    const now = this.#looks
    if (this.#last === now) return
    this.#last = now
    this.#changed()
  }
}
