import { FIELD, TAG_PREFIX, checkGeometry } from '../../model/index.js'
import type { Json } from '../../model/index.js'
import type { Draft } from '../plugin.js'
import { badFeature, placeOf, whereOf } from './bad-file.js'
import type { RawFeature } from './split-features.js'

/** Properties of ours begin with this; they never become tags. */
export const OURS = 'cairn_'

type Loose = { readonly [key: string]: unknown }

/**
 * A feature as a document: properties become tags with their names and types, the id is kept.
 * @throws CairnError 'bad-input'
 */
export function readFeature({ value, spot }: RawFeature, file: string): Draft {
  const fail = (why: string): Error => badFeature(file, spot, why)
  if (!isObject(value) || value['type'] !== 'Feature') throw fail('This is not a GeoJSON feature.')
  const { geometry, properties = null, id } = value
  const set = new Map<string, Json>()
  if (geometry === undefined) throw fail('It has no geometry; write null if it has no place.')
  if (geometry !== null) {
    const fault = geometryFault(geometry)
    if (fault !== null) throw fail(fault)
    set.set(FIELD.location, geometry as Json)
  }
  if (id !== undefined) {
    if (typeof id !== 'string' && typeof id !== 'number') throw fail('Its id is neither text nor a number.')
    set.set(FIELD.externalId, id)
  }
  if (properties !== null) {
    if (!isObject(properties)) throw fail('Its properties are not an object.')
    readProperties(properties, set)
  }
  return { kind: 'observation', set, place: placeOf(spot), where: whereOf(spot) }
}

function readProperties(properties: Loose, set: Map<string, Json>): void {
  for (const [name, value] of Object.entries(properties)) {
    if (!name.startsWith(OURS)) set.set(TAG_PREFIX + name, value as Json)
  }
  const own = (name: string): unknown =>
    Object.hasOwn(properties, OURS + name) ? properties[OURS + name] : undefined
  const preset = own('preset')
  if (typeof preset === 'string' && preset !== '') set.set(FIELD.presetRef, preset)
  const name = own('name')
  if (typeof name === 'string') set.set(FIELD.name, name)
  // A document is created when it is imported; when it was seen is what an earlier export said.
  const seen = timeOf(own('observed_at')) ?? timeOf(own('created_at'))
  if (seen !== null) set.set(FIELD.observedAt, seen)
}

function timeOf(value: unknown): number | null {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isFinite(time) ? time : null
}

function geometryFault(geometry: unknown): string | null {
  if (checkGeometry(geometry)) return null
  if (!isObject(geometry)) return 'Its geometry is not an object.'
  if (typeof geometry['type'] !== 'string') return 'Its geometry has no type.'
  return `Its coordinates do not make a ${geometry['type'].slice(0, 50)}: longitude goes from -180 to 180, then latitude from -90 to 90.`
}

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
