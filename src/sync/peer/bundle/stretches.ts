import { blake2b256, CairnError } from '../../../model/index.js'
import type { StretchHash } from './records.js'

/** A node of a log's Merkle tree as hypercore numbers them, left to right and level by level between each other. */
export interface TreeNode {
  readonly index: number
  /** Bytes of all entries under it. */
  readonly size: number
  readonly hash: Uint8Array
}

/** 2^`level` entries from `start` on, which is a multiple of that. */
export interface Stretch {
  readonly level: number
  readonly start: number
}

const PARENT = Uint8Array.of(1)
const HASH_BYTES = 32
/** Hashes of stretches from this level on are kept once they are computed: one for 64 entries. */
const KEPT_LEVEL = 6

export const endOf = ({ level, start }: Stretch) => start + 2 ** level
export const indexOf = ({ level, start }: Stretch) => 2 * start + 2 ** level - 1
export const parentOf = ({ level, start }: Stretch): Stretch => ({
  level: level + 1,
  start: start - (start % 2 ** (level + 1))
})
export const siblingOf = ({ level, start }: Stretch): Stretch => ({
  level,
  start: start % 2 ** (level + 1) === 0 ? start + 2 ** level : start - 2 ** level
})

/** The greatest stretches that together are the first `length` entries, left to right: the roots of the tree. */
export function rootsOf(length: number): Stretch[] {
  const roots: Stretch[] = []
  for (let start = 0; start < length;) {
    let level = 0
    while (start + 2 ** (level + 1) <= length) level++
    roots.push({ level, start })
    start += 2 ** level
  }
  return roots
}

/**
 * The stretches whose hashes prove a log of length `to` to somebody who has it up to `length` (hypercore's order):
 * the neighbours to the right of the last entry that is there, and the roots behind them.
 */
export function upgradeOf(length: number, to: number): Stretch[] {
  const needed: Stretch[] = []
  for (const root of rootsOf(to)) {
    if (endOf(root) <= length) continue
    if (root.start >= length) {
      needed.push(root)
      continue
    }
    for (let at: Stretch = { level: 0, start: length - 1 }; at.level < root.level; at = parentOf(at)) {
      const sibling = siblingOf(at)
      if (sibling.start > at.start) needed.push(sibling)
    }
  }
  return needed
}

/** Hashes of stretches that lie side by side, packed; those of longer ones are computed from them. */
export class Stretches {
  #next: number
  readonly #to: number
  readonly #starts: number[] = []
  readonly #levels: number[] = []
  readonly #sizes: number[] = []
  #hashes = new Uint8Array(HASH_BYTES * 64)
  readonly #kept = new Map<number, TreeNode>()

  /** They must cover the entries `from` to `to`. */
  constructor(from: number, to: number) {
    this.#next = from
    this.#to = to
  }

  /** @throws CairnError 'bad-input' when they leave a gap or go too far */
  add(hashes: readonly StretchHash[]): void {
    for (const given of hashes) {
      const start = this.#next
      const end = start + 2 ** given.level
      if (start % 2 ** given.level !== 0 || end > this.#to) {
        throw new CairnError('bad-input', 'The hashes of a log do not fit together.')
      }
      const at = this.#starts.length * HASH_BYTES
      if (at === this.#hashes.length) this.#grow()
      this.#hashes.set(given.hash, at)
      this.#starts.push(start)
      this.#levels.push(given.level)
      this.#sizes.push(given.size)
      this.#next = end
    }
  }

  get isComplete(): boolean {
    return this.#next === this.#to
  }

  /** Null where it cannot be told from what was given. */
  node(stretch: Stretch): TreeNode | null {
    const index = indexOf(stretch)
    const kept = this.#kept.get(index)
    if (kept) return kept
    const place = this.#placeOf(stretch.start)
    const given = place === null ? Infinity : (this.#levels[place] ?? Infinity)
    if (place === null || given > stretch.level) return null
    if (given === stretch.level) return this.#given(index, place)
    const level = stretch.level - 1
    const left = this.node({ level, start: stretch.start })
    const right = left && this.node({ level, start: stretch.start + 2 ** level })
    if (!right) return null
    const node = parentNode(index, left, right)
    if (stretch.level >= KEPT_LEVEL) this.#kept.set(index, node)
    return node
  }

  #given(index: number, place: number): TreeNode {
    const hash = this.#hashes.slice(place * HASH_BYTES, (place + 1) * HASH_BYTES)
    return { index, size: this.#sizes[place] ?? 0, hash }
  }

  #grow(): void {
    const more = new Uint8Array(this.#hashes.length * 2)
    more.set(this.#hashes)
    this.#hashes = more
  }

  #placeOf(start: number): number | null {
    let low = 0
    let high = this.#starts.length - 1
    while (low <= high) {
      const middle = Math.floor((low + high) / 2)
      const found = this.#starts[middle] ?? 0
      if (found === start) return middle
      if (found < start) low = middle + 1
      else high = middle - 1
    }
    return null
  }
}

/** As hypercore hashes two children: type ‖ bytes under both, u64le ‖ left ‖ right. */
function parentNode(index: number, left: TreeNode, right: TreeNode): TreeNode {
  const size = left.size + right.size
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(size), true)
  return { index, size, hash: blake2b256([PARENT, bytes, left.hash, right.hash]) }
}
