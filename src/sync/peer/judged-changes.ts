import {
  can,
  changeId,
  ChangeIndex,
  IdTable,
  neededFor,
  type ChangesEntry,
  type Deed,
  type PlacedChange,
  type Role
} from '../../model/index.js'
import type { HeldDocuments } from './holdings.js'
import { JudgedEntries, type EntryLog, type JudgedEntry } from './judged-entries.js'
import { RecentEntries } from './recent-entries.js'

export interface JudgedChangesParts {
  /** Whether what changes say is kept, or to be taken again when it is asked for. */
  readonly bodies: 'kept' | 'asked'
  /** The role at an entry as the membership is now. */
  readonly roleOf: (entry: JudgedEntry) => Role
  /** Other changes of the document in this slot count than before. */
  readonly onVerdict: (document: number) => void
  /** The document in this slot may look different. */
  readonly onChanged: (document: number) => void
}

/** Changes as their entries bring them, each judged when what it names is here, and again when rights change. */
export class JudgedChanges implements HeldDocuments {
  readonly changes: ChangeIndex
  readonly entries = new JudgedEntries()
  /** When what changes say is not kept. */
  readonly recent: RecentEntries | null
  readonly #parts: JudgedChangesParts
  #admissions = 0

  constructor(parts: JudgedChangesParts) {
    this.#parts = parts
    const ids = new IdTable()
    this.recent = parts.bodies === 'asked' ? new RecentEntries(this.entries, ids) : null
    this.changes = new ChangeIndex({ ids, ...(this.recent && { bodies: this.recent }) })
  }

  /** How many changes came in so far. */
  get admissions(): number {
    return this.#admissions
  }

  /** An entry, of `bytes` bytes, may be read again: what is known of it stays, what was forgotten comes back. */
  take(log: EntryLog, index: number, entry: ChangesEntry, bytes: number): void {
    const { ids } = this.changes.table
    const known = this.entries.find(log.ordinal, index)
    const judged = known ?? this.entries.begin(log, index, entry.heads, ids.end)
    this.recent?.put(judged.number, entry, bytes)
    this.#setRole(judged)
    let slot = judged.first
    for (const [offset, change] of entry.changes.entries()) {
      if (!change) continue
      const id = known ? ids.idOf(slot) : changeId(log.key, index, offset, change)
      if (!known) this.entries.add(judged, ids.add(id), offset, change.op)
      this.#add(slot++, { id, by: log.device, at: entry.at, change })
    }
  }

  /** An entry that was read before and cannot be read any more counts no longer, until it can be again. */
  reconsider(log: EntryLog, index: number): void {
    const entry = this.entries.find(log.ordinal, index)
    if (!entry) return
    this.recent?.drop(entry.number)
    this.#setRole(entry)
    const { table } = this.changes
    for (let slot = entry.first; slot < entry.first + entry.count; slot++) {
      if (table.isHeld(slot)) this.#parts.onChanged(table.home(slot))
    }
  }

  /** After the membership has changed. */
  judgeAgain(): void {
    for (let number = 0; number < this.entries.size; number++) this.#setRole(this.entries.at(number))
  }

  *documentsIn(ordinal: number, from: number, to: number): Generator<number> {
    for (const slot of this.entries.countingIn(ordinal, from, to)) yield this.changes.table.home(slot)
  }

  placesOf(document: number): readonly number[] {
    const { table } = this.changes
    return table
      .changes(document)
      .filter(slot => table.isValid(slot))
      .map(slot => this.entries.placeOf(slot))
  }

  #add(slot: number, placed: PlacedChange): void {
    const { admitted } = this.changes.add(placed)
    this.#admissions += admitted.length
    for (const id of admitted) this.#judge(id === placed.id ? slot : this.changes.table.held(id))
  }

  /** Whether a change counts: the role its author had there, and whether the document is the author's own. */
  #judge(slot: number): void {
    const { table } = this.changes
    const home = table.home(slot)
    const number = this.entries.entryOf(slot)
    const log = this.entries.logOf(number)
    const valid = mayDo(this.entries.role(number), {
      log: log.name,
      op: this.entries.op(slot),
      kind: table.kind(home),
      own: table.author(home) === log.device
    })
    if (!this.entries.judge(slot, valid)) return
    this.#parts.onVerdict(home)
    if (this.changes.setValidAt(slot, valid)) this.#parts.onChanged(home)
  }

  /** The role at the entry as the membership is now; its changes are judged again when that is another one. */
  #setRole(entry: JudgedEntry): void {
    const { number, first, count } = entry
    const role = this.#parts.roleOf(entry)
    if (role === this.entries.role(number)) return
    this.entries.setRole(number, role)
    for (let slot = first; slot < first + count; slot++) if (this.entries.isJudged(slot)) this.#judge(slot)
  }
}

/** The capability table, asked for a change. */
export function mayDo(role: Role, deed: Deed): boolean {
  const needed = neededFor(deed)
  return needed !== null && can(role, needed)
}
