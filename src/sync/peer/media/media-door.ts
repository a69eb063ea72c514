import { CairnError, isId, toHex, type MediaHash } from '../../../model/index.js'
import { throwIfAborted } from '../../abort.js'
import { MEDIA_VARIANTS, type Media, type MediaRead } from '../../adapter.js'
import { sodiumBlake2b256Stream } from '../seal.js'
import type { PartSource } from './media-library.js'
import { NOT_HERE } from './media-log.js'
import type { ProjectMedia } from './project-media.js'

/** How often the bytes of one read are fetched anew because what was here was damaged. */
const MOST_REPAIRS = 3

/**
 * The files of a project as components and the command line see them.
 * @param checkWritable throws why nothing can be written here
 */
export function mediaDoor(media: ProjectMedia, checkWritable: () => void): Media {
  return {
    async put(bytes, options) {
      checkWritable()
      return media.put(bytes, options)
    },
    read: (hash, options) => read(media, hash, options),
    state: async hash => media.stateOf(hash),
    totals: async () => media.library.totals(media.reach),
    policy: async () => media.policy,
    setPolicy: policy => media.setPolicy(policy),
    setMetered: async isMetered => media.setMetered(isMetered),
    async free(hash) {
      if (!media.stateOf(hash)) throw notFound()
      if (media.library.holders(hash, 'original') === 0) {
        throw new CairnError(
          'only-copy',
          'No other device has this file yet. Meet one that takes it, then remove it here.'
        )
      }
      await media.room.free(hash)
      media.changed([hash])
    }
  }
}

async function* read(
  media: ProjectMedia,
  hash: MediaHash,
  { variant = 'original', start = 0, end, fetch = false, signal }: MediaRead = {}
): AsyncGenerator<Uint8Array> {
  if (!isId(hash) || !MEDIA_VARIANTS.includes(variant)) throw notFound()
  throwIfAborted(signal)
  const [any] = media.library.sources(hash, variant)
  if (!any) throw notFound()
  const until = end ?? any.part.bytes
  if (!isPlace(start) || !isPlace(until) || start > until) {
    throw new CairnError('bad-input', 'A part of a file begins before it ends.')
  }
  let at = start
  for (let repairs = 0; ; repairs++) {
    const source = await hereOrFetched(media, { hash, variant, fetch, signal })
    const to = Math.min(until, source.part.bytes)
    try {
      for await (const bytes of piecesOf(media, hash, source, [at, to])) {
        throwIfAborted(signal)
        at += bytes.length
        yield bytes
      }
      return
    } catch (error) {
      if (!CairnError.is(error, 'not-here') || repairs >= MOST_REPAIRS) throw error
      const { block } = error.detail
      if (typeof block === 'number') await media.lost(hash, source, block)
      if (!fetch) throw new CairnError('not-here', NOT_HERE, { cause: error })
    }
  }
}

/** Of a whole file the last piece is held back until its hash was checked. */
async function* piecesOf(
  media: ProjectMedia,
  hash: MediaHash,
  source: PartSource,
  [from, to]: readonly [number, number]
): AsyncGenerator<Uint8Array> {
  const { owner, part } = source
  const log = media.logOf(owner)
  if (!log) throw new CairnError('closed', 'This project was closed here. Open it again.')
  if (from > 0 || to < part.bytes) {
    yield* log.read(part, from, Math.max(from, to))
    return
  }
  const whole = sodiumBlake2b256Stream()
  let last: Uint8Array | null = null
  for await (const bytes of log.read(part)) {
    whole.update(bytes)
    if (last) yield last
    last = bytes
  }
  if (toHex(whole.digest()) !== part.hash) {
    await media.wrong(hash, source)
    throw new CairnError('not-here', NOT_HERE)
  }
  if (last) yield last
}

async function hereOrFetched(
  media: ProjectMedia,
  wish: Required<Pick<MediaRead, 'variant' | 'fetch'>> & { hash: MediaHash; signal: AbortSignal | undefined }
): Promise<PartSource> {
  const { hash, variant, fetch, signal } = wish
  const here = media.library.here(hash, variant)
  if (here) return here
  if (!fetch) throw new CairnError('not-here', NOT_HERE)
  return media.fetched(hash, variant, signal)
}

const isPlace = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0

const notFound = () => new CairnError('not-found', 'No device of this project has told of this file.')
