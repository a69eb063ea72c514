import type { Geometry, TrackPoint } from '../model/index.js'

/** Degrees, about a metre: nearer than that to the place before, a place tells a map nothing. */
const STEP = 1e-5

/** Longitudes and latitudes in turn of the points that show the way of a track. */
export function thinnedWay(points: readonly TrackPoint[]): Float64Array {
  const way: number[] = []
  for (const [at, [longitude, latitude]] of points.entries()) {
    const isNear = Math.abs(longitude - way.at(-2)!) < STEP && Math.abs(latitude - way.at(-1)!) < STEP
    if (at > 0 && at < points.length - 1 && isNear) continue
    way.push(longitude, latitude)
  }
  return Float64Array.from(way)
}

/** The parts of a way as one line, a single place as a point; null where there is none. */
export function wayOf(parts: readonly Float64Array[]): Geometry | null {
  const coordinates: [number, number][] = []
  for (const part of parts) {
    for (let at = 0; at < part.length; at += 2) coordinates.push([part[at]!, part[at + 1]!])
  }
  if (coordinates.length === 0) return null
  if (coordinates.length === 1) return { type: 'Point', coordinates: coordinates[0]! }
  return { type: 'LineString', coordinates }
}
