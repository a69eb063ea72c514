import type { ProjectInfo } from '../../project/types.js'

/** This device is a member now, durably; documents follow by sync. */
export class CairnJoinPanelJoinedEvent extends Event {
  static readonly type = 'cairn-join-panel-joined'
  readonly info: ProjectInfo

  constructor(info: ProjectInfo) {
    super(CairnJoinPanelJoinedEvent.type, { bubbles: true, composed: true })
    this.info = info
  }
}

/** The panel is to be closed; a join that was going on is stopped. */
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
