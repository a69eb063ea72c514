import { DOCUMENT_KINDS } from '../model/index.js'
import { NO_KEY } from './columns.js'
import type { Columns } from './columns.js'
import type { CheckedFilter } from './filter.js'
import { PositionIndex } from './position-index.js'

/** Which slots a filter holds for, kept up to date one document at a time. */
export class FilterView {
  readonly #columns: Columns
  readonly #test: (slot: number) => boolean
  readonly #counts = new Array<number>(DOCUMENT_KINDS.length).fill(0)
  #matches = new Uint8Array(1024)
  #positions: PositionIndex | null = null

  /** @param end slots below this are there already */
  constructor(columns: Columns, filter: CheckedFilter, end: number) {
    this.#columns = columns
    this.#test = columns.test(filter)
    this.#reserve(end)
    for (let slot = 0; slot < end; slot++) this.enter(slot)
  }

  has(slot: number): boolean {
    return this.#matches[slot] === 1
  }

  /** Matching documents of a kind, by its place in DOCUMENT_KINDS. */
  count(kind: number): number {
    return this.#counts[kind]!
  }

  /** Takes a slot in if it matches. Call `leave` before its columns change, `enter` after. */
  enter(slot: number): void {
    if (!this.#test(slot)) return
    this.#reserve(slot + 1)
    this.#matches[slot] = 1
    this.#counts[this.#columns.kind[slot]!]!++
    const key = this.#columns.key[slot]!
    if (key !== NO_KEY) this.#positions?.insert(key, slot)
  }

  leave(slot: number): void {
    if (!this.has(slot)) return
    this.#matches[slot] = 0
    this.#counts[this.#columns.kind[slot]!]!--
    const key = this.#columns.key[slot]!
    if (key !== NO_KEY) this.#positions?.delete(key, slot)
  }

  /**
   * Positions of the matching observations; made at the first use.
   * @param ordered an index with slots already in order, to take them from in order, which is faster
   */
  positions(ordered?: PositionIndex): PositionIndex {
    if (this.#positions !== null) return this.#positions
    const positions = new PositionIndex()
    if (ordered !== undefined) {
      ordered.all((slot, key) => {
        if (this.has(slot)) positions.insert(key, slot)
      })
    } else {
      for (let slot = 0; slot < this.#matches.length; slot++) {
        const key = this.has(slot) ? this.#columns.key[slot]! : NO_KEY
        if (key !== NO_KEY) positions.insert(key, slot)
      }
    }
    this.#positions = positions
    return positions
  }

  #reserve(length: number): void {
    if (length <= this.#matches.length) return
    const next = new Uint8Array(Math.max(length, this.#matches.length * 2))
    next.set(this.#matches)
    this.#matches = next
  }
}
