import type { ProjectInfo } from '../../project/types.js'

/** This device is a member now; documents follow. */
export class CairnJoinPanelJoinedEvent extends Event {
  static readonly type = 'cairn-join-panel-joined'
  readonly info: ProjectInfo

  constructor(info: ProjectInfo) {
    super(CairnJoinPanelJoinedEvent.type, { bubbles: true, composed: true })
    this.info = info
  }
}

/** The way back was chosen. */
export class CairnJoinPanelCloseEvent extends Event {
  static readonly type = 'cairn-join-panel-close'

  constructor() {
    super(CairnJoinPanelCloseEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-join-panel-joined': CairnJoinPanelJoinedEvent
    'cairn-join-panel-close': CairnJoinPanelCloseEvent
  }
}
