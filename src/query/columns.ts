import { DOCUMENT_KINDS, FIELD, locationOf, positionOf } from '../model/index.js'
import type { DocumentState, Json } from '../model/index.js'
import { DEGREE, degrees } from './filter.js'
import type { CheckedFilter } from './filter.js'
import { searchText } from './fold.js'
import { gridX, gridY, morton } from './morton.js'

/** Longer references are nobody's preset id. */
const MAX_NAME = 256
/** Longitude and key of a document without a position. */
const NOWHERE = 0x7fffffff
export const NO_KEY = -1
/** In the column of deletion: the slot is free, and no filter holds for it. */
const GONE = 2

/** Numbers for names, so that a column is small; 0 stands for the empty name. */
class Names {
  readonly #numbers = new Map<string, number>([['', 0]])
  readonly #names: string[] = ['']

  number(name: string): number {
    const known = this.#numbers.get(name)
    if (known !== undefined) return known
    const number = this.#names.push(name) - 1
    this.#numbers.set(name, number)
    return number
  }

  name(number: number): string {
    return this.#names[number]!
  }
}

/** What can be asked about documents, one value a slot. The documents themselves are not kept. */
export class Columns {
  #capacity = 1024
  /** Place of the kind in DOCUMENT_KINDS. */
  kind = new Uint8Array(this.#capacity)
  createdAt = new Float64Array(this.#capacity)
  /** Morton key of an observation's position, or NO_KEY. */
  key = new Float64Array(this.#capacity)
  #deleted = new Uint8Array(this.#capacity)
  #preset = new Uint32Array(this.#capacity)
  #author = new Uint32Array(this.#capacity)
  #source = new Uint32Array(this.#capacity)
  #longitude = new Int32Array(this.#capacity)
  #latitude = new Int32Array(this.#capacity)
  readonly #text: string[] = []
  readonly #presets = new Names()
  readonly #authors = new Names()
  readonly #sources = new Names()

  write(slot: number, document: DocumentState): void {
    if (slot >= this.#capacity) this.#grow()
    const location = locationOf(document)
    const position = location === null ? null : positionOf(location)
    const longitude = position?.[0] ?? 0
    const latitude = position?.[1] ?? 0
    this.kind[slot] = DOCUMENT_KINDS.indexOf(document.kind)
    this.createdAt[slot] = timeOf(document)
    this.key[slot] =
      position === null || document.kind !== 'observation'
        ? NO_KEY
        : morton(gridX(longitude), gridY(latitude))
    this.#deleted[slot] = document.status === 'deleted' ? 1 : 0
    this.#preset[slot] = this.#presets.number(nameIn(document.fields.get(FIELD.presetRef)?.value))
    this.#author[slot] = this.#authors.number(document.createdBy)
    this.#source[slot] = this.#sources.number(sourceHashOf(document.fields.get(FIELD.source)?.value))
    this.#longitude[slot] = position === null ? NOWHERE : degrees(longitude)
    this.#latitude[slot] = degrees(latitude)
    this.#text[slot] = searchText(document)
  }

  clear(slot: number): void {
    this.#deleted[slot] = GONE
    this.#text[slot] = ''
  }

  presetOf(slot: number): string {
    return this.#presets.name(this.#preset[slot]!)
  }

  /** Degrees, of a slot with a position. */
  positionOf(slot: number): readonly [number, number] {
    return [this.#longitude[slot]! / DEGREE, this.#latitude[slot]! / DEGREE]
  }

  /** The filter as a test of slots. */
  test(filter: CheckedFilter): (slot: number) => boolean {
    const { presets, members, since, until, box, words, sourceHash } = filter
    const deleted = filter.deleted ? 1 : 0
    const tests: ((slot: number) => boolean)[] = [slot => this.#deleted[slot] === deleted]
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
      tests.push(slot => this.#text[slot]!.includes(start))
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

  #grow(): void {
    this.#capacity *= 2
    this.kind = moved(this.kind, new Uint8Array(this.#capacity))
    this.createdAt = moved(this.createdAt, new Float64Array(this.#capacity))
    this.key = moved(this.key, new Float64Array(this.#capacity))
    this.#deleted = moved(this.#deleted, new Uint8Array(this.#capacity))
    this.#preset = moved(this.#preset, new Uint32Array(this.#capacity))
    this.#author = moved(this.#author, new Uint32Array(this.#capacity))
    this.#source = moved(this.#source, new Uint32Array(this.#capacity))
    this.#longitude = moved(this.#longitude, new Int32Array(this.#capacity))
    this.#latitude = moved(this.#latitude, new Int32Array(this.#capacity))
  }
}

type Column = Uint8Array | Uint32Array | Int32Array | Float64Array
function moved<T extends Column>(from: T, to: T): T {
  to.set(from)
  return to
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
