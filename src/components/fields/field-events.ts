import type { Json } from '../../model/index.js'

/** An answer changed; `value` is undefined when it was taken back. Stays inside its form. */
export class CairnFieldChangeEvent extends Event {
  static readonly type = 'cairn-field-change'
  readonly value: Json | undefined

  constructor(value: Json | undefined) {
    super(CairnFieldChangeEvent.type, { bubbles: true })
    this.value = value
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-field-change': CairnFieldChangeEvent
  }
}
