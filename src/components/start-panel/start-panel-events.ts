import type { ProjectInfo } from '../../project/types.js'

/** A project of this device was started, joined or chosen; the page opens it. */
export class CairnStartPanelOpenedEvent extends Event {
  static readonly type = 'cairn-start-panel-opened'
  readonly info: ProjectInfo

  constructor(info: ProjectInfo) {
    super(CairnStartPanelOpenedEvent.type, { bubbles: true, composed: true })
    this.info = info
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-start-panel-opened': CairnStartPanelOpenedEvent
  }
}
