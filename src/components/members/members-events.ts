import type { DeviceId } from '../../model/index.js'
import type { GivenRole } from '../../project/types.js'

/** A device is to get another role, and the person said yes; cancel it to decide otherwise. */
export class CairnMembersChangeEvent extends Event {
  static readonly type = 'cairn-members-change'
  readonly deviceId: DeviceId
  readonly role: GivenRole

  constructor(deviceId: DeviceId, role: GivenRole) {
    super(CairnMembersChangeEvent.type, { bubbles: true, composed: true, cancelable: true })
    this.deviceId = deviceId
    this.role = role
  }
}

/** A device has another role, durable on this device. */
export class CairnMembersChangedEvent extends Event {
  static readonly type = 'cairn-members-changed'
  readonly deviceId: DeviceId
  readonly role: GivenRole

  constructor(deviceId: DeviceId, role: GivenRole) {
    super(CairnMembersChangedEvent.type, { bubbles: true, composed: true })
    this.deviceId = deviceId
    this.role = role
  }
}

/** One more device is to be invited. */
export class CairnMembersInviteEvent extends Event {
  static readonly type = 'cairn-members-invite'

  constructor() {
    super(CairnMembersInviteEvent.type, { bubbles: true, composed: true })
  }
}

/** The panel was closed. */
export class CairnMembersCloseEvent extends Event {
  static readonly type = 'cairn-members-close'

  constructor() {
    super(CairnMembersCloseEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-members-change': CairnMembersChangeEvent
    'cairn-members-changed': CairnMembersChangedEvent
    'cairn-members-invite': CairnMembersInviteEvent
    'cairn-members-close': CairnMembersCloseEvent
  }
}
