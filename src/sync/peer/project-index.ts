import {
  authId,
  can,
  changeId,
  CairnError,
  ChangeIndex,
  decodeEntry,
  DOCUMENT_KINDS,
  IdTable,
  neededFor,
  resolveMembership,
  type AuthEntry,
  type AuthId,
  type ChangeColumns,
  type ChangesEntry,
  type Deed,
  type DocumentId,
  type DocumentKind,
  type DocumentState,
  type MediaEntry,
  type MediaHash,
  type Membership,
  type PlacedChange,
  type PlacedOperation,
  type ProjectId,
  type Role,
  type TrackEntry,
  type DeviceId
} from '../../model/index.js'
import { QueryIndex, type QueryColumns } from '../../query/index.js'
import { Holdings, type HoldingColumns } from './holdings.js'
import { JudgedEntries, type EntryColumns, type EntryLog, type JudgedEntry } from './judged-entries.js'
import { MediaCards } from './media/media-cards.js'
import { MediaNames } from './media/media-names.js'
import { indexOf, ordinalOf, placeOf } from './place-table.js'
import { RecentEntries } from './recent-entries.js'
import { TrackChunks, type PlacedChunk } from './track-chunks.js'

export interface Flushed {
  /** Whether a document looks different. */
  readonly isChanged: boolean
  /** Null when there are too many to name. */
  readonly ids: readonly DocumentId[] | null
  readonly kinds: readonly DocumentKind[]
  readonly members: boolean
  /** Files whose cards, or whether a document names them, look different. */
  readonly media: readonly MediaHash[]
  /** Devices of whom more changes waited than may: their logs are to be read again once something came in. */
  readonly overflowed: readonly DeviceId[]
  /** Changed documents that name files, or values that are kept as files. */
  readonly naming: readonly DocumentId[]
  /** Entries that are to be taken again before what else is different can be told: `flush` once more then. */
  readonly wanted: readonly WantedEntry[]
}

/** An entry in its log. */
export interface WantedEntry {
  readonly log: EntryLog
  readonly index: number
}

/** The index without what is of the membership, which is read again, and the places of entries to take again. */
export interface IndexColumns {
  readonly changes: ChangeColumns
  readonly entries: EntryColumns
  readonly holdings: HoldingColumns
  readonly query: QueryColumns
  readonly named: readonly (readonly [DocumentId, readonly MediaHash[]])[]
  readonly again: readonly number[]
}

type PlacedAuth = Pick<PlacedOperation, 'id' | 'heads' | 'operation'>

/** More changed documents than this are not named. */
export const MAX_NAMED = 500

/**
 * The project as its entries make it: membership, documents, and the columns to find them by. No clock, no
 * disk, no network: the same entries in any order give the same project. Every right is judged here, on reading.
 * With `bodies: 'asked'` what the documents say is not kept: `wanted` names the entries to take again first.
 */
export class ProjectIndex {
  readonly cards = new MediaCards()
  readonly #tracks = new TrackChunks()
  readonly names = new MediaNames()
  readonly #entries = new JudgedEntries()
  readonly #changes: ChangeIndex
  /** When what changes say is not kept. */
  readonly #recent: RecentEntries | null
  readonly query: QueryIndex
  readonly holdings: Holdings
  readonly #auth = new Map<number, { readonly log: EntryLog; readonly operations: PlacedAuth[] }>()
  /** Slots of documents that may look different. */
  readonly #dirty = new Set<number>()
  /** Places of entries that cannot be read. */
  readonly #unreadable = new Set<number>()
  /** Entries of a later format, by place. */
  readonly #later = new Map<number, WantedEntry>()
  #membership: Membership
  #authChanged = false
  #rightsChanged = false
  #admissions = 0
  #readOnly: string | null = null

  constructor(
    readonly root: ProjectId,
    { bodies = 'kept' }: { readonly bodies?: 'kept' | 'asked' } = {}
  ) {
    this.#membership = resolveMembership([], root)
    const ids = new IdTable()
    this.#recent = bodies === 'asked' ? new RecentEntries(this.#entries, ids) : null
    this.#changes = new ChangeIndex({ ids, ...(this.#recent && { bodies: this.#recent }) })
    this.query = new QueryIndex(ids)
    this.holdings = new Holdings({
      documentsIn: (ordinal, from, to) => this.#documentsIn(ordinal, from, to),
      placesOf: document => this.#placesOf(document)
    })
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

  /** Null when there is none, or nothing of it counts. Entries that are `wanted` for it are to be taken first. */
  document(id: DocumentId): DocumentState | null {
    const slot = this.#changes.table.document(id)
    return slot < 0 || this.#isLost(slot) ? null : this.#changes.document(id)
  }

  /** How many other devices hold all of a document that counts. */
  holders(id: DocumentId): number {
    const slot = this.#changes.table.document(id)
    return slot < 0 ? 0 : this.holdings.holders(slot)
  }

  /** Those devices. */
  holdersOf(id: DocumentId): readonly DeviceId[] {
    const slot = this.#changes.table.document(id)
    return slot < 0 ? [] : this.holdings.holdersOf(slot)
  }

  /** Runs `use` with all that it brings by `wanted` and `take` at hand until it is done. */
  async holding<T>(use: () => Promise<T>): Promise<T> {
    this.#recent?.hold()
    try {
      return await use()
    } finally {
      this.#recent?.release()
    }
  }

  /** Entries to take again before these documents can be asked for; with 'all', every change of theirs. */
  wanted(ids: Iterable<DocumentId>, which?: 'all'): readonly WantedEntry[] {
    const numbers = new Set<number>()
    for (const id of ids) {
      const slot = this.#changes.table.document(id)
      if (slot >= 0) this.#lack(slot, numbers, which)
    }
    return [...numbers].map(number => this.#entries.at(number))
  }

  #lack(document: number, numbers: Set<number>, which?: 'all'): boolean {
    const slots = this.#changes.lacking(document, which).filter(slot => !this.#isLost(slot))
    for (const slot of slots) numbers.add(this.#entries.entryOf(slot))
    return slots.length > 0
  }

  /** What it says was read once and cannot be read any more. */
  #isLost(slot: number): boolean {
    return this.#unreadable.size > 0 && this.#unreadable.has(this.#entries.placeOf(slot))
  }

  /** A block of a log; null bytes stand for one that could not be opened. The same block may come again. */
  take(log: EntryLog, index: number, bytes: Uint8Array | null): void {
    const place = placeOf(log.ordinal, index)
    if (!bytes) {
      this.#unreadable.add(place)
      this.#reconsider(log, index)
      return
    }
    // What could not be opened before may be now.
    if (this.#unreadable.delete(place)) this.#reconsider(log, index)
    this.#takeEntry(log, index, bytes, place)
  }

  #takeEntry(log: EntryLog, index: number, bytes: Uint8Array, place: number): void {
    try {
      const entry = decodeEntry(bytes)
      if (entry.type === 'unknown' && log.name !== 'auth') return
      if (entry.type === 'auth' && log.name === 'auth') this.#takeOperation(log, index, entry)
      else if (entry.type === 'changes' && log.name !== 'auth')
        this.#takeChanges(log, index, entry, bytes.length)
      else if (entry.type === 'track' && log.name === 'data') this.#takeChunk(log, index, entry)
      else if (entry.type === 'media' && log.name === 'data') this.#takeCard(log, index, entry)
      else if (entry.type === 'unknown') this.#takeLater(log, index, place)
      else this.#unreadable.add(place)
    } catch (error) {
      if (!CairnError.is(error)) throw error
      if (error.code === 'unsupported-version') this.#takeLater(log, index, place)
      this.#unreadable.add(place)
    }
  }

  /** An entry that was read before and cannot be read any more counts no longer, until it can be again. */
  #reconsider(log: EntryLog, index: number): void {
    const entry = this.#entries.find(log.ordinal, index)
    if (!entry) return
    this.#recent?.drop(entry.number)
    this.#setRole(entry)
    const { table } = this.#changes
    for (let slot = entry.first; slot < entry.first + entry.count; slot++) {
      if (table.isHeld(slot)) this.#dirty.add(table.home(slot))
    }
  }

  /** Settles what `take` brought, and says what looks different. */
  flush(): Flushed {
    const members = this.#authChanged
    if (members) this.#resolve()
    if (members || this.#rightsChanged) this.#readOnly = this.#isOvertaken() ? OVERTAKEN : null
    this.#rightsChanged = false
    const kinds = new Set<DocumentKind>()
    const changed: number[] = []
    const naming: DocumentId[] = []
    const wanted = new Set<number>()
    for (const slot of this.#dirty) {
      if (this.#lack(slot, wanted)) continue
      this.#dirty.delete(slot)
      changed.push(slot)
      const id = this.#show(slot)
      if (this.names.isNaming(id)) naming.push(id)
      const kind = this.#changes.table.kind(slot)
      if (isKnownKind(kind)) kinds.add(kind)
    }
    const { ids } = this.#changes.table
    return {
      isChanged: changed.length > 0,
      ids: changed.length > MAX_NAMED ? null : changed.map(slot => ids.idOf(slot)),
      kinds: [...kinds],
      members,
      naming,
      media: [...new Set([...this.cards.takeChanged(), ...this.names.takeChanged()])],
      overflowed: this.#changes.takeOverflowed(),
      wanted: [...wanted].map(number => this.#entries.at(number))
    }
  }

  #show(slot: number): DocumentId {
    const id = this.#changes.table.ids.idOf(slot)
    const document = this.document(id)
    if (document) this.query.put(document)
    else this.query.remove(id)
    this.names.note(id, document)
    this.holdings.show(slot, document?.kind === 'observation' && document.status !== 'deleted')
    return id
  }

  /** What is indexed, to go on from with `load`; null while something is not settled. */
  columns(): IndexColumns | null {
    if (this.#dirty.size > 0 || this.#authChanged || this.#rightsChanged) return null
    const { ids } = this.#changes.table
    const waiting = [...this.#changes.waiters()].map(id => this.#entries.placeOf(ids.find(id)))
    return {
      changes: this.#changes.columns(),
      entries: this.#entries.columns(ids.end),
      holdings: this.holdings.columns(),
      query: this.query.columns(),
      named: this.names.all(),
      again: [
        ...new Set([
          ...waiting,
          ...this.#cardPlaces(),
          ...this.#tracks.places(),
          ...this.#unreadable,
          ...this.#later.keys()
        ])
      ]
    }
  }

  /**
   * Goes on from columns, before anything is taken. `logs` are those of then, by their ordinals then. Returns entries
   * to take again after the auth logs have been.
   */
  load(columns: IndexColumns, logs: readonly EntryLog[]): readonly WantedEntry[] {
    const moved = (place: number) => placeOf(logs[ordinalOf(place)]!.ordinal, indexOf(place))
    for (const log of logs) this.#entries.know(log)
    this.#changes.load(columns.changes)
    this.#entries.load({ ...columns.entries, places: columns.entries.places.map(moved) })
    this.holdings.load(columns.holdings, ordinal => logs[ordinal]!.ordinal)
    this.query.load(columns.query)
    this.names.load(columns.named)
    return columns.again.map(place => ({ log: logs[ordinalOf(place)]!, index: indexOf(place) }))
  }

  *#cardPlaces(): Generator<number> {
    for (const { log, index } of this.cards.all()) yield placeOf(log.ordinal, index)
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
      const { role } = this.#membership.standing(log.device, log.name, index, log.generation)
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

  /** The counting chunks of a track, by number; whether one counts is judged when it is asked for. */
  chunksOf(id: DocumentId): readonly PlacedChunk[] {
    const { table } = this.#changes
    const slot = table.document(id)
    if (slot < 0 || table.kind(slot) !== 'track') return []
    return this.#tracks.of(
      id,
      chunk => chunk.log.device === table.author(slot) && can(this.#roleOf(chunk), 'editOwn')
    )
  }

  #takeChunk(log: EntryLog, index: number, entry: TrackEntry): void {
    const isNew = this.#tracks.take(placeOf(log.ordinal, index), log, index, entry)
    const document = this.#changes.table.document(entry.doc)
    if (isNew && document >= 0) this.#dirty.add(document)
  }

  #takeCard(log: EntryLog, index: number, entry: MediaEntry): void {
    const counts = this.#mayAttach({ log, index, heads: entry.heads })
    this.cards.take(placeOf(log.ordinal, index), log, index, entry, counts)
  }

  #mayAttach(placed: Pick<JudgedEntry, 'log' | 'index' | 'heads'>): boolean {
    return can(this.#roleOf(placed), 'attach')
  }

  /** An entry may be read again: what is known of it stays, what was forgotten comes back. */
  #takeChanges(log: EntryLog, index: number, entry: ChangesEntry, bytes: number): void {
    const { ids } = this.#changes.table
    const known = this.#entries.find(log.ordinal, index)
    const judged = known ?? this.#entries.begin(log, index, entry.heads, ids.end)
    this.#recent?.put(judged.number, entry, bytes)
    this.#setRole(judged)
    let slot = judged.first
    for (const [offset, change] of entry.changes.entries()) {
      if (!change) continue
      const id = known ? ids.idOf(slot) : changeId(log.key, index, offset, change)
      if (!known) this.#entries.add(judged, ids.add(id), offset, change.op)
      this.#add(slot++, { id, by: log.device, at: entry.at, change })
    }
  }

  #add(slot: number, placed: PlacedChange): void {
    const { admitted } = this.#changes.add(placed)
    this.#admissions += admitted.length
    for (const id of admitted) this.#judge(id === placed.id ? slot : this.#changes.table.held(id))
  }

  /** Whether a change counts: the role its author had there, and whether the document is the author's own. */
  #judge(slot: number): void {
    const { table } = this.#changes
    const home = table.home(slot)
    const number = this.#entries.entryOf(slot)
    const log = this.#entries.logOf(number)
    const valid = mayDo(this.#entries.role(number), {
      log: log.name,
      op: this.#entries.op(slot),
      kind: table.kind(home),
      own: table.author(home) === log.device
    })
    if (!this.#entries.judge(slot, valid)) return
    this.holdings.touch(home)
    if (this.#changes.setValidAt(slot, valid)) this.#dirty.add(home)
  }

  /** The role at the entry as the membership is now; its changes are judged again when that is another one. */
  #setRole(entry: JudgedEntry): void {
    const { number, log, index, first, count } = entry
    const role = this.#unreadable.has(placeOf(log.ordinal, index)) ? 'blocked' : this.#roleOf(entry)
    if (role === this.#entries.role(number)) return
    this.#entries.setRole(number, role)
    for (let slot = first; slot < first + count; slot++) if (this.#entries.isJudged(slot)) this.#judge(slot)
  }

  #roleOf({ log, index, heads }: Pick<JudgedEntry, 'log' | 'index' | 'heads'>): Role {
    const { device, name, generation } = log
    return this.#membership.roleAt({ dev: device, log: name, seq: index, generation, heads })
  }

  #resolve(): void {
    this.#authChanged = false
    this.#membership = resolveMembership([...this.#placedOperations()], this.root)
    for (let number = 0; number < this.#entries.size; number++) this.#setRole(this.#entries.at(number))
    this.cards.judge(placed => this.#mayAttach(placed))
  }

  *#documentsIn(ordinal: number, from: number, to: number): Generator<number> {
    for (const slot of this.#entries.countingIn(ordinal, from, to)) yield this.#changes.table.home(slot)
  }

  #placesOf(document: number): readonly number[] {
    const { table } = this.#changes
    return table
      .changes(document)
      .filter(slot => table.isValid(slot))
      .map(slot => this.#entries.placeOf(slot))
  }

  /** An operation counts from its log's beginning without a gap: its place is part of what it says. */
  *#placedOperations(): Generator<PlacedOperation> {
    for (const { log, operations } of this.#auth.values()) {
      let prev: AuthId | null = null
      for (let seq = 0; seq < operations.length; seq++) {
        const placed = operations[seq]
        if (!placed) break
        yield { ...placed, by: log.device, seq, generation: log.generation, prev }
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
