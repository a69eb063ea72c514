import type { Map as LibraryMap } from 'maplibre-gl'

/**
 * Asks for a source's tiles again, at most once a frame. A refresh that meets a tile still loading would keep
 * the tile's old bytes, so it is repeated once when the source has loaded.
 */
export class TileRefresh {
  readonly #map: LibraryMap
  readonly #source: string
  #frame = 0
  #waiting = false

  constructor(map: LibraryMap, source: string) {
    this.#map = map
    this.#source = source
  }

  request(): void {
    if (this.#frame !== 0) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#refresh()
    })
  }

  /** Forgets what was asked for. */
  stop(): void {
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#waiting = false
    this.#map.off('sourcedata', this.#whenLoaded)
    this.#map.off('idle', this.#whenLoaded)
  }

  #refresh(): void {
    if (this.#map.getSource(this.#source) === undefined) return
    const loading = !this.#map.isSourceLoaded(this.#source)
    this.#map.refreshTiles(this.#source)
    if (!loading || this.#waiting) return
    this.#waiting = true
    this.#map.on('sourcedata', this.#whenLoaded)
    this.#map.on('idle', this.#whenLoaded)
  }

  readonly #whenLoaded = (): void => {
    if (this.#map.getSource(this.#source) !== undefined && !this.#map.isSourceLoaded(this.#source)) return
    this.#map.off('sourcedata', this.#whenLoaded)
    this.#map.off('idle', this.#whenLoaded)
    this.#waiting = false
    if (this.#map.getSource(this.#source) !== undefined) this.#map.refreshTiles(this.#source)
  }
}
