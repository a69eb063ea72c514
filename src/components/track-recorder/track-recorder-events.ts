import type { DocumentId } from '../../model/index.js'
import type { TrackSummary } from '../observation/track-summary.js'

/** A recording began or goes on. */
export class CairnTrackRecorderStartedEvent extends Event {
  static readonly type = 'cairn-track-recorder-started'

  constructor() {
    super(CairnTrackRecorderStartedEvent.type, { bubbles: true, composed: true })
  }
}

/** A track is ended, and all of it is durable on this device. */
export class CairnTrackRecorderFinishedEvent extends Event {
  static readonly type = 'cairn-track-recorder-finished'
  readonly id: DocumentId
  readonly summary: TrackSummary

  constructor(id: DocumentId, summary: TrackSummary) {
    super(CairnTrackRecorderFinishedEvent.type, { bubbles: true, composed: true })
    this.id = id
    this.summary = summary
  }
}

/** A track was chosen from the list. */
export class CairnTrackRecorderSelectEvent extends Event {
  static readonly type = 'cairn-track-recorder-select'
  readonly id: DocumentId

  constructor(id: DocumentId) {
    super(CairnTrackRecorderSelectEvent.type, { bubbles: true, composed: true })
    this.id = id
  }
}

/** The short form was pressed: the whole one is to be shown. */
export class CairnTrackRecorderOpenEvent extends Event {
  static readonly type = 'cairn-track-recorder-open'

  constructor() {
    super(CairnTrackRecorderOpenEvent.type, { bubbles: true, composed: true })
  }
}

/** The panel was closed; a recording goes on. */
export class CairnTrackRecorderCloseEvent extends Event {
  static readonly type = 'cairn-track-recorder-close'

  constructor() {
    super(CairnTrackRecorderCloseEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-track-recorder-started': CairnTrackRecorderStartedEvent
    'cairn-track-recorder-finished': CairnTrackRecorderFinishedEvent
    'cairn-track-recorder-select': CairnTrackRecorderSelectEvent
    'cairn-track-recorder-open': CairnTrackRecorderOpenEvent
    'cairn-track-recorder-close': CairnTrackRecorderCloseEvent
  }
}
