import type { Map as LibraryMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl'
import { middlesOf } from './draft-shape.js'
import type { DraftShape, LngLat } from './draft-shape.js'

/** Half of a touch target, in pixels. */
const REACH = 22
/** A second tap this soon is a wet finger, milliseconds. */
const DOUBLE_TAP = 300

/** What a finger or a mouse does to a drawing. */
interface DrawingActs {
  readonly draft: () => DraftShape
  readonly add: (place: LngLat) => void
  readonly choose: (at: number) => void
  readonly insert: (at: number, place: LngLat) => void
  /** Begins to move a place: what follows is one step. */
  readonly grab: () => void
  readonly move: (at: number, place: LngLat) => void
  readonly drop: (at: number) => void
}

type Hit = { readonly type: 'place' | 'middle'; readonly at: number; readonly place: LngLat }

/** Taps add and choose places, drags move them; on the middle of a stretch both put one in. */
export class DrawingPointer {
  readonly #map: LibraryMap
  readonly #acts: DrawingActs
  #held: { hit: Hit; moved: boolean } | null = null
  #lastTap = -Infinity

  constructor(map: LibraryMap, acts: DrawingActs) {
    this.#map = map
    this.#acts = acts
    map.on('click', this.#tap)
    map.on('mousedown', this.#press)
    map.on('touchstart', this.#press)
    map.on('mousemove', this.#drag)
    map.on('touchmove', this.#drag)
    map.on('mouseup', this.#release)
    map.on('touchend', this.#release)
    map.on('touchcancel', this.#release)
  }

  stop(): void {
    const map = this.#map
    map.off('click', this.#tap)
    map.off('mousedown', this.#press)
    map.off('touchstart', this.#press)
    map.off('mousemove', this.#drag)
    map.off('touchmove', this.#drag)
    map.off('mouseup', this.#release)
    map.off('touchend', this.#release)
    map.off('touchcancel', this.#release)
  }

  readonly #tap = (event: MapMouseEvent): void => {
    const now = performance.now()
    if (now - this.#lastTap < DOUBLE_TAP) return
    this.#lastTap = now
    const isPoint = this.#acts.draft().type === 'point'
    const hit = isPoint ? null : this.#hit(event.point.x, event.point.y)
    if (hit === null) this.#acts.add([event.lngLat.lng, event.lngLat.lat])
    else if (hit.type === 'place') this.#acts.choose(hit.at)
    else this.#acts.insert(hit.at, hit.place)
  }

  readonly #press = (event: MapMouseEvent | MapTouchEvent): void => {
    if ('points' in event && event.points.length > 1) return this.#release()
    const hit = this.#hit(event.point.x, event.point.y)
    if (hit === null) return
    // The map stays where it is.
    event.preventDefault()
    this.#held = { hit, moved: false }
  }

  readonly #drag = (event: MapMouseEvent | MapTouchEvent): void => {
    if (this.#held === null) return
    const { hit, moved } = this.#held
    const place: LngLat = [event.lngLat.lng, event.lngLat.lat]
    if (!moved) {
      if (hit.type === 'middle') this.#acts.insert(hit.at, hit.place)
      else this.#acts.grab()
      this.#held.moved = true
    }
    this.#acts.move(hit.at, place)
  }

  readonly #release = (): void => {
    if (this.#held?.moved === true) this.#acts.drop(this.#held.hit.at)
    this.#held = null
  }

  /** The nearest place within reach, else the nearest middle. */
  #hit(x: number, y: number): Hit | null {
    const draft = this.#acts.draft()
    const nearest = (
      type: Hit['type'],
      all: readonly { readonly at: number; readonly place: LngLat }[]
    ): Hit | null => {
      let best: Hit | null = null
      let least = REACH
      for (const { at, place } of all) {
        const away = this.#distance(place, x, y)
        if (away <= least) [best, least] = [{ type, at, place }, away]
      }
      return best
    }
    const places = draft.places.map((place, at) => ({ at, place }))
    return nearest('place', places) ?? nearest('middle', middlesOf(draft))
  }

  #distance([lng, lat]: LngLat, x: number, y: number): number {
    const turns = Math.round((this.#map.getCenter().lng - lng) / 360)
    const at = this.#map.project([lng + turns * 360, lat])
    return Math.hypot(at.x - x, at.y - y)
  }
}
