import { metresBetween } from '../../../model/geometry-size.js'
import type { Geometry } from '../../../plugins/plugin.js'
import type { ObservationDraft } from '../../../project/types.js'
import { positionOf } from '../../observation/state.js'
import type { PhotoPlace } from './place-of-photo.js'

/** Closer than this, metres, a photo was taken where the observation is. */
const SAME_PLACE = 100

export interface OfferTo {
  readonly draft: ObservationDraft
  /** It edits an observation that is saved. */
  readonly isSaved: boolean
  /** What the category may be drawn as. */
  readonly shapes: readonly Geometry[]
}

/** Metres from the observation's place; null where it has none. */
export interface PhotoOffer {
  readonly metres: number | null
}

/**
 * Whether the place of a photo is worth offering. Never to a saved observation that has a place, since an edit does not
 * move it, and never in the place of a line or an area that somebody drew.
 */
export function photoOffer(place: PhotoPlace, { draft, isSaved, shapes }: OfferTo): PhotoOffer | null {
  const { geometry } = draft
  if (geometry === null) return shapes.includes('point') ? { metres: null } : null
  const position = isSaved || !isPoint(geometry) ? null : positionOf(geometry)
  if (position === null) return null
  const metres = metresBetween(position, place)
  return metres > SAME_PLACE ? { metres } : null
}

function isPoint(geometry: unknown): boolean {
  return typeof geometry === 'object' && geometry !== null && 'type' in geometry && geometry.type === 'Point'
}
