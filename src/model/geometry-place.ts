import type { Box, Geometry, Position } from './geometry.js'
import { partsOf, wrapLongitude } from './geometry-parts.js'
import type { GeometryPath } from './geometry-parts.js'

/**
 * The least box that holds every position, west greater than east when it crosses the antimeridian; null when there
 * is none.
 */
export function geometryBox(geometry: Geometry): Box | null {
  const { points, lines, areas } = partsOf(geometry)
  const box = boxOf([points, ...lines, ...areas.flat()])
  if (box === null) return null
  const [west, south, east, north] = box
  if (east - west >= 360) return [-180, south, 180, north]
  // A box that touches the antimeridian from one side stays on that side.
  const turns = west >= 180 && east > 180 ? -360 : east <= -180 && west < -180 ? 360 : 0
  return [wrapLongitude(west + turns), south, wrapLongitude(east + turns), north]
}

/**
 * One position that stands for the geometry, as longitude and latitude: the point itself, the middle of a line,
 * a place inside a polygon, the first part of several. Null when it has no positions. Every reader goes by it: the
 * box of a filter, the mark on a map, the words of a list.
 */
export function positionOf(geometry: Geometry): Position2 | null {
  const found = standing(geometry)
  return found === null ? null : [wrapLongitude(found[0]), found[1]]
}

type Position2 = readonly [longitude: number, latitude: number]

function standing(geometry: Geometry): Position2 | null {
  if (geometry.type === 'GeometryCollection') {
    for (const item of geometry.geometries) {
      const position = standing(item)
      if (position !== null) return position
    }
    return null
  }
  const { points, lines, areas } = partsOf(geometry)
  if (points.length > 0) return points[0]!
  if (lines.length > 0) return middleOf(lines[0]!)
  return areas.length > 0 ? insideOf(areas[0]!) : null
}

function boxOf(paths: readonly GeometryPath[]): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const path of paths) {
    for (const [lon, lat] of path) {
      west = Math.min(west, lon)
      south = Math.min(south, lat)
      east = Math.max(east, lon)
      north = Math.max(north, lat)
    }
  }
  return west === Infinity ? null : [west, south, east, north]
}

/** The point half way along a line, by degrees. */
function middleOf(line: GeometryPath): Position2 {
  const lengths = line
    .slice(1)
    .map((end, place) => Math.hypot(end[0] - line[place]![0], end[1] - line[place]![1]))
  let left = lengths.reduce((total, length) => total + length, 0) / 2
  for (const [place, length] of lengths.entries()) {
    if (left <= length && length > 0) return between(line[place]!, line[place + 1]!, left / length)
    left -= length
  }
  return line[0]!
}

function between(start: Position | Position2, end: Position | Position2, share: number): Position2 {
  return [start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share]
}

/** The middle of the widest stretch inside the polygon, half way between its south and its north. */
function insideOf(rings: readonly GeometryPath[]): Position2 {
  const box = boxOf(rings)!
  const lat = (box[1] + box[3]) / 2
  const crossings = rings.flatMap(ring => crossingsOf(ring, lat)).sort((a, b) => a - b)
  let best: Position2 = [0, -1]
  for (let place = 0; place + 1 < crossings.length; place += 2) {
    const [west, east] = [crossings[place]!, crossings[place + 1]!]
    if (east - west > best[1] - best[0]) best = [west, east]
  }
  return best[1] < best[0] ? rings[0]![0]! : [(best[0] + best[1]) / 2, lat]
}

/** Longitudes at which a ring crosses a parallel. */
function crossingsOf(ring: GeometryPath, lat: number): number[] {
  return ring.flatMap((start, place) => {
    const end = ring[(place + 1) % ring.length]!
    if (start[1] > lat === end[1] > lat) return []
    return [between(start, end, (lat - start[1]) / (end[1] - start[1]))[0]]
  })
}
