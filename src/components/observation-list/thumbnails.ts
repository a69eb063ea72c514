import type { MediaHash } from '../../model/index.js'
import type { Media } from '../../project/types.js'
import { PICTURES } from '../attachments/media-types.js'

/** Smaller pictures, the smallest first. The file itself is never read for a row. */
const SMALL = ['thumbnail', 'preview'] as const
/** Of one observation's files so many are looked through for a picture. */
const MOST = 4

/** Small pictures of observations' first photos, as far as they are here. Nothing is fetched for them. */
export class Thumbnails {
  readonly #media: Media
  readonly #changed: () => void
  /** Under the hashes of an observation's files; the URL is null when none of them has a picture that is here. */
  readonly #known = new Map<string, { readonly hashes: readonly string[]; url: string | null }>()

  constructor(media: Media, changed: () => void) {
    this.#media = media
    this.#changed = changed
  }

  /** The URL of a picture; null while it is being read, and when none is here. */
  of(hashes: readonly string[]): string | null {
    const key = hashes.join()
    const known = this.#known.get(key)
    if (known !== undefined) return known.url
    this.#known.set(key, { hashes, url: null })
    // A row without its picture is whole: what could not be read is tried again when the row comes back.
    this.#read(hashes, key).catch((error: unknown) => {
      this.#known.delete(key)
      console.warn('A small picture could not be read.', error)
    })
    return null
  }

  /** Lets go of all pictures but those of these observations, each given by its files. */
  keep(drawn: readonly (readonly string[])[]): void {
    const wanted = new Set(drawn.map(hashes => hashes.join()))
    for (const key of [...this.#known.keys()]) if (!wanted.has(key)) this.#forget(key)
  }

  /** More of a file may be here now. */
  heard(hash: string): void {
    for (const [key, { hashes, url }] of [...this.#known]) {
      if (url === null && hashes.includes(hash)) this.#forget(key)
    }
    this.#changed()
  }

  close(): void {
    this.keep([])
  }

  #forget(key: string): void {
    const url = this.#known.get(key)?.url ?? null
    if (url !== null) URL.revokeObjectURL(url)
    this.#known.delete(key)
  }

  async #read(hashes: readonly string[], key: string): Promise<void> {
    const asked = this.#known.get(key)
    for (const name of hashes.slice(0, MOST)) {
      const hash = name as MediaHash
      const state = await this.#media.state(hash)
      const variant = SMALL.find(each => state?.[each]?.isHere === true)
      const type = variant === undefined ? '' : state![variant]!.type
      if (variant === undefined || !PICTURES.test(type)) continue
      const parts: BlobPart[] = []
      for await (const bytes of this.#media.read(hash, { variant })) {
        parts.push(bytes as Uint8Array<ArrayBuffer>)
      }
      // The row may have gone out of view meanwhile.
      if (asked === undefined || this.#known.get(key) !== asked) return
      asked.url = URL.createObjectURL(new Blob(parts, { type }))
      this.#changed()
      return
    }
  }
}
