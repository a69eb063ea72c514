import { CairnError } from '../../model/index.js'

/** Containers inside each other that a message may have. */
const MAX_DEPTH = 64
/** The member that marks what JSON has no way to say. An object of somebody's with such a member is marked too. */
const MARK = '$'
const SPECIAL_NUMBERS = new Map<string, number>([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0]
])

/**
 * Values as JSON text, with marks for Map, Set, bytes, undefined and the numbers that JSON lacks; what a structured
 * clone keeps of our messages, this keeps. Bytes are copied.
 * @throws CairnError 'bad-input' for functions, class instances and other things that are not data
 */
export function valueToText(value: unknown): string {
  return JSON.stringify(toJson(value, 0))
}

/** @throws CairnError 'bad-input' when it is not such a text */
export function textToValue(text: string): unknown {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw notReadable(cause)
  }
  return fromJson(json, 0)
}

function toJson(value: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) throw notData()
  if (value === undefined) return { [MARK]: 'undefined' }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') {
    const isPlain = Number.isFinite(value) && !Object.is(value, -0)
    return isPlain ? value : { [MARK]: 'number', v: Object.is(value, -0) ? '-0' : String(value) }
  }
  if (typeof value !== 'object') throw notData()
  const inner = (part: unknown): unknown => toJson(part, depth + 1)
  if (Array.isArray(value)) return Array.from(value, inner)
  if (value instanceof Map) return { [MARK]: 'map', v: [...value].map(pair => pair.map(inner)) }
  if (value instanceof Set) return { [MARK]: 'set', v: [...value].map(inner) }
  if (value instanceof ArrayBuffer) return { [MARK]: 'buffer', v: toBase64(new Uint8Array(value)) }
  if (value instanceof Uint8Array) return { [MARK]: 'bytes', v: toBase64(value) }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) throw notData()
  const members = Object.entries(value).map(([name, part]): [string, unknown] => [name, inner(part)])
  return Object.hasOwn(value, MARK) ? { [MARK]: 'object', v: members } : Object.fromEntries(members)
}

function fromJson(json: unknown, depth: number): unknown {
  if (depth > MAX_DEPTH) throw notReadable()
  if (typeof json !== 'object' || json === null) return json
  const inner = (part: unknown): unknown => fromJson(part, depth + 1)
  if (Array.isArray(json)) return json.map(inner)
  if (!Object.hasOwn(json, MARK)) {
    return Object.fromEntries(Object.entries(json).map(([name, part]) => [name, inner(part)]))
  }
  const { [MARK]: mark, v } = json as { [MARK]: unknown; v?: unknown }
  switch (mark) {
    case 'undefined':
      return undefined
    case 'number':
      return SPECIAL_NUMBERS.get(textIn(v)) ?? refuse()
    case 'map':
      return new Map(pairsIn(v).map(([key, value]) => [inner(key), inner(value)]))
    case 'set':
      return new Set(listIn(v).map(inner))
    case 'buffer':
      return fromBase64(textIn(v)).buffer
    case 'bytes':
      return fromBase64(textIn(v))
    case 'object':
      return Object.fromEntries(pairsIn(v).map(([name, value]) => [textIn(name), inner(value)]))
    default:
      throw notReadable()
  }
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : refuse()
}

function pairsIn(value: unknown): readonly (readonly [unknown, unknown])[] {
  return listIn(value).map(pair => {
    const [first, second, ...rest] = listIn(pair)
    return rest.length === 0 ? [first, second] : refuse()
  })
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : refuse()
}

function toBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  }
  return btoa(text)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), character => character.charCodeAt(0))
  } catch (cause) {
    throw notReadable(cause)
  }
}

function refuse(): never {
  throw notReadable()
}

function notReadable(cause?: unknown): CairnError {
  return new CairnError('bad-input', 'A message from the other side cannot be read. Use the same version.', {
    cause
  })
}

function notData(): CairnError {
  return new CairnError('bad-input', 'Only plain data can be sent to the other side.')
}
