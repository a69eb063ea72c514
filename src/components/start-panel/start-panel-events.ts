import type { ProjectInfo } from '../../project/types.js'

/** A project is to be opened: one of this device, one just made, or one just joined. */
export class CairnStartPanelOpenEvent extends Event {
  static readonly type = 'cairn-start-panel-open'
  readonly info: ProjectInfo
  readonly how: 'chosen' | 'created' | 'joined'

  constructor(info: ProjectInfo, how: 'chosen' | 'created' | 'joined') {
    super(CairnStartPanelOpenEvent.type, { bubbles: true, composed: true })
    this.info = info
    this.how = how
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-start-panel-open': CairnStartPanelOpenEvent
  }
}
