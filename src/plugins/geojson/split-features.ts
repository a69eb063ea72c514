import { badFeature, badFile, foreignFile } from './bad-file.js'
import type { FeatureSpot } from './bad-file.js'
import { JsonBytes, Stop } from './json-bytes.js'
import type { Spot } from './json-bytes.js'

/** Bytes of one feature, and of all members beside `features` that are looked at. */
const MOST = 1_048_576
const GEOMETRIES: ReadonlySet<unknown> = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection'
])

/** One feature, parsed but not looked at. */
export interface RawFeature {
  readonly value: unknown
  readonly spot: FeatureSpot
}

/**
 * The features of a file, one after the other: of a FeatureCollection of any size, of a single Feature or geometry,
 * or of one after the other on lines of their own.
 * @throws CairnError 'bad-input' naming file and place
 */
export async function* splitFeatures(
  stream: ReadableStream<Uint8Array>,
  file: string
): AsyncGenerator<RawFeature> {
  const bytes = new JsonBytes(stream)
  const reading = new Reading(bytes, file)
  try {
    yield* reading.features()
  } catch (error) {
    throw error instanceof Stop ? reading.explain(error) : error
  } finally {
    await bytes.cancel()
  }
}

class Reading {
  readonly #bytes: JsonBytes
  readonly #file: string
  /** Features begun so far, and whether we are inside of one: for the words of an error. */
  #count = 0
  #inside: FeatureSpot | null = null

  constructor(bytes: JsonBytes, file: string) {
    this.#bytes = bytes
    this.#file = file
  }

  async *features(): AsyncGenerator<RawFeature> {
    await this.#begin()
    const spot = this.#bytes.spot
    const members = new Members(this.#file)
    this.#bytes.take()
    let isFirst = true
    let hasFeatures = false
    while (!(await this.#closes('}', isFirst))) {
      isFirst = false
      const key = await this.#key()
      const at = this.#bytes.spot
      if (key === 'features') {
        if (hasFeatures) throw badFile(this.#file, 'It has two lists of features.', at)
        hasFeatures = true
        yield* this.#list()
      } else members.add(key, await this.#bytes.value(MOST), at)
    }
    if (hasFeatures) {
      if (members.type !== 'FeatureCollection') {
        throw badFile(this.#file, 'This is not GeoJSON: it has features but is no FeatureCollection.', spot)
      }
      return this.#end()
    }
    yield this.#single(members, spot)
    yield* this.#lines()
  }

  /** The error of a reader that had to stop. */
  explain({ why, spot }: Stop): Error {
    const words = {
      ends: 'The file ends too early. Get it again.',
      deep: 'Its lists and objects are nested too deep.',
      large: 'It is too large: a feature may have 1 MiB.',
      encoding: 'Its text is not UTF-8.'
    }[why]
    return this.#inside ? badFeature(this.#file, this.#inside, words) : badFile(this.#file, words, spot)
  }

  async #begin(): Promise<void> {
    const start = await this.#bytes.ahead(16)
    if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) this.#bytes.skip(3)
    const first = await this.#bytes.peek()
    if (first === -1) throw badFile(this.#file, 'The file is empty.')
    if (first === 0x5b) throw badFile(this.#file, 'This is not GeoJSON but a list; GeoJSON begins with {.')
    if (first !== 0x7b) throw foreignFile(this.#file, start)
  }

  /** True, and past it, when the container ends here; else past the comma before the next item. */
  async #closes(end: '}' | ']', isFirst: boolean): Promise<boolean> {
    const next = await this.#bytes.peek()
    if (next === -1) throw new Stop('ends', this.#bytes.spot)
    if (next === end.charCodeAt(0)) {
      this.#bytes.take()
      return true
    }
    if (isFirst) return false
    if (next !== 0x2c) throw this.#broken()
    this.#bytes.take()
    return false
  }

  async #key(): Promise<string> {
    if ((await this.#bytes.peek()) !== 0x22) throw this.#broken()
    const spot = this.#bytes.spot
    const key = parse(await this.#bytes.value(MOST))
    const colon = await this.#bytes.peek()
    if (colon === -1) throw new Stop('ends', this.#bytes.spot)
    if (typeof key !== 'string' || colon !== 0x3a) throw this.#broken(spot)
    this.#bytes.take()
    if ((await this.#bytes.peek()) === -1) throw new Stop('ends', this.#bytes.spot)
    return key
  }

  async *#list(): AsyncGenerator<RawFeature> {
    if ((await this.#bytes.peek()) !== 0x5b) {
      throw badFile(this.#file, 'Its features are not a list.', this.#bytes.spot)
    }
    this.#bytes.take()
    let isFirst = true
    while (!(await this.#closes(']', isFirst))) {
      isFirst = false
      yield await this.#feature()
    }
  }

  async #feature(): Promise<RawFeature> {
    await this.#bytes.peek()
    const spot = this.#spotHere()
    this.#inside = spot
    const text = await this.#bytes.value(MOST)
    if (text === null) throw new Stop('large', spot)
    const value = parse(text)
    if (value === undefined) throw badFeature(this.#file, spot, 'It is not JSON.')
    if (losesDigits(text)) {
      throw badFeature(
        this.#file,
        spot,
        'It has a number with more digits than can be kept. Write it as text.'
      )
    }
    this.#inside = null
    return { value, spot }
  }

  #spotHere(): FeatureSpot {
    return { ...this.#bytes.spot, feature: this.#count++ }
  }

  #single(members: Members, at: Spot): RawFeature {
    const spot = { ...at, feature: this.#count++ }
    const { type } = members
    if (type === 'FeatureCollection') throw badFile(this.#file, 'It has no features.')
    if (type !== 'Feature' && !GEOMETRIES.has(type)) {
      const what = typeof type === 'string' ? `its type is "${type.slice(0, 50)}"` : 'it has no type'
      throw badFile(this.#file, `This is not GeoJSON: ${what}.`, at)
    }
    const value = members.whole()
    if (value === null) {
      this.#inside = spot
      throw new Stop('large', spot)
    }
    return { value: asFeature(value), spot }
  }

  /** More features behind the first one: a file with one on each line. */
  async *#lines(): AsyncGenerator<RawFeature> {
    while ((await this.#bytes.peek()) !== -1) {
      const { value, spot } = await this.#feature()
      yield { value: asFeature(value), spot }
    }
  }

  async #end(): Promise<void> {
    if ((await this.#bytes.peek()) !== -1) {
      throw badFile(this.#file, 'The file goes on behind its end.', this.#bytes.spot)
    }
  }

  #broken(spot: Spot = this.#bytes.spot): Error {
    return badFile(this.#file, 'This is not JSON: something is missing or too much here.', spot)
  }
}

/** The members of the outermost object beside `features`: kept while they are small. */
class Members {
  readonly #file: string
  readonly #kept = new Map<string, unknown>()
  #size = 0
  #isWhole = true

  constructor(file: string) {
    this.#file = file
  }

  get type(): unknown {
    return this.#kept.get('type')
  }

  add(key: string, text: string | null, spot: Spot): void {
    this.#size += key.length + (text?.length ?? MOST)
    if (text === null || (this.#size > MOST && key !== 'type')) {
      this.#isWhole = false
      return
    }
    const value = parse(text)
    if (value === undefined)
      throw badFile(this.#file, `This is not JSON: "${key.slice(0, 50)}" is broken.`, spot)
    this.#kept.set(key, value)
  }

  /** All of it, or null when it was too large to keep. */
  whole(): object | null {
    return this.#isWhole ? Object.fromEntries(this.#kept) : null
  }
}

function asFeature(value: unknown): unknown {
  const isGeometry =
    typeof value === 'object' && value !== null && 'type' in value && GEOMETRIES.has(value.type)
  return isGeometry ? { type: 'Feature', geometry: value, properties: null } : value
}

/** Undefined when the text is not JSON. */
function parse(text: string | null): unknown {
  if (text === null) return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const LONG = /\d{16}/
const STRINGS = /"(?:[^"\\]|\\.)*"/g
const LONG_WHOLE = /(?<![\d.eE+])-?\d{16,}(?![\d.eE])/g

/** True when a whole number, a long id say, would come out with other digits. */
function losesDigits(json: string): boolean {
  if (!LONG.test(json)) return false
  const numbers = json.replace(STRINGS, '').match(LONG_WHOLE) ?? []
  return numbers.some(digits => String(Number(digits)) !== digits)
}
