import type { DocumentId } from '../../model/index.js'
import type { Project } from '../../project/types.js'
import { pointOf } from '../observation/state.js'
import type { DrawnPoint } from './map-view.js'
import type { PositionState } from './own-position.js'
import { pixels } from './scale.js'

/** A place somebody is about to use: drawn as a dashed mark. */
export interface MapPin {
  /** Longitude, latitude in degrees. */
  readonly lngLat: readonly [number, number]
  readonly presetRef?: string | null
}

/** Smallest and greatest radius of the disc that shows how exact a position is, pixels: the greatest fills any screen. */
const LEAST = 26
const MOST = 4000

export function pinPoints(pin: MapPin | null): readonly DrawnPoint[] {
  return pin === null ? [] : [{ lngLat: pin.lngLat, properties: { preset: pin.presetRef ?? '' } }]
}

/** The chosen observation where it is; nothing when it is gone or has no place. */
export async function selectedPoints(
  project: Project | null | undefined,
  id: DocumentId | null
): Promise<readonly DrawnPoint[]> {
  if (id === null || !project) return []
  const document = await project.store.documents.get(id)
  if (document === null || document.status === 'deleted') return []
  const lngLat = pointOf(document)
  const preset = project.categories.presetOf(document)?.id ?? ''
  return lngLat === null ? [] : [{ lngLat, properties: { preset } }]
}

export function positionPoints(state: PositionState, zoom: number): readonly DrawnPoint[] {
  if (state.type !== 'found') return []
  const { lngLat, accuracy } = state.position
  const radius = Math.max(LEAST, Math.min(MOST, pixels(accuracy, lngLat[1], zoom)))
  return [{ lngLat, properties: { radius } }]
}
