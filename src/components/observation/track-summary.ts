import type { Json } from '../../model/index.js'

/** What ends a track: metres, milliseconds without the pauses, and how many points it has. */
export interface TrackSummary {
  readonly length: number
  readonly duration: number
  readonly points: number
}

/** A track's summary as somebody wrote it; null when it says no such thing. */
export function readSummary(value: Json | undefined): TrackSummary | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { length, duration, points } = value as Readonly<Record<string, unknown>>
  const isCount = (n: unknown): n is number => typeof n === 'number' && n >= 0
  return isCount(length) && isCount(duration) && isCount(points) ? { length, duration, points } : null
}
