import { KeptBodies } from './change-bodies.js'
import type { ChangeBodies } from './change-bodies.js'
import { ChangeTable } from './change-table.js'
import type { ChangeColumns } from './change-table.js'
import type { Change, DocumentState, PlacedChange } from './document.js'
import { CairnError } from './error.js'
import { IdTable } from './id-table.js'
import type { ChangeId, DeviceId, DocumentId } from './ids.js'
import { liveValues, mergeDocument, showingOf, unliftedDeletes } from './merge.js'
import { WaitingChanges } from './waiting.js'

/** What became of a change given to `ChangeIndex.add`. */
export interface Added {
  /**
   * - `held`: it is in, and so may be others that waited for it
   * - `waiting`: it names a change that is not here yet
   * - `known`: it was in already
   * - `inert`: it can never have an effect (a time beyond its bound, or it names changes of another document)
   */
  readonly state: 'held' | 'waiting' | 'known' | 'inert'
  /** Every change that came in by this, in an order in which each follows what it names: judge each now. */
  readonly admitted: readonly ChangeId[]
  /** The document that looks different now: when an admitted change had been told to be valid while it waited. */
  readonly dirty: DocumentId | null
}

const WAITING_PER_DEVICE = 4_096
const KNOWN: Added = { state: 'known', admitted: [], dirty: null }
const WAITING: Added = { state: 'waiting', admitted: [], dirty: null }
const INERT: Added = { state: 'inert', admitted: [], dirty: null }

/**
 * The changes of a project, document by document. Changes come in any order, and whether one counts may change at
 * any time; what `document` answers depends on the set of held and valid changes alone. What they say may be kept
 * elsewhere: ask `lacking` first, and bring that.
 */
export class ChangeIndex {
  readonly table: ChangeTable
  readonly #bodies: ChangeBodies
  readonly #waiting: WaitingChanges
  #size = 0

  /**
   * `waitingPerDevice`: how many changes of one author may wait in memory; `bodies`: where what the held ones say is
   * kept, in memory unless given; `ids`: a table of ids that others use too.
   */
  constructor({
    waitingPerDevice = WAITING_PER_DEVICE,
    bodies = new KeptBodies(),
    ids = new IdTable()
  }: { readonly waitingPerDevice?: number; readonly bodies?: ChangeBodies; readonly ids?: IdTable } = {}) {
    this.table = new ChangeTable(ids)
    this.#waiting = new WaitingChanges(waitingPerDevice)
    this.#bodies = bodies
  }

  /** Takes a change in, as `decodeEntry` gave it. It does not count until `setValid` says so. */
  add(placed: PlacedChange): Added {
    if (this.has(placed.id)) return KNOWN
    if (this.#waiting.get(placed.id) !== undefined) return WAITING
    const verdict = this.#judge(placed)
    if (verdict === 'inert') return INERT
    if (verdict === 'ready') return this.#admit(placed)
    this.#waiting.put({ placed, missing: verdict, valid: false })
    return WAITING
  }

  #admit(first: PlacedChange): Added {
    this.#hold(first, false)
    const home = first.change.op === 'create' ? (first.id as DocumentId) : first.change.doc
    const admitted = [first.id]
    let dirty: DocumentId | null = null
    // The list grows while it is walked: whoever waited for one that came in is judged again.
    for (const id of admitted) {
      for (const { placed, valid } of this.#waiting.take(id)) {
        const verdict = this.#judge(placed)
        if (verdict === 'inert') continue
        if (verdict !== 'ready') {
          this.#waiting.put({ placed, missing: verdict, valid })
          continue
        }
        this.#hold(placed, valid)
        admitted.push(placed.id)
        if (valid) dirty = home
      }
    }
    return { state: 'held', admitted, dirty }
  }

  /** The first change it names that is missing here, or whether it may come in. */
  #judge({ change }: PlacedChange): ChangeId | 'ready' | 'inert' {
    if (change.op === 'create') return 'ready'
    const { table } = this
    const document = table.ids.find(change.doc)
    let latest = 0
    for (const id of namesOf(change)) {
      const slot = table.held(id)
      if (slot < 0) return id
      if (table.home(slot) !== document) return 'inert'
      latest = Math.max(latest, table.lamport(slot))
    }
    return change.lamport <= 1 + latest ? 'ready' : 'inert'
  }

  #hold(placed: PlacedChange, valid: boolean): void {
    const slot = this.table.hold(placed, valid)
    this.#bodies.keep(slot, placed)
    if (placed.change.op === 'create') this.#size++
  }

  /**
   * Says whether a change counts. Returns its document when that looks different now, else null. A change that is
   * neither held nor waiting is not remembered: tell again when it is admitted.
   */
  setValid(id: ChangeId, valid: boolean): DocumentId | null {
    const waiter = this.#waiting.get(id)
    if (waiter !== undefined) waiter.valid = valid
    const slot = this.table.held(id)
    return slot >= 0 && this.setValidAt(slot, valid) ? this.table.ids.idOf(this.table.home(slot)) : null
  }

  /** As `setValid`, of a held change. True when its document looks different now. */
  setValidAt(slot: number, valid: boolean): boolean {
    if (this.table.isValid(slot) === valid) return false
    this.table.setValid(slot, valid)
    return true
  }

  /** True when the change is in; one that waits is not. */
  has(id: ChangeId): boolean {
    return this.table.held(id) >= 0
  }

  /**
   * The document as its counting changes make it; null when there is none, its kind is unknown, or nothing of it counts.
   * @throws CairnError 'internal' when what one of them says is not at hand
   */
  document(id: DocumentId): DocumentState | null {
    const slot = this.table.document(id)
    if (slot < 0) return null
    const counting = this.#counting(slot)
    return counting.length === 0 ? null : mergeDocument(this.#body(slot), counting)
  }

  /**
   * Slots of the changes of a document of which what they say is not at hand: of the counting ones and its creation,
   * which `document`, `showing` and `deletes` need, or of all, which `changes` needs.
   */
  lacking(document: number, which: 'counting' | 'all' = 'counting'): readonly number[] {
    const isNeeded = (slot: number): boolean =>
      which === 'all' || slot === document || this.table.isValid(slot)
    return this.table.changes(document).filter(slot => isNeeded(slot) && !this.#bodies.has(slot))
  }

  #counting(document: number): readonly PlacedChange[] {
    return this.table
      .changes(document)
      .filter(slot => this.table.isValid(slot))
      .map(slot => this.#body(slot))
  }

  #body(slot: number): PlacedChange {
    const placed = this.#bodies.get(slot)
    if (placed === undefined) throw new CairnError('internal', 'A document was asked for before it was read.')
    return placed
  }

  /** Ids of all documents whose creation is held, also of those that do not show. */
  *ids(): Generator<DocumentId> {
    const { ids } = this.table
    for (let slot = 0; slot < ids.end; slot++) if (this.table.isCreation(slot)) yield ids.idOf(slot)
  }

  /** How many documents have their creation here. */
  get size(): number {
    return this.#size
  }

  /** Ids of the changes that wait for another one. */
  waiters(): Iterable<ChangeId> {
    return this.#waiting.ids()
  }

  /** The columns of all held changes, for a snapshot: those that wait are to be added again. */
  columns(): ChangeColumns {
    return this.table.columns()
  }

  /** Replaces all that is in; what the changes say is kept elsewhere. */
  load(columns: ChangeColumns): void {
    this.table.load(columns)
    this.#size = 0
    for (let slot = 0; slot < this.table.ids.end; slot++) if (this.table.isCreation(slot)) this.#size++
  }

  /** How many changes wait for another one. */
  get waiting(): number {
    return this.#waiting.size
  }

  /** Who created the document, and so owns it; null when its creation is not held. */
  creator(id: DocumentId): DeviceId | null {
    const slot = this.table.document(id)
    return slot < 0 ? null : this.table.author(slot)
  }

  /** The kind of a document, known to this version or not; null when its creation is not held. */
  kind(id: DocumentId): string | null {
    const slot = this.table.document(id)
    return slot < 0 ? null : this.table.kind(slot)
  }

  /** Whether a change is held and counts. */
  counts(id: ChangeId): boolean {
    const slot = this.table.held(id)
    return slot >= 0 && this.table.isValid(slot)
  }

  /** The document a held change belongs to, else null. */
  documentOf(id: ChangeId): DocumentId | null {
    const slot = this.table.held(id)
    return slot < 0 ? null : this.table.ids.idOf(this.table.home(slot))
  }

  /** Every held change of a document of which what it says is at hand: its creation first, then the newest here first. */
  changes(id: DocumentId): readonly PlacedChange[] {
    const slot = this.table.document(id)
    return slot < 0 ? [] : this.table.changes(slot).flatMap(change => this.#bodies.get(change) ?? [])
  }

  /** The changes with a live value: what a delete must have seen to hide the document. */
  showing(id: DocumentId): readonly ChangeId[] {
    const slot = this.table.document(id)
    return slot < 0 ? [] : [...showingOf(liveValues(this.#counting(slot))).keys()]
  }

  /** The counting deletes that nobody has taken back. */
  deletes(id: DocumentId): readonly ChangeId[] {
    const slot = this.table.document(id)
    return slot < 0 ? [] : unliftedDeletes(this.#counting(slot)).map(item => item.id)
  }

  /** The greatest time that a change may claim which names these changes of one document. */
  lamportAfter(names: Iterable<ChangeId>): number {
    let latest = 0
    for (const id of names) {
      const slot = this.table.held(id)
      if (slot >= 0) latest = Math.max(latest, this.table.lamport(slot))
    }
    return latest + 1
  }

  /**
   * Authors of whom more changes waited than may, so that some were forgotten. Once anything has been admitted,
   * add the changes of all their logs again. The answer is given once.
   */
  takeOverflowed(): readonly DeviceId[] {
    return this.#waiting.takeOverflowed()
  }
}

/** All that a change names: it waits for exactly these, and they bound its time. */
function* namesOf(change: Exclude<Change, { readonly op: 'create' }>): Generator<ChangeId> {
  yield change.doc
  if (change.op === 'delete') return yield* change.saw
  for (const saw of Object.values(change.saw)) yield* saw
  yield* change.lifts ?? []
}
