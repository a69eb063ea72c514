import { GRID_BITS } from './morton.js'
import type { CellSums } from './position-index.js'
import { EXTENT } from './vector-tile.js'

/** Part of a cell's side that a pile keeps away from its edges, so that neighbours do not overlap. */
const INSET = 0.28

interface Placement {
  point(x: number, y: number): { x: number; y: number }
  pile(sums: CellSums, level: number): { x: number; y: number }
}

/** From squares of the grid to units of one tile. */
export function placement(z: number, tileX: number, tileY: number): Placement {
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
