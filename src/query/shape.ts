import { mercatorX, mercatorY, partsOf } from '../model/index.js'
import type { Geometry, GeometryPath } from '../model/index.js'

/** Units along the side of the world in Web Mercator: 4 cm at the equator. A world on each side fits 32 bits too. */
export const WORLD = 2 ** 30
/** Whoever sails around the earth more often is not drawn farther. */
const FARTHEST = 2 * WORLD - 1

/** A line or an area on the flat map, in units of the world's side. Across the antimeridian it goes on beyond it. */
export interface Shape {
  readonly isArea: boolean
  /** x and y in turn; rings are not closed. */
  readonly places: Int32Array
  /** For each path, how many numbers of `places` are before its end. */
  readonly ends: Uint32Array
  /** For each path 1 when it is a hole in the area before it. */
  readonly holes: Uint8Array
  readonly box: ShapeBox
}
export interface ShapeBox {
  readonly west: number
  readonly north: number
  readonly east: number
  readonly south: number
}

/** What of a shape is kept in a snapshot. */
type ShapeParts = Pick<Shape, 'isArea' | 'places' | 'ends' | 'holes'>

/** The areas of a geometry, else its lines; null when it has neither. */
export function shapeOf(geometry: Geometry): Shape | null {
  const { lines, areas } = partsOf(geometry)
  const isArea = areas.length > 0
  const paths = isArea ? areas.flat() : lines
  if (paths.length === 0) return null
  const holes = isArea ? areas.flatMap(rings => rings.map((_, at) => (at === 0 ? 0 : 1))) : lines.map(() => 0)
  const places = new Int32Array(paths.reduce((sum, path) => sum + path.length * 2, 0))
  const ends: number[] = []
  let at = 0
  for (const path of paths) {
    at = write(path, places, at)
    ends.push(at)
  }
  const parts = { isArea, places: places.slice(0, at), ends: Uint32Array.from(ends) }
  return shapeFrom({ ...parts, holes: Uint8Array.from(holes) })
}

export function shapeFrom(parts: ShapeParts): Shape {
  return { ...parts, box: boxOf(parts.places) }
}

/** The longer side of a shape's box. */
export function sizeOf({ box }: Shape): number {
  return Math.max(box.east - box.west, box.south - box.north)
}

/** Without places that fall on the one before. */
function write(path: GeometryPath, places: Int32Array, start: number): number {
  let at = start
  for (const [longitude, latitude] of path) {
    const x = Math.min(FARTHEST, Math.max(-FARTHEST, Math.round(mercatorX(longitude) * WORLD)))
    const y = Math.round(onWorld(mercatorY(latitude)) * WORLD)
    if (at > start && places[at - 2] === x && places[at - 1] === y) continue
    places[at++] = x
    places[at++] = y
  }
  return at
}

/** Beyond 85.05° is the edge of the map. */
function onWorld(y: number): number {
  return Math.min(1, Math.max(0, y))
}

function boxOf(places: Int32Array): ShapeBox {
  let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let at = 0; at < places.length; at += 2) {
    west = Math.min(west, places[at]!)
    east = Math.max(east, places[at]!)
    north = Math.min(north, places[at + 1]!)
    south = Math.max(south, places[at + 1]!)
  }
  return { west, north, east, south }
}
