import type { CategorySet } from '../../project/types.js'

/** The categories are about to become those of the whole project; cancel it to ask first, or to do it otherwise. */
export class CairnPresetEditorShareEvent extends Event {
  static readonly type = 'cairn-preset-editor-share'
  readonly set: CategorySet

  constructor(set: CategorySet) {
    super(CairnPresetEditorShareEvent.type, { bubbles: true, composed: true, cancelable: true })
    this.set = set
  }
}

/** The categories are those of the project now, durable on this device. */
export class CairnPresetEditorSharedEvent extends Event {
  static readonly type = 'cairn-preset-editor-shared'
  readonly set: CategorySet

  constructor(set: CategorySet) {
    super(CairnPresetEditorSharedEvent.type, { bubbles: true, composed: true })
    this.set = set
  }
}

/** The way back was chosen; what is not shared is kept. */
export class CairnPresetEditorCloseEvent extends Event {
  static readonly type = 'cairn-preset-editor-close'

  constructor() {
    super(CairnPresetEditorCloseEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-preset-editor-share': CairnPresetEditorShareEvent
    'cairn-preset-editor-shared': CairnPresetEditorSharedEvent
    'cairn-preset-editor-close': CairnPresetEditorCloseEvent
  }
}
