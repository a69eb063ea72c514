import type { DocumentId } from '../../model/index.js'

/** A tap on the map where nothing is. Cancel it to keep the map from putting its pin there. */
export class CairnMapPickEvent extends Event {
  static readonly type = 'cairn-map-pick'
  /** Longitude, latitude in degrees, WGS 84. */
  readonly lngLat: readonly [number, number]

  constructor(lngLat: readonly [number, number]) {
    super(CairnMapPickEvent.type, { bubbles: true, composed: true, cancelable: true })
    this.lngLat = lngLat
  }
}

/** A mark, a line or an area was chosen. */
export class CairnMapSelectEvent extends Event {
  static readonly type = 'cairn-map-select'
  readonly id: DocumentId
  readonly kind: 'observation' | 'track'

  constructor(id: DocumentId, kind: 'observation' | 'track' = 'observation') {
    super(CairnMapSelectEvent.type, { bubbles: true, composed: true })
    this.id = id
    this.kind = kind
  }
}

/** A pile was chosen whose observations lie so close together that no zoom parts them. */
export class CairnMapPileOpenEvent extends Event {
  static readonly type = 'cairn-map-pile-open'
  readonly count: number
  /** West, south, east, north in degrees: a filter for the list. */
  readonly box: readonly [number, number, number, number]
  readonly documents: readonly DocumentId[]

  constructor(pile: {
    readonly count: number
    readonly box: readonly [number, number, number, number]
    readonly documents: readonly DocumentId[]
  }) {
    super(CairnMapPileOpenEvent.type, { bubbles: true, composed: true })
    this.count = pile.count
    this.box = pile.box
    this.documents = pile.documents
  }
}

/** The map came to rest. */
export class CairnMapMovedEvent extends Event {
  static readonly type = 'cairn-map-moved'
  readonly center: readonly [number, number]
  readonly zoom: number
  /** West, south, east, north in degrees of what is in view. */
  readonly box: readonly [number, number, number, number]

  constructor(view: Pick<CairnMapMovedEvent, 'center' | 'zoom' | 'box'>) {
    super(CairnMapMovedEvent.type, { bubbles: true, composed: true })
    this.center = view.center
    this.zoom = view.zoom
    this.box = view.box
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-map-pick': CairnMapPickEvent
    'cairn-map-select': CairnMapSelectEvent
    'cairn-map-pile-open': CairnMapPileOpenEvent
    'cairn-map-moved': CairnMapMovedEvent
  }
}
