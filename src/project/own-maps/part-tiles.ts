import { mercatorX, mercatorY } from '../../model/web-mercator.js'
import type { MapBox } from '../../plugins/plugin.js'

export interface TilePlace {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** Numbers of the tiles of one zoom that a box touches. Across the antimeridian `west` is greater than `east`, or a longitude lies beyond 180. */
function rangeOf(
  [west, south, east, north]: MapBox,
  z: number
): { xs: readonly number[]; top: number; bottom: number } {
  const side = 2 ** z
  const column = (longitude: number): number => Math.floor(mercatorX(longitude) * side)
  const row = (latitude: number): number =>
    Math.max(0, Math.min(side - 1, Math.floor(mercatorY(latitude) * side)))
  const first = column(west)
  const count = Math.min(side, column(east < west ? east + 360 : east) - first + 1)
  const xs = Array.from({ length: count }, (_, at) => (((first + at) % side) + side) % side)
  return { xs, top: row(north), bottom: row(south) }
}

/** How many tiles of each zoom a box touches. */
export function countTiles(box: MapBox, minZoom: number, maxZoom: number): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (let z = minZoom; z <= maxZoom; z++) {
    const { xs, top, bottom } = rangeOf(box, z)
    counts.set(z, xs.length * (bottom - top + 1))
  }
  return counts
}

/** The tiles of a box, the coarsest first; always in the same order. */
export function tilesOf(box: MapBox, minZoom: number, maxZoom: number): readonly TilePlace[] {
  const tiles: TilePlace[] = []
  for (let z = minZoom; z <= maxZoom; z++) {
    const { xs, top, bottom } = rangeOf(box, z)
    for (let y = top; y <= bottom; y++) for (const x of xs) tiles.push({ z, x, y })
  }
  return tiles
}

/** Tiles that stand for all of their zoom: spread evenly over it. */
export function samplesOf(tiles: readonly TilePlace[], each: number): readonly TilePlace[] {
  const step = tiles.length / Math.min(each, tiles.length)
  return Array.from(
    { length: Math.min(each, tiles.length) },
    (_, at) => tiles[Math.floor((at + 0.5) * step)]!
  )
}
