import { checkGeometry, locationOf, positionOf as middleOf } from '../../model/index.js'
import type { StoredDocument } from '../../project/types.js'

/** True when somebody answered differently, and nobody settled it. */
export function hasOtherAnswers(document: StoredDocument): boolean {
  if (document.status === 'deletedAndEdited') return true
  for (const field of document.fields.values()) if (field.others.length > 0) return true
  return false
}

/** One position for an observation: its point, or one on its line or in its area; null without a place. */
export function pointOf(document: StoredDocument): readonly [number, number] | null {
  const location = locationOf(document)
  return location === null ? null : middleOf(location)
}

/** One position, longitude and latitude, for a geometry that may have come from anywhere. */
export function positionOf(geometry: unknown): readonly [number, number] | null {
  return checkGeometry(geometry) ? middleOf(geometry) : null
}
