import { FIELD, TAG_PREFIX } from '../../model/index.js'
import type { Json } from '../../model/index.js'
import type { Released, ReleasedDocument } from '../plugin.js'
import { OURS } from './read-feature.js'

/** Bytes, about, that are given on at once. */
const CHUNK = 65_536
/** Milliseconds a Date can hold on either side of 1970 (ECMA-262, Time Range). */
const LAST_TIME = 8.64e15
const utf8 = new TextEncoder()

/** A FeatureCollection of what is released, as a stream of UTF-8. */
export async function* writeFeatures(released: Released, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const { recipient, purpose, precision } = released
  const terms = JSON.stringify({ recipient, purpose, precision })
  let text = `{"type":"FeatureCollection","${OURS}release":${terms},"features":[`
  let separator = '\n'
  for await (const document of released) {
    signal.throwIfAborted()
    text += separator + featureText(document)
    separator = ',\n'
    if (text.length < CHUNK) continue
    yield utf8.encode(text)
    text = ''
  }
  yield utf8.encode(`${text}\n]}\n`)
}

/** Put together by hand, not from an object: a property called __proto__ is one like any other. */
function featureText({ id, createdAt, fields, notes }: ReleasedDocument): string {
  const location = geometryText(fields.get(FIELD.location) ?? null)
  const externalId = fields.get(FIELD.externalId)
  const hasId = typeof externalId === 'string' || typeof externalId === 'number'
  const ours = new Map<string, Json>()
  const add = (name: string, value: Json | undefined): void => {
    if (value !== undefined) ours.set(OURS + name, value)
  }
  add('id', id)
  add('preset', fields.get(FIELD.presetRef))
  add('name', fields.get(FIELD.name))
  add('created_at', isoTime(createdAt))
  add('observed_at', isoTime(fields.get(FIELD.observedAt)))
  for (const [name, value] of notes) add(name, value)
  const properties = [...tagsIn(fields)].filter(([name]) => !ours.has(name))
  const members = [...properties, ...ours].map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`
  )
  const idText = hasId ? `"id":${JSON.stringify(externalId)},` : ''
  return `{"type":"Feature",${idText}"geometry":${location},"properties":{${members.join(',')}}}`
}

/** The type first, as people expect it: stored members are in the order of the alphabet. */
function geometryText(location: Json): string {
  const isObject = typeof location === 'object' && location !== null && 'type' in location
  return JSON.stringify(isObject ? { type: location.type, ...location } : location)
}

function* tagsIn(fields: ReadonlyMap<string, Json>): Generator<readonly [string, Json]> {
  for (const [name, value] of fields) {
    if (name.startsWith(TAG_PREFIX)) yield [name.slice(TAG_PREFIX.length), value]
  }
}

function isoTime(time: Json | undefined): string | undefined {
  if (typeof time !== 'number' || !(Math.abs(time) <= LAST_TIME)) return undefined
  return new Date(time).toISOString()
}
