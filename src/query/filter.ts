import { CairnError, DOCUMENT_KINDS, isId } from '../model/index.js'
import type { DeviceId, DocumentKind } from '../model/index.js'
import { foldedWords } from './fold.js'

/** All given parts must hold. */
export interface DocumentFilter {
  /** presetRef is one of these; an empty string stands for none. */
  readonly presets?: readonly string[]
  /** Created by one of these. */
  readonly members?: readonly DeviceId[]
  /** Created at or after, milliseconds since 1970 by the author's clock. */
  readonly since?: number
  readonly until?: number
  /** West, south, east, north in degrees; west > east crosses the antimeridian. */
  readonly box?: readonly [number, number, number, number]
  /** Every word must be the beginning of a word in some text value; case and diacritics do not matter. */
  readonly text?: string
  /** True: the deleted documents, and no others. */
  readonly deleted?: boolean
  /** Imported from the file with this hash. */
  readonly sourceHash?: string
}

/** A filter after checking: sets in order and words folded, so that equal filters have equal text as JSON. */
export interface CheckedFilter {
  readonly deleted: boolean
  readonly presets?: readonly string[]
  readonly members?: readonly string[]
  readonly since?: number
  readonly until?: number
  readonly box?: Box
  readonly words?: readonly string[]
  readonly sourceHash?: string
}
/** In units of 1e-7 degrees; `west` > `east` crosses the antimeridian. */
export interface Box {
  readonly west: number
  readonly south: number
  readonly east: number
  readonly north: number
}

/** Units of 1e-7 degrees (1 cm) in a degree: a longitude fits 32 bits. */
export const DEGREE = 1e7

/** Bounds on what a caller may ask for. */
const MAX_LISTED = 1000
const MAX_NAME = 256
const MAX_TEXT = 500

/** @throws CairnError 'bad-input' naming the part that is wrong */
export function checkFilter(filter: DocumentFilter = {}): CheckedFilter {
  if (typeof filter !== 'object' || (filter as unknown) === null) throw wrong('filter')
  const { presets, members, since, until, box, text, deleted, sourceHash } = filter
  const words = text === undefined ? [] : wordsOf(text)
  return {
    deleted: deleted === undefined ? false : checkedBoolean(deleted),
    ...(presets !== undefined && { presets: names('presets', presets, name => name.length <= MAX_NAME) }),
    ...(members !== undefined && { members: names('members', members, isId) }),
    ...(since !== undefined && { since: time('since', since) }),
    ...(until !== undefined && { until: time('until', until) }),
    ...(box !== undefined && { box: checkedBox(box) }),
    ...(words.length > 0 && { words }),
    ...(sourceHash !== undefined && { sourceHash: hash(sourceHash) })
  }
}

/** @throws CairnError 'bad-input' */
export function checkKind(kind: DocumentKind): DocumentKind {
  if (!DOCUMENT_KINDS.includes(kind)) throw wrong('kind')
  return kind
}

export function wrong(part: string): CairnError {
  return new CairnError('bad-input', `The ${part} of this query is not valid.`, { detail: { part } })
}

function names(part: string, list: readonly string[], fits: (name: string) => boolean): readonly string[] {
  const given: unknown = list
  const isList = Array.isArray(given) && given.length <= MAX_LISTED
  if (!isList || !list.every(name => typeof name === 'string' && fits(name))) throw wrong(part)
  return [...new Set(list)].sort()
}

function time(part: string, value: number): number {
  if (!Number.isFinite(value)) throw wrong(part)
  return value
}

function checkedBoolean(value: boolean): boolean {
  if (typeof value !== 'boolean') throw wrong('deleted')
  return value
}

function hash(value: string): string {
  if (typeof value !== 'string' || value === '' || value.length > MAX_NAME) throw wrong('sourceHash')
  return value
}

function wordsOf(text: string): readonly string[] {
  if (typeof text !== 'string' || text.length > MAX_TEXT) throw wrong('text')
  return [...new Set(foldedWords(text))].sort()
}

function checkedBox(box: readonly number[]): Box {
  if (!Array.isArray(box) || box.length !== 4 || !box.every(Number.isFinite)) throw wrong('box')
  const [west, south, east, north] = box as [number, number, number, number]
  if (south > north) throw wrong('box')
  const isWhole = east - west >= 360
  return {
    west: isWhole ? -180 * DEGREE : degrees(wrapped(west)),
    south: degrees(south),
    east: isWhole ? 180 * DEGREE : degrees(wrapped(east)),
    north: degrees(north)
  }
}

export function degrees(value: number): number {
  return Math.round(value * DEGREE)
}

/** Maps that show the world twice ask beyond 180 degrees. */
function wrapped(longitude: number): number {
  return longitude >= -180 && longitude <= 180 ? longitude : ((((longitude + 180) % 360) + 360) % 360) - 180
}
