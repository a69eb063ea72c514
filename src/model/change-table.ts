import { DOCUMENT_KINDS } from './document.js'
import type { PlacedChange } from './document.js'
import type { IdTable } from './id-table.js'
import type { ChangeId, DeviceId } from './ids.js'
import { lamportOf } from './merge.js'
import { Names } from './names.js'

const HELD = 1
const VALID = 2
const CREATION = 4
/** In the column of kinds: one that this version does not know. */
const OTHER = 255

/** The columns of a table, for a snapshot. */
export interface ChangeColumns {
  readonly words: Uint32Array
  readonly flags: Uint8Array
  /** Slot, slot of the document and time of each held change that is no creation, one after the other. */
  readonly later: Uint32Array
  readonly author: Uint32Array
  readonly kind: Uint8Array
  readonly authors: readonly string[]
  readonly kinds: readonly (readonly [slot: number, kind: string])[]
}

/**
 * What is known of each change besides what it says, one value a slot. A slot belongs to an id for good, whether
 * its change is held or not.
 */
export class ChangeTable {
  readonly #authors = new Names()
  readonly #otherKinds = new Map<number, string>()
  #capacity = 1024
  #flags = new Uint8Array(this.#capacity)
  /** The slot of the document. */
  #home = new Uint32Array(this.#capacity)
  /** The change of the same document that came before, plus 1; 0 at the end. A creation points at the newest. */
  #next = new Uint32Array(this.#capacity)
  /** A change is held after those it names, so its time is at most the number of changes. */
  #lamport = new Uint32Array(this.#capacity)
  #author = new Uint32Array(this.#capacity)
  #kind = new Uint8Array(this.#capacity)

  constructor(readonly ids: IdTable) {}

  isHeld(slot: number): boolean {
    return slot >= 0 && slot < this.#capacity && (this.#flags[slot]! & HELD) !== 0
  }

  isValid(slot: number): boolean {
    return (this.#flags[slot]! & VALID) !== 0
  }

  isCreation(slot: number): boolean {
    return (this.#flags[slot]! & CREATION) !== 0
  }

  /** The slot of an id whose change is held, else -1. */
  held(id: string): number {
    const slot = this.ids.find(id)
    return this.isHeld(slot) ? slot : -1
  }

  /** The slot of a document whose creation is held, else -1. */
  document(id: string): number {
    const slot = this.held(id)
    return slot >= 0 && this.isCreation(slot) ? slot : -1
  }

  /** The slot of the document of a held change. */
  home(slot: number): number {
    return this.#home[slot]!
  }

  lamport(slot: number): number {
    return this.#lamport[slot]!
  }

  author(slot: number): DeviceId {
    return this.#authors.name(this.#author[slot]!) as DeviceId
  }

  /** The kind of a document, known to this version or not. */
  kind(slot: number): string {
    const number = this.#kind[slot]!
    return number === OTHER ? this.#otherKinds.get(slot)! : DOCUMENT_KINDS[number]!
  }

  setValid(slot: number, valid: boolean): void {
    this.#flags[slot] = valid ? this.#flags[slot]! | VALID : this.#flags[slot]! & ~VALID
  }

  /** Takes a change in, whose document is held unless it is a creation itself. Returns its slot. */
  hold(placed: PlacedChange, valid: boolean): number {
    const { id, by, change } = placed
    const slot = this.ids.add(id)
    while (this.ids.end > this.#capacity) this.#grow(this.#capacity * 2)
    this.#author[slot] = this.#authors.number(by)
    this.#lamport[slot] = lamportOf(placed)
    this.#flags[slot] = HELD | (valid ? VALID : 0)
    if (change.op === 'create') {
      this.#flags[slot] |= CREATION
      this.#home[slot] = slot
      const kind = DOCUMENT_KINDS.findIndex(known => known === change.kind)
      this.#kind[slot] = kind < 0 ? OTHER : kind
      if (kind < 0) this.#otherKinds.set(slot, change.kind)
      return slot
    }
    this.#link(slot, this.ids.find(change.doc))
    return slot
  }

  /** Slots of all held changes of a document, its creation first. */
  changes(document: number): number[] {
    const slots = [document]
    for (let next = this.#next[document]!; next !== 0; next = this.#next[next - 1]!) slots.push(next - 1)
    return slots
  }

  idOf(slot: number): ChangeId {
    return this.ids.idOf(slot)
  }

  columns(): ChangeColumns {
    const { end } = this.ids
    return {
      words: this.ids.words,
      flags: this.#flags.slice(0, end),
      later: this.#later(end),
      author: this.#author.slice(0, end),
      kind: this.#kind.slice(0, end),
      authors: [...this.#authors.all],
      kinds: [...this.#otherKinds]
    }
  }

  /** Replaces all that is in. */
  load(columns: ChangeColumns): void {
    this.ids.load(columns.words)
    while (this.#capacity < this.ids.end) this.#capacity *= 2
    this.#flags = filled(columns.flags, new Uint8Array(this.#capacity))
    this.#home = new Uint32Array(this.#capacity).map((_, slot) => slot)
    this.#next = new Uint32Array(this.#capacity)
    this.#lamport = new Uint32Array(this.#capacity).fill(1)
    this.#author = filled(columns.author, new Uint32Array(this.#capacity))
    this.#kind = filled(columns.kind, new Uint8Array(this.#capacity))
    this.#authors.load(columns.authors)
    this.#otherKinds.clear()
    for (const [slot, kind] of columns.kinds) this.#otherKinds.set(slot, kind)
    const { later } = columns
    for (let at = 0; at < later.length; at += 3) {
      this.#lamport[later[at]!] = later[at + 2]!
      this.#link(later[at]!, later[at + 1]!)
    }
  }

  #later(end: number): Uint32Array {
    const later: number[] = []
    for (let slot = 0; slot < end; slot++) {
      if (this.isHeld(slot) && !this.isCreation(slot))
        later.push(slot, this.#home[slot]!, this.#lamport[slot]!)
    }
    return Uint32Array.from(later)
  }

  #link(slot: number, home: number): void {
    this.#home[slot] = home
    this.#next[slot] = this.#next[home]!
    this.#next[home] = slot + 1
  }

  #grow(capacity: number): void {
    this.#capacity = capacity
    this.#flags = filled(this.#flags, new Uint8Array(capacity))
    this.#home = filled(this.#home, new Uint32Array(capacity))
    this.#next = filled(this.#next, new Uint32Array(capacity))
    this.#lamport = filled(this.#lamport, new Uint32Array(capacity))
    this.#author = filled(this.#author, new Uint32Array(capacity))
    this.#kind = filled(this.#kind, new Uint8Array(capacity))
  }
}

type Column = Uint8Array | Uint32Array
function filled<T extends Column>(from: Column, to: T): T {
  to.set(from)
  return to
}
