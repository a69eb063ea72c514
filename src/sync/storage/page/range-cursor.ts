import type { Entry, EntryTable, KeyRange } from './entry-table.js'
import { keyBytes, keyText } from './key-text.js'
import type { Snapshot, Snapshots } from './snapshots.js'

/** Rows fetched at once. Values reach 64 KiB, so a page stays near 2 MB. */
const PAGE_ROWS = 32

/** What to walk over and how. */
export interface Walk extends KeyRange {
  readonly reverse: boolean
  readonly keysOnly: boolean
}

/**
 * Walks a range as it was when the snapshot was taken. It keeps no statement open between calls, so
 * writes may go on meanwhile.
 */
export class RangeCursor {
  readonly #table: EntryTable
  readonly #snapshots: Snapshots
  readonly #snapshot: Snapshot
  #walk: Walk
  #page: readonly Entry[] = []
  #place = 0
  #finished = false

  constructor(table: EntryTable, snapshots: Snapshots, snapshot: Snapshot, walk: Walk) {
    this.#table = table
    this.#snapshots = snapshots
    this.#snapshot = snapshot
    this.#walk = walk
  }

  /** The next entries, at most `count`; fewer only at the end. */
  next(count: number): Entry[] {
    const entries: Entry[] = []
    while (entries.length < count) {
      const entry = this.#page[this.#place]
      if (entry !== undefined) {
        entries.push(entry)
        this.#place++
      } else if (this.#finished) {
        break
      } else {
        this.#fetch()
      }
    }
    return entries
  }

  #fetch(): void {
    const walk = this.#walk
    const rows = this.#table.page(walk, walk.reverse, walk.keysOnly, PAGE_ROWS)
    const last = rows.length === PAGE_ROWS ? rows[PAGE_ROWS - 1]?.[0] : undefined
    this.#page = this.#asOfSnapshot(rows, last)
    this.#place = 0
    if (last === undefined) this.#finished = true
    else if (walk.reverse) this.#walk = { ...walk, high: last, highIncluded: false }
    else this.#walk = { ...walk, low: last, lowIncluded: false }
  }

  /** Puts back what was changed since the snapshot, between where the page begins and its last row. */
  #asOfSnapshot(rows: readonly Entry[], last: Uint8Array | undefined): readonly Entry[] {
    const { reverse } = this.#walk
    const former = this.#snapshots.formerValues(this.#snapshot, this.#covers(last))
    if (former.size === 0) return rows
    const merged = new Map<string, Uint8Array>(rows.map(([key, value]) => [keyText(key), value]))
    for (const [key, value] of former) {
      if (value === null) merged.delete(key)
      // Hypercore decrypts in place, and the next reader needs the value as it was
      else merged.set(key, value.slice())
    }
    const ordered = [...merged.keys()].sort()
    if (reverse) ordered.reverse()
    return ordered.map(key => [keyBytes(key), merged.get(key) ?? new Uint8Array(0)])
  }

  #covers(last: Uint8Array | undefined): (key: string) => boolean {
    const { lowIncluded, highIncluded, reverse } = this.#walk
    const low = keyText(this.#walk.low)
    const high = keyText(this.#walk.high)
    const end = last === undefined ? undefined : keyText(last)
    return key => {
      if (lowIncluded ? key < low : key <= low) return false
      if (highIncluded ? key > high : key >= high) return false
      return end === undefined || (reverse ? key >= end : key <= end)
    }
  }
}
