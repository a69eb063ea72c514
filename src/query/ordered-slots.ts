/** Entries of a block. Small enough to shift on every insert, large enough that the list of blocks stays short. */
export const BLOCK_SIZE = 512

/** Some neighbours of the order. `derived` is for who sums them up: it is forgotten when the block changes. */
export class Block {
  readonly keys = new Float64Array(BLOCK_SIZE)
  readonly slots = new Uint32Array(BLOCK_SIZE)
  length = 0
  derived: Float64Array | null = null

  insert(at: number, key: number, slot: number): void {
    this.keys.copyWithin(at + 1, at, this.length)
    this.slots.copyWithin(at + 1, at, this.length)
    this.keys[at] = key
    this.slots[at] = slot
    this.length++
    this.derived = null
  }

  remove(at: number): void {
    this.keys.copyWithin(at, at + 1, this.length)
    this.slots.copyWithin(at, at + 1, this.length)
    this.length--
    this.derived = null
  }

  /** Moves the entries from `at` on to the end of another block. */
  moveTo(other: Block, at: number): void {
    other.keys.set(this.keys.subarray(at, this.length), other.length)
    other.slots.set(this.slots.subarray(at, this.length), other.length)
    other.length += this.length - at
    this.length = at
    this.derived = other.derived = null
  }
}

/** A place in the order: block number × BLOCK_SIZE + place in the block. Valid until the next change. */
export type Place = number

/**
 * Slots in the order of a numeric key, equal keys by `tie`. A change shifts one block, whatever the size.
 * Every (key, slot) may be in it once.
 */
export class OrderedSlots {
  readonly blocks: Block[] = [new Block()]
  /** Counts changes, so that what was derived from all blocks knows when it is stale. */
  version = 0
  #size = 0
  readonly #tie: (a: number, b: number) => number

  constructor(tie: (a: number, b: number) => number) {
    this.#tie = tie
  }

  get size(): number {
    return this.#size
  }

  insert(key: number, slot: number): void {
    const place = this.seek(key, other => this.#tie(other, slot))
    const { number, at } = this.#locate(place)
    const block = this.blocks[number]!
    if (block.length < BLOCK_SIZE) {
      block.insert(at, key, slot)
    } else {
      // Growing at the end (imports come in order) leaves full blocks behind.
      const half = number === this.blocks.length - 1 && at === BLOCK_SIZE ? BLOCK_SIZE : BLOCK_SIZE / 2
      const next = new Block()
      block.moveTo(next, half)
      this.blocks.splice(number + 1, 0, next)
      if (at >= half) next.insert(at - half, key, slot)
      else block.insert(at, key, slot)
    }
    this.#size++
    this.version++
  }

  /** Replaces all that is in. */
  load(slots: Uint32Array, keyOf: (slot: number) => number): void {
    const isBefore = (a: number, b: number): number => keyOf(a) - keyOf(b) || this.#tie(a, b)
    const sorted = slots.every((slot, at) => at === 0 || isBefore(slots[at - 1]!, slot) < 0)
      ? slots
      : slots.slice().sort(isBefore)
    this.blocks.length = 0
    for (let at = 0; at < sorted.length || at === 0; at += BLOCK_SIZE) {
      const block = new Block()
      for (const slot of sorted.subarray(at, at + BLOCK_SIZE)) block.insert(block.length, keyOf(slot), slot)
      this.blocks.push(block)
    }
    this.#size = sorted.length
    this.version++
  }

  /** False when it was not in. */
  delete(key: number, slot: number): boolean {
    const { number, at } = this.#locate(this.seek(key, other => this.#tie(other, slot)))
    const block = this.blocks[number]!
    if (at >= block.length || block.keys[at] !== key || block.slots[at] !== slot) return false
    block.remove(at)
    this.#size--
    this.version++
    this.#join(number)
    this.#join(number - 1)
    return true
  }

  /**
   * The first place whose entry is not below (key, tie): `tie` says how the slot at an equal key compares
   * with what is looked for.
   */
  seek(key: number, tie: (slot: number) => number): Place {
    const isBelow = (block: Block, at: number): boolean =>
      block.keys[at]! < key || (block.keys[at] === key && tie(block.slots[at]!) < 0)
    let low = 0
    let high = this.blocks.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      const block = this.blocks[middle]!
      if (block.length === 0 || isBelow(block, block.length - 1)) low = middle + 1
      else high = middle
    }
    const block = this.blocks[low]!
    let first = 0
    let last = block.length
    while (first < last) {
      const middle = (first + last) >>> 1
      if (isBelow(block, middle)) first = middle + 1
      else last = middle
    }
    return low * BLOCK_SIZE + first
  }

  /** Calls `visit` from `place` on until it returns false. */
  forward(place: Place, visit: (slot: number, key: number) => boolean): void {
    let at = place % BLOCK_SIZE
    for (let number = Math.floor(place / BLOCK_SIZE); number < this.blocks.length; number++, at = 0) {
      const block = this.blocks[number]!
      for (; at < block.length; at++) if (!visit(block.slots[at]!, block.keys[at]!)) return
    }
  }

  /** Calls `visit` with the entries before `place`, the nearest first, until it returns false. */
  backward(place: Place, visit: (slot: number, key: number) => boolean): void {
    let { number, at } = this.#locate(place)
    for (;;) {
      const block = this.blocks[number]!
      at = Math.min(at, block.length)
      while (--at >= 0) if (!visit(block.slots[at]!, block.keys[at]!)) return
      if (--number < 0) return
      at = BLOCK_SIZE
    }
  }

  /** Behind the last entry. */
  get end(): Place {
    return this.blocks.length * BLOCK_SIZE
  }

  /** Makes one block of a block and the next when both are small. */
  #join(number: number): void {
    const [block, next] = [this.blocks[number], this.blocks[number + 1]]
    if (block === undefined || next === undefined || block.length + next.length > BLOCK_SIZE / 2) return
    next.moveTo(block, 0)
    this.blocks.splice(number + 1, 1)
  }

  /** The place behind a full last block belongs to that block. */
  #locate(place: Place): { number: number; at: number } {
    const number = Math.floor(place / BLOCK_SIZE)
    return number < this.blocks.length
      ? { number, at: place % BLOCK_SIZE }
      : { number: this.blocks.length - 1, at: BLOCK_SIZE }
  }
}
