import { shapeFrom, sizeOf, WORLD } from './shape.js'
import type { Shape, ShapeBox } from './shape.js'

/** Squares of the deepest level are 32 units wide, about a metre: what is smaller is never drawn as a shape. */
const DEEPEST = 25
/** A shape is drawn from the zoom at which it is this part of a tile's side: 16 pixels of 512. */
const SMALLEST_SHARE = 32
const TURNS = [-2, -1, 0, 1, 2].map(turn => turn * WORLD)
const SMALLEST_BITS = Math.log2(SMALLEST_SHARE)

/** A part of the world at a zoom, in units of the world's side. */
export interface View {
  readonly zoom: number
  readonly box: ShapeBox
}

/** The shapes, for a snapshot. */
export interface ShapeColumns {
  readonly slots: Uint32Array
  readonly areas: Uint8Array
  /** Paths of each shape, and numbers of each path. */
  readonly paths: Uint32Array
  readonly lengths: Uint32Array
  readonly holes: Uint8Array
  readonly places: Int32Array
}

/**
 * Shapes by their boxes: a tree of squares in which each shape stands at the level whose squares are just as wide
 * as it is, in the square of its middle. So it reaches at most half a square beyond, and a look around finds it.
 * One comes or goes without touching another.
 */
export class ShapeIndex {
  readonly #shapes = new Map<number, Shape>()
  /** For each level, slots by square. */
  readonly #levels = Array.from({ length: DEEPEST + 1 }, () => new Map<number, Set<number>>())

  get(slot: number): Shape | undefined {
    return this.#shapes.get(slot)
  }

  put(slot: number, shape: Shape): void {
    this.delete(slot)
    this.#shapes.set(slot, shape)
    const level = levelOf(shape)
    if (level === null) return
    const square = squareOf(shape, level)
    const slots = this.#levels[level]!.get(square)
    if (slots) slots.add(slot)
    else this.#levels[level]!.set(square, new Set([slot]))
  }

  delete(slot: number): void {
    const shape = this.#shapes.get(slot)
    if (shape === undefined) return
    this.#shapes.delete(slot)
    const level = levelOf(shape)
    if (level === null) return
    const square = squareOf(shape, level)
    const slots = this.#levels[level]!.get(square)!
    slots.delete(slot)
    if (slots.size === 0) this.#levels[level]!.delete(square)
  }

  /**
   * Shapes whose boxes meet a view, and that are large enough to be drawn at its zoom; greater ones first, until
   * `visit` returns false.
   */
  within({ zoom, box }: View, visit: (slot: number, shape: Shape) => boolean): void {
    const deepest = Math.min(DEEPEST, zoom + SMALLEST_BITS)
    const least = WORLD / 2 ** deepest
    for (let level = 0; level <= deepest; level++) {
      for (const slots of squaresAround(this.#levels[level]!, level, box)) {
        for (const slot of slots) {
          const shape = this.#shapes.get(slot)!
          if (sizeOf(shape) < least || turnsInto(shape.box, box).length === 0) continue
          if (!visit(slot, shape)) return
        }
      }
    }
  }

  columns(): ShapeColumns {
    const shapes = [...this.#shapes.values()]
    const lengths = shapes.flatMap(({ ends }) =>
      [...ends].map((end, at) => end - (at === 0 ? 0 : ends[at - 1]!))
    )
    return {
      slots: Uint32Array.from(this.#shapes.keys()),
      areas: Uint8Array.from(shapes, ({ isArea }) => Number(isArea)),
      paths: Uint32Array.from(shapes, ({ ends }) => ends.length),
      lengths: Uint32Array.from(lengths),
      holes: Uint8Array.from(shapes.flatMap(({ holes }) => [...holes])),
      places: joined(shapes.map(({ places }) => places))
    }
  }

  /** Replaces all that is in. */
  load({ slots, areas, paths, lengths, holes, places }: ShapeColumns): void {
    this.#shapes.clear()
    for (const level of this.#levels) level.clear()
    let [path, place] = [0, 0]
    for (const [at, slot] of slots.entries()) {
      const own = lengths.subarray(path, path + paths[at]!)
      let end = 0
      const ends = own.map(length => (end += length))
      const parts = { isArea: areas[at] === 1, ends, holes: holes.slice(path, path + own.length) }
      this.put(slot, shapeFrom({ ...parts, places: places.slice(place, place + end) }))
      path += own.length
      place += end
    }
  }
}

/** By how much a box is moved, in whole worlds, to meet another: a shape across the antimeridian does so twice. */
export function turnsInto(shape: ShapeBox, view: ShapeBox): readonly number[] {
  if (shape.south < view.north || shape.north > view.south) return []
  return TURNS.filter(turn => shape.east + turn >= view.west && shape.west + turn <= view.east)
}

/** The deepest level whose squares are as wide as the shape; null when it is smaller than any. */
function levelOf(shape: Shape): number | null {
  const size = sizeOf(shape)
  if (size < WORLD / 2 ** DEEPEST) return null
  return Math.max(0, Math.floor(Math.log2(WORLD / size)))
}

function squareOf({ box }: Shape, level: number): number {
  const side = WORLD / 2 ** level
  const middle = (box.west + box.east) / 2
  const column = Math.floor(modulo(middle, WORLD) / side)
  return rowOf((box.north + box.south) / 2, level) * 2 ** level + column
}

function rowOf(y: number, level: number): number {
  return Math.min(2 ** level - 1, Math.max(0, Math.floor(y / (WORLD / 2 ** level))))
}

function* squaresAround(
  level: ReadonlyMap<number, Set<number>>,
  number: number,
  box: ShapeBox
): Generator<Set<number>> {
  if (level.size === 0) return
  const count = 2 ** number
  const side = WORLD / count
  const first = Math.floor((box.west - side / 2) / side)
  const columns = Math.min(count, Math.floor((box.east + side / 2) / side) - first + 1)
  const last = rowOf(box.south + side / 2, number)
  for (let row = rowOf(box.north - side / 2, number); row <= last; row++) {
    for (let column = first; column < first + columns; column++) {
      const slots = level.get(row * count + modulo(column, count))
      if (slots) yield slots
    }
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}

function joined(parts: readonly Int32Array[]): Int32Array {
  const whole = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
