import type { Invite } from '../../project/types.js'

/** An invite was made. */
export class CairnInvitePanelMadeEvent extends Event {
  static readonly type = 'cairn-invite-panel-made'
  readonly invite: Invite

  constructor(invite: Invite) {
    super(CairnInvitePanelMadeEvent.type, { bubbles: true, composed: true })
    this.invite = invite
  }
}

/** The way back was chosen. */
export class CairnInvitePanelCloseEvent extends Event {
  static readonly type = 'cairn-invite-panel-close'

  constructor() {
    super(CairnInvitePanelCloseEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-invite-panel-made': CairnInvitePanelMadeEvent
    'cairn-invite-panel-close': CairnInvitePanelCloseEvent
  }
}
