import {
  ROLES,
  type AuthId,
  type DeviceId,
  type Generation,
  type LogName,
  type Role
} from '../../model/index.js'
import { ordinalOf, placeOf, PlaceTable, indexOf } from './place-table.js'

/** The log an entry stands in. */
export interface EntryLog {
  readonly ordinal: number
  readonly device: DeviceId
  readonly name: LogName
  readonly key: Uint8Array
  /** Absent for the first logs of a device. */
  readonly generation?: Generation | undefined
}

/** An entry in its log. */
export interface WantedEntry {
  readonly log: EntryLog
  readonly index: number
}

/** Names the owner of the log: its device, or one later generation of it. */
export const ownerOf = ({ device, generation }: EntryLog) => (generation?.id ?? device) as DeviceId

/** What is kept of an entry so that its changes can be judged again when the membership changes. */
export interface JudgedEntry {
  readonly number: number
  readonly log: EntryLog
  readonly index: number
  readonly heads: readonly AuthId[]
  /** Slots of its changes: as many, one after the other. */
  readonly first: number
  readonly count: number
}

const OPS = ['create', 'edit', 'delete'] as const
type Op = (typeof OPS)[number]
/** Verdicts: none while what a change names is missing here. */
const COUNTS = 1
const REFUSED = 2

/** The columns, for a snapshot. */
export interface EntryColumns {
  readonly places: Float64Array
  readonly role: Uint8Array
  readonly heads: Uint32Array
  readonly first: Uint32Array
  readonly count: Uint16Array
  readonly refused: Uint16Array
  readonly allHeads: readonly (readonly AuthId[])[]
  readonly entry: Uint32Array
  readonly offset: Uint16Array
  readonly op: Uint8Array
  readonly verdict: Uint8Array
}

/** The entries with changes, and by slot their changes: one value a column, since there are many. */
export class JudgedEntries {
  readonly #logs: EntryLog[] = []
  readonly #counts = new Map<number, number>()
  readonly #places = new PlaceTable()
  #heads: (readonly AuthId[])[] = []
  readonly #headNumbers = new Map<string, number>()
  #refusedEntries = 0
  #capacity = 1024
  #role = new Uint8Array(this.#capacity)
  #headsOf = new Uint32Array(this.#capacity)
  #first = new Uint32Array(this.#capacity)
  #count = new Uint16Array(this.#capacity)
  #refused = new Uint16Array(this.#capacity)
  #slots = 1024
  /** Number of the entry plus 1, by slot. */
  #entry = new Uint32Array(this.#slots)
  /** Place in the entry, by slot. */
  #offset = new Uint16Array(this.#slots)
  #op = new Uint8Array(this.#slots)
  #verdict = new Uint8Array(this.#slots)

  /** Entries with a change that does not count. */
  get refused(): number {
    return this.#refusedEntries
  }

  /** The ordinal of the log of each such entry. */
  *refusedIn(): Generator<number> {
    if (this.#refusedEntries === 0) return
    for (let number = 0; number < this.size; number++) {
      if (this.#refused[number]! > 0) yield ordinalOf(this.#places.place(number))
    }
  }

  get size(): number {
    return this.#places.size
  }

  /** Null when it is not known. */
  find(ordinal: number, index: number): JudgedEntry | null {
    const number = this.#places.find(placeOf(ordinal, index))
    return number < 0 ? null : this.at(number)
  }

  at(number: number): JudgedEntry {
    const place = this.#places.place(number)
    return {
      number,
      log: this.#logs[ordinalOf(place)]!,
      index: indexOf(place),
      heads: this.#heads[this.#headsOf[number]!]!,
      first: this.#first[number]!,
      count: this.#count[number]!
    }
  }

  logOf(number: number): EntryLog {
    return this.#logs[ordinalOf(this.#places.place(number))]!
  }

  /** Of an entry that is not known yet; its changes are `add`ed next, in their order. */
  begin(log: EntryLog, index: number, heads: readonly AuthId[], first: number): JudgedEntry {
    this.know(log)
    const number = this.#places.add(placeOf(log.ordinal, index))
    if (number === this.#capacity) this.#grow(this.#capacity * 2)
    this.#counts.set(log.ordinal, (this.#counts.get(log.ordinal) ?? 0) + 1)
    this.#headsOf[number] = this.#numberOf(heads)
    this.#first[number] = first
    return this.at(number)
  }

  /** The log of entries that come from a snapshot. */
  know(log: EntryLog): void {
    this.#logs[log.ordinal] = log
  }

  add(entry: JudgedEntry, slot: number, offset: number, op: Op): void {
    while (slot >= this.#slots) this.#growSlots(this.#slots * 2)
    this.#entry[slot] = entry.number + 1
    this.#offset[slot] = offset
    this.#op[slot] = OPS.indexOf(op)
    this.#count[entry.number]!++
  }

  role(number: number): Role {
    return ROLES[this.#role[number]!]!
  }

  setRole(number: number, role: Role): void {
    this.#role[number] = ROLES.indexOf(role)
  }

  /** Number of the entry of a change, or -1. */
  entryOf(slot: number): number {
    return slot < this.#slots ? this.#entry[slot]! - 1 : -1
  }

  /** Where a change stands in its entry. */
  offset(slot: number): number {
    return this.#offset[slot]!
  }

  op(slot: number): Op {
    return OPS[this.#op[slot]!]!
  }

  /** Place of the entry of a change. */
  placeOf(slot: number): number {
    return this.#places.place(this.#entry[slot]! - 1)
  }

  isJudged(slot: number): boolean {
    return this.#verdict[slot] !== 0
  }

  /** False when that was the verdict already. */
  judge(slot: number, valid: boolean): boolean {
    const before = this.#verdict[slot]
    const verdict = valid ? COUNTS : REFUSED
    if (before === verdict) return false
    const entry = this.#entry[slot]! - 1
    if (before === REFUSED && --this.#refused[entry]! === 0) this.#refusedEntries--
    if (!valid && ++this.#refused[entry]! === 1) this.#refusedEntries++
    this.#verdict[slot] = verdict
    return true
  }

  /** Slots of counting changes in a part of a log; a range that is longer than what is here costs no more. */
  *countingIn(ordinal: number, from: number, to: number): Generator<number> {
    if (to - from > (this.#counts.get(ordinal) ?? 0)) {
      for (let number = 0; number < this.#places.size; number++) {
        const place = this.#places.place(number)
        const index = indexOf(place)
        if (ordinalOf(place) === ordinal && index >= from && index < to) yield* this.#countingOf(number)
      }
      return
    }
    for (let index = from; index < to; index++) {
      const number = this.#places.find(placeOf(ordinal, index))
      if (number >= 0) yield* this.#countingOf(number)
    }
  }

  *#countingOf(number: number): Generator<number> {
    const first = this.#first[number]!
    for (let slot = first; slot < first + this.#count[number]!; slot++) {
      if (this.#verdict[slot] === COUNTS) yield slot
    }
  }

  /** `end`: slots below it are in use. */
  columns(end: number): EntryColumns {
    const { size } = this
    return {
      places: this.#places.all(),
      role: this.#role.slice(0, size),
      heads: this.#headsOf.slice(0, size),
      first: this.#first.slice(0, size),
      count: this.#count.slice(0, size),
      refused: this.#refused.slice(0, size),
      allHeads: [...this.#heads],
      entry: this.#entry.slice(0, end),
      offset: this.#offset.slice(0, end),
      op: this.#op.slice(0, end),
      verdict: this.#verdict.slice(0, end)
    }
  }

  /** Replaces all that is in. `know` each log before an entry is asked for. */
  load(columns: EntryColumns): void {
    this.#places.load(columns.places)
    this.#grow(Math.max(this.#capacity, 2 ** Math.ceil(Math.log2(this.size + 1))))
    this.#growSlots(Math.max(this.#slots, 2 ** Math.ceil(Math.log2(columns.entry.length + 1))))
    this.#role.set(columns.role)
    this.#headsOf.set(columns.heads)
    this.#first.set(columns.first)
    this.#count.set(columns.count)
    this.#refused.set(columns.refused)
    this.#entry.set(columns.entry)
    this.#offset.set(columns.offset)
    this.#op.set(columns.op)
    this.#verdict.set(columns.verdict)
    this.#heads = []
    for (const heads of columns.allHeads) this.#numberOf(heads)
    this.#refusedEntries = columns.refused.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
    for (const place of columns.places) {
      const ordinal = ordinalOf(place)
      this.#counts.set(ordinal, (this.#counts.get(ordinal) ?? 0) + 1)
    }
  }

  /** Most entries of a time name the same heads: each list is kept once. */
  #numberOf(heads: readonly AuthId[]): number {
    const text = heads.join()
    const known = this.#headNumbers.get(text)
    if (known !== undefined) return known
    const number = this.#heads.push(heads) - 1
    this.#headNumbers.set(text, number)
    return number
  }

  #grow(capacity: number): void {
    this.#capacity = capacity
    this.#role = filled(this.#role, new Uint8Array(capacity))
    this.#headsOf = filled(this.#headsOf, new Uint32Array(capacity))
    this.#first = filled(this.#first, new Uint32Array(capacity))
    this.#count = filled(this.#count, new Uint16Array(capacity))
    this.#refused = filled(this.#refused, new Uint16Array(capacity))
  }

  #growSlots(slots: number): void {
    this.#slots = slots
    this.#entry = filled(this.#entry, new Uint32Array(slots))
    this.#offset = filled(this.#offset, new Uint16Array(slots))
    this.#op = filled(this.#op, new Uint8Array(slots))
    this.#verdict = filled(this.#verdict, new Uint8Array(slots))
  }
}

type Column = Uint8Array | Uint16Array | Uint32Array
function filled<T extends Column>(from: Column, to: T): T {
  to.set(from)
  return to
}
