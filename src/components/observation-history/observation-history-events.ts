import type { DocumentId, Json } from '../../model/index.js'

/** Asked before an earlier answer is written again. Cancel it to ask in another way. */
export class CairnObservationHistoryRestoreEvent extends Event {
  static readonly type = 'cairn-observation-history-restore'
  readonly id: DocumentId
  /** Name of the document's field. */
  readonly field: string
  readonly value: Json

  constructor(id: DocumentId, field: string, value: Json) {
    super(CairnObservationHistoryRestoreEvent.type, { bubbles: true, composed: true, cancelable: true })
    this.id = id
    this.field = field
    this.value = value
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-observation-history-restore': CairnObservationHistoryRestoreEvent
  }
}
