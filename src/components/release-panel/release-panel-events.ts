import type { ReleaseRequest } from '../../project/types.js'

/** Something is about to leave, on these terms; cancel it to hand the bytes on in another way. */
export class CairnReleasePanelReleaseEvent extends Event {
  static readonly type = 'cairn-release-panel-release'
  readonly request: ReleaseRequest

  constructor(request: ReleaseRequest) {
    super(CairnReleasePanelReleaseEvent.type, { bubbles: true, composed: true, cancelable: true })
    this.request = request
  }
}

/** The file is whole and was handed to the browser to save. */
export class CairnReleasePanelReleasedEvent extends Event {
  static readonly type = 'cairn-release-panel-released'
  readonly request: ReleaseRequest
  readonly file: File

  constructor(request: ReleaseRequest, file: File) {
    super(CairnReleasePanelReleasedEvent.type, { bubbles: true, composed: true })
    this.request = request
    this.file = file
  }
}

/** Closed; nothing left. */
export class CairnReleasePanelCloseEvent extends Event {
  static readonly type = 'cairn-release-panel-close'

  constructor() {
    super(CairnReleasePanelCloseEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-release-panel-release': CairnReleasePanelReleaseEvent
    'cairn-release-panel-released': CairnReleasePanelReleasedEvent
    'cairn-release-panel-close': CairnReleasePanelCloseEvent
  }
}
