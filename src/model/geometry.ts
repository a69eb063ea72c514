import { isRecord } from './canonical.js'

/** Longitude and latitude in degrees (WGS 84), then perhaps a height in metres and one more number. */
export type Position = readonly number[]

/** A GeoJSON geometry (RFC 7946), read only. */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] }
  | { readonly type: 'GeometryCollection'; readonly geometries: readonly Geometry[] }

/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number]

const DEEPEST_COLLECTION = 4
const MOST_POSITIONS = 100_000
const SHORTEST_LINE = 2
const SHORTEST_RING = 3

/**
 * True for a GeoJSON geometry: known type, arrays as deep as it asks for, finite numbers, longitude within ±180
 * and latitude within ±90, at most 100,000 positions, collections at most 4 deep. Rings need not be closed.
 */
export function checkGeometry(value: unknown): value is Geometry {
  return countPositions(value, DEEPEST_COLLECTION) <= MOST_POSITIONS
}

/** How many positions a geometry has; Infinity when it is none. */
function countPositions(value: unknown, depth: number): number {
  if (!isRecord(value)) return Infinity
  const { type, coordinates, geometries } = value
  if (type === 'GeometryCollection') {
    if (depth <= 0 || !Array.isArray(geometries)) return Infinity
    return sum(geometries, item => 1 + countPositions(item, depth - 1))
  }
  switch (type) {
    case 'Point':
      return isPosition(coordinates) ? 1 : Infinity
    case 'MultiPoint':
      return countList(coordinates, 0)
    case 'LineString':
      return countList(coordinates, SHORTEST_LINE)
    case 'MultiLineString':
      return sum(coordinates, line => countList(line, SHORTEST_LINE))
    case 'Polygon':
      return sum(coordinates, ring => countList(ring, SHORTEST_RING))
    case 'MultiPolygon':
      return sum(coordinates, polygon => sum(polygon, ring => countList(ring, SHORTEST_RING)))
    default:
      return Infinity
  }
}

function sum(values: unknown, count: (value: unknown) => number): number {
  if (!Array.isArray(values) || values.length > MOST_POSITIONS) return Infinity
  let total = 0
  for (const value of values) total += count(value)
  return total
}

function countList(values: unknown, least: number): number {
  if (!Array.isArray(values) || values.length < least || values.length > MOST_POSITIONS) return Infinity
  return values.every(isPosition) ? values.length : Infinity
}

function isPosition(value: unknown): value is Position {
  if (!Array.isArray(value) || value.length < 2 || value.length > 4 || !value.every(Number.isFinite))
    return false
  const [lon, lat] = value as [number, number]
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90
}

/** The least box that holds every position; null when there is none. A shape across the antimeridian gets a wide box. */
export function geometryBox(geometry: Geometry): Box | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of positionsOf(geometry)) {
    west = Math.min(west, lon)
    south = Math.min(south, lat)
    east = Math.max(east, lon)
    north = Math.max(north, lat)
  }
  return west === Infinity ? null : [west, south, east, north]
}

function* positionsOf(geometry: Geometry): Generator<readonly [number, number]> {
  switch (geometry.type) {
    case 'Point':
      yield geometry.coordinates as unknown as readonly [number, number]
      return
    case 'GeometryCollection':
      for (const item of geometry.geometries) yield* positionsOf(item)
      return
    default:
      yield* flatPositions(geometry.coordinates)
  }
}

function* flatPositions(value: readonly unknown[]): Generator<readonly [number, number]> {
  if (typeof value[0] === 'number') yield value as unknown as readonly [number, number]
  else for (const item of value) yield* flatPositions(item as readonly unknown[])
}

/**
 * One position that stands for the geometry, as longitude and latitude: the point itself, the middle of a line,
 * a place inside a polygon, the first part of several. Null when it has no positions.
 */
export function positionOf(geometry: Geometry): readonly [number, number] | null {
  switch (geometry.type) {
    case 'Point':
      return pair(geometry.coordinates)
    case 'MultiPoint':
      return pair(geometry.coordinates[0])
    case 'LineString':
      return middleOf(geometry.coordinates)
    case 'MultiLineString':
      return middleOf(geometry.coordinates.find(line => line.length > 0) ?? [])
    case 'Polygon':
      return insideOf(geometry.coordinates)
    case 'MultiPolygon':
      return insideOf(geometry.coordinates.find(polygon => polygon.length > 0) ?? [])
    case 'GeometryCollection':
      for (const item of geometry.geometries) {
        const position = positionOf(item)
        if (position !== null) return position
      }
      return null
  }
}

function pair(position: Position | undefined): readonly [number, number] | null {
  return position === undefined ? null : [position[0]!, position[1]!]
}

/** The point half way along a line, by degrees. */
function middleOf(line: readonly Position[]): readonly [number, number] | null {
  const lengths = line
    .slice(1)
    .map((end, place) => Math.hypot(end[0]! - line[place]![0]!, end[1]! - line[place]![1]!))
  let left = lengths.reduce((total, length) => total + length, 0) / 2
  for (const [place, length] of lengths.entries()) {
    if (left <= length && length > 0) return between(line[place]!, line[place + 1]!, left / length)
    left -= length
  }
  return pair(line[0])
}

function between(start: Position, end: Position, share: number): readonly [number, number] {
  return [start[0]! + (end[0]! - start[0]!) * share, start[1]! + (end[1]! - start[1]!) * share]
}

/** The middle of the widest stretch inside the polygon, half way between its south and its north. */
function insideOf(rings: readonly (readonly Position[])[]): readonly [number, number] | null {
  const box = geometryBox({ type: 'Polygon', coordinates: rings })
  if (box === null) return null
  const lat = (box[1] + box[3]) / 2
  const crossings = rings.flatMap(ring => crossingsOf(ring, lat)).sort((a, b) => a - b)
  let best: readonly [number, number] = [0, -1]
  for (let place = 0; place + 1 < crossings.length; place += 2) {
    const [west, east] = [crossings[place]!, crossings[place + 1]!]
    if (east - west > best[1] - best[0]) best = [west, east]
  }
  return best[1] < best[0] ? pair(rings[0]?.[0]) : [(best[0] + best[1]) / 2, lat]
}

/** Longitudes at which a ring crosses a parallel. */
function crossingsOf(ring: readonly Position[], lat: number): number[] {
  return ring.flatMap((start, place) => {
    const end = ring[(place + 1) % ring.length]!
    if (start[1]! > lat === end[1]! > lat) return []
    return [between(start, end, (lat - start[1]!) / (end[1]! - start[1]!))[0]]
  })
}
