export type SheetDetent = 'peek' | 'half' | 'full'

/** The sheet stands elsewhere. */
export class CairnSheetMovedEvent extends Event {
  static readonly type = 'cairn-sheet-moved'
  readonly detent: SheetDetent

  constructor(detent: SheetDetent) {
    super(CairnSheetMovedEvent.type, { bubbles: true, composed: true })
    this.detent = detent
  }
}

declare global {
  interface HTMLElementEventMap {
    'cairn-sheet-moved': CairnSheetMovedEvent
  }
}
