import type { DocumentId } from '../../model/index.js'
import type { StoredDocument } from '../../project/types.js'

/** The observation is to be edited. */
export class CairnObservationViewEditEvent extends Event {
  static readonly type = 'cairn-observation-view-edit'
  readonly document: StoredDocument

  constructor(document: StoredDocument) {
    super(CairnObservationViewEditEvent.type, { bubbles: true, composed: true })
    this.document = document
  }
}

/** Asked before it is deleted. Cancel it to ask in another way. */
export class CairnObservationViewRemoveEvent extends Event {
  static readonly type = 'cairn-observation-view-remove'
  readonly id: DocumentId

  constructor(id: DocumentId) {
    super(CairnObservationViewRemoveEvent.type, { bubbles: true, composed: true, cancelable: true })
    this.id = id
  }
}

/** It is deleted; it can be brought back. */
export class CairnObservationViewRemovedEvent extends Event {
  static readonly type = 'cairn-observation-view-removed'
  readonly id: DocumentId

  constructor(id: DocumentId) {
    super(CairnObservationViewRemovedEvent.type, { bubbles: true, composed: true })
    this.id = id
  }
}

/** The way back was chosen. */
export class CairnObservationViewCloseEvent extends Event {
  static readonly type = 'cairn-observation-view-close'

  constructor() {
    super(CairnObservationViewCloseEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-observation-view-edit': CairnObservationViewEditEvent
    'cairn-observation-view-remove': CairnObservationViewRemoveEvent
    'cairn-observation-view-removed': CairnObservationViewRemovedEvent
    'cairn-observation-view-close': CairnObservationViewCloseEvent
  }
}
