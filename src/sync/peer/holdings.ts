import type { DeviceId } from '../../model/index.js'

/** Where a change stands: the ordinal of its log, and the index of its entry there (below 2^32), in one number. */
export const placeOf = (ordinal: number, index: number) => ordinal * 2 ** 32 + index
const ordinalOf = (place: number) => Math.floor(place / 2 ** 32)
const indexOf = (place: number) => place % 2 ** 32

/** Documents with a counting change in the entries `from` to `to` (exclusive) of a log. */
type DocumentsIn = (ordinal: number, from: number, to: number) => Iterable<string>

/**
 * Which entries other devices said they hold on disk, and where each document's counting changes stand: together
 * they tell on how many other devices a document is. Only what a device itself confirmed counts. Costs what
 * changed, not what there is.
 */
export class Holdings {
  readonly #documentsIn: DocumentsIn
  readonly #devices = new Map<DeviceId, Map<number, number>>()
  /** One place for most documents; a place is listed once for each change in it. */
  readonly #places = new Map<string, number | number[]>()
  readonly #shown = new Set<string>()
  /** Shown documents that nobody else holds; those in `#stale` are not judged yet. */
  readonly #alone = new Set<string>()
  readonly #stale = new Set<string>()

  constructor(documentsIn: DocumentsIn) {
    this.#documentsIn = documentsIn
  }

  /** The device holds `length` entries of the log from its beginning; less than before when it lost some. */
  confirm(device: DeviceId, ordinal: number, length: number): void {
    const lengths = this.#devices.get(device) ?? new Map<number, number>()
    this.#devices.set(device, lengths)
    const before = lengths.get(ordinal) ?? 0
    if (before === length) return
    lengths.set(ordinal, length)
    const [from, to] = before < length ? [before, length] : [length, before]
    for (const document of this.#documentsIn(ordinal, from, to)) this.#touch(document)
  }

  /** A change of this document counts, and stands at this place. */
  note(document: string, place: number): void {
    const known = this.#places.get(document)
    if (known === undefined) this.#places.set(document, place)
    else if (typeof known === 'number') this.#places.set(document, [known, place])
    else known.push(place)
    this.#touch(document)
  }

  /** A change at this place counts no longer. */
  drop(document: string, place: number): void {
    const known = this.#places.get(document)
    if (known === place) this.#places.delete(document)
    else if (Array.isArray(known)) known.splice(known.indexOf(place), 1)
    this.#touch(document)
  }

  /** Whether the document is among those that `alone` counts. */
  show(document: string, isShown: boolean): void {
    if (isShown === this.#shown.has(document)) return
    if (isShown) this.#shown.add(document)
    else this.#shown.delete(document)
    this.#stale.add(document)
  }

  /** How many shown documents no other device holds. */
  get alone(): number {
    for (const document of this.#stale) {
      if (this.#shown.has(document) && this.holders(document) === 0) this.#alone.add(document)
      else this.#alone.delete(document)
    }
    this.#stale.clear()
    return this.#alone.size
  }

  /** How many devices hold every counting change of the document that is known here. */
  holders(document: string): number {
    const places = this.#places.get(document)
    if (places === undefined) return 0
    let count = 0
    for (const lengths of this.#devices.values()) {
      const holds = (place: number) => (lengths.get(ordinalOf(place)) ?? 0) > indexOf(place)
      if (typeof places === 'number' ? holds(places) : places.length > 0 && places.every(holds)) count++
    }
    return count
  }

  #touch(document: string): void {
    if (this.#shown.has(document)) this.#stale.add(document)
  }
}
