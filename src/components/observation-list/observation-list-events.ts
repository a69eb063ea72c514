import type { DocumentId } from '../../model/index.js'

/** A row was opened. */
export class CairnObservationListSelectEvent extends Event {
  static readonly type = 'cairn-observation-list-select'
  readonly id: DocumentId

  constructor(id: DocumentId) {
    super(CairnObservationListSelectEvent.type, { bubbles: true, composed: true })
    this.id = id
  }
}

/** The row of the kept draft was opened. */
export class CairnObservationListResumeEvent extends Event {
  static readonly type = 'cairn-observation-list-resume'

  constructor() {
    super(CairnObservationListResumeEvent.type, { bubbles: true, composed: true })
  }
}

/** Rows were chosen or taken out of the choice, or choosing has ended. */
export class CairnObservationListChosenEvent extends Event {
  static readonly type = 'cairn-observation-list-chosen'
  /** All that are chosen now. */
  readonly ids: ReadonlySet<DocumentId>
  /** Rows are still being chosen. */
  readonly choosing: boolean

  constructor(ids: ReadonlySet<DocumentId>, choosing: boolean) {
    super(CairnObservationListChosenEvent.type, { bubbles: true, composed: true })
    this.ids = ids
    this.choosing = choosing
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-observation-list-select': CairnObservationListSelectEvent
    'cairn-observation-list-resume': CairnObservationListResumeEvent
    'cairn-observation-list-chosen': CairnObservationListChosenEvent
  }
}
