import {
  authId,
  can,
  changeId,
  CairnError,
  ChangeIndex,
  decodeEntry,
  DOCUMENT_KINDS,
  neededFor,
  resolveMembership,
  type AuthEntry,
  type AuthId,
  type ChangeId,
  type ChangesEntry,
  type Deed,
  type DocumentId,
  type DocumentKind,
  type DocumentState,
  type Membership,
  type PlacedChange,
  type PlacedOperation,
  type ProjectId,
  type Role,
  type DeviceId
} from '../../model/index.js'
import { QueryIndex } from '../../query/index.js'
import { Holdings, placeOf } from './holdings.js'
import { JudgedEntries, type EntryLog, type JudgedChange, type JudgedEntry } from './judged-entries.js'

export interface Flushed {
  readonly ids: readonly DocumentId[]
  readonly kinds: readonly DocumentKind[]
  readonly members: boolean
  /** Devices of whom more changes waited than may: their logs are to be read again once something came in. */
  readonly overflowed: readonly DeviceId[]
}

type PlacedAuth = Pick<PlacedOperation, 'id' | 'heads' | 'operation'>

/**
 * The project as its entries make it: membership, documents, and the columns to find them by. No clock, no
 * disk, no network: the same entries in any order give the same project. Every right is judged here, on reading.
 */
export class ProjectIndex {
  readonly query = new QueryIndex()
  readonly #entries = new JudgedEntries()
  readonly holdings = new Holdings((ordinal, from, to) => this.#entries.documentsIn(ordinal, from, to))
  readonly #changes = new ChangeIndex()
  /** Where the changes that wait for another one stand. */
  readonly #waiting = new Map<ChangeId, { readonly entry: JudgedEntry; readonly item: JudgedChange }>()
  readonly #auth = new Map<number, { readonly log: EntryLog; readonly operations: PlacedAuth[] }>()
  readonly #dirty = new Set<DocumentId>()
  /** Places of entries that cannot be read. */
  readonly #unreadable = new Set<number>()
  /** Entries of a later format, by place. */
  readonly #later = new Map<number, { readonly log: EntryLog; readonly index: number }>()
  #membership: Membership
  #authChanged = false
  #rightsChanged = false
  #admissions = 0
  #readOnly: string | null = null

  constructor(readonly root: ProjectId) {
    this.#membership = resolveMembership([], root)
  }

  get membership(): Membership {
    return this.#membership
  }

  /** Why this device must not write, or null. */
  get readOnly(): string | null {
    return this.#readOnly
  }

  /** Entries that are kept and do not count, in whole or in part. */
  get quarantined(): number {
    return this.#unreadable.size + this.#entries.refused
  }

  /** How many changes came in so far: grows when reading an overflowed log again may help. */
  get admissions(): number {
    return this.#admissions
  }

  /** The changes themselves: for making the next one, never for adding here. */
  get changes(): ChangeIndex {
    return this.#changes
  }

  document(id: DocumentId): DocumentState | null {
    return this.#changes.document(id)
  }

  /** A block of a log; null bytes stand for one that could not be opened. The same block may come again. */
  take(log: EntryLog, index: number, bytes: Uint8Array | null): void {
    const place = placeOf(log.ordinal, index)
    if (!bytes) {
      this.#unreadable.add(place)
      return
    }
    // What could not be opened before may be now.
    this.#unreadable.delete(place)
    // Blocks of media are no entries.
    if (log.name !== 'media') this.#takeEntry(log, index, bytes, place)
  }

  #takeEntry(log: EntryLog, index: number, bytes: Uint8Array, place: number): void {
    try {
      const entry = decodeEntry(bytes)
      if (entry.type === 'unknown' && log.name !== 'auth') return
      if (entry.type === 'auth' && log.name === 'auth') this.#takeOperation(log, index, entry)
      else if (entry.type === 'changes' && log.name !== 'auth') this.#takeChanges(log, index, entry)
      else if (entry.type === 'unknown') this.#takeLater(log, index, place)
      else this.#unreadable.add(place)
    } catch (error) {
      if (!CairnError.is(error)) throw error
      if (error.code === 'unsupported-version') this.#takeLater(log, index, place)
      this.#unreadable.add(place)
    }
  }

  /** Settles what `take` brought, and says what looks different. */
  flush(): Flushed {
    const members = this.#authChanged
    if (members) this.#resolve()
    if (members || this.#rightsChanged) this.#readOnly = this.#isOvertaken() ? OVERTAKEN : null
    this.#rightsChanged = false
    const kinds = new Set<DocumentKind>()
    const ids = [...this.#dirty]
    for (const id of ids) {
      const document = this.#changes.document(id)
      if (document) this.query.put(document)
      else this.query.remove(id)
      const kind = this.#changes.kind(id)
      if (kind !== null && isKnownKind(kind)) kinds.add(kind)
      this.holdings.show(id, document?.kind === 'observation' && document.status !== 'deleted')
    }
    this.#dirty.clear()
    return { ids, kinds: [...kinds], members, overflowed: this.#changes.takeOverflowed() }
  }

  #takeLater(log: EntryLog, index: number, place: number): void {
    this.#later.set(place, { log, index })
    this.#rightsChanged = true
  }

  /** A later version wrote something, and had the right to: this one would write without knowing what it says. */
  #isOvertaken(): boolean {
    if (this.#membership.hasUnknown) return true
    return [...this.#later.values()].some(({ log, index }) => {
      if (log.device === (this.root as string) || log.device === (this.#membership.root as string))
        return true
      const { role } = this.#membership.standing(log.device, log.name, index)
      return can(role, log.name === 'data' ? 'create' : 'changeConfig')
    })
  }

  #takeOperation(log: EntryLog, index: number, { heads, operation }: AuthEntry): void {
    let known = this.#auth.get(log.ordinal)
    if (!known) this.#auth.set(log.ordinal, (known = { log, operations: [] }))
    if (known.operations[index]) return
    known.operations[index] = { id: authId(log.key, index, heads, operation), heads, operation }
    this.#authChanged = true
  }

  /** An entry may be read again: what is known of it stays, what was forgotten comes back. */
  #takeChanges(log: EntryLog, index: number, { at, heads, changes }: ChangesEntry): void {
    const known = this.#entries.get(log.ordinal, index)
    const entry: JudgedEntry = known ?? { log, index, heads, role: 'blocked', changes: [], refused: 0 }
    if (!known) this.#entries.add(entry)
    entry.role = this.#roleOf(entry)
    let next = 0
    for (const [place, change] of changes.entries()) {
      if (!change) continue
      const id = changeId(log.key, index, place, change)
      const doc = change.op === 'create' ? (id as DocumentId) : change.doc
      const item = entry.changes[next++] ?? { id, op: change.op, doc, valid: null }
      if (!known) entry.changes.push(item)
      this.#add(entry, item, { id, by: log.device, at, change })
    }
  }

  #add(entry: JudgedEntry, item: JudgedChange, placed: PlacedChange): void {
    const { state, admitted } = this.#changes.add(placed)
    if (state === 'waiting') this.#waiting.set(placed.id, { entry, item })
    this.#admissions += admitted.length
    for (const id of admitted) {
      const home = id === placed.id ? { entry, item } : this.#waiting.get(id)
      this.#waiting.delete(id)
      if (home) this.#judge(home.entry, home.item)
    }
  }

  /** Whether a change counts: the role its author had there, and whether the document is the author's own. */
  #judge(entry: JudgedEntry, item: JudgedChange): void {
    const kind = this.#changes.kind(item.doc)
    if (kind === null) return
    const { log, index, role } = entry
    const own = this.#changes.creator(item.doc) === log.device
    const before = item.valid
    const valid = mayDo(role, { log: log.name, op: item.op, kind, own })
    if (!this.#entries.judge(entry, item, valid)) return
    if (valid) this.holdings.note(item.doc, placeOf(log.ordinal, index))
    else if (before) this.holdings.drop(item.doc, placeOf(log.ordinal, index))
    const dirty = this.#changes.setValid(item.id, valid)
    if (dirty) this.#dirty.add(dirty)
  }

  #roleOf({ log, index, heads }: JudgedEntry): Role {
    return this.#membership.roleAt({ dev: log.device, log: log.name, seq: index, heads })
  }

  #resolve(): void {
    this.#authChanged = false
    this.#membership = resolveMembership([...this.#placedOperations()], this.root)
    for (const entry of this.#entries.all()) {
      const role = this.#roleOf(entry)
      if (role === entry.role) continue
      entry.role = role
      for (const item of entry.changes) if (item.valid !== null) this.#judge(entry, item)
    }
  }

  /** An operation counts from its log's beginning without a gap: its place is part of what it says. */
  *#placedOperations(): Generator<PlacedOperation> {
    for (const { log, operations } of this.#auth.values()) {
      let prev: AuthId | null = null
      for (let seq = 0; seq < operations.length; seq++) {
        const placed = operations[seq]
        if (!placed) break
        yield { id: placed.id, by: log.device, seq, prev, heads: placed.heads, operation: placed.operation }
        prev = placed.id
      }
    }
  }
}

const OVERTAKEN = 'A newer version wrote to this project. Update this app to write again.'

/** The capability table, asked for a change. */
export function mayDo(role: Role, deed: Deed): boolean {
  const needed = neededFor(deed)
  return needed !== null && can(role, needed)
}

const isKnownKind = (kind: string): kind is DocumentKind =>
  (DOCUMENT_KINDS as readonly string[]).includes(kind)
