import {
  can,
  CairnError,
  decodeEntry,
  DOCUMENT_KINDS,
  resolveMembership,
  type AuthEntry,
  type ChangeIndex,
  type DeviceId,
  type DocumentId,
  type DocumentKind,
  type DocumentState,
  type Geometry,
  type MediaEntry,
  type MediaHash,
  type Membership,
  type ProjectId,
  type Role,
  type TrackEntry
} from '../../model/index.js'
import { QueryIndex } from '../../query/index.js'
import { wayOf } from '../track-way.js'
import { AuthOperations } from './auth-operations.js'
import { Holdings } from './holdings.js'
import { indexColumns, loadColumns, type ColumnParts, type IndexColumns } from './index-columns.js'
import { JudgedChanges } from './judged-changes.js'
import type { EntryLog, JudgedEntry, WantedEntry } from './judged-entries.js'
import { LaterEntries } from './later-entries.js'
import { MediaCards } from './media/media-cards.js'
import { MediaNames } from './media/media-names.js'
import { ordinalOf, placeOf } from './place-table.js'
import { TrackChunks, type PlacedChunk } from './track-chunks.js'

/** What looks different since the entries before were settled. */
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
  readonly #judged: JudgedChanges
  readonly query: QueryIndex
  readonly holdings: Holdings
  readonly #auth = new AuthOperations()
  readonly #later = new LaterEntries()
  /** Slots of documents that may look different. */
  readonly #dirty = new Set<number>()
  /** Places of entries that cannot be read. */
  readonly #unreadable = new Set<number>()
  #membership: Membership
  #authChanged = false
  #rightsChanged = false
  #readOnly: string | null = null

  constructor(
    readonly root: ProjectId,
    { bodies = 'kept' }: { readonly bodies?: 'kept' | 'asked' } = {}
  ) {
    this.#membership = resolveMembership([], root)
    this.#judged = new JudgedChanges({
      bodies,
      roleOf: entry => {
        const isUnreadable = this.#unreadable.has(placeOf(entry.log.ordinal, entry.index))
        return isUnreadable ? 'blocked' : this.#roleOf(entry)
      },
      onVerdict: document => this.holdings.touch(document),
      onChanged: document => this.#dirty.add(document)
    })
    this.query = new QueryIndex(this.changes.table.ids)
    this.holdings = new Holdings(this.#judged)
  }

  get membership(): Membership {
    return this.#membership
  }

  /** The membership as it would be with one more operation at the end of an auth log. */
  membershipWith(log: EntryLog, operation: Pick<AuthEntry, 'heads' | 'operation'>): Membership {
    return resolveMembership([...this.#auth.placed(), this.#auth.next(log, operation)], this.root)
  }

  /** Why this device must not write, or null. */
  get readOnly(): string | null {
    return this.#readOnly
  }

  /** Entries that are kept and do not count, in whole or in part. */
  get quarantined(): number {
    return this.#unreadable.size + this.#judged.entries.refused
  }

  /** The logs of those entries, each as often as it has some, and whether they can be read at all. */
  *quarantinedIn(): Generator<{ readonly ordinal: number; readonly isReadable: boolean }> {
    for (const place of this.#unreadable) yield { ordinal: ordinalOf(place), isReadable: false }
    for (const ordinal of this.#judged.entries.refusedIn()) yield { ordinal, isReadable: true }
  }

  /** How many changes came in so far: grows when reading an overflowed log again may help. */
  get admissions(): number {
    return this.#judged.admissions
  }

  /** The changes themselves: for making the next one, never for adding here. */
  get changes(): ChangeIndex {
    return this.#judged.changes
  }

  /** Null when there is none, or nothing of it counts. Entries that are `wanted` for it are to be taken first. */
  document(id: DocumentId): DocumentState | null {
    const slot = this.changes.table.document(id)
    return slot < 0 || this.#isLost(slot) ? null : this.changes.document(id)
  }

  /** How many other devices hold all of a document that counts. */
  holders(id: DocumentId): number {
    const slot = this.changes.table.document(id)
    return slot < 0 ? 0 : this.holdings.holders(slot)
  }

  /** Those devices. */
  holdersOf(id: DocumentId): readonly DeviceId[] {
    const slot = this.changes.table.document(id)
    return slot < 0 ? [] : this.holdings.holdersOf(slot)
  }

  /** Runs `use` with all that it brings by `wanted` and `take` at hand until it is done. */
  async holding<T>(use: () => Promise<T>): Promise<T> {
    this.#judged.recent?.hold()
    try {
      return await use()
    } finally {
      this.#judged.recent?.release()
    }
  }

  /** Entries to take again before these documents can be asked for; with 'all', every change of theirs. */
  wanted(ids: Iterable<DocumentId>, which?: 'all'): readonly WantedEntry[] {
    const numbers = new Set<number>()
    for (const id of ids) {
      const slot = this.changes.table.document(id)
      if (slot >= 0) this.#lack(slot, numbers, which)
    }
    return [...numbers].map(number => this.#judged.entries.at(number))
  }

  #lack(document: number, numbers: Set<number>, which?: 'all'): boolean {
    const slots = this.changes.lacking(document, which).filter(slot => !this.#isLost(slot))
    for (const slot of slots) numbers.add(this.#judged.entries.entryOf(slot))
    return slots.length > 0
  }

  /** What it says was read once and cannot be read any more. */
  #isLost(slot: number): boolean {
    return this.#unreadable.size > 0 && this.#unreadable.has(this.#judged.entries.placeOf(slot))
  }

  /** A block of a log; null bytes stand for one that could not be opened. The same block may come again. */
  take(log: EntryLog, index: number, bytes: Uint8Array | null): void {
    const place = placeOf(log.ordinal, index)
    if (!bytes) {
      this.#unreadable.add(place)
      this.#judged.reconsider(log, index)
      return
    }
    // What could not be opened before may be now.
    if (this.#unreadable.delete(place)) this.#judged.reconsider(log, index)
    this.#takeEntry(log, index, bytes, place)
  }

  #takeEntry(log: EntryLog, index: number, bytes: Uint8Array, place: number): void {
    try {
      const entry = decodeEntry(bytes)
      if (entry.type === 'unknown' && log.name !== 'auth') return
      if (entry.type === 'auth' && log.name === 'auth') {
        if (this.#auth.take(log, index, entry)) this.#authChanged = true
      } else if (entry.type === 'changes' && log.name !== 'auth')
        this.#judged.take(log, index, entry, bytes.length)
      else if (entry.type === 'track' && log.name === 'data') this.#takeChunk(log, index, entry)
      else if (entry.type === 'media' && log.name === 'data') this.#takeCard(log, index, entry)
      else if (entry.type === 'unknown') this.#takeLater(log, index)
      else this.#unreadable.add(place)
    } catch (error) {
      if (!CairnError.is(error)) throw error
      if (error.code === 'unsupported-version') this.#takeLater(log, index)
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
    const changed: number[] = []
    const naming: DocumentId[] = []
    const wanted = new Set<number>()
    for (const slot of this.#dirty) {
      if (this.#lack(slot, wanted)) continue
      this.#dirty.delete(slot)
      changed.push(slot)
      const id = this.#show(slot)
      if (this.names.isNaming(id)) naming.push(id)
      const kind = this.changes.table.kind(slot)
      if (isKnownKind(kind)) kinds.add(kind)
    }
    const { ids } = this.changes.table
    return {
      isChanged: changed.length > 0,
      ids: changed.length > MAX_NAMED ? null : changed.map(slot => ids.idOf(slot)),
      kinds: [...kinds],
      members,
      naming,
      media: [...new Set([...this.cards.takeChanged(), ...this.names.takeChanged()])],
      overflowed: this.changes.takeOverflowed(),
      wanted: [...wanted].map(number => this.#judged.entries.at(number))
    }
  }

  #show(slot: number): DocumentId {
    const id = this.changes.table.ids.idOf(slot)
    const document = this.document(id)
    if (document) this.query.put(document, this.#wayOf(document))
    else this.query.remove(id)
    this.names.note(id, document)
    this.holdings.show(slot, document?.kind === 'observation' && document.status !== 'deleted')
    return id
  }

  /** Where a track went; undefined for what says itself where it is. */
  #wayOf({ id, kind }: DocumentState): Geometry | undefined {
    return kind === 'track' ? (wayOf(this.chunksOf(id).map(({ way }) => way)) ?? undefined) : undefined
  }

  /** What is indexed, to go on from with `load`; null while something is not settled. */
  columns(): IndexColumns | null {
    if (this.#dirty.size > 0 || this.#authChanged || this.#rightsChanged) return null
    return indexColumns(this.#columnParts(), this.#placesToTakeAgain())
  }

  /**
   * Goes on from columns, before anything is taken. `logs` are those of then, by their ordinals then. Returns entries
   * to take again after the auth logs have been.
   */
  load(columns: IndexColumns, logs: readonly EntryLog[]): readonly WantedEntry[] {
    return loadColumns(this.#columnParts(), columns, logs)
  }

  #columnParts(): ColumnParts {
    const { changes, entries } = this.#judged
    return { changes, entries, holdings: this.holdings, query: this.query, names: this.names }
  }

  /** Of entries that no column holds. */
  *#placesToTakeAgain(): Generator<number> {
    for (const { log, index } of this.cards.all()) yield placeOf(log.ordinal, index)
    yield* this.#tracks.places()
    yield* this.#unreadable
    yield* this.#later.places()
  }

  #takeLater(log: EntryLog, index: number): void {
    this.#later.take(log, index)
    this.#rightsChanged = true
  }

  /** A later version wrote something, and had the right to: this one would write without knowing what it says. */
  #isOvertaken(): boolean {
    return this.#membership.hasUnknown || this.#later.someCount(this.#membership, this.root)
  }

  /** The counting chunks of a track, by number; whether one counts is judged when it is asked for. */
  chunksOf(id: DocumentId): readonly PlacedChunk[] {
    const { table } = this.changes
    const slot = table.document(id)
    if (slot < 0 || table.kind(slot) !== 'track') return []
    return this.#tracks.of(
      id,
      chunk => chunk.log.device === table.author(slot) && can(this.#roleOf(chunk), 'editOwn')
    )
  }

  #takeChunk(log: EntryLog, index: number, entry: TrackEntry): void {
    const isNew = this.#tracks.take(placeOf(log.ordinal, index), log, index, entry)
    const document = this.changes.table.document(entry.doc)
    if (isNew && document >= 0) this.#dirty.add(document)
  }

  #takeCard(log: EntryLog, index: number, entry: MediaEntry): void {
    const counts = this.#mayAttach({ log, index, heads: entry.heads })
    this.cards.take(placeOf(log.ordinal, index), log, index, entry, counts)
  }

  #mayAttach(placed: Pick<JudgedEntry, 'log' | 'index' | 'heads'>): boolean {
    return can(this.#roleOf(placed), 'attach')
  }

  #roleOf({ log, index, heads }: Pick<JudgedEntry, 'log' | 'index' | 'heads'>): Role {
    const { device, name, generation } = log
    return this.#membership.roleAt({ dev: device, log: name, seq: index, generation, heads })
  }

  #resolve(): void {
    this.#authChanged = false
    this.#membership = resolveMembership([...this.#auth.placed()], this.root)
    this.#judged.judgeAgain()
    this.cards.judge(placed => this.#mayAttach(placed))
    // Which chunks count may be another now.
    for (const id of this.#tracks.documents()) {
      const slot = this.changes.table.document(id)
      if (slot >= 0) this.#dirty.add(slot)
    }
  }
}

const OVERTAKEN = 'A newer version wrote to this project. Update this app to write again.'

const isKnownKind = (kind: string): kind is DocumentKind =>
  (DOCUMENT_KINDS as readonly string[]).includes(kind)
