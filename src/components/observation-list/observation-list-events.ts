import type { DocumentId } from '../../model/index.js'

/** A row was chosen. */
export class CairnObservationListSelectEvent extends Event {
  static readonly type = 'cairn-observation-list-select'
  readonly id: DocumentId

  constructor(id: DocumentId) {
    super(CairnObservationListSelectEvent.type, { bubbles: true, composed: true })
    this.id = id
  }
}

/** The row of the kept draft was chosen. */
export class CairnObservationListResumeEvent extends Event {
  static readonly type = 'cairn-observation-list-resume'

  constructor() {
    super(CairnObservationListResumeEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-observation-list-select': CairnObservationListSelectEvent
    'cairn-observation-list-resume': CairnObservationListResumeEvent
  }
}
