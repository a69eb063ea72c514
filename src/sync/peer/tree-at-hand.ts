import type Hypercore from 'hypercore'
import type { BlockReader, BlockWriter, HashedNode } from 'hypercore'
import { RecentNodes } from './recent-nodes.js'
import { SparseBits } from './sparse-bits.js'

/** A part of the log's bitfield. */
interface KeptPage {
  readonly number: number
  readonly bits: Uint8Array
}

/**
 * Answers from memory what hypercore 11.37 asks a log's storage of the tree and the bitfield that it has just put
 * there. For each block that comes it asks three times, one after the other, and before each append once; each time is
 * a way to the database's threads and back, and together they cost more than all else that is done with a block.
 *
 * Nothing is answered that was not written in this run: of the hashes below the log's length at the beginning, and of
 * all once one was deleted, the storage is asked as before.
 */
export class TreeAtHand {
  readonly #state: Hypercore['state']
  readonly #hints: Hypercore['core']['header']['hints']
  /** Hashes that were put in this run. */
  readonly #stored = new SparseBits()
  /** The last of them, while blocks are missing. */
  #nodes: RecentNodes | null = null
  /** No hash that also stands above blocks from here on was there before. */
  #length: number
  #page: KeptPage | null = null

  private constructor({ state, core }: Hypercore) {
    this.#state = state
    this.#hints = core.header.hints
    this.#length = state.length
    const { storage } = state
    const read = storage.read.bind(storage)
    const write = storage.write.bind(storage)
    storage.read = fork => this.#answering(read(fork))
    storage.write = () => this.#watched(write())
  }

  /** Of a log that is ready; the same one for all sessions of a log. */
  static of(core: Hypercore): TreeAtHand {
    const known = atHand.get(core.state)
    const tree = known ?? new TreeAtHand(core)
    atHand.set(core.state, tree)
    return tree
  }

  /** Nothing more is coming now. */
  rest(): void {
    this.#nodes = null
  }

  #answering(reader: BlockReader): BlockReader {
    const getTreeNode = reader.getTreeNode.bind(reader)
    const getBitfieldPage = reader.getBitfieldPage.bind(reader)
    const tryFlush = reader.tryFlush.bind(reader)
    reader.getTreeNode = index => {
      const node = this.#nodes?.get(index)
      return node ? Promise.resolve(node) : getTreeNode(index)
    }
    reader.hasTreeNode = async index => {
      if (this.#stored.has(index)) return true
      return lastUnder(index) < 2 * this.#length && (await getTreeNode(index)) !== null
    }
    reader.getBitfieldPage = number =>
      this.#page?.number === number
        ? Promise.resolve(new Uint8Array(this.#page.bits))
        : getBitfieldPage(number)
    // Also an empty batch would go to the database's threads.
    reader.tryFlush = () => {
      if (reader.read._operations.length > 0) tryFlush()
      else reader.destroy()
    }
    return reader
  }

  #watched(writer: BlockWriter): BlockWriter {
    const put: HashedNode[] = []
    let page: KeptPage | null = null
    let isDeleting = false
    const putTreeNode = writer.putTreeNode.bind(writer)
    const putBitfieldPage = writer.putBitfieldPage.bind(writer)
    const flush = writer.flush.bind(writer)
    writer.putTreeNode = node => {
      put.push(node)
      putTreeNode(node)
    }
    writer.putBitfieldPage = (number, bits) => {
      page = { number, bits: new Uint8Array(bits) }
      putBitfieldPage(number, bits)
    }
    for (const name of DELETES) {
      const remove: (this: BlockWriter, ...range: number[]) => void = writer[name]
      writer[name] = (...range: number[]) => {
        isDeleting = true
        remove.apply(writer, range)
      }
    }
    writer.flush = async () => {
      if (isDeleting) this.#forget()
      const isWritten = await flush()
      if (isDeleting) this.#forget()
      else if (isWritten) this.#keep(put, page)
      return isWritten
    }
    return writer
  }

  #keep(nodes: readonly HashedNode[], page: KeptPage | null): void {
    if (page) this.#page = page
    for (const { index } of nodes) this.#stored.add(index)
    const missing = this.#state.length - this.#hints.contiguousLength
    if (missing === 0) return
    this.#nodes ??= new RecentNodes(missing)
    for (const node of nodes) this.#nodes.put(node)
  }

  #forget(): void {
    this.#length = Infinity
    this.#stored.clear()
    this.#nodes = null
    this.#page = null
  }
}

const atHand = new WeakMap<Hypercore['state'], TreeAtHand>()

const DELETES = [
  'deleteTreeNode',
  'deleteTreeNodeRange',
  'deleteBitfieldPage',
  'deleteBitfieldPageRange'
] as const

/** Index in the tree of the last block under a hash. */
function lastUnder(index: number): number {
  let span = 1
  while ((index + 1) % (2 * span) === 0) span *= 2
  return index + span - 1
}
