import type { ReactiveController } from 'lit'

/**
 * Tells whether an element is drawn light or dark: a map's colours are drawn, not styled, so a change must be
 * noticed. The element's own `color-scheme` decides, which a page or a `theme` attribute sets.
 */
export class ThemeWatch implements ReactiveController {
  readonly #host: HTMLElement & { addController(controller: ReactiveController): void }
  readonly #changed: () => void
  readonly #query = matchMedia('(prefers-color-scheme: dark)')
  readonly #observer = new MutationObserver(() => this.#look())
  #last = 'light'

  constructor(
    host: HTMLElement & { addController(controller: ReactiveController): void },
    changed: () => void
  ) {
    this.#host = host
    this.#changed = changed
    host.addController(this)
  }

  hostConnected(): void {
    this.#last = this.value
    this.#query.addEventListener('change', this.#look)
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
    this.#query.removeEventListener('change', this.#look)
    this.#observer.disconnect()
  }

  get value(): 'light' | 'dark' {
    const scheme = getComputedStyle(this.#host).colorScheme
    if (scheme.includes('dark') && scheme.includes('light')) return this.#query.matches ? 'dark' : 'light'
    return scheme.includes('dark') ? 'dark' : 'light'
  }

  readonly #look = (): void => {
    const now = this.value
    if (this.#last === now) return
    this.#last = now
    this.#changed()
  }
}
