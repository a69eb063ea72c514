import {
  CairnError,
  LIMITS,
  mediaBlocks,
  toHex,
  type MediaCard,
  type MediaHash,
  type StoredPart
} from '../../../model/index.js'
import { aborted, throwIfAborted } from '../../abort.js'
import type { MediaPicture, NewMedia } from '../../adapter.js'
import { sodiumBlake2b256, sodiumBlake2b256Stream } from '../seal.js'
import { inBlocks, type MediaLog } from './media-log.js'

/** Who gives bytes must give some within this, since others wait for the log. */
const PATIENCE_MS = 60_000

export interface Written {
  readonly card: MediaCard
  /** The blocks it takes, previews included. */
  readonly start: number
  readonly end: number
}

/** Writes files into this device's `media` log, one after the other: the bytes of each stand together. */
export class MediaWriter {
  readonly #log: MediaLog
  #turn: Promise<unknown> = Promise.resolve()

  constructor(log: MediaLog) {
    this.#log = log
  }

  /**
   * Resolves with what `keep` makes of it, when all bytes are on disk. When anything fails, or `keep` gives null, the
   * blocks are given up again.
   * @throws CairnError 'bad-input' | 'aborted' | 'timeout' | 'storage-full' | 'storage-broken', or what `keep` throws
   */
  put(
    bytes: AsyncIterable<Uint8Array>,
    options: NewMedia & { readonly value?: true },
    keep: (written: Written) => Promise<boolean>
  ): Promise<MediaHash> {
    const turn = this.#turn.then(() => this.#put(bytes, options, keep))
    // Whoever put it hears of a failure; the next one begins anew.
    this.#turn = Promise.allSettled([turn])
    return turn
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    await this.#turn
  }

  async #put(
    bytes: AsyncIterable<Uint8Array>,
    options: NewMedia & { readonly value?: true },
    keep: (written: Written) => Promise<boolean>
  ): Promise<MediaHash> {
    const { type, name, value, previews, signal } = options
    const start = this.#log.length
    let isKept = false
    try {
      throwIfAborted(signal)
      const thumbnail = previews?.thumbnail && (await this.#putPicture(previews.thumbnail))
      const preview = previews?.preview && (await this.#putPicture(previews.preview))
      const original = await this.#putPart(type, counted(bytes, options))
      const card: MediaCard = {
        ...original,
        ...(name !== undefined && { name }),
        ...(value && { value }),
        ...(preview && { preview }),
        ...(thumbnail && { thumbnail })
      }
      isKept = await keep({ card, start, end: this.#log.length })
      return card.hash
    } finally {
      if (!isKept) await this.#log.clear(start, this.#log.length)
    }
  }

  #putPicture({ type, bytes }: MediaPicture): Promise<StoredPart> {
    return this.#putPart(type, one(bytes))
  }

  async #putPart(type: string, bytes: AsyncIterable<Uint8Array>): Promise<StoredPart> {
    const start = this.#log.length
    const hash = sodiumBlake2b256Stream()
    let length = 0
    await this.#log.write(
      watched(inBlocks(bytes), block => {
        hash.update(block)
        length += block.length
      })
    )
    if (length === 0) throw new CairnError('bad-input', 'This file is empty. Choose another one.')
    if (this.#log.length !== start + mediaBlocks(length)) {
      throw new CairnError('internal', 'A file was not written whole.')
    }
    return { hash: toHex(hash.digest()) as MediaHash, type, bytes: length, start }
  }
}

/** The hash of bytes that come one after the other. */
export async function hashOf(pieces: AsyncIterable<Uint8Array>): Promise<MediaHash> {
  const hash = sodiumBlake2b256Stream()
  for await (const piece of pieces) hash.update(piece)
  return toHex(hash.digest()) as MediaHash
}

export const hashOfBytes = (bytes: Uint8Array): MediaHash => toHex(sodiumBlake2b256([bytes])) as MediaHash

export async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** Passes blocks on; each is told of before. */
async function* watched(
  blocks: AsyncIterable<Uint8Array>,
  tell: (block: Uint8Array) => void
): AsyncGenerator<Uint8Array> {
  for await (const block of blocks) {
    tell(block)
    yield block
  }
}

/** What the giver gives, checked, and given up on when it stops giving or is told to. */
async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  { signal, onProgress }: Pick<NewMedia, 'signal' | 'onProgress'>
): AsyncGenerator<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]()
  let total = 0
  try {
    for (;;) {
      const next = await patiently(source.next(), signal)
      if (next.done === true) return
      const { value } = next
      if (!(value instanceof Uint8Array)) throw new CairnError('bad-input', 'A file is made of bytes.')
      total += value.length
      if (total > LIMITS.mediaBytes)
        throw new CairnError('bad-input', 'This file is too large. It may hold 1 TB.')
      yield value
      onProgress?.(total)
    }
  } finally {
    // Not waited for: a source that hangs would hang here too.
    void Promise.allSettled([source.return?.()])
  }
}

function patiently<T>(next: Promise<T>, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(aborted(signal?.reason))
    const late = () => reject(new CairnError('timeout', 'No more of this file came for a minute. Try again.'))
    const timer = setTimeout(late, PATIENCE_MS)
    if (signal?.aborted) stop()
    signal?.addEventListener('abort', stop, { once: true })
    next.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    })
  })
}
