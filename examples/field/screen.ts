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

/** What an entry of the browser's history holds. */
interface Visit {
  readonly screen: Screen
  /** How many screens lie below it. */
  readonly depth: number
}
const START: Visit = { screen: { name: 'map' }, depth: 0 }

/** The screens so far, kept in the browser's history so that its back button means back. */
export class Screens {
  readonly #changed: () => void
  readonly #listen = (event: PopStateEvent) => {
    this.#visit = (event.state as Visit | null) ?? START
    this.#changed()
    this.#leaving = null
    this.#arrived?.()
  }
  #visit: Visit = START
  /** The browser goes back in its own time: tapped twice it must not go two screens, and so out of the page. */
  #leaving: Promise<void> | null = null
  #arrived: (() => void) | null = null

  constructor(changed: () => void) {
    this.#changed = changed
    history.replaceState(this.#visit, '')
    addEventListener('popstate', this.#listen)
  }

  stop(): void {
    removeEventListener('popstate', this.#listen)
  }

  get current(): Screen {
    return this.#visit.screen
  }

  /** Opens a screen over map or list; in the place of another panel. */
  go(screen: Screen): void {
    const { name } = this.current
    const isOver = screen.name !== 'map' && (name === 'map' || name === 'list')
    if (isOver) this.deeper(screen)
    else this.#replace(screen)
  }

  /** Opens a screen from which one comes back to this one. */
  deeper(screen: Screen): void {
    this.#visit = { screen, depth: this.#visit.depth + 1 }
    history.pushState(this.#visit, '')
    this.#changed()
  }

  /** To the screen below, as the browser's own button goes; resolves when that one stands there. */
  async back(): Promise<void> {
    if (this.current.name === 'map') return
    if (this.#visit.depth > 0) await (this.#leaving ??= this.#leave())
    else this.#replace(START.screen)
  }

  #leave(): Promise<void> {
    return new Promise(resolve => {
      this.#arrived = resolve
      history.back()
    })
  }

  #replace(screen: Screen): void {
    this.#visit = { screen, depth: this.#visit.depth }
    history.replaceState(this.#visit, '')
    this.#changed()
  }
}
