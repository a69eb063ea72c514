import { CairnError } from '../model/index.js'
import { morton, mortonX, mortonY } from './morton.js'
import { placement } from './placement.js'
import type { Cell, CellSums, PositionIndex } from './position-index.js'
import type { ShapeIndex } from './shape-index.js'
import { Standing } from './standing.js'
import { tileShapes } from './tile-shapes.js'
import { encodeTile } from './vector-tile.js'
import type { TileFeature } from './vector-tile.js'

/** Piles up to this zoom; above it every document is a point of its own, unless a tile is too full. */
const CLUSTER_MAX_ZOOM = 14
/** Deepest zoom that is answered. */
const MAX_ZOOM = 22
/** Halvings of a tile's side into cells that can become a pile: 8 × 8. */
const CELL_BITS = 3
/** The same in a tile above the cluster zoom that is too full: at most 1,024 features. */
const FULL_CELL_BITS = 5
/** More points than this in one tile make a renderer throw or stall, so the tile is clustered. */
const MAX_POINTS = 2000
/** Deepest level whose pile ids fit 2^53. */
const MAX_PILE_LEVEL = 24
const LEVELS = 32

export interface TileAddress {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** What a tile is made of: where the matching documents stand, the shapes of those that are lines or areas. */
export interface TileSource {
  readonly positions: PositionIndex
  readonly shapes: ShapeIndex
  /** Whether a document with a shape matches. */
  readonly has: (slot: number) => boolean
  readonly keyOf: (slot: number) => number
  readonly describe: (slot: number) => DocumentProperties
}

/** What a feature of a tile says about its document. */
interface DocumentProperties {
  readonly doc: string
  readonly preset: string
  readonly kind: string
}
const DOCUMENT_KEYS = ['doc', 'preset', 'kind'] as const

/**
 * The tile at an address: layers `lines` and `areas` with what is large enough to be seen as such, and `points` and
 * `piles` (`count`, with the pile's id) with all else, so that each document is in one of them in the tile in which
 * it stands. Layer `centres` says where the lines and areas stand.
 * @throws CairnError 'bad-input' when there is no such tile
 */
export function makeTile(source: TileSource, address: TileAddress): ArrayBuffer {
  const { z, x, y } = checkedAddress(address)
  const { positions, describe } = source
  const within: Cell = { level: z, cell: morton(x, y) }
  const place = placement(z, x, y)
  const valuesOf = (slot: number): string[] => {
    const said = describe(slot)
    return DOCUMENT_KEYS.map(key => said[key])
  }
  const pointOf = (slot: number, key: number): TileFeature => {
    return { type: 'point', ...place.point(mortonX(key), mortonY(key)), values: valuesOf(slot) }
  }
  const drawn = tileShapes(source.shapes, { z, x, y }, source.has)
  const shapes = [...drawn].map(([slot, { isArea, paths }]): TileFeature => {
    return { type: isArea ? 'area' : 'line', paths, values: valuesOf(slot) }
  })
  const standing = new Standing(positions, [...drawn.keys()], source.keyOf)
  const points: TileFeature[] = []
  const piles: TileFeature[] = []
  const level = pileLevel(z, standing.in(within).count)
  const add = (sums: CellSums): void =>
    standing.scan(sums, (slot, key) => {
      points.push(pointOf(slot, key))
      return true
    })
  if (level === null) add(positions.cell(within))
  else {
    positions.cells(within, level, (cell, sums) => {
      const left = standing.less(cell, sums)
      if (left.count === 1) add(sums)
      else if (left.count > 1)
        piles.push({ type: 'point', ...place.pile(left, level), id: pileId(cell), values: [left.count] })
    })
  }
  return encodeTile([
    { name: 'areas', keys: DOCUMENT_KEYS, features: shapes.filter(({ type }) => type === 'area') },
    { name: 'lines', keys: DOCUMENT_KEYS, features: shapes.filter(({ type }) => type === 'line') },
    {
      name: 'centres',
      keys: DOCUMENT_KEYS,
      features: standing.drawnIn(within).map(at => pointOf(at.slot, at.key))
    },
    { name: 'points', keys: DOCUMENT_KEYS, features: points },
    { name: 'piles', keys: ['count'], features: piles }
  ])
}

/** What a pile of a tile holds, in Morton order; null when there is no such pile. */
export function scanPile(source: TileSource, id: number, visit: (slot: number) => void): number | null {
  const cell = cellOfPile(id)
  if (cell === null) return null
  const z = zoomOfPile(cell.level)
  const tile = Math.floor(cell.cell / 4 ** (cell.level - z))
  const drawn = tileShapes(source.shapes, { z, x: mortonX(tile), y: mortonY(tile) }, source.has)
  const standing = new Standing(source.positions, [...drawn.keys()], source.keyOf)
  const { count } = standing.in(cell)
  if (count === 0) return null
  standing.scan(source.positions.cell(cell), slot => {
    visit(slot)
    return true
  })
  return count
}

/** The level of the cells that can become piles; null where every document is a point of its own. */
function pileLevel(z: number, count: number): number | null {
  if (z <= CLUSTER_MAX_ZOOM) return z + CELL_BITS
  return count <= MAX_POINTS ? null : Math.min(z + FULL_CELL_BITS, MAX_PILE_LEVEL)
}

/** The zoom of the tiles in which piles of a level are. */
function zoomOfPile(level: number): number {
  return Math.max(0, level <= CLUSTER_MAX_ZOOM + CELL_BITS ? level - CELL_BITS : level - FULL_CELL_BITS)
}

/** The number of a pile: its cell, and in the last five bits the cell's level. */
function pileId({ cell, level }: Cell): number {
  return cell * LEVELS + level
}

/** The cell of a pile's number, or null when it is none. */
function cellOfPile(id: number): Cell | null {
  if (!Number.isSafeInteger(id) || id < 0) return null
  const level = id % LEVELS
  const cell = Math.floor(id / LEVELS)
  return level <= MAX_PILE_LEVEL && cell < 4 ** level ? { level, cell } : null
}

function checkedAddress({ z, x, y }: TileAddress): TileAddress {
  const side = 2 ** z
  const fits = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < side
  if (!Number.isInteger(z) || z < 0 || z > MAX_ZOOM || !fits(x) || !fits(y)) {
    throw new CairnError('bad-input', 'There is no such map tile.')
  }
  return { z, x, y }
}
