import type { DocumentId } from '../../model/index.js'
import type { Geometry } from '../../plugins/plugin.js'
import type { ObservationDraft } from '../../project/types.js'

/** Asked before the form saves. Cancel it to save in another way. */
export class CairnObservationFormSaveEvent extends Event {
  static readonly type = 'cairn-observation-form-save'
  readonly draft: ObservationDraft

  constructor(draft: ObservationDraft) {
    super(CairnObservationFormSaveEvent.type, { bubbles: true, composed: true, cancelable: true })
    this.draft = draft
  }
}

/** An answer, the place or a file changed. */
export class CairnObservationFormChangedEvent extends Event {
  static readonly type = 'cairn-observation-form-changed'
  /** As it would be saved now. */
  readonly draft: ObservationDraft

  constructor(draft: ObservationDraft) {
    super(CairnObservationFormChangedEvent.type, { bubbles: true, composed: true })
    this.draft = draft
  }
}

/** It is durable on this device. */
export class CairnObservationFormSavedEvent extends Event {
  static readonly type = 'cairn-observation-form-saved'
  readonly id: DocumentId

  constructor(id: DocumentId) {
    super(CairnObservationFormSavedEvent.type, { bubbles: true, composed: true })
    this.id = id
  }
}

/** The place is to be chosen, or drawn, on a map; give it to the form's `setGeometry` when it is. */
export class CairnObservationFormMoveEvent extends Event {
  static readonly type = 'cairn-observation-form-move'
  readonly draft: ObservationDraft
  /** What is to be put or drawn. */
  readonly shape: Geometry

  constructor(draft: ObservationDraft, shape: Geometry = 'point') {
    super(CairnObservationFormMoveEvent.type, { bubbles: true, composed: true })
    this.draft = draft
    this.shape = shape
  }
}

/** The form was closed; its draft is kept. */
export class CairnObservationFormCloseEvent extends Event {
  static readonly type = 'cairn-observation-form-close'
  readonly draft: ObservationDraft

  constructor(draft: ObservationDraft) {
    super(CairnObservationFormCloseEvent.type, { bubbles: true, composed: true })
    this.draft = draft
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-observation-form-save': CairnObservationFormSaveEvent
    'cairn-observation-form-changed': CairnObservationFormChangedEvent
    'cairn-observation-form-saved': CairnObservationFormSavedEvent
    'cairn-observation-form-move': CairnObservationFormMoveEvent
    'cairn-observation-form-close': CairnObservationFormCloseEvent
  }
}
