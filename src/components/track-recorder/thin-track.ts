import { metresBetween } from '../../model/geometry-size.js'
import type { TrackPoint } from '../../model/index.js'
import { metresFromWay } from './metres.js'

/** A position as the device gave it. */
export interface Fix {
  readonly point: TrackPoint
  /** Metres: the true place lies within this, as far as the device knows. */
  readonly accuracy: number
}

/** Where thinning stands. Plain JSON, so that it can be kept and gone on from. */
export interface Thinning {
  /** The last point that was kept. */
  readonly kept: TrackPoint | null
  /** Taken since then, in order; whether the last one is needed is not known before the next one. */
  readonly since: readonly TrackPoint[]
}

export const NOTHING_YET: Thinning = { kept: null, since: [] }

/** A device that knows no better, metres: not used at all. */
export const VAGUE = 50
/** What is taken lies no further than this from the way that is kept, metres. */
export const TOLERANCE = 5
/** Nearer than this to the one before, metres, is no step, however sure the device is. */
const STEP = 3
/** On a straight way too a point is kept this often, milliseconds: so it tells when one was where. */
const LONGEST = 60_000

/**
 * Takes one more position. Left out is what the device was not sure of, what is no step beyond that doubt, and what
 * lies on the straight way between the points before and after it.
 */
export function thin(
  before: Thinning,
  fix: Fix
): { readonly thinning: Thinning; readonly kept: readonly TrackPoint[] } {
  const { point } = fix
  const last = lastOf(before)
  if (fix.accuracy > VAGUE || (last !== null && !isStep(last, fix))) return { thinning: before, kept: [] }
  if (before.kept === null) return { thinning: { kept: point, since: [] }, kept: [point] }
  const { kept, since } = before
  const turning = since.at(-1)
  if (turning === undefined || isStraight(kept, since, point))
    return { thinning: { kept, since: [...since, point] }, kept: [] }
  return { thinning: { kept: turning, since: [point] }, kept: [turning] }
}

/** The end of the way: what was taken last is kept. */
export function endThinning({ kept, since }: Thinning): {
  readonly thinning: Thinning
  readonly kept: readonly TrackPoint[]
} {
  const last = since.at(-1)
  return last === undefined
    ? { thinning: { kept, since }, kept: [] }
    : { thinning: { kept: last, since: [] }, kept: [last] }
}

/** The last position that was taken, kept or not. */
export function lastOf({ kept, since }: Thinning): TrackPoint | null {
  return since.at(-1) ?? kept
}

function isStep(last: TrackPoint, { point, accuracy }: Fix): boolean {
  return point[2] > last[2] && metresBetween(last, point) >= Math.max(STEP, accuracy)
}

function isStraight(from: TrackPoint, between: readonly TrackPoint[], to: TrackPoint): boolean {
  return to[2] - from[2] <= LONGEST && between.every(point => metresFromWay(point, from, to) <= TOLERANCE)
}
