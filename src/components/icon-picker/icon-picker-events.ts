import type { IconHint } from '../../project/svg-icon.js'

/** A picture was chosen: its name, `SET/ICON`. */
export class CairnIconPickerChooseEvent extends Event {
  static readonly type = 'cairn-icon-picker-choose'
  readonly icon: string

  constructor(icon: string) {
    super(CairnIconPickerChooseEvent.type, { bubbles: true, composed: true })
    this.icon = icon
  }
}

/** Somebody brought a picture of their own: drawn anew and safe, with what was done to it. */
export class CairnIconPickerBroughtEvent extends Event {
  static readonly type = 'cairn-icon-picker-brought'
  readonly svg: string
  readonly name: string
  readonly hints: readonly IconHint[]

  constructor(svg: string, name: string, hints: readonly IconHint[]) {
    super(CairnIconPickerBroughtEvent.type, { bubbles: true, composed: true })
    this.svg = svg
    this.name = name
    this.hints = hints
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-icon-picker-choose': CairnIconPickerChooseEvent
    'cairn-icon-picker-brought': CairnIconPickerBroughtEvent
  }
}
