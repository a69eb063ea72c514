import {
  CairnError,
  LIMITS,
  isJson,
  type DocumentState,
  type Json,
  type MediaHash
} from '../../../model/index.js'
import { withBlobValues } from '../../blob-values.js'
import type { MediaLibrary } from './media-library.js'
import type { ProjectMedia } from './project-media.js'

/** Bytes of values that are kept in memory, so that a page of documents is not read from the log each time. */
const KEPT_BYTES = 4_194_304

/** Values of fields that are kept as blobs. */
export class Values {
  readonly #media: ProjectMedia
  /** The least recently used first. */
  readonly #kept = new Map<MediaHash, { readonly value: Json; readonly bytes: number }>()
  #bytes = 0

  constructor(media: ProjectMedia) {
    this.#media = media
  }

  /** The document with the values that are here. */
  resolve<Document extends DocumentState>(document: Document): Promise<Document> {
    return withBlobValues(document, hash => this.#valueOf(hash))
  }

  async #valueOf(hash: MediaHash): Promise<Json | undefined> {
    const kept = this.#kept.get(hash)
    if (kept) {
      this.#kept.delete(hash)
      this.#kept.set(hash, kept)
      return kept.value
    }
    const bytes = await this.#read(this.#media.library, hash)
    const value = bytes && valueIn(bytes)
    if (value !== undefined && bytes) this.#keep(hash, value, bytes.length)
    return value
  }

  async #read(library: MediaLibrary, hash: MediaHash): Promise<Uint8Array | undefined> {
    const source = library.isValue(hash) ? library.here(hash, 'original') : undefined
    const log = source && this.#media.logOf(source.owner)
    if (!source || !log || source.part.bytes > LIMITS.blobValueBytes) return undefined
    const bytes = new Uint8Array(source.part.bytes)
    let at = 0
    try {
      for await (const piece of log.read(source.part)) {
        bytes.set(piece, at)
        at += piece.length
      }
    } catch (error) {
      if (!CairnError.is(error, 'not-here')) throw error
      await this.#media.lost(hash, source, Number(error.detail['block']))
      return undefined
    }
    return bytes
  }

  #keep(hash: MediaHash, value: Json, bytes: number): void {
    this.#kept.set(hash, { value, bytes })
    this.#bytes += bytes
    for (const [oldest, { bytes: size }] of this.#kept) {
      if (this.#bytes <= KEPT_BYTES) return
      this.#kept.delete(oldest)
      this.#bytes -= size
    }
  }
}

/** Undefined for what is no JSON within the limits: it stays a reference. */
function valueIn(bytes: Uint8Array): Json | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isJson(value, LIMITS.depth) ? value : undefined
  } catch {
    return undefined
  }
}
