import { GRID_BITS, mortonX, mortonY } from './morton.js'
import { BLOCK_SIZE, OrderedSlots } from './ordered-slots.js'
import type { Block, Place } from './ordered-slots.js'

/** A square of the world: `level` 0 is all of it, and each level halves the side. `cell` is its Morton number. */
export interface Cell {
  readonly level: number
  readonly cell: number
}

/** Entries from `from` up to, not including, `to`, and the sums over them, in squares of the grid. */
export interface CellSums {
  readonly from: Place
  readonly to: Place
  readonly count: number
  readonly x: number
  readonly y: number
}

/**
 * Positions as Morton keys with their slots in order, so that a cell of any zoom is one range, and with sums
 * up to each entry, so that count and centroid of a range are two differences. A change renews the sums of
 * one block.
 */
export class PositionIndex {
  readonly #order = new OrderedSlots((a, b) => a - b)
  /** For each block: count, x and y of all blocks before it; one more for the whole. */
  #before = new Float64Array(0)
  #summed = -1

  get size(): number {
    return this.#order.size
  }

  insert(key: number, slot: number): void {
    this.#order.insert(key, slot)
  }

  delete(key: number, slot: number): void {
    this.#order.delete(key, slot)
  }

  cell({ level, cell }: Cell): CellSums {
    const span = 4 ** (GRID_BITS - level)
    return this.#sums(this.#lower(cell * span), this.#lower((cell + 1) * span))
  }

  /** Cells of `target` level within `within` that hold anything; with a single entry a larger cell may stand for it. */
  cells(within: Cell, target: number, visit: (cell: Cell, sums: CellSums) => void): void {
    this.#split(within, this.cell(within), target, visit)
  }

  /** Calls `visit` for the entries of a cell until it returns false. */
  scan({ from, to }: CellSums, visit: (slot: number, key: number) => boolean): void {
    let left = this.#countBefore(to) - this.#countBefore(from)
    if (left > 0) this.#order.forward(from, (slot, key) => visit(slot, key) && --left > 0)
  }

  /** All entries in Morton order. */
  all(visit: (slot: number, key: number) => void): void {
    this.#order.forward(0, (slot, key) => {
      visit(slot, key)
      return true
    })
  }

  #split(at: Cell, sums: CellSums, target: number, visit: (cell: Cell, sums: CellSums) => void): void {
    if (sums.count === 0) return
    if (at.level >= target || sums.count === 1) return visit(at, sums)
    const span = 4 ** (GRID_BITS - at.level - 1)
    let from = sums.from
    for (let quarter = 0; quarter < 4; quarter++) {
      const cell = at.cell * 4 + quarter
      const to = quarter === 3 ? sums.to : this.#lower((cell + 1) * span)
      this.#split({ level: at.level + 1, cell }, this.#sums(from, to), target, visit)
      from = to
    }
  }

  #lower(key: number): Place {
    return this.#order.seek(key, () => 0)
  }

  #countBefore(place: Place): number {
    this.#renew()
    return this.#before[Math.floor(place / BLOCK_SIZE) * 3]! + (place % BLOCK_SIZE)
  }

  #sums(from: Place, to: Place): CellSums {
    const count = this.#countBefore(to) - this.#countBefore(from)
    if (count === 0) return { from, to, count, x: 0, y: 0 }
    const x = this.#sumBefore(to, 1) - this.#sumBefore(from, 1)
    const y = this.#sumBefore(to, 2) - this.#sumBefore(from, 2)
    return { from, to, count, x, y }
  }

  #sumBefore(place: Place, part: 1 | 2): number {
    const number = Math.floor(place / BLOCK_SIZE)
    const at = place % BLOCK_SIZE
    const whole = this.#before[number * 3 + part]!
    return at === 0 ? whole : whole + sumsOf(this.#order.blocks[number]!)[at * 2 + part - 1]!
  }

  #renew(): void {
    if (this.#summed === this.#order.version) return
    const { blocks } = this.#order
    const before = new Float64Array((blocks.length + 1) * 3)
    for (const [number, block] of blocks.entries()) {
      const sums = sumsOf(block)
      before[number * 3 + 3] = before[number * 3]! + block.length
      before[number * 3 + 4] = before[number * 3 + 1]! + sums[block.length * 2]!
      before[number * 3 + 5] = before[number * 3 + 2]! + sums[block.length * 2 + 1]!
    }
    this.#before = before
    this.#summed = this.#order.version
  }
}

/** Pairs of x and y summed up to each entry of a block. Exact: below 2^26 × 2^26 in all. */
function sumsOf(block: Block): Float64Array {
  if (block.derived !== null) return block.derived
  const sums = new Float64Array((block.length + 1) * 2)
  for (let at = 0; at < block.length; at++) {
    const key = block.keys[at]!
    sums[at * 2 + 2] = sums[at * 2]! + mortonX(key)
    sums[at * 2 + 3] = sums[at * 2 + 1]! + mortonY(key)
  }
  block.derived = sums
  return sums
}
