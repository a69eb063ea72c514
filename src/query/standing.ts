import { GRID_BITS, mortonX, mortonY } from './morton.js'
import type { Cell, CellSums, PositionIndex } from './position-index.js'

/** Positions without those of the shapes that a tile draws. */
export class Standing {
  readonly #positions: PositionIndex
  readonly #drawn: ReadonlySet<number>
  /** In Morton order. */
  readonly #keys: readonly { readonly slot: number; readonly key: number }[]

  constructor(positions: PositionIndex, drawn: readonly number[], keyOf: (slot: number) => number) {
    this.#positions = positions
    this.#drawn = new Set(drawn)
    this.#keys = drawn.map(slot => ({ slot, key: keyOf(slot) })).sort((a, b) => a.key - b.key)
  }

  /** The drawn ones that stand in a cell. */
  drawnIn({ level, cell }: Cell): readonly { readonly slot: number; readonly key: number }[] {
    const span = 4 ** (GRID_BITS - level)
    return this.#keys.slice(this.#lower(cell * span), this.#lower((cell + 1) * span))
  }

  in(cell: Cell): CellSums {
    return this.less(cell, this.#positions.cell(cell))
  }

  less(cell: Cell, sums: CellSums): CellSums {
    let { count, x, y } = sums
    for (const { key } of this.drawnIn(cell)) {
      count--
      x -= mortonX(key)
      y -= mortonY(key)
    }
    return { ...sums, count, x, y }
  }

  scan(sums: CellSums, visit: (slot: number, key: number) => boolean): void {
    this.#positions.scan(sums, (slot, key) => this.#drawn.has(slot) || visit(slot, key))
  }

  /** How many keys are below one. */
  #lower(key: number): number {
    let [from, to] = [0, this.#keys.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if (this.#keys[middle]!.key < key) from = middle + 1
      else to = middle
    }
    return from
  }
}
