import type { Preset } from '../../project/types.js'

/** A category was chosen. */
export class CairnCategoryPickerChooseEvent extends Event {
  static readonly type = 'cairn-category-picker-choose'
  readonly preset: Preset

  constructor(preset: Preset) {
    super(CairnCategoryPickerChooseEvent.type, { bubbles: true, composed: true })
    this.preset = preset
  }
}

/** The picker was closed without a choice. */
export class CairnCategoryPickerCloseEvent extends Event {
  static readonly type = 'cairn-category-picker-close'

  constructor() {
    super(CairnCategoryPickerCloseEvent.type, { bubbles: true, composed: true })
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-category-picker-choose': CairnCategoryPickerChooseEvent
    'cairn-category-picker-close': CairnCategoryPickerCloseEvent
  }
}
