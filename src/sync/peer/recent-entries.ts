import type { ChangeBodies, ChangesEntry, IdTable, PlacedChange } from '../../model/index.js'
import type { JudgedEntries } from './judged-entries.js'

/** Bytes of entries that stay at hand when nobody needs them. Decoded they take several times that. */
const AT_HAND = 512 * 1024

interface AtHand {
  readonly entry: ChangesEntry
  readonly bytes: number
}

/** What changes say, of the entries that were read last; others are read from their logs again. */
export class RecentEntries implements ChangeBodies {
  readonly #judged: JudgedEntries
  readonly #ids: IdTable
  /** By the entry's number, the one that was read longest ago first. */
  readonly #entries = new Map<number, AtHand>()
  #bytes = 0
  #users = 0

  constructor(judged: JudgedEntries, ids: IdTable) {
    this.#judged = judged
    this.#ids = ids
  }

  /** Nothing to do: `put` has taken the whole entry. */
  keep(): void {}

  put(number: number, entry: ChangesEntry, bytes: number): void {
    this.drop(number)
    this.#entries.set(number, { entry, bytes })
    this.#bytes += bytes
    if (this.#users === 0) this.#trim()
  }

  drop(number: number): void {
    this.#bytes -= this.#entries.get(number)?.bytes ?? 0
    this.#entries.delete(number)
  }

  has(slot: number): boolean {
    return this.#entries.has(this.#judged.entryOf(slot))
  }

  get(slot: number): PlacedChange | undefined {
    const number = this.#judged.entryOf(slot)
    const entry = this.#entries.get(number)?.entry
    const change = entry?.changes[this.#judged.offset(slot)]
    if (!entry || !change) return undefined
    return { id: this.#ids.idOf(slot), by: this.#judged.logOf(number).device, at: entry.at, change }
  }

  /** From now until as many calls of `release` all that is put stays at hand. */
  hold(): void {
    this.#users++
  }

  release(): void {
    this.#users--
    if (this.#users === 0) this.#trim()
  }

  #trim(): void {
    for (const number of this.#entries.keys()) {
      if (this.#bytes <= AT_HAND) return
      this.drop(number)
    }
  }
}
