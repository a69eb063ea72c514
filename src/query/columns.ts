import { DOCUMENT_KINDS, FIELD, metresBetween, Names, positionOf } from '../model/index.js'
import type { DocumentKind, DocumentState, Geometry, Json } from '../model/index.js'
import { DEGREE, degrees } from './filter.js'
import type { CheckedFilter } from './filter.js'
import { nameKey, searchText } from './fold.js'
import { gridX, gridY, morton } from './morton.js'
import { TextColumn } from './text-column.js'
import type { Texts } from './text-column.js'

/** Longer references are nobody's preset id. */
const MAX_NAME = 256
/** Longitude and key of a document without a position. */
const NOWHERE = 0x7fffffff
export const NO_KEY = -1
/** Kinds that stand on the map, by their place in DOCUMENT_KINDS. */
const PLACED_KINDS: ReadonlySet<number> = new Set(
  (['observation', 'track'] as const).map(kind => DOCUMENT_KINDS.indexOf(kind))
)
/** In the column of states: no document is here, and no filter holds for it. */
const GONE = 0
const SHOWN = 1
const DELETED = 2

/** The columns, for a snapshot. */
export interface QueryColumns {
  readonly kind: Uint8Array
  readonly createdAt: Float64Array
  readonly state: Uint8Array
  readonly preset: Uint32Array
  readonly author: Uint32Array
  readonly source: Uint32Array
  readonly longitude: Int32Array
  readonly latitude: Int32Array
  readonly presets: readonly string[]
  readonly authors: readonly string[]
  readonly sources: readonly string[]
  readonly texts: Texts
}

/** What can be asked about documents, one value a slot. The documents themselves are not kept. */
export class Columns {
  #capacity = 1024
  /** Place of the kind in DOCUMENT_KINDS. */
  kind = new Uint8Array(this.#capacity)
  createdAt = new Float64Array(this.#capacity)
  /** Morton key of where an observation or a track stands, or NO_KEY. */
  key = new Float64Array(this.#capacity)
  #state = new Uint8Array(this.#capacity)
  #preset = new Uint32Array(this.#capacity)
  #author = new Uint32Array(this.#capacity)
  #source = new Uint32Array(this.#capacity)
  #longitude = new Int32Array(this.#capacity)
  #latitude = new Int32Array(this.#capacity)
  readonly #text = new TextColumn()
  readonly #presets = new Names()
  readonly #authors = new Names()
  readonly #sources = new Names()

  write(slot: number, document: DocumentState, location: Geometry | null): void {
    while (slot >= this.#capacity) this.#grow(this.#capacity * 2)
    const position = location === null ? null : positionOf(location)
    const longitude = position?.[0] ?? 0
    const latitude = position?.[1] ?? 0
    this.kind[slot] = DOCUMENT_KINDS.indexOf(document.kind)
    this.createdAt[slot] = timeOf(document)
    this.#state[slot] = document.status === 'deleted' ? DELETED : SHOWN
    this.#preset[slot] = this.#presets.number(nameIn(document.fields.get(FIELD.presetRef)?.value))
    this.#author[slot] = this.#authors.number(document.createdBy)
    this.#source[slot] = this.#sources.number(sourceHashOf(document.fields.get(FIELD.source)?.value))
    this.#longitude[slot] = position === null ? NOWHERE : degrees(longitude)
    this.#latitude[slot] = degrees(latitude)
    this.key[slot] = this.#keyAt(slot)
    this.#text.write(slot, searchText(document))
  }

  /** Whether a document is at the slot. */
  has(slot: number): boolean {
    return slot >= 0 && slot < this.#capacity && this.#state[slot] !== GONE
  }

  clear(slot: number): void {
    this.#state[slot] = GONE
    this.#text.write(slot, '')
  }

  presetOf(slot: number): string {
    return this.#presets.name(this.#preset[slot]!)
  }

  /** What puts it in order by name; empty without a name. */
  nameOf(slot: number): string {
    return nameKey(this.#text.read(slot))
  }

  /** Metres to a place; infinite without a position. */
  distance(slot: number, from: readonly [number, number]): number {
    return this.#longitude[slot] === NOWHERE ? Infinity : metresBetween(this.positionOf(slot), from)
  }

  kindOf(slot: number): DocumentKind {
    return DOCUMENT_KINDS[this.kind[slot]!]!
  }

  /** Degrees, of a slot with a position. */
  positionOf(slot: number): readonly [number, number] {
    return [this.#longitude[slot]! / DEGREE, this.#latitude[slot]! / DEGREE]
  }

  /** The filter as a test of slots. */
  test(filter: CheckedFilter): (slot: number) => boolean {
    const { presets, members, since, until, box, words, sourceHash } = filter
    const state = filter.deleted ? DELETED : SHOWN
    const tests: ((slot: number) => boolean)[] = [slot => this.#state[slot] === state]
    if (presets !== undefined) {
      const wanted = new Set(presets.map(name => this.#presets.number(name)))
      tests.push(slot => wanted.has(this.#preset[slot]!))
    }
    if (members !== undefined) {
      const wanted = new Set(members.map(name => this.#authors.number(name)))
      tests.push(slot => wanted.has(this.#author[slot]!))
    }
    if (since !== undefined) tests.push(slot => this.createdAt[slot]! >= since)
    if (until !== undefined) tests.push(slot => this.createdAt[slot]! <= until)
    if (sourceHash !== undefined) {
      const wanted = this.#sources.number(sourceHash)
      tests.push(slot => this.#source[slot] === wanted)
    }
    if (box !== undefined) tests.push(slot => this.#isInside(slot, box))
    // Last, since it costs most.
    for (const word of words ?? []) {
      const start = ' ' + word
      tests.push(slot => this.#text.read(slot).includes(start))
    }
    return slot => {
      for (const test of tests) if (!test(slot)) return false
      return true
    }
  }

  #isInside(slot: number, { west, south, east, north }: NonNullable<CheckedFilter['box']>): boolean {
    const longitude = this.#longitude[slot]!
    const latitude = this.#latitude[slot]!
    if (longitude === NOWHERE || latitude < south || latitude > north) return false
    const spans = (value: number): boolean =>
      west <= east ? value >= west && value <= east : value >= west || value <= east
    // 180° west and 180° east are the same line.
    return spans(longitude) || (Math.abs(longitude) === 180 * DEGREE && spans(-longitude))
  }

  /** Of the slots below `end`. */
  columns(end: number): QueryColumns {
    return {
      kind: this.kind.slice(0, end),
      createdAt: this.createdAt.slice(0, end),
      state: this.#state.slice(0, end),
      preset: this.#preset.slice(0, end),
      author: this.#author.slice(0, end),
      source: this.#source.slice(0, end),
      longitude: this.#longitude.slice(0, end),
      latitude: this.#latitude.slice(0, end),
      presets: [...this.#presets.all],
      authors: [...this.#authors.all],
      sources: [...this.#sources.all],
      texts: this.#text.all()
    }
  }

  /** Replaces all that is in. */
  load(columns: QueryColumns): void {
    const capacity = this.#capacity
    for (const column of [this.kind, this.createdAt, this.key, this.#state]) column.fill(0)
    this.#grow(Math.max(capacity, 2 ** Math.ceil(Math.log2(columns.kind.length + 1))))
    this.kind.set(columns.kind)
    this.createdAt.set(columns.createdAt)
    this.#state.set(columns.state)
    this.#preset.set(columns.preset)
    this.#author.set(columns.author)
    this.#source.set(columns.source)
    this.#longitude.set(columns.longitude)
    this.#latitude.set(columns.latitude)
    this.#presets.load(columns.presets)
    this.#authors.load(columns.authors)
    this.#sources.load(columns.sources)
    this.#text.load(columns.texts)
    for (let slot = 0; slot < columns.kind.length; slot++) {
      this.key[slot] = this.#keyAt(slot)
    }
  }

  #keyAt(slot: number): number {
    const isPlaced = this.#longitude[slot] !== NOWHERE && PLACED_KINDS.has(this.kind[slot]!)
    return isPlaced ? keyOf(this.positionOf(slot)) : NO_KEY
  }

  #grow(capacity: number): void {
    this.#capacity = capacity
    this.kind = moved(this.kind, new Uint8Array(capacity))
    this.createdAt = moved(this.createdAt, new Float64Array(capacity))
    this.key = moved(this.key, new Float64Array(capacity))
    this.#state = moved(this.#state, new Uint8Array(capacity))
    this.#preset = moved(this.#preset, new Uint32Array(capacity))
    this.#author = moved(this.#author, new Uint32Array(capacity))
    this.#source = moved(this.#source, new Uint32Array(capacity))
    this.#longitude = moved(this.#longitude, new Int32Array(capacity))
    this.#latitude = moved(this.#latitude, new Int32Array(capacity))
  }
}

type Column = Uint8Array | Uint32Array | Int32Array | Float64Array
function moved<T extends Column>(from: Column, to: T): T {
  to.set(from)
  return to
}

/** Of the position as the columns hold it, so that it is the same when they come from a snapshot. */
function keyOf([longitude, latitude]: readonly [number, number]): number {
  return morton(gridX(longitude), gridY(latitude))
}

/** A clock may claim anything; an order needs a number. */
export function timeOf({ createdAt }: DocumentState): number {
  return Number.isFinite(createdAt) ? createdAt : 0
}

function nameIn(value: Json | undefined): string {
  return typeof value === 'string' && value.length <= MAX_NAME ? value : ''
}

function sourceHashOf(source: Json | undefined): string {
  const isObject = typeof source === 'object' && source !== null && !Array.isArray(source)
  return isObject ? nameIn((source as { readonly [key: string]: Json })['hash']) : ''
}
