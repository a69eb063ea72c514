import type { Geometry, Position } from './geometry.js'

/** A line or a ring whose longitudes go on beyond ±180 where it crosses the antimeridian. */
export type GeometryPath = readonly (readonly [longitude: number, latitude: number])[]

/** A geometry as paths, a part near the one before it, whichever way around the earth each was written. */
export interface GeometryParts {
  readonly points: GeometryPath
  readonly lines: readonly GeometryPath[]
  /** Of each area the outer ring, then its holes. */
  readonly areas: readonly (readonly GeometryPath[])[]
}

/**
 * The parts of a geometry, collections taken apart. Between two positions the way is the shorter one around the
 * earth: from 179 to −179 it crosses the antimeridian, and goes on at 181. So shapes drawn across it are one piece,
 * and so are those that RFC 7946 had cut in two there.
 */
export function partsOf(geometry: Geometry): GeometryParts {
  const points: [number, number][] = []
  const lines: GeometryPath[] = []
  const areas: (readonly GeometryPath[])[] = []
  let near: number | null = null
  const placed = (path: GeometryPath, beside = near): GeometryPath => {
    const moved = beside === null ? path : shifted(path, nearest(beside, middleOf(path)))
    near ??= middleOf(moved)
    return moved
  }
  const addArea = (rings: readonly (readonly Position[])[]): void => {
    const [outer, ...holes] = rings.filter(ring => ring.length > 0).map(unwrappedRing)
    if (outer === undefined) return
    const whole = placed(outer)
    areas.push([whole, ...holes.map(hole => placed(hole, middleOf(whole)))])
  }
  const addLine = (line: readonly Position[]): void => {
    if (line.length > 0) lines.push(placed(unwrapped(line)))
  }
  const add = (part: Geometry): void => {
    switch (part.type) {
      case 'Point':
        return void points.push(...placed(unwrapped([part.coordinates])).map(copy))
      case 'MultiPoint':
        for (const place of part.coordinates) points.push(...placed(unwrapped([place])).map(copy))
        return
      case 'LineString':
        return addLine(part.coordinates)
      case 'MultiLineString':
        return part.coordinates.forEach(addLine)
      case 'Polygon':
        return addArea(part.coordinates)
      case 'MultiPolygon':
        return part.coordinates.forEach(addArea)
      case 'GeometryCollection':
        return part.geometries.forEach(add)
    }
  }
  add(geometry)
  return { points, lines, areas }
}

/** A longitude between −180 and 180. */
export function wrapLongitude(longitude: number): number {
  if (longitude >= -180 && longitude <= 180) return longitude
  return ((((longitude + 180) % 360) + 360) % 360) - 180
}

function copy([longitude, latitude]: GeometryPath[number]): [number, number] {
  return [longitude, latitude]
}

function unwrapped(line: readonly Position[]): GeometryPath {
  let turns = 0
  return line.map(([longitude, latitude], at) => {
    const step = at === 0 ? 0 : longitude! - line[at - 1]![0]!
    // A whole turn is the edge of a map of the world, and stays one.
    if (Math.abs(step) > 180 && Math.abs(step) < 360) turns -= Math.sign(step)
    return [longitude! + turns * 360, latitude!] as const
  })
}

/** One that goes around a pole meets its beginning a turn further on, and is left as it is written. */
function unwrappedRing(ring: readonly Position[]): GeometryPath {
  const closed = unwrapped([...ring, ring[0]!])
  const meets = closed.at(-1)![0] === closed[0]![0]
  return meets ? closed.slice(0, -1) : ring.map(([longitude, latitude]) => [longitude!, latitude!] as const)
}

function middleOf(path: GeometryPath): number {
  let [west, east] = [Infinity, -Infinity]
  for (const [longitude] of path) {
    west = Math.min(west, longitude)
    east = Math.max(east, longitude)
  }
  return (west + east) / 2
}

function nearest(to: number, from: number): number {
  return Math.round((to - from) / 360) * 360
}

function shifted(path: GeometryPath, by: number): GeometryPath {
  return by === 0 ? path : path.map(([longitude, latitude]) => [longitude + by, latitude] as const)
}
