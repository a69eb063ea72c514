import {
  authId,
  can,
  changeId,
  CairnError,
  ChangeIndex,
  decodeEntry,
  DOCUMENT_KINDS,
  resolveMembership,
  type AuthId,
  type AuthOperation,
  type Change,
  type ChangeId,
  type DeviceId,
  type DocumentId,
  type DocumentKind,
  type DocumentState,
  type LogName,
  type Membership,
  type PlacedChange,
  type PlacedOperation,
  type ProjectId,
  type Role
} from '../../model/index.js'
import { QueryIndex } from '../../query/index.js'
import { Holdings, placeOf } from './holdings.js'

/** The log an entry stands in. */
export interface EntryLog {
  readonly ordinal: number
  readonly device: DeviceId
  readonly name: LogName
  readonly key: Uint8Array
}

/** What is kept of an entry so that its changes can be judged again when the membership changes. */
interface JudgedEntry {
  readonly log: EntryLog
  readonly index: number
  readonly heads: readonly AuthId[]
  role: Role
  readonly changes: JudgedChange[]
}
interface JudgedChange {
  readonly id: ChangeId
  readonly op: 'create' | 'edit' | 'delete'
  readonly doc: DocumentId
  valid: boolean
}

export interface Flushed {
  readonly ids: readonly DocumentId[]
  readonly kinds: readonly DocumentKind[]
  readonly members: boolean
  /** Devices whose logs must be read again: more of their changes waited than may. */
  readonly again: readonly DeviceId[]
}

interface PlacedAuth {
  readonly id: AuthId
  readonly heads: readonly AuthId[]
  readonly operation: AuthOperation
}

/** Kinds whose changes stand in `config`; all others stand in `data`. */
const CONFIG_KINDS: ReadonlySet<string> = new Set(['preset', 'field', 'icon', 'projectSettings'])
export const logOf = (kind: string): LogName => (CONFIG_KINDS.has(kind) ? 'config' : 'data')

/**
 * The project as its entries make it: membership, documents, and the columns to find them by. No clock, no
 * disk, no network: the same entries in any order give the same project. Every right is judged here, on reading.
 */
export class ProjectIndex {
  readonly query = new QueryIndex()
  readonly holdings = new Holdings()
  readonly #changes = new ChangeIndex()
  readonly #entries = new Map<number, JudgedEntry>()
  readonly #waiting = new Map<ChangeId, JudgedEntry>()
  readonly #auth = new Map<number, { log: EntryLog; operations: PlacedAuth[] }>()
  readonly #dirty = new Set<DocumentId>()
  /** Those that show. */
  readonly #observations = new Set<DocumentId>()
  #membership: Membership
  #authChanged = false
  #unreadable = 0
  #invalid = 0
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

  /** Entries and changes that are kept and do not count. */
  get quarantined(): number {
    return this.#unreadable + this.#invalid
  }

  /** The changes themselves: for making the next one, never for adding here. */
  get changes(): ChangeIndex {
    return this.#changes
  }

  /** How many observations no other device confirmed to hold. */
  onlyHere(): number {
    let count = 0
    for (const id of this.#observations) if (this.holdings.holders(id) === 0) count++
    return count
  }

  document(id: DocumentId): DocumentState | null {
    return this.#changes.document(id)
  }

  /** A block of a log; null bytes stand for one that could not be opened. */
  take(log: EntryLog, index: number, bytes: Uint8Array | null): void {
    try {
      if (!bytes) throw new CairnError('bad-input', 'A block could not be opened.')
      const entry = decodeEntry(bytes)
      if (entry.type === 'auth' && log.name === 'auth') {
        this.#takeOperation(log, index, entry)
      } else if (entry.type === 'changes' && (log.name === 'config' || log.name === 'data')) {
        this.#takeChanges(log, index, entry)
      } else if (log.name === 'auth') {
        this.#stopWriting()
      } else if (entry.type !== 'unknown') {
        this.#unreadable++
      }
    } catch (error) {
      if (!CairnError.is(error)) throw error
      if (error.code === 'unsupported-version') this.#stopWriting()
      this.#unreadable++
    }
  }

  /** Settles what `take` brought, and says what looks different. */
  flush(): Flushed {
    const members = this.#authChanged
    if (members) this.#resolve()
    const kinds = new Set<DocumentKind>()
    const ids = [...this.#dirty]
    for (const id of ids) {
      const document = this.#changes.document(id)
      if (document) this.query.put(document)
      else this.query.remove(id)
      const kind = this.#changes.kind(id)
      if (kind !== null && isKnownKind(kind)) kinds.add(kind)
      if (document?.kind === 'observation' && document.status !== 'deleted') this.#observations.add(id)
      else this.#observations.delete(id)
    }
    this.#dirty.clear()
    return { ids, kinds: [...kinds], members, again: this.#changes.takeOverflowed() }
  }

  #stopWriting(): void {
    this.#readOnly = 'A newer version wrote to this project. Update this app to write again.'
  }

  #takeOperation(
    log: EntryLog,
    index: number,
    entry: { heads: readonly AuthId[]; operation: AuthOperation }
  ): void {
    let known = this.#auth.get(log.ordinal)
    if (!known) this.#auth.set(log.ordinal, (known = { log, operations: [] }))
    const id = authId(log.key, index, entry.heads, entry.operation)
    known.operations[index] = { id, heads: entry.heads, operation: entry.operation }
    if (!['grant', 'reduce', 'leave', 'succeed'].includes(entry.operation.kind)) this.#stopWriting()
    this.#authChanged = true
  }

  /** An entry may be read again: what is known of it stays, what was forgotten comes back. */
  #takeChanges(
    log: EntryLog,
    index: number,
    entry: { at: number; heads: readonly AuthId[]; changes: readonly (Change | null)[] }
  ): void {
    const place = placeOf(log.ordinal, index)
    const again = this.#entries.get(place)
    const judged = again ?? { log, index, heads: entry.heads, role: 'blocked' as Role, changes: [] }
    judged.role = this.#roleOf(judged)
    this.#entries.set(place, judged)
    for (const [at, change] of entry.changes.entries()) {
      if (!change) continue
      const id = changeId(log.key, index, at, change)
      const doc = change.op === 'create' ? (id as DocumentId) : change.doc
      if (!again) this.#note(judged, { id, op: change.op, doc, valid: false }, place)
      this.#add(judged, { id, by: log.device, at: entry.at, change })
    }
  }

  #note(entry: JudgedEntry, item: JudgedChange, place: number): void {
    entry.changes.push(item)
    this.holdings.note(item.doc, place)
    this.#invalid++
  }

  #add(entry: JudgedEntry, placed: PlacedChange): void {
    const { state, admitted } = this.#changes.add(placed)
    if (state === 'waiting') this.#waiting.set(placed.id, entry)
    for (const id of admitted) {
      const home = id === placed.id ? entry : this.#waiting.get(id)
      this.#waiting.delete(id)
      const item = home?.changes.find(change => change.id === id)
      if (home && item) this.#judge(home, item)
    }
  }

  /** Whether a change counts: the role its author had there, and whether the document is the author's own. */
  #judge(entry: JudgedEntry, item: JudgedChange): void {
    const kind = this.#changes.kind(item.doc)
    if (kind === null) return
    const own = this.#changes.creator(item.doc) === entry.log.device
    const valid = logOf(kind) === entry.log.name && mayChange(entry.role, entry.log.name, item.op, own)
    if (valid === item.valid) return
    item.valid = valid
    this.#invalid += valid ? -1 : 1
    const dirty = this.#changes.setValid(item.id, valid)
    if (dirty) this.#dirty.add(dirty)
  }

  #roleOf({ log, index, heads }: JudgedEntry): Role {
    return this.#membership.roleAt({ dev: log.device, log: log.name, seq: index, heads })
  }

  #resolve(): void {
    this.#authChanged = false
    this.#membership = resolveMembership([...this.#placedOperations()], this.root)
    for (const entry of this.#entries.values()) {
      const role = this.#roleOf(entry)
      if (role === entry.role) continue
      entry.role = role
      for (const item of entry.changes) this.#judge(entry, item)
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

/** The capability table, asked for a change. */
export function mayChange(role: Role, log: LogName, op: 'create' | 'edit' | 'delete', own: boolean): boolean {
  if (log === 'config') return can(role, 'changeConfig')
  if (op === 'create') return can(role, 'create')
  if (op === 'edit') return can(role, own ? 'editOwn' : 'editOthers')
  return can(role, own ? 'deleteOwn' : 'deleteOthers')
}

export const isKnownKind = (kind: string): kind is DocumentKind =>
  (DOCUMENT_KINDS as readonly string[]).includes(kind)
