import { CairnError } from '../../../model/index.js'
import { storageFailureIn } from '../../storage/failure.js'
import type { GivenLog } from './log-giver.js'
import type { LogPart } from './records.js'
import {
  indexOf,
  parentOf,
  rootsOf,
  siblingOf,
  upgradeOf,
  type Stretch,
  type Stretches,
  type TreeNode
} from './stretches.js'

/** A log may grow by a connection while its file is read. */
const TRIES = 5

export interface Block {
  readonly index: number
  readonly bytes: Uint8Array
}

/** Where the blocks go, and who is told that they are in the storage. */
export interface Into {
  readonly log: GivenLog
  readonly onTaken: (indices: readonly number[]) => void
}

/** What became of the entries of one log: new here, behind a gap that this file does not fill, or not genuine. */
export interface Taken {
  taken: number
  missing: number
  refused: number
}

/**
 * Puts what a file holds of a log into it. Every block goes the way that one from a connection goes: with the hashes
 * that lead from it to what the author signed, and hypercore checks them.
 */
export class LogTaker {
  readonly count: Taken = { taken: 0, missing: 0, refused: 0 }
  readonly #log: GivenLog
  readonly #onTaken: (indices: readonly number[]) => void
  readonly #part: LogPart
  readonly #stretches: Stretches
  #verdict: 'fits' | 'missing' | 'refused' = 'fits'

  private constructor(into: Into, part: LogPart, stretches: Stretches) {
    this.#log = into.log
    this.#onTaken = into.onTaken
    this.#part = part
    this.#stretches = stretches
  }

  /** Proves the length of the log first; then its blocks may come. @throws CairnError 'storage-full' | 'storage-broken' */
  static async begin(into: Into, part: LogPart, stretches: Stretches): Promise<LogTaker> {
    const taker = new LogTaker(into, part, stretches)
    taker.#verdict = await taker.#grow()
    return taker
  }

  /**
   * Blocks of the log, best those of one stretch of 64. Those that are here are passed over.
   * @throws CairnError 'storage-full' | 'storage-broken'
   */
  async take(blocks: readonly Block[]): Promise<void> {
    const { core } = this.#log
    if (this.#verdict !== 'fits') {
      this.count[this.#verdict] += blocks.length
      return
    }
    const isNew = await Promise.all(blocks.map(async ({ index }) => !(await core.has(index))))
    const [first, ...rest] = blocks.filter((_, place) => isNew[place])
    if (!first) return
    // The first brings all that the others of its stretch are proved by.
    const known = new Set(rootsOf(core.length).map(indexOf))
    await this.#put(first, known)
    await Promise.all(rest.map(block => this.#put(block, known)))
    this.#onTaken(blocks.map(({ index }) => index))
  }

  /** How far the file's log goes on what is here. */
  async #grow(): Promise<'fits' | 'missing' | 'refused'> {
    const { core } = this.#log
    const { from, to, signature } = this.#part
    if (core.state.fork !== 0) return 'refused'
    for (let tries = 0; tries < TRIES && core.length < to; tries++) {
      const { length } = core
      const nodes = upgradeOf(length, to).map(stretch => this.#stretches.node(stretch))
      if (length < from || nodes.includes(null)) return 'missing'
      const upgrade = {
        start: length,
        length: to - length,
        nodes: nodes as TreeNode[],
        additionalNodes: [],
        signature
      }
      if ((await this.#prove({ upgrade })) === 'refused') return 'refused'
    }
    return core.length < to ? 'missing' : 'fits'
  }

  async #put({ index, bytes }: Block, known: Set<number>): Promise<void> {
    const path = (await this.#pathOf(index, known)) ?? (await this.#pathOf(index, null))
    if (!path) {
      this.count.missing++
      return
    }
    const proved = await this.#prove({ block: { index, value: bytes, nodes: path } })
    this.count[proved === 'done' ? 'taken' : proved === 'late' ? 'missing' : 'refused']++
    if (proved !== 'done') return
    for (let at: Stretch = { level: 0, start: index }, step = 0; step <= path.length; step++) {
      known.add(indexOf(at)).add(indexOf(siblingOf(at)))
      at = parentOf(at)
    }
  }

  /**
   * The hashes beside the way up from an entry to one that this device has: one of those `known`, or, where null is
   * given, whatever the storage has. Null when they are neither in the file nor here.
   */
  async #pathOf(index: number, known: ReadonlySet<number> | null): Promise<TreeNode[] | null> {
    const path: TreeNode[] = []
    const { length } = this.#log.core
    for (let at: Stretch = { level: 0, start: index }; ; at = parentOf(at)) {
      const here = indexOf(at)
      if (known ? known.has(here) : await this.#stored(at)) return path
      // Beyond the roots there is nothing.
      if (at.level > 32 || parentOf(at).start + 2 ** (at.level + 1) > length) return null
      const sibling = siblingOf(at)
      const node = this.#stretches.node(sibling) ?? (await this.#stored(sibling))
      if (!node) return null
      path.push(node)
    }
  }

  async #stored(stretch: Stretch): Promise<TreeNode | null> {
    const reader = this.#log.core.state.storage.read()
    const reading = reader.getTreeNode(indexOf(stretch))
    reader.tryFlush()
    return reading
  }

  /** 'late' when the log has grown meanwhile. */
  async #prove(
    proof: { readonly block: BlockProof } | { readonly upgrade: UpgradeProof }
  ): Promise<'done' | 'late' | 'refused'> {
    const nothing = { fork: 0, block: null, hash: null, seek: null, upgrade: null, manifest: null }
    try {
      return (await this.#log.core.applyProof({ ...nothing, ...proof })) ? 'done' : 'late'
    } catch (error) {
      const fault = storageFailureIn(error)
      if (fault) throw fault
      if (/^INVALID_/.test(String((error as { readonly code?: unknown }).code))) return 'refused'
      if (!this.#log.core.closing) throw error
      throw new CairnError('closed', 'This project was closed here. Open it again.', {
        cause: error
      })
    }
  }
}

interface BlockProof {
  readonly index: number
  readonly value: Uint8Array
  readonly nodes: readonly TreeNode[]
}
interface UpgradeProof {
  readonly start: number
  readonly length: number
  readonly nodes: readonly TreeNode[]
  readonly additionalNodes: readonly TreeNode[]
  readonly signature: Uint8Array
}
