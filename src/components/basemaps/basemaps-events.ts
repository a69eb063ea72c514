import type { OwnMap } from '../../project/types.js'

/** Somebody chooses a base map. Cancel it to keep the one that is shown. */
export class CairnBasemapsChooseEvent extends Event {
  static readonly type = 'cairn-basemaps-choose'
  readonly id: string

  constructor(id: string) {
    super(CairnBasemapsChooseEvent.type, { bubbles: true, composed: true, cancelable: true })
    this.id = id
  }
}

/** A map was added on this device. */
export class CairnBasemapsAddedEvent extends Event {
  static readonly type = 'cairn-basemaps-added'
  readonly map: OwnMap

  constructor(map: OwnMap) {
    super(CairnBasemapsAddedEvent.type, { bubbles: true, composed: true })
    this.map = map
  }
}

/** A map that was added on this device is gone from it. */
export class CairnBasemapsRemovedEvent extends Event {
  static readonly type = 'cairn-basemaps-removed'
  readonly id: string

  constructor(id: string) {
    super(CairnBasemapsRemovedEvent.type, { bubbles: true, composed: true })
    this.id = id
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-basemaps-choose': CairnBasemapsChooseEvent
    'cairn-basemaps-added': CairnBasemapsAddedEvent
    'cairn-basemaps-removed': CairnBasemapsRemovedEvent
  }
}
