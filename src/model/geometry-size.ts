import type { Geometry } from './geometry.js'
import { partsOf } from './geometry-parts.js'
import type { GeometryPath } from './geometry-parts.js'

/** Mean radius of the earth, metres (IUGG). */
const RADIUS = 6_371_008.8
const RADIAN = Math.PI / 180

/** How long and how wide a geometry is on a sphere of the earth's mean radius: exact to one percent. */
export interface GeometrySize {
  /** Metres: of lines their length, of areas the way around them, holes left out. */
  readonly length: number
  /** Square metres; 0 for what is no area. */
  readonly area: number
}

/** The size of all parts together. */
export function sizeOfGeometry(geometry: Geometry): GeometrySize {
  const { lines, areas } = partsOf(geometry)
  let [length, area] = [0, 0]
  for (const line of lines) length += lengthOf(line)
  for (const [outer, ...holes] of areas) {
    if (outer === undefined) continue
    length += lengthOf([...outer, outer[0]!])
    area += holes.reduce((left, hole) => left - ringArea(hole), ringArea(outer))
  }
  return { length, area: Math.max(0, area) }
}

function lengthOf(path: GeometryPath): number {
  let length = 0
  for (let at = 1; at < path.length; at++) length += metresBetween(path[at - 1]!, path[at]!)
  return length
}

/** Longitude and latitude in degrees WGS 84; what follows does not matter. */
type Place = readonly [longitude: number, latitude: number, ...rest: readonly number[]]

/** Metres between two places along the earth, by the haversine formula. */
export function metresBetween(from: Place, to: Place): number {
  const north = Math.sin(((to[1] - from[1]) * RADIAN) / 2) ** 2
  const east = Math.sin(((to[0] - from[0]) * RADIAN) / 2) ** 2
  const half = north + Math.cos(from[1] * RADIAN) * Math.cos(to[1] * RADIAN) * east
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** Square metres inside a ring (Chamberlain and Duquette 2007, Some Algorithms for Polygons on a Sphere). */
function ringArea(ring: GeometryPath): number {
  let sum = 0
  for (const [at, [longitude, latitude]] of ring.entries()) {
    const [nextLongitude, nextLatitude] = ring[(at + 1) % ring.length]!
    const width = (nextLongitude - longitude) * RADIAN
    sum += width * (2 + Math.sin(latitude * RADIAN) + Math.sin(nextLatitude * RADIAN))
  }
  return Math.abs((sum * RADIUS * RADIUS) / 2)
}
