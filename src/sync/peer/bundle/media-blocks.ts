import { mediaBlocks, type DeviceId } from '../../../model/index.js'
import { MEDIA_VARIANTS, type BundleOptions } from '../../adapter.js'
import type { Blocks } from '../media/media-news.js'
import type { ProjectMedia } from '../media/project-media.js'
import { RangeSet } from '../media/range-set.js'

/** What goes into a file of one `media` log: the blocks that are here, checked, and asked for. */
export interface GivenMedia {
  readonly owner: DeviceId
  readonly blocks: readonly Blocks[]
}

/**
 * What of the media on this device goes into a file. `before` is how long each log was when the file was made that
 * this one goes on from.
 */
export function mediaToGive(
  media: ProjectMedia,
  { content, media: reach = 'all' }: Pick<BundleOptions, 'content' | 'media'>,
  before: (owner: DeviceId) => number
): readonly GivenMedia[] {
  const values = reach === 'values' ? partsOf(media, hash => media.library.isValue(hash)) : null
  return media.account().logs.flatMap(({ owner, held }) => {
    const asked = new RangeSet()
    for (const [start, end] of held) asked.add(Math.max(start, before(owner)), end)
    const most = held.at(-1)?.[1] ?? 0
    const others =
      content.type === 'for' ? media.library.record.of(content.device).gaps(owner, 0, most) : null
    for (const kept of [others, values && [...(values.get(owner) ?? [])]]) if (kept) keep(asked, kept, most)
    return asked.size === 0 ? [] : [{ owner, blocks: [...asked] }]
  })
}

/** What this device would fetch by itself and lacks, by log. */
export function wantedMedia(media: ProjectMedia): ReadonlyMap<DeviceId, RangeSet> {
  const { library, reach } = media
  return partsOf(
    media,
    (hash, variant) => library.isWantedHere(hash, variant, reach) && !library.here(hash, variant)
  )
}

type Library = ProjectMedia['library']
type Chosen = (hash: Parameters<Library['isValue']>[0], variant: Parameters<Library['here']>[1]) => boolean

function partsOf({ library }: ProjectMedia, isChosen: Chosen): Map<DeviceId, RangeSet> {
  const found = new Map<DeviceId, RangeSet>()
  for (const hash of library.cards.hashes()) {
    for (const variant of MEDIA_VARIANTS) {
      if (!isChosen(hash, variant)) continue
      for (const { owner, part } of library.sources(hash, variant)) {
        const ranges = found.get(owner) ?? new RangeSet()
        found.set(owner, ranges)
        ranges.add(part.start, part.start + mediaBlocks(part.bytes))
      }
    }
  }
  return found
}

/** Takes out of a set what lies between some ranges, up to `end`. */
function keep(set: RangeSet, kept: readonly Blocks[], end: number): void {
  const wanted = new RangeSet()
  for (const [from, to] of kept) wanted.add(from, to)
  for (const [from, to] of [...wanted.gaps(0, end)]) set.remove(from, to)
}
