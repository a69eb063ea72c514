/** One more device is to be invited. */
export class CairnSyncPanelInviteEvent extends Event {
  static readonly type = 'cairn-sync-panel-invite'

  constructor() {
    super(CairnSyncPanelInviteEvent.type, { bubbles: true, composed: true })
  }
}

/** The panel was closed. */
export class CairnSyncPanelCloseEvent extends Event {
  static readonly type = 'cairn-sync-panel-close'

  constructor() {
    super(CairnSyncPanelCloseEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-sync-panel-invite': CairnSyncPanelInviteEvent
    'cairn-sync-panel-close': CairnSyncPanelCloseEvent
  }
}
