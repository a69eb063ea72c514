import type { Json } from '../../model/index.js'

/** What is drawn has changed. */
export class CairnMapDrawChangeEvent extends Event {
  static readonly type = 'cairn-map-draw-change'
  /** GeoJSON; null while points are missing. */
  readonly geometry: Json | null
  /** Metres: the length of a line, the way around an area. */
  readonly length: number
  /** Square metres. */
  readonly area: number

  constructor(geometry: Json | null, size: { readonly length: number; readonly area: number }) {
    super(CairnMapDrawChangeEvent.type, { bubbles: true, composed: true })
    this.geometry = geometry
    this.length = size.length
    this.area = size.area
  }
}

/** The drawing is finished; whoever asked for it takes the geometry and the element away. */
export class CairnMapDrawDoneEvent extends Event {
  static readonly type = 'cairn-map-draw-done'
  /** GeoJSON. */
  readonly geometry: Json
  /** Where it stands: longitude, latitude in degrees. */
  readonly lngLat: readonly [number, number]

  constructor(geometry: Json, lngLat: readonly [number, number]) {
    super(CairnMapDrawDoneEvent.type, { bubbles: true, composed: true })
    this.geometry = geometry
    this.lngLat = lngLat
  }
}

/** The drawing is given up; nothing has changed. */
export class CairnMapDrawCancelEvent extends Event {
  static readonly type = 'cairn-map-draw-cancel'

  constructor() {
    super(CairnMapDrawCancelEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-map-draw-change': CairnMapDrawChangeEvent
    'cairn-map-draw-done': CairnMapDrawDoneEvent
    'cairn-map-draw-cancel': CairnMapDrawCancelEvent
  }
}
