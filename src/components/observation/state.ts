import { locationOf } from '../../model/document-view.js'
import { checkGeometry } from '../../model/geometry.js'
import { positionOf as middleOf } from '../../model/geometry-place.js'
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
