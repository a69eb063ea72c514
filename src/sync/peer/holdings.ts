import type { DeviceId } from '../../model/index.js'
import { indexOf, ordinalOf } from './place-table.js'

/** What Holdings asks about documents, which are named by their slots. */
export interface HeldDocuments {
  /** Documents with a counting change in the entries `from` to `to` (exclusive) of a log. */
  documentsIn(ordinal: number, from: number, to: number): Iterable<number>
  /** Places of the entries with the document's counting changes. */
  placesOf(document: number): readonly number[]
}

/** For a snapshot. */
export interface HoldingColumns {
  readonly flags: Uint8Array
  readonly devices: readonly (readonly [DeviceId, readonly (readonly [ordinal: number, length: number])[]])[]
}

const SHOWN = 1
/** Nobody else holds it. */
const ALONE = 2
/** Not judged yet. */
const STALE = 4
/** One other device holds it. */
const TWICE = 8
/** Two others or more do. */
const OFTEN = 16

const LEVELS = [ALONE, TWICE, OFTEN] as const

/**
 * Which entries other devices said they hold on disk: it tells on how many other devices a document is. Only what a
 * device itself confirmed counts. Costs what changed, not what there is.
 */
export class Holdings {
  readonly #documents: HeldDocuments
  readonly #devices = new Map<DeviceId, Map<number, number>>()
  #flags = new Uint8Array(1024)
  #stale: number[] = []
  /** How many shown documents no other device holds, one does, two or more do. */
  readonly #held: [number, number, number] = [0, 0, 0]

  constructor(documents: HeldDocuments) {
    this.#documents = documents
  }

  /** The device holds `length` entries of the log from its beginning; less than before when it lost some. */
  confirm(device: DeviceId, ordinal: number, length: number): void {
    const lengths = this.#devices.get(device) ?? new Map<number, number>()
    this.#devices.set(device, lengths)
    const before = lengths.get(ordinal) ?? 0
    if (before === length) return
    lengths.set(ordinal, length)
    const [from, to] = before < length ? [before, length] : [length, before]
    for (const document of this.#documents.documentsIn(ordinal, from, to)) this.touch(document)
  }

  /** What counts of this document changed. */
  touch(document: number): void {
    const flags = this.#flags[document] ?? 0
    if ((flags & SHOWN) !== 0) this.#setStale(document, flags)
  }

  /** Whether the document is among those that `alone` counts. */
  show(document: number, isShown: boolean): void {
    if (document >= this.#flags.length) this.#reserve(document + 1)
    const flags = this.#flags[document]!
    if (isShown === ((flags & SHOWN) !== 0)) return
    this.#setStale(document, flags ^ SHOWN)
  }

  #setStale(document: number, flags: number): void {
    if ((flags & STALE) === 0) this.#stale.push(document)
    this.#flags[document] = flags | STALE
  }

  /** How many shown documents no other device holds. */
  get alone(): number {
    return this.held[0]
  }

  /** How many shown documents are on this device alone, on one other, and on two others or more. */
  get held(): readonly [number, number, number] {
    this.#settle()
    return [...this.#held]
  }

  #settle(): void {
    for (const document of this.#stale) {
      const flags = this.#flags[document]!
      this.#count(flags, -1)
      const level = (flags & SHOWN) === 0 ? 0 : LEVELS[Math.min(2, this.holders(document))]!
      this.#flags[document] = (flags & SHOWN) | level
      this.#count(level, 1)
    }
    this.#stale = []
  }

  #count(flags: number, by: number): void {
    for (const [place, level] of LEVELS.entries()) if ((flags & level) !== 0) this.#held[place]! += by
  }

  /** How many devices hold every counting change of the document that is known here. */
  holders(document: number): number {
    return this.holdersOf(document).length
  }

  /** Those devices. */
  holdersOf(document: number): DeviceId[] {
    const places = this.#documents.placesOf(document)
    if (places.length === 0) return []
    const holders: DeviceId[] = []
    for (const [device, lengths] of this.#devices) {
      if (places.every(place => (lengths.get(ordinalOf(place)) ?? 0) > indexOf(place))) holders.push(device)
    }
    return holders
  }

  columns(): HoldingColumns {
    this.#settle()
    return {
      flags: this.#flags.slice(),
      devices: [...this.#devices].map(([device, lengths]) => [device, [...lengths]])
    }
  }

  /** Replaces all that is in; `ordinalNow` of a log that had this ordinal. */
  load({ flags, devices }: HoldingColumns, ordinalNow: (ordinal: number) => number): void {
    this.#flags = flags.slice()
    this.#stale = []
    this.#held.fill(0)
    for (const flag of flags) this.#count(flag, 1)
    this.#devices.clear()
    for (const [device, lengths] of devices) {
      this.#devices.set(device, new Map(lengths.map(([ordinal, length]) => [ordinalNow(ordinal), length])))
    }
  }

  #reserve(length: number): void {
    const flags = new Uint8Array(Math.max(length, this.#flags.length * 2))
    flags.set(this.#flags)
    this.#flags = flags
  }
}
