import { clipLine, clipRing } from './clip.js'
import type { FlatPath } from './clip.js'
import { turnsInto } from './shape-index.js'
import type { ShapeIndex, View } from './shape-index.js'
import { WORLD } from './shape.js'
import type { Shape } from './shape.js'
import { EXTENT } from './vector-tile.js'

/** How far shapes go on beyond a tile, so that thick edges do not end at it: 16 pixels of 512. */
const BUFFER = 128
const FRAME = { least: -BUFFER, most: EXTENT + BUFFER } as const
/** Places nearer than this to the last one that was kept are left out: half a pixel of 512. */
const STEP = 4
/** Most shapes of one tile, and places that are read for them; what is beyond is a point or in a pile. */
const MOST_SHAPES = 1000
const MOST_PLACES = 250_000

/** A shape in units of a tile: lines, or rings as the specification winds them. */
interface TileShape {
  readonly isArea: boolean
  readonly paths: readonly FlatPath[]
}

/** The shapes to draw in a tile, by slot, greater ones first. Those that leave no mark in it are not among them. */
export function tileShapes(
  index: ShapeIndex,
  { z, x, y }: { readonly z: number; readonly x: number; readonly y: number },
  isWanted: (slot: number) => boolean
): Map<number, TileShape> {
  const view = viewOf(z, x, y)
  const shapes = new Map<number, TileShape>()
  let room = MOST_PLACES
  index.within(view, (slot, shape) => {
    if (!isWanted(slot)) return true
    room -= shape.places.length / 2
    if (room < 0 && shapes.size > 0) return false
    const paths = turnsInto(shape.box, view.box).flatMap(turn =>
      pathsIn(shape, z, x - turn / (WORLD / 2 ** z), y)
    )
    if (paths.length > 0) shapes.set(slot, { isArea: shape.isArea, paths })
    return shapes.size < MOST_SHAPES
  })
  return shapes
}

function viewOf(z: number, x: number, y: number): View {
  const side = WORLD / 2 ** z
  const beyond = (side * BUFFER) / EXTENT
  const [west, north] = [x * side - beyond, y * side - beyond]
  return { zoom: z, box: { west, north, east: west + side + 2 * beyond, south: north + side + 2 * beyond } }
}

function pathsIn(shape: Shape, z: number, x: number, y: number): FlatPath[] {
  const scale = (EXTENT * 2 ** z) / WORLD
  const paths: FlatPath[] = []
  let isOuterDrawn = false
  for (const [at, end] of shape.ends.entries()) {
    const isHole = shape.holes[at] === 1
    if (isHole && !isOuterDrawn) continue
    const start = at === 0 ? 0 : shape.ends[at - 1]!
    const path = simplified(shape.places, start, end, value => value * scale)
    for (let place = 0; place < path.length; place += 2) {
      path[place]! -= x * EXTENT
      path[place + 1]! -= y * EXTENT
    }
    if (shape.isArea) {
      const ring = woundRing(clipRing(path, FRAME), isHole)
      if (!isHole) isOuterDrawn = ring !== null
      if (ring !== null) paths.push(ring)
    } else {
      paths.push(
        ...clipLine(path, FRAME)
          .map(rounded)
          .filter(line => line.length >= 4)
      )
    }
  }
  return paths
}

/** The same places in every tile of a zoom, since a path is thinned from its beginning and before it is cut. */
function simplified(
  places: Int32Array,
  start: number,
  end: number,
  scaled: (value: number) => number
): number[] {
  const path: number[] = []
  let [lastX, lastY] = [Infinity, Infinity]
  for (let at = start; at < end; at += 2) {
    const [x, y] = [scaled(places[at]!), scaled(places[at + 1]!)]
    const isEnd = at + 2 >= end
    if (!isEnd && Math.abs(x - lastX) < STEP && Math.abs(y - lastY) < STEP) continue
    path.push(x, y)
    ;[lastX, lastY] = [x, y]
  }
  return path
}

/** In whole units, without places that fall on the one before. */
function rounded(path: FlatPath): FlatPath {
  const whole: number[] = []
  for (let at = 0; at < path.length; at += 2) {
    const [x, y] = [Math.round(path[at]!), Math.round(path[at + 1]!)]
    if (whole.length > 0 && whole.at(-2) === x && whole.at(-1) === y) continue
    whole.push(x, y)
  }
  return whole
}

/** A ring in whole units, outer ones clockwise on the screen, holes the other way; null when it holds no area. */
function woundRing(path: FlatPath, isHole: boolean): FlatPath | null {
  const ring = [...rounded(path)]
  while (ring.length > 2 && ring[0] === ring.at(-2) && ring[1] === ring.at(-1)) ring.length -= 2
  if (ring.length < 6) return null
  const area = doubledArea(ring)
  if (area === 0) return null
  if (area > 0 === !isHole) return ring
  const turned: number[] = []
  for (let at = ring.length - 2; at >= 0; at -= 2) turned.push(ring[at]!, ring[at + 1]!)
  return turned
}

function doubledArea(ring: FlatPath): number {
  let area = 0
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length
    area += ring[at]! * ring[next + 1]! - ring[next]! * ring[at + 1]!
  }
  return area
}
