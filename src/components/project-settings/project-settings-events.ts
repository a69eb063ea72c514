/** The settings are saved, durable on this device. */
export class CairnProjectSettingsSavedEvent extends Event {
  static readonly type = 'cairn-project-settings-saved'

  constructor() {
    super(CairnProjectSettingsSavedEvent.type, { bubbles: true, composed: true })
  }
}

/** This device is called something else in the project, durable on this device. */
export class CairnProjectSettingsRenamedEvent extends Event {
  static readonly type = 'cairn-project-settings-renamed'
  readonly name: string

  constructor(name: string) {
    super(CairnProjectSettingsRenamedEvent.type, { bubbles: true, composed: true })
    this.name = name
  }
}

/** The person said twice that this device leaves the project; cancel it to keep it in. */
export class CairnProjectSettingsLeaveEvent extends Event {
  static readonly type = 'cairn-project-settings-leave'

  constructor() {
    super(CairnProjectSettingsLeaveEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

/** This device has left the project. */
export class CairnProjectSettingsLeftEvent extends Event {
  static readonly type = 'cairn-project-settings-left'

  constructor() {
    super(CairnProjectSettingsLeftEvent.type, { bubbles: true, composed: true })
  }
}

/** The members are to be shown. */
export class CairnProjectSettingsMembersEvent extends Event {
  static readonly type = 'cairn-project-settings-members'

  constructor() {
    super(CairnProjectSettingsMembersEvent.type, { bubbles: true, composed: true })
  }
}

/** The panel was closed. */
export class CairnProjectSettingsCloseEvent extends Event {
  static readonly type = 'cairn-project-settings-close'

  constructor() {
    super(CairnProjectSettingsCloseEvent.type, { bubbles: true, composed: true })
  }
}

/** Asked before the project is taken off this device. Cancel it to keep it. */
export class CairnProjectSettingsRemoveEvent extends Event {
  static readonly type = 'cairn-project-settings-remove'

  constructor() {
    super(CairnProjectSettingsRemoveEvent.type, { bubbles: true, composed: true, cancelable: true })
  }
}

/** The project is not on this device any more. */
export class CairnProjectSettingsRemovedEvent extends Event {
  static readonly type = 'cairn-project-settings-removed'

  constructor() {
    super(CairnProjectSettingsRemovedEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-project-settings-remove': CairnProjectSettingsRemoveEvent
    'cairn-project-settings-removed': CairnProjectSettingsRemovedEvent
    'cairn-project-settings-saved': CairnProjectSettingsSavedEvent
    'cairn-project-settings-renamed': CairnProjectSettingsRenamedEvent
    'cairn-project-settings-leave': CairnProjectSettingsLeaveEvent
    'cairn-project-settings-left': CairnProjectSettingsLeftEvent
    'cairn-project-settings-members': CairnProjectSettingsMembersEvent
    'cairn-project-settings-close': CairnProjectSettingsCloseEvent
  }
}
