import type { Change, PlacedChange } from './document.js'

/** Where what held changes say is kept, by slot. */
export interface ChangeBodies {
  /** A change came in at a slot. */
  keep(slot: number, placed: PlacedChange): void
  /** Whether it is at hand. */
  has(slot: number): boolean
  /** Undefined when it is not at hand. */
  get(slot: number): PlacedChange | undefined
}

/** All of them in memory, as text, since most are read once and there are many. */
export class KeptBodies implements ChangeBodies {
  readonly #texts = new Map<number, Omit<PlacedChange, 'change'> & { readonly text: string }>()

  keep(slot: number, { id, by, at, change }: PlacedChange): void {
    this.#texts.set(slot, { id, by, at, text: JSON.stringify(change) })
  }

  has(slot: number): boolean {
    return this.#texts.has(slot)
  }

  get(slot: number): PlacedChange | undefined {
    const kept = this.#texts.get(slot)
    if (kept === undefined) return undefined
    const { id, by, at, text } = kept
    return { id, by, at, change: JSON.parse(text) as Change }
  }
}
