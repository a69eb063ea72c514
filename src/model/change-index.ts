import type { DocumentState, PlacedChange } from './document.js'
import { FieldShapes, Held, HeldDocument, countingOf, heldIn, heldOf, namesOf } from './held-change.js'
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
 * any time; what `document` answers depends on the set of held and valid changes alone.
 */
export class ChangeIndex {
  readonly #documents = new Map<ChangeId, HeldDocument>()
  /** The document of each change that is no creation. */
  readonly #homes = new Map<ChangeId, HeldDocument>()
  readonly #shapes = new FieldShapes()
  readonly #waiting: WaitingChanges

  /** `waitingPerDevice`: how many changes of one author may wait in memory. */
  constructor({ waitingPerDevice = WAITING_PER_DEVICE }: { readonly waitingPerDevice?: number } = {}) {
    this.#waiting = new WaitingChanges(waitingPerDevice)
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
    const home = this.#hold(first, false)
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
  #judge(placed: PlacedChange): ChangeId | 'ready' | 'inert' {
    const { change } = placed
    if (change.op === 'create') return 'ready'
    let latest = 0
    for (const id of namesOf(change)) {
      const home = this.#home(id)
      if (home === undefined) return id
      if (home.id !== change.doc) return 'inert'
      latest = Math.max(latest, heldIn(home, id)?.lamport ?? 0)
    }
    return change.lamport <= 1 + latest ? 'ready' : 'inert'
  }

  #hold(placed: PlacedChange, valid: boolean): DocumentId {
    const { id, change } = placed
    if (change.op === 'create') {
      this.#documents.set(id, new HeldDocument(placed, change, this.#shapes, valid))
      return id as DocumentId
    }
    const home = this.#documents.get(change.doc)!
    home.rest ??= new Map()
    home.rest.set(id, new Held(placed, JSON.stringify(change), valid))
    this.#homes.set(id, home)
    return change.doc
  }

  /**
   * Says whether a change counts. Returns its document when that looks different now, else null. A change that is
   * neither held nor waiting is not remembered: tell again when it is admitted.
   */
  setValid(id: ChangeId, valid: boolean): DocumentId | null {
    const waiter = this.#waiting.get(id)
    if (waiter !== undefined) waiter.valid = valid
    const home = this.#home(id)
    const held = home && heldIn(home, id)
    if (home === undefined || held === undefined || held.valid === valid) return null
    held.valid = valid
    return home.id as DocumentId
  }

  #home(id: ChangeId): HeldDocument | undefined {
    return this.#documents.get(id) ?? this.#homes.get(id)
  }

  /** True when the change is in; one that waits is not. */
  has(id: ChangeId): boolean {
    return this.#home(id) !== undefined
  }

  /** The document as its counting changes make it; null when there is none, its kind is unknown, or nothing of it counts. */
  document(id: DocumentId): DocumentState | null {
    const home = this.#documents.get(id)
    if (home === undefined) return null
    const create = home.placed()
    const later = home.rest === null ? [] : countingOf(home.rest.values())
    return mergeDocument(create, home.valid ? [create, ...later] : later)
  }

  /** Ids of all documents whose creation is held, also of those that do not show. */
  ids(): IterableIterator<DocumentId> {
    return this.#documents.keys() as IterableIterator<DocumentId>
  }

  /** How many documents have their creation here. */
  get size(): number {
    return this.#documents.size
  }

  /** How many changes wait for another one. */
  get waiting(): number {
    return this.#waiting.size
  }

  /** Who created the document, and so owns it; null when its creation is not held. */
  creator(id: DocumentId): DeviceId | null {
    return this.#documents.get(id)?.by ?? null
  }

  /** The kind of a document, known to this version or not; null when its creation is not held. */
  kind(id: DocumentId): string | null {
    return this.#documents.get(id)?.kind ?? null
  }

  /** The document a held change belongs to, else null. */
  documentOf(id: ChangeId): DocumentId | null {
    return (this.#home(id)?.id as DocumentId | undefined) ?? null
  }

  /** Every held change of a document, its creation first. */
  changes(id: DocumentId): readonly PlacedChange[] {
    const home = this.#documents.get(id)
    return home === undefined ? [] : heldOf(home).map(held => held.placed())
  }

  /** The changes with a live value: what a delete must have seen to hide the document. */
  showing(id: DocumentId): readonly ChangeId[] {
    const home = this.#documents.get(id)
    return home === undefined ? [] : [...showingOf(liveValues(countingOf(heldOf(home)))).keys()]
  }

  /** The counting deletes that nobody has taken back. */
  deletes(id: DocumentId): readonly ChangeId[] {
    const home = this.#documents.get(id)
    return home === undefined ? [] : unliftedDeletes(countingOf(heldOf(home))).map(item => item.id)
  }

  /** The greatest time that a change may claim which names these changes of one document. */
  lamportAfter(names: Iterable<ChangeId>): number {
    let latest = 0
    for (const id of names) {
      const home = this.#home(id)
      if (home !== undefined) latest = Math.max(latest, heldIn(home, id)?.lamport ?? 0)
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
