import type { Map as LibraryMap } from 'maplibre-gl'
import { hasStyle } from './has-style.js'
import { Pace } from './pace.js'

/**
 * Asks for a source's tiles again: the first time at the next frame, and while much comes in as often as leaves the page
 * time for the rest. A refresh that meets a tile still loading would keep the tile's old bytes, so the next one waits
 * until the source has loaded.
 */
export class TileRefresh {
  readonly #map: LibraryMap
  readonly #source: string
  readonly #pace = new Pace()
  #timer: ReturnType<typeof setTimeout> | undefined = undefined
  #frame = 0
  /** When the one began that is under way; null when none is. */
  #begun: number | null = null
  /** Asked for while one was under way. */
  #again = false

  constructor(map: LibraryMap, source: string) {
    this.#map = map
    this.#source = source
  }

  request(): void {
    if (this.#begun !== null) this.#again = true
    else if (this.#frame === 0 && this.#timer === undefined) this.#wait()
  }

  /** Whether one is under way or to come. */
  get isWanted(): boolean {
    return this.#begun !== null || this.#frame !== 0 || this.#timer !== undefined
  }

  /** Forgets what was asked for. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    cancelAnimationFrame(this.#frame)
    this.#frame = 0
    this.#again = false
    this.#end()
  }

  #wait(): void {
    const rest = this.#pace.wait(performance.now())
    if (rest === 0) return this.#nextFrame()
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#nextFrame()
    }, rest)
  }

  #nextFrame(): void {
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#refresh()
    })
  }

  get #isLoaded(): boolean {
    return this.#map.isSourceLoaded(this.#source)
  }

  #refresh(): void {
    if (!hasStyle(this.#map) || this.#map.getSource(this.#source) === undefined) return
    this.#again = !this.#isLoaded
    this.#begun = performance.now()
    this.#map.on('sourcedata', this.#look)
    this.#map.on('idle', this.#look)
    this.#map.refreshTiles(this.#source)
    // No tile is in view: nothing will be heard.
    if (this.#isLoaded) this.#look()
  }

  /** What is loaded is drawn in the frame after. */
  readonly #look = (): void => {
    const isThere = hasStyle(this.#map) && this.#map.getSource(this.#source) !== undefined
    if (isThere && !this.#isLoaded) return
    if (this.#begun !== null) this.#pace.took(this.#begun, performance.now())
    const again = this.#again && isThere
    this.#again = false
    this.#end()
    if (again) this.request()
  }

  #end(): void {
    this.#begun = null
    this.#map.off('sourcedata', this.#look)
    this.#map.off('idle', this.#look)
  }
}
