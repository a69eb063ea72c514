import Hypercore from 'hypercore'
import Hyperblobs from 'hyperblobs'
import {
  CairnError,
  MEDIA_BLOCK_BYTES,
  mediaBlocks,
  type DeviceId,
  type MediaHash,
  type StoredPart
} from '../../../model/index.js'
import { storageFailure, storageFailureIn } from '../../storage/failure.js'
import type { BlockEncryption } from '../block-encryption.js'
import type { LogOwner } from '../generations.js'
import { writeHintsOnce } from '../hints-once.js'
import { logManifest } from '../keys.js'
import type { LogParts } from '../log.js'
import type { Pair } from '../seal.js'
import { syncBeforeTelling } from '../sync-before-telling.js'
import { TreeAtHand } from '../tree-at-hand.js'

export interface MediaLogParts extends Pick<LogParts, 'project' | 'store' | 'onFault'> {
  readonly encryption: BlockEncryption
  /** A block has come and was put into the storage, not yet on disk. */
  readonly onArrived: (log: MediaLog, index: number) => void
  /** Two histories of the log were signed: it is taken no further. */
  readonly onConflict: (log: MediaLog) => void
}

/** Where bytes stand in a log, without what they are. */
export type Stretch = Pick<StoredPart, 'start' | 'bytes'>

const CONFIRM_MS = 200
/** Bytes that may wait while those before them are put on disk. */
const WAITING_BYTES = 1_048_576

/**
 * The `media` log of one device, through hyperblobs. Nothing of it is fetched unless asked for, and nothing is read
 * but what is asked for.
 */
export class MediaLog {
  readonly key: Uint8Array
  readonly name = 'media'
  readonly core: Hypercore
  /** Names the log's owner: its device, or one later generation of it. */
  readonly owner: DeviceId
  readonly #blobs: Hyperblobs
  readonly #parts: MediaLogParts
  #isOpen = false
  #isClosed = false
  #confirmTimer: ReturnType<typeof setTimeout> | null = null

  constructor({ id, device, generation, nonce }: LogOwner, parts: MediaLogParts) {
    this.owner = id
    const manifest = logManifest(parts.project, device, 'media', generation?.number, nonce)
    this.key = Hypercore.key(manifest)
    this.core = parts.store.get({ key: this.key, manifest, encryption: parts.encryption })
    this.#blobs = new Hyperblobs(this.core)
    this.#parts = parts
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Blocks of the log, as far as this device knows. */
  get length(): number {
    return this.core.length
  }

  async open(): Promise<void> {
    await this.core.ready()
    TreeAtHand.of(this.core)
    this.core.on('download', index => this.#parts.onArrived(this, index))
    this.core.on('append', () => this.#confirmSoon())
    this.core.on('conflict', () => this.#parts.onConflict(this))
    this.core.on('verification-error', error => {
      const fault = storageFailureIn(error)
      if (fault && !this.#isClosed) this.#parts.onFault(fault)
    })
    this.#isOpen = true
  }

  /** For the log of this device: every block is on disk before anybody hears of it. */
  signWith(pair: Pair, sync: () => Promise<void>, onAppended: () => Promise<void>): void {
    const append = this.core.append.bind(this.core)
    this.core.append = async blocks => {
      syncBeforeTelling(this.core, sync)
      writeHintsOnce(this.core)
      const result = await append(blocks, { keyPair: pair })
      await onAppended()
      return result
    }
  }

  /**
   * Appends blocks, one after another as they come; resolves with the bytes when all of them are on disk. Nobody else
   * may append meanwhile. When `blocks` throws, what was appended stays, to be cleared.
   * @throws CairnError 'storage-full' | 'storage-broken', or what `blocks` threw
   */
  async write(blocks: AsyncIterable<Uint8Array>): Promise<void> {
    const stream = this.#blobs.createWriteStream({ highWaterMark: WAITING_BYTES })
    const state: { failure: Error | null } = { failure: null }
    const closed = new Promise<void>(resolve => {
      stream.once('error', (error: Error) => (state.failure ??= storageFailure(error)))
      stream.once('close', () => resolve())
    })
    try {
      for await (const block of blocks) {
        if (state.failure) break
        if (!stream.write(block)) await drained(stream, closed)
      }
    } catch (error) {
      state.failure ??= error instanceof Error ? error : new Error(String(error))
      stream.destroy()
    }
    if (!state.failure) stream.end(null)
    await closed
    if (state.failure) throw state.failure
  }

  /** Whether all blocks are in the storage here. */
  async has({ start, bytes }: Stretch): Promise<boolean> {
    return this.core.has(start, start + mediaBlocks(bytes))
  }

  /** Blocks of it that are in the storage here. */
  async count({ start, bytes }: Stretch): Promise<number> {
    let count = 0
    for (let index = start; index < start + mediaBlocks(bytes); index++) {
      if (await this.core.has(index)) count++
    }
    return count
  }

  /**
   * The bytes from `from` to before `to`, in pieces of up to 64 KiB, each decrypted and so genuine.
   * @throws CairnError 'not-here' with `block` in its detail when one is missing or damaged
   */
  async *read(part: Stretch, from = 0, to = part.bytes): AsyncGenerator<Uint8Array> {
    if (from >= to) return
    const first = Math.floor(from / MEDIA_BLOCK_BYTES)
    const skipped = first * MEDIA_BLOCK_BYTES
    let block = part.start + first
    const id = {
      blockOffset: block,
      blockLength: mediaBlocks(to - skipped),
      byteOffset: 0,
      byteLength: to - skipped
    }
    let rest = from - skipped
    try {
      for await (const bytes of this.#blobs.createReadStream(id, { wait: false })) {
        yield rest > 0 ? bytes.subarray(rest) : bytes
        rest = 0
        block++
      }
    } catch (error) {
      if (isMissing(error)) throw notHere(block, error)
      throw error
    }
  }

  /** Whether a run of blocks holds just these bytes. */
  async isGenuine(
    part: Stretch & { readonly hash: MediaHash },
    hashOf: (bytes: AsyncIterable<Uint8Array>) => Promise<MediaHash>
  ): Promise<boolean> {
    try {
      return (await hashOf(wholeBlocks(part, this.read(part)))) === part.hash
    } catch (error) {
      if (CairnError.is(error, 'not-here') || CairnError.is(error, 'bad-input')) return false
      throw error
    }
  }

  /** Fetches what is missing of it from whoever has it. Resolves when it has come or `signal` is aborted. */
  async download({ start, bytes }: Stretch, signal: AbortSignal): Promise<void> {
    const range = this.core.download({ start, end: start + mediaBlocks(bytes) })
    const done = range.done().catch((error: unknown) => {
      // A log that closes, or a range that was let go, has nothing more to fetch.
      if (!signal.aborted && !this.#isClosed) throw error
    })
    await Promise.race([done, whenAborted(signal)])
    if (signal.aborted) range.destroy(null)
  }

  /** Gives up the blocks here. */
  async clear(start: number, end: number): Promise<void> {
    await this.core.clear(start, end)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#confirmTimer) clearTimeout(this.#confirmTimer)
    await this.core.close()
  }

  /** As in `Log`: hypercore may drop the message that says the length. */
  #confirmSoon(): void {
    this.#confirmTimer ??= setTimeout(() => {
      this.#confirmTimer = null
      for (const peer of this.#isClosed ? [] : this.core.peers) {
        if (peer.lengthAcked !== this.core.length) peer.sendSync()
      }
    }, CONFIRM_MS)
  }
}

/** Refuses pieces that are not of the size that a card promises: later places in it would not be found. */
async function* wholeBlocks(
  { bytes }: Stretch,
  pieces: AsyncIterable<Uint8Array>
): AsyncGenerator<Uint8Array> {
  let rest = bytes
  for await (const piece of pieces) {
    if (piece.length !== Math.min(rest, MEDIA_BLOCK_BYTES)) {
      throw new CairnError('bad-input', 'A block of a file has the wrong size.')
    }
    rest -= piece.length
    yield piece
  }
}

/** Bytes of any size as blocks of one size. Holds one block. */
export async function* inBlocks(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let block = new Uint8Array(MEDIA_BLOCK_BYTES)
  let filled = 0
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      const taken = piece.subarray(at, at + MEDIA_BLOCK_BYTES - filled)
      block.set(taken, filled)
      filled += taken.length
      at += taken.length
      if (filled < MEDIA_BLOCK_BYTES) continue
      yield block
      block = new Uint8Array(MEDIA_BLOCK_BYTES)
      filled = 0
    }
  }
  if (filled > 0) yield block.subarray(0, filled)
}

function drained(stream: { once(event: 'drain', listener: () => void): unknown }, closed: Promise<void>) {
  return Promise.race([new Promise<void>(resolve => stream.once('drain', () => resolve())), closed])
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** Missing, damaged, or encrypted with a key that this device does not have. */
function isMissing(error: unknown): boolean {
  if (CairnError.is(error)) return error.code === 'bad-input' || error.code === 'not-allowed'
  return (error as { code?: unknown }).code === 'BLOCK_NOT_AVAILABLE'
}

function notHere(block: number, cause: unknown): CairnError {
  return new CairnError('not-here', NOT_HERE, { cause, detail: { block } })
}

export const NOT_HERE = 'This file is on another device. It comes when you meet one that has it.'
