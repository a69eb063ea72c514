import { CairnError } from '../model/index.js'
import { GRID_BITS, morton, mortonX, mortonY } from './morton.js'
import type { Cell, CellSums, PositionIndex } from './position-index.js'
import { EXTENT, encodeTile } from './vector-tile.js'
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
/** Part of a cell's side that a pile keeps away from its edges, so that neighbours do not overlap. */
const INSET = 0.28
/** Deepest level whose pile ids fit 2^53. */
const MAX_PILE_LEVEL = 24
const LEVELS = 32

export interface TileAddress {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** What a point of a tile says about its document. */
export interface PointProperties {
  readonly doc: string
  readonly preset: string
}

/**
 * The tile at an address: layer `points` (`doc`, `preset`), layer `piles` (`count`, with the pile's id).
 * @throws CairnError 'bad-input' when there is no such tile
 */
export function makeTile(
  index: PositionIndex,
  address: TileAddress,
  describe: (slot: number) => PointProperties
): ArrayBuffer {
  const { z, x, y } = checkedAddress(address)
  const within: Cell = { level: z, cell: morton(x, y) }
  const points: TileFeature[] = []
  const piles: TileFeature[] = []
  const place = placement(z, x, y)

  const addPoint = (slot: number, key: number): boolean => {
    const { doc, preset } = describe(slot)
    points.push({ ...place.point(mortonX(key), mortonY(key)), values: [doc, preset] })
    return true
  }
  const whole = index.cell(within)
  if (z > CLUSTER_MAX_ZOOM && whole.count <= MAX_POINTS) {
    index.scan(whole, addPoint)
  } else {
    const cellBits = z > CLUSTER_MAX_ZOOM ? FULL_CELL_BITS : CELL_BITS
    const level = Math.min(z + cellBits, MAX_PILE_LEVEL)
    index.cells(within, level, (cell, sums) => {
      if (sums.count === 1) return index.scan(sums, addPoint)
      piles.push({ ...place.pile(sums, level), id: pileId(cell), values: [sums.count] })
    })
  }
  return encodeTile([
    { name: 'points', keys: ['doc', 'preset'], features: points },
    { name: 'piles', keys: ['count'], features: piles }
  ])
}

/** The number of a pile: its cell, and in the last five bits the cell's level. */
function pileId({ cell, level }: Cell): number {
  return cell * LEVELS + level
}

/** The cell of a pile's number, or null when it is none. */
export function cellOfPile(id: number): Cell | null {
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

interface Placement {
  point(x: number, y: number): { x: number; y: number }
  pile(sums: CellSums, level: number): { x: number; y: number }
}

/** From squares of the grid to units of one tile. */
function placement(z: number, tileX: number, tileY: number): Placement {
  const side = 2 ** (GRID_BITS - z)
  const scale = EXTENT / side
  const inTile = (value: number): number => Math.min(EXTENT - 1, Math.max(0, Math.floor(value)))
  return {
    point: (x, y) => ({
      x: inTile((x - tileX * side) * scale),
      y: inTile((y - tileY * side) * scale)
    }),
    pile: ({ count, x, y }, level) => {
      const cellSide = EXTENT / 2 ** (level - z)
      const inset = (sum: number, origin: number): number => {
        const centre = (sum / count - origin) * scale
        const start = Math.floor(centre / cellSide) * cellSide
        const margin = INSET * cellSide
        return inTile(Math.min(Math.max(centre, start + margin), start + cellSide - margin))
      }
      return { x: inset(x, tileX * side), y: inset(y, tileY * side) }
    }
  }
}
