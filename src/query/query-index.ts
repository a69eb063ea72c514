import { DOCUMENT_KINDS, IdTable, locationOf } from '../model/index.js'
import type { DocumentId, DocumentKind, DocumentState, Geometry } from '../model/index.js'
import { Columns, NO_KEY, timeOf } from './columns.js'
import type { QueryColumns } from './columns.js'
import { readCursor, SORTS, writeCursor } from './cursor.js'
import type { Cursor, Sort } from './cursor.js'
import { checkFilter, checkKind, wrong } from './filter.js'
import type { CheckedFilter, DocumentFilter } from './filter.js'
import { FilterView } from './filter-view.js'
import { OrderedSlots } from './ordered-slots.js'
import type { Place } from './ordered-slots.js'
import { placeBehind, rankSlots } from './ranked-slots.js'
import type { RankedSlots } from './ranked-slots.js'
import { ShapeIndex } from './shape-index.js'
import type { ShapeColumns } from './shape-index.js'
import { shapeOf } from './shape.js'
import { makeTile, scanPile } from './tile.js'
import type { TileAddress, TileSource } from './tile.js'

export interface DocumentQuery {
  readonly kind: DocumentKind
  readonly filter?: DocumentFilter | undefined
  /** By the author's clock of creation, by name, or by the way to `near`; then by id. Default 'newest'. */
  readonly sort?: Sort | undefined
  /** Longitude, latitude in degrees. */
  readonly near?: readonly [number, number] | undefined
  /** 1 to 500, default 50. */
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}
export interface FoundPage {
  readonly ids: readonly DocumentId[]
  /** Give it back to get the next page; null at the end. */
  readonly cursor: string | null
  /** How many match in all. */
  readonly total: number
}
export interface FoundPile {
  readonly count: number
  /** West, south, east, north in degrees. */
  readonly box: readonly [number, number, number, number]
  readonly documents: readonly DocumentId[]
}

/** What the index is made of but its ids, for a snapshot. */
export interface IndexedColumns extends QueryColumns {
  readonly shapes: ShapeColumns
}

const MAX_LIMIT = 500
const DEFAULT_LIMIT = 50
/** Filters whose matches are kept up to date; the one that was not asked for longest goes first. */
const MAX_VIEWS = 8
const EVERYTHING = checkFilter()

/**
 * Finds documents by kind, filter and time, and makes map tiles of the observations. Pure and incremental:
 * one document costs the same whatever the number of others, and nothing is sorted again.
 */
export class QueryIndex {
  readonly #ids: IdTable
  readonly #columns = new Columns()
  /** Of everything on the map that is a line or an area, deleted ones too. */
  readonly #shapes = new ShapeIndex()
  /** All documents of a kind, by time of creation and id. */
  readonly #orders: readonly OrderedSlots[]
  #live = new FilterView(this.#columns, EVERYTHING, 0)
  /** Counts changes. */
  #changes = 0
  /** The order by name or nearness that was asked for last, as of so many changes. */
  #kept: { readonly name: string; readonly changes: number; readonly ranked: RankedSlots } | null = null
  /** By the filter's JSON; the least recently used first. */
  readonly #views = new Map<string, FilterView>()

  /** `ids`: a table that somebody else fills too, when the documents' ids stand in one. */
  constructor(ids: IdTable = new IdTable()) {
    this.#ids = ids
    this.#orders = DOCUMENT_KINDS.map(() => new OrderedSlots(ids.compare))
  }

  /**
   * Takes a document in, or its new state. Of an unknown kind: leaves it out.
   * @param location where it is, when its fields do not say it: the way of a track
   * @throws CairnError 'bad-input'
   */
  put(document: DocumentState, location: Geometry | null = locationOf(document)): void {
    const kind = DOCUMENT_KINDS.indexOf(document.kind)
    if (kind < 0) return
    this.#changes++
    const slot = this.#ids.add(document.id)
    const time = timeOf(document)
    const columns = this.#columns
    const isKnown = columns.has(slot)
    const staysInOrder = isKnown && columns.kind[slot] === kind && columns.createdAt[slot] === time
    if (isKnown) this.#leave(slot, staysInOrder)
    columns.write(slot, document, location)
    const shape = location === null || columns.key[slot] === NO_KEY ? null : shapeOf(location)
    if (shape === null) this.#shapes.delete(slot)
    else this.#shapes.put(slot, shape)
    if (!staysInOrder) this.#orders[kind]!.insert(time, slot)
    for (const view of this.#allViews()) view.enter(slot)
  }

  remove(id: DocumentId): void {
    const slot = this.#ids.find(id)
    if (!this.#columns.has(slot)) return
    this.#changes++
    this.#leave(slot, false)
    this.#columns.clear(slot)
    this.#shapes.delete(slot)
  }

  /** Null when there is no such document. */
  kindOf(id: DocumentId): DocumentKind | null {
    const slot = this.#ids.find(id)
    return this.#columns.has(slot) ? DOCUMENT_KINDS[this.#columns.kind[slot]!]! : null
  }

  /** Ids of all documents, deleted ones included; no removal in between. */
  *ids(): Generator<DocumentId> {
    for (const order of this.#orders) {
      for (const { slots, length } of order.blocks) {
        for (const slot of slots.subarray(0, length)) yield this.#ids.idOf(slot)
      }
    }
  }

  /** One page. Deleted documents are left out unless the filter asks for them. @throws CairnError 'bad-input' */
  query({ kind, filter, sort = 'newest', near, limit = DEFAULT_LIMIT, cursor }: DocumentQuery): FoundPage {
    if (!SORTS.includes(sort)) throw wrong('sort')
    const most = checkedLimit(limit)
    const number = DOCUMENT_KINDS.indexOf(checkKind(kind))
    const after = cursor === undefined ? null : readCursor(cursor, sort)
    const view = this.#viewOf(checkFilter(filter))
    const total = view.count(number)
    // One more than asked for tells whether there is a next page.
    const keyOf = this.#keyFor(sort, near)
    const slots =
      sort === 'newest' || sort === 'oldest'
        ? this.#byTime(this.#orders[number]!, view, sort, after, most, total)
        : this.#ranked(number, `${kind} ${sort} ${near?.join() ?? ''}`, view, keyOf, after, most)
    const page = slots.slice(0, most)
    const last = page.at(-1)
    const isEnd = slots.length <= most || last === undefined
    return {
      ids: page.map(slot => this.#ids.idOf(slot)),
      cursor: isEnd ? null : writeCursor({ sort, key: keyOf(last), id: this.#ids.idOf(last) }),
      total
    }
  }

  /** What puts slots in order. */
  #keyFor(sort: Sort, near: DocumentQuery['near']): (slot: number) => number | string {
    const columns = this.#columns
    if (sort === 'nearest') {
      const from = checkedPlace(near)
      return slot => columns.distance(slot, from)
    }
    // Those without a name come last.
    if (sort === 'name') return slot => columns.nameOf(slot) || NAMELESS
    return slot => columns.createdAt[slot]!
  }

  /** Of a page one more than asked for, in an order that is kept. */
  #byTime(
    order: OrderedSlots,
    view: FilterView,
    sort: 'newest' | 'oldest',
    after: Cursor | null,
    most: number,
    total: number
  ): number[] {
    const slots: number[] = []
    const visit = (slot: number): boolean => {
      if (view.has(slot)) slots.push(slot)
      return slots.length <= most && (after !== null || slots.length < total)
    }
    const seek = (passEqual: boolean): Place =>
      after === null
        ? 0
        : order.seek(after.key as number, slot => {
            const order = this.#ids.compareTo(slot, after.id)
            return order === 0 && passEqual ? -1 : order
          })
    if (total > 0 && sort === 'oldest') order.forward(seek(true), visit)
    else if (total > 0) order.backward(after === null ? order.end : seek(false), visit)
    return slots
  }

  /** As `#byTime`, in an order that is made anew when something has changed. */
  #ranked(
    number: number,
    name: string,
    view: FilterView,
    keyOf: (slot: number) => number | string,
    after: Cursor | null,
    most: number
  ): number[] {
    const all = this.#rankedSlots(number, name, keyOf)
    const from = after === null ? 0 : placeBehind(all, after.key, slot => this.#ids.compareTo(slot, after.id))
    const slots: number[] = []
    for (let at = from; at < all.slots.length && slots.length <= most; at++) {
      const slot = all.slots[at]!
      if (view.has(slot)) slots.push(slot)
    }
    return slots
  }

  #rankedSlots(number: number, name: string, keyOf: (slot: number) => number | string): RankedSlots {
    const kept = this.#kept
    if (kept?.name === name && kept.changes === this.#changes) return kept.ranked
    const ranked = rankSlots(slotsOf(this.#orders[number]!), { keyOf, compareIds: this.#ids.compare })
    this.#kept = { name, changes: this.#changes, ranked }
    return ranked
  }

  /** @throws CairnError 'bad-input' */
  count({ kind, filter }: Pick<DocumentQuery, 'kind' | 'filter'>): number {
    return this.#viewOf(checkFilter(filter)).count(DOCUMENT_KINDS.indexOf(checkKind(kind)))
  }

  /** How many documents of each kind are there and not deleted. */
  counts(): Map<DocumentKind, number> {
    return new Map(DOCUMENT_KINDS.map((kind, number) => [kind, this.#live.count(number)]))
  }

  /** A Mapbox Vector Tile of the matching observations and tracks, the caller's own. @throws CairnError 'bad-input' */
  tile({ filter, ...address }: TileAddress & { readonly filter?: DocumentFilter | undefined }): ArrayBuffer {
    return makeTile(this.#tileSource(checkFilter(filter)), address)
  }

  /** What a pile holds, neighbours first; null when it is gone. @throws CairnError 'bad-input' */
  pile(id: number, filter?: DocumentFilter, limit: number = DEFAULT_LIMIT): FoundPile | null {
    const most = checkedLimit(limit)
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    const documents: DocumentId[] = []
    const count = scanPile(this.#tileSource(checkFilter(filter)), id, slot => {
      const [longitude, latitude] = this.#columns.positionOf(slot)
      west = Math.min(west, longitude)
      south = Math.min(south, latitude)
      east = Math.max(east, longitude)
      north = Math.max(north, latitude)
      if (documents.length < most) documents.push(this.#ids.idOf(slot))
    })
    return count === null ? null : { count, box: [west, south, east, north], documents }
  }

  /** Everything but the ids, for a snapshot. */
  columns(): IndexedColumns {
    return { ...this.#columns.columns(this.#ids.end), shapes: this.#shapes.columns() }
  }

  /** Replaces all that is in; the table of ids has been loaded. */
  load(columns: IndexedColumns): void {
    this.#changes++
    this.#columns.load(columns)
    this.#shapes.load(columns.shapes)
    this.#views.clear()
    for (const [kind, order] of this.#orders.entries()) {
      const slots = new Uint32Array(columns.kind.length).map((_, slot) => slot)
      const own = slots.filter(slot => this.#columns.has(slot) && columns.kind[slot] === kind)
      order.load(own, slot => columns.createdAt[slot]!)
    }
    this.#live = new FilterView(this.#columns, EVERYTHING, this.#ids.end)
  }

  #leave(slot: number, staysInOrder: boolean): void {
    for (const view of this.#allViews()) view.leave(slot)
    const { kind, createdAt } = this.#columns
    if (!staysInOrder) this.#orders[kind[slot]!]!.delete(createdAt[slot]!, slot)
  }

  #allViews(): readonly FilterView[] {
    return [this.#live, ...this.#views.values()]
  }

  #viewOf(filter: CheckedFilter): FilterView {
    const name = JSON.stringify(filter)
    if (name === EVERYTHING_NAME) return this.#live
    const view = this.#views.get(name) ?? new FilterView(this.#columns, filter, this.#ids.end)
    this.#views.delete(name)
    this.#views.set(name, view)
    if (this.#views.size > MAX_VIEWS) this.#views.delete(this.#views.keys().next().value!)
    return view
  }

  #tileSource(filter: CheckedFilter): TileSource {
    const view = this.#viewOf(filter)
    const isPartOfLive = view !== this.#live && !filter.deleted
    return {
      positions: view.positions(isPartOfLive ? this.#live.positions() : undefined),
      shapes: this.#shapes,
      has: slot => view.has(slot),
      keyOf: slot => this.#columns.key[slot]!,
      describe: slot => ({
        doc: this.#ids.idOf(slot),
        preset: this.#columns.presetOf(slot),
        kind: this.#columns.kindOf(slot)
      })
    }
  }
}

/** Behind every name: what is folded has no such character. */
const NAMELESS = '\uffff'

function* slotsOf(order: OrderedSlots): Generator<number> {
  for (const { slots, length } of order.blocks) yield* slots.subarray(0, length)
}

function checkedPlace(near: DocumentQuery['near']): readonly [number, number] {
  const [longitude, latitude] = near ?? []
  const isPlace =
    Number.isFinite(longitude) &&
    Number.isFinite(latitude) &&
    Math.abs(longitude!) <= 180 &&
    Math.abs(latitude!) <= 90
  if (!isPlace) throw wrong('near')
  return [longitude!, latitude!]
}

const EVERYTHING_NAME = JSON.stringify(EVERYTHING)

function checkedLimit(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) throw wrong('limit')
  return limit
}
