import { isRecord } from './is-record.js'

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
