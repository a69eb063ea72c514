import type { HashedNode } from 'hypercore'

/** Hypercore asks for blocks out of order, anywhere in tens of thousands. */
const MOST_SLOTS = 2 ** 17
const HASH_BYTES = 32

/** Hashes of a log's tree that were put there lately, in 48 bytes each. One takes the place of another. */
export class RecentNodes {
  readonly #slots: number
  /** Index plus 1; 0 where it is free. */
  readonly #indices: Float64Array
  readonly #sizes: Float64Array
  readonly #hashes: Uint8Array

  /** @param blocks that are to come */
  constructor(blocks: number) {
    this.#slots = Math.min(MOST_SLOTS, 2 ** Math.ceil(Math.log2(2 * blocks + 1)))
    this.#indices = new Float64Array(this.#slots)
    this.#sizes = new Float64Array(this.#slots)
    this.#hashes = new Uint8Array(this.#slots * HASH_BYTES)
  }

  get(index: number): HashedNode | null {
    const slot = index % this.#slots
    if (this.#indices[slot] !== index + 1) return null
    const hash = this.#hashes.slice(slot * HASH_BYTES, (slot + 1) * HASH_BYTES)
    return { index, size: this.#sizes[slot]!, hash }
  }

  put({ index, size, hash }: HashedNode): void {
    const slot = index % this.#slots
    this.#indices[slot] = index + 1
    this.#sizes[slot] = size
    this.#hashes.set(hash, slot * HASH_BYTES)
  }
}
