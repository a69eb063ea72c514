import type { DocumentId } from '../../src/index.js'

/** What stands in the panel beside (or, on a phone, over) the map. */
export type Screen =
  | { readonly name: 'map' }
  | { readonly name: 'list' }
  | { readonly name: 'pick'; readonly lngLat: readonly [number, number] | null }
  | { readonly name: 'form'; readonly presetRef: string; readonly lngLat: readonly [number, number] | null }
  | { readonly name: 'edit'; readonly id: DocumentId }
  | { readonly name: 'observation'; readonly id: DocumentId }
  | { readonly name: 'copies' }
  | { readonly name: 'invite' }
  | { readonly name: 'categories' }
  | { readonly name: 'release' }
  | { readonly name: 'path' }
  | { readonly name: 'members' }
  | { readonly name: 'settings' }

/** The screens so far, kept in the browser's history so that its back button means back. */
export class Screens {
  readonly #changed: () => void
  readonly #listen = (event: PopStateEvent) => {
    this.current = (event.state as Screen | null) ?? { name: 'map' }
    this.#changed()
  }
  current: Screen = { name: 'map' }

  constructor(changed: () => void) {
    this.#changed = changed
    history.replaceState(this.current, '')
    addEventListener('popstate', this.#listen)
  }

  stop(): void {
    removeEventListener('popstate', this.#listen)
  }

  go(screen: Screen): void {
    const replaces = this.current.name !== 'map' && this.current.name !== 'list'
    this.current = screen
    if (replaces || screen.name === 'map') history.replaceState(screen, '')
    else history.pushState(screen, '')
    this.#changed()
  }

  back(): void {
    if (this.current.name === 'map') return
    this.go({ name: 'map' })
  }
}
