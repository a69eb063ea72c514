import type { StoredDocument } from '../../project/types.js'

/** True when somebody answered differently, and nobody settled it. */
export function hasOtherAnswers(document: StoredDocument): boolean {
  if (document.status === 'deletedAndEdited') return true
  for (const field of document.fields.values()) if (field.others.length > 0) return true
  return false
}

/** Longitude and latitude of an observation whose place is a point. */
export function pointOf(document: StoredDocument): readonly [number, number] | null {
  return positionOf(document.fields.get('location')?.value)
}

/** Longitude and latitude of a GeoJSON point, as it came from anywhere. */
export function positionOf(geometry: unknown): readonly [number, number] | null {
  if (typeof geometry !== 'object' || geometry === null) return null
  const { type, coordinates } = geometry as { type?: unknown; coordinates?: unknown }
  if (type !== 'Point' || !Array.isArray(coordinates)) return null
  const [lng, lat] = coordinates as unknown[]
  if (typeof lng !== 'number' || typeof lat !== 'number') return null
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : null
}
