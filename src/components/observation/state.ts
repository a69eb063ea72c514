import { checkGeometry, locationOf, positionOf as middleOf } from '../../model/index.js'
import type { StoredDocument } from '../../project/types.js'

/** One position for an observation: its point, or one on its line or in its area; null without a place. */
export function pointOf(document: StoredDocument): readonly [number, number] | null {
  const location = locationOf(document)
  return location === null ? null : middleOf(location)
}

/** One position, longitude and latitude, for a geometry that may have come from anywhere. */
export function positionOf(geometry: unknown): readonly [number, number] | null {
  return checkGeometry(geometry) ? middleOf(geometry) : null
}
