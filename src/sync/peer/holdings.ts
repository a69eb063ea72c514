import type { DeviceId } from '../../model/index.js'

/** A place in a project's logs in one number: log ordinal and entry index. */
export const placeOf = (ordinal: number, index: number) => ordinal * 2 ** 32 + index
const ordinalOf = (place: number) => Math.floor(place / 2 ** 32)
const indexOf = (place: number) => place % 2 ** 32

/**
 * Which entries other devices said they hold on disk, and where each document's changes stand: together
 * they tell on how many other devices a document is. Only what a device itself confirmed counts.
 */
export class Holdings {
  readonly #devices = new Map<DeviceId, Map<number, number>>()
  readonly #places = new Map<string, number | number[]>()

  /** `length` entries of the log, from its beginning. */
  confirm(device: DeviceId, ordinal: number, length: number): boolean {
    let lengths = this.#devices.get(device)
    if (!lengths) this.#devices.set(device, (lengths = new Map()))
    if ((lengths.get(ordinal) ?? 0) >= length) return false
    lengths.set(ordinal, length)
    return true
  }

  heldBy(device: DeviceId, ordinal: number): number {
    return this.#devices.get(device)?.get(ordinal) ?? 0
  }

  devices(): IterableIterator<DeviceId> {
    return this.#devices.keys()
  }

  /** A change of this document stands at this place. */
  note(document: string, place: number): void {
    const known = this.#places.get(document)
    if (known === undefined) this.#places.set(document, place)
    else if (typeof known === 'number') this.#places.set(document, [known, place])
    else known.push(place)
  }

  /** How many devices hold every change of the document that is known here. */
  holders(document: string): number {
    const places = this.#places.get(document)
    if (places === undefined) return 0
    let count = 0
    for (const lengths of this.#devices.values()) {
      const holds = (place: number) => (lengths.get(ordinalOf(place)) ?? 0) > indexOf(place)
      if (typeof places === 'number' ? holds(places) : places.every(holds)) count++
    }
    return count
  }
}
