import { FIELD } from './document.js'
import type { DocumentState } from './document.js'
import { LIMITS } from './limits.js'

/** Degrees WGS 84, milliseconds since 1970 by the device's clock, and metres above the sea when it knows them. */
export type TrackPoint =
  | readonly [longitude: number, latitude: number, at: number]
  | readonly [longitude: number, latitude: number, at: number, metres: number]

/** True for a list of 1 to 1,024 points that a chunk may hold. */
export function checkTrackPoints(value: unknown): value is readonly TrackPoint[] {
  return (
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= LIMITS.trackPoints &&
    value.every(isTrackPoint)
  )
}

/** Whether a track takes no more points: it has a summary. */
export function isClosedTrack({ fields }: Pick<DocumentState, 'fields'>): boolean {
  const summary = fields.get(FIELD.summary)?.value
  return summary !== undefined && summary !== null
}

function isTrackPoint(value: unknown): value is TrackPoint {
  if (!Array.isArray(value) || value.length < 3 || value.length > 4) return false
  const numbers = value as readonly unknown[]
  if (!numbers.every(Number.isFinite)) return false
  const [longitude, latitude, at] = numbers as readonly [number, number, number]
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && at >= 0
}
