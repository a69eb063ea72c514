import { CairnError } from './error.js'
import type { Json } from './json.js'
import { isRecord } from './is-record.js'

const isLone = /\p{Surrogate}/u

/** True for text without half of a surrogate pair: such text has no UTF-8 form. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && !isLone.test(value)
}

/**
 * An upper bound, in bytes, of a value's canonical form, or −1 when it is no JSON value or has more than
 * `depth` containers inside each other.
 */
export function weighJson(value: unknown, depth: number): number {
  if (value === null) return 4
  if (typeof value === 'boolean') return 5
  if (typeof value === 'number') return Number.isFinite(value) ? 25 : -1
  if (typeof value === 'string') return isText(value) ? 2 + 6 * value.length : -1
  if (depth <= 0) return -1
  return Array.isArray(value) ? weighArray(value, depth - 1) : weighRecord(value, depth - 1)
}

function weighArray(values: readonly unknown[], depth: number): number {
  let bytes = 2
  for (const item of values) {
    const weight = weighJson(item, depth)
    if (weight < 0) return -1
    bytes += weight + 1
  }
  return bytes
}

function weighRecord(value: unknown, depth: number): number {
  if (!isRecord(value)) return -1
  let bytes = 2
  for (const key of Object.keys(value)) {
    const weight = weighJson(value[key], depth)
    if (weight < 0 || !isText(key)) return -1
    bytes += weight + 6 * key.length + 4
  }
  return bytes
}

/** True for a JSON value with at most `depth` containers inside each other; a bare string has none. */
export function isJson(value: unknown, depth: number): value is Json {
  return weighJson(value, depth) >= 0
}

/**
 * The one text of a JSON value (RFC 8785): members sorted by UTF-16 code units, no white space, numbers and
 * strings as ECMAScript prints them. The value must be JSON (see `isJson`).
 * @throws CairnError 'bad-input' when a string holds half of a surrogate pair
 */
export function canonicalJson(value: Json): string {
  const text = isSorted(value) ? JSON.stringify(value) : sortedText(value)
  // Half a pair is printed as \udxxx, and so is the harmless text "\\udxxx": look closer only then.
  if (text.includes('\\ud') && !hasOnlyText(value)) {
    throw new CairnError('bad-input', 'A text holds a broken character. Remove it and try again.')
  }
  return text
}

/** True when JSON.stringify prints the members in canonical order by itself. */
function isSorted(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return (value as readonly Json[]).every(isSorted)
  const record = value as { readonly [key: string]: Json }
  let last = ''
  for (const key of Object.keys(record)) {
    if (key < last || !isSorted(record[key]!)) return false
    last = key
  }
  return true
}

function sortedText(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(sortedText).join(',')}]`
  const record = value as { readonly [key: string]: Json }
  const members = Object.keys(record)
    .sort()
    .map(key => `${JSON.stringify(key)}:${sortedText(record[key]!)}`)
  return `{${members.join(',')}}`
}

function hasOnlyText(value: Json): boolean {
  return weighJson(value, Infinity) >= 0
}
