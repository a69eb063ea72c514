import type { Geometry, Position } from '../model/index.js'
import { cellOf } from './grid.js'
import type { Cell } from './grid.js'

export interface Generalised {
  readonly geometry: Geometry
  /** Metres that a place of it can be away from where it is shown. */
  readonly uncertainty: number
}

/**
 * Reduces a geometry to the grid: every position becomes the centre of its cell, heights go, repeated positions go.
 * A line within one cell becomes that cell's centre; an area that collapses becomes the cells it lay in.
 * @param side metres, the side of a cell
 */
export function generalise(geometry: Geometry, side: number): Generalised {
  let uncertainty = 0
  const snap = (position: Position): Cell => {
    const cell = cellOf(position[0]!, position[1]!, side)
    uncertainty = Math.max(uncertainty, cell.radius)
    return cell
  }
  return { geometry: reduce(geometry, snap), uncertainty }
}

type Snap = (position: Position) => Cell

function reduce(geometry: Geometry, snap: Snap): Geometry {
  switch (geometry.type) {
    case 'Point':
      return pointOf(geometry.coordinates.length === 0 ? [] : snap(geometry.coordinates).centre)
    case 'MultiPoint':
      return {
        type: 'MultiPoint',
        coordinates: unique(geometry.coordinates.map(place => snap(place).centre))
      }
    case 'LineString':
      return lineOf([geometry.coordinates], snap)
    case 'MultiLineString':
      return lineOf(geometry.coordinates, snap)
    case 'Polygon':
      return { type: 'Polygon', coordinates: areaOf(geometry.coordinates, snap) }
    case 'MultiPolygon':
      return {
        type: 'MultiPolygon',
        coordinates: unique(geometry.coordinates.map(rings => areaOf(rings, snap)))
      }
    case 'GeometryCollection':
      return { type: 'GeometryCollection', geometries: geometry.geometries.map(part => reduce(part, snap)) }
  }
}

function pointOf(coordinates: Position): Geometry {
  return { type: 'Point', coordinates }
}

function lineOf(parts: readonly (readonly Position[])[], snap: Snap): Geometry {
  const snapped = parts.map(part => withoutRepeats(part.map(place => snap(place).centre)))
  const lines = unique(snapped.filter(line => line.length > 1))
  if (lines.length > 1) return { type: 'MultiLineString', coordinates: lines }
  if (lines.length === 1) return { type: 'LineString', coordinates: lines[0]! }
  const places = unique(snapped.flat())
  return places.length === 1 ? pointOf(places[0]!) : { type: 'MultiPoint', coordinates: places }
}

function areaOf(rings: readonly (readonly Position[])[], snap: Snap): readonly (readonly Position[])[] {
  const [outer = [], ...holes] = rings
  const cells = outer.map(snap)
  const ring = ringOf(cells)
  if (!isArea(ring)) return cells.length === 0 ? [] : [boxOf(cells)]
  return [ring, ...holes.map(hole => ringOf(hole.map(snap))).filter(isArea)]
}

/** Centres without repeats, the first one again at the end. */
function ringOf(cells: readonly Cell[]): readonly Position[] {
  return withoutRepeats([...cells, ...cells.slice(0, 1)].map(cell => cell.centre))
}

/** The rectangle of cells, counter-clockwise as RFC 7946 wants an outer ring. */
function boxOf(cells: readonly Cell[]): readonly Position[] {
  const west = Math.min(...cells.map(cell => cell.west))
  const south = Math.min(...cells.map(cell => cell.south))
  const east = Math.max(...cells.map(cell => cell.east))
  const north = Math.max(...cells.map(cell => cell.north))
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south]
  ]
}

function isArea(ring: readonly Position[]): boolean {
  if (ring.length < 4) return false
  let doubled = 0
  for (let place = 1; place < ring.length; place++) {
    const [x1, y1] = ring[place - 1] as [number, number]
    const [x2, y2] = ring[place] as [number, number]
    doubled += x1 * y2 - x2 * y1
  }
  return Math.abs(doubled) > 1e-12
}

function withoutRepeats(line: readonly Position[]): readonly Position[] {
  return line.filter((place, index) => index === 0 || !same(place, line[index - 1]!))
}
function same(one: Position, other: Position): boolean {
  return one[0] === other[0] && one[1] === other[1]
}
function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Map(items.map(item => [JSON.stringify(item), item])).values()]
}
