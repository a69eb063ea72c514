import {
  blake2b256,
  blake2b256Stream,
  CairnError,
  toHex,
  type DocumentState,
  type Json,
  type MediaHash
} from '../../model/index.js'
import { throwIfAborted } from '../abort.js'
import {
  MEDIA_REACHES,
  type Media,
  type MediaPart,
  type MediaPicture,
  type MediaPolicy,
  type MediaState,
  type MediaVariant,
  type NewMedia,
  type StoreEvent
} from '../adapter.js'
import { checkNewMedia } from '../new-media.js'

interface Kept {
  readonly state: MediaState
  readonly bytes: ReadonlyMap<MediaVariant, Uint8Array>
}

/** Files of a project in memory, and the values of fields that are as large as files. */
export class MemoryMedia {
  readonly #files = new Map<MediaHash, Kept>()
  readonly #values = new Map<MediaHash, Json>()
  #policy: MediaPolicy = { fetch: 'all', onMetered: 'all' }

  /** What a commit split off. */
  keepValues(blobs: ReadonlyMap<MediaHash, Uint8Array>): void {
    for (const [hash, bytes] of blobs) {
      this.#values.set(hash, JSON.parse(new TextDecoder().decode(bytes)) as Json)
    }
  }

  valueOf(hash: MediaHash): Json | undefined {
    return this.#values.get(hash)
  }

  /** @param documents all there are, to count what they name */
  door(documents: () => Iterable<DocumentState>, tell: (event: StoreEvent) => void): Media {
    const fileOf = (hash: MediaHash) => {
      const kept = this.#files.get(hash)
      if (kept) return kept
      throw new CairnError('not-found', 'There is no such file in this project.')
    }
    return {
      put: async (bytes, options) => {
        const kept = await take(bytes, options)
        const { hash } = kept.state
        if (!this.#files.has(hash)) this.#files.set(hash, kept)
        tell({ type: 'media', hash, state: this.#files.get(hash)!.state })
        return hash
      },
      async *read(hash, { variant = 'original', start = 0, end, signal } = {}) {
        const bytes = fileOf(hash).bytes.get(variant)
        if (!bytes) throw new CairnError('not-found', 'This file has no such variant.')
        const until = Math.min(end ?? bytes.length, bytes.length)
        if (!(start >= 0 && until >= start))
          throw new CairnError('bad-input', 'A part begins before it ends.')
        for (let at = start; at < until; at += PIECE) {
          throwIfAborted(signal)
          yield await Promise.resolve(bytes.slice(at, Math.min(at + PIECE, until)))
        }
      },
      state: hash => Promise.resolve(this.#files.get(hash)?.state ?? null),
      totals: () => {
        const named = [...this.#files.values()].filter(({ state: { hash } }) => isNamed(documents(), hash))
        const bytes = named.reduce((sum, { state }) => sum + state.original.bytes, 0)
        const files = named.length
        return Promise.resolve({ files, bytes, here: files, bytesHere: bytes, onlyHere: files, wanted: 0 })
      },
      policy: () => Promise.resolve(this.#policy),
      setPolicy: async ({ fetch, onMetered }) => {
        if (![fetch, onMetered].every(reach => MEDIA_REACHES.includes(reach))) {
          throw new CairnError('bad-input', 'Media are fetched as all, previews or none.')
        }
        this.#policy = { fetch, onMetered }
        return Promise.resolve()
      },
      setMetered: () => Promise.resolve(),
      free: async hash => {
        fileOf(hash)
        return Promise.reject(new CairnError('only-copy', 'This file is nowhere else. It would be gone.'))
      }
    }
  }
}

const PIECE = 65_536

/** The hash of a value's bytes. */
export const hashOfValue = (bytes: Uint8Array): MediaHash => toHex(blake2b256([bytes])) as MediaHash

async function take(source: AsyncIterable<Uint8Array>, options: NewMedia): Promise<Kept> {
  checkNewMedia(options)
  const { type, name, previews, signal, onProgress } = options
  const hash = blake2b256Stream()
  const pieces: Uint8Array[] = []
  let length = 0
  throwIfAborted(signal)
  for await (const piece of source) {
    throwIfAborted(signal)
    hash.update(piece)
    pieces.push(piece.slice())
    length += piece.length
    onProgress?.(length)
  }
  if (length === 0) throw new CairnError('bad-input', 'This file is empty. Choose another one.')
  const whole = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  const bytes = new Map<MediaVariant, Uint8Array>([['original', whole]])
  const part = (variant: 'preview' | 'thumbnail', picture: MediaPicture | undefined) => {
    if (picture) bytes.set(variant, picture.bytes.slice())
    return picture && { [variant]: partOf(picture.type, picture.bytes.length) }
  }
  const state: MediaState = {
    hash: toHex(hash.digest()) as MediaHash,
    ...(name !== undefined && { name }),
    original: partOf(type, length),
    ...part('preview', previews?.preview),
    ...part('thumbnail', previews?.thumbnail)
  }
  return { state, bytes }
}

const partOf = (type: string, bytes: number): MediaPart => {
  return { type, bytes, isHere: true, arrived: bytes, holders: 0 }
}

function isNamed(documents: Iterable<DocumentState>, hash: MediaHash): boolean {
  for (const { status, fields } of documents) {
    if (status !== 'deleted' && fields.get(`att/${hash}`)?.value === true) return true
  }
  return false
}
