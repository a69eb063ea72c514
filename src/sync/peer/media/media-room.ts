import { mediaBlocks, type DeviceId, type MediaHash } from '../../../model/index.js'
import { MEDIA_VARIANTS, type MediaVariant } from '../../adapter.js'
import { ownerOf } from '../judged-entries.js'
import type { PartSource, MediaLibrary } from './media-library.js'
import { partOf } from './media-cards.js'
import { RangeSet } from './range-set.js'

/** How long bytes stay that no document names, so that a delete can be undone with all there was. */
export const GRACE_MS = 30 * 24 * 3_600_000

/** How often it is looked what has been named by nothing for so long. */
const SWEEP_MS = 3_600_000

export interface RoomParts {
  readonly library: MediaLibrary
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Gives up blocks of a log here. */
  readonly clear: (owner: DeviceId, start: number, end: number) => Promise<void>
  /** Gives the room to the disk. */
  readonly reclaim: () => Promise<void>
  /** A file went in a sweep. */
  readonly onGone: (hash: MediaHash) => void
  readonly onFault: (error: unknown) => void
}

/** Makes room: lets go of bytes that nothing has named for 30 days, and of what somebody lets go of. */
export class MediaRoom {
  readonly #parts: RoomParts
  #turn: Promise<unknown> = Promise.resolve()
  #timer: ReturnType<typeof setInterval> | null = null
  #isClosed = false

  constructor(parts: RoomParts) {
    this.#parts = parts
  }

  /** Notes since when files are named by nothing. */
  note(hashes: Iterable<MediaHash>): void {
    const { library, now } = this.#parts
    const { unnamedSince } = library.record
    for (const hash of hashes) {
      if (library.names.isNamed(hash)) unnamedSince.delete(hash)
      else if (!unnamedSince.has(hash)) unnamedSince.set(hash, now())
    }
    library.record.saveSoon()
  }

  /** Lets go of what has been named by nothing for 30 days: now, and every hour until it is closed. */
  keepSweeping(): void {
    void this.#sweep()
    this.#timer = setInterval(() => void this.#sweep(), SWEEP_MS)
  }

  close(): void {
    this.#isClosed = true
    if (this.#timer) clearInterval(this.#timer)
  }

  async #sweep(): Promise<void> {
    const { onGone, onFault } = this.#parts
    try {
      for (const hash of await this.#letDue()) onGone(hash)
    } catch (error) {
      if (!this.#isClosed) onFault(error)
    }
  }

  #letDue(): Promise<readonly MediaHash[]> {
    return this.#inTurn(async () => {
      const { library, now } = this.#parts
      const due = [...library.record.unnamedSince].filter(([hash, since]) => {
        return now() - since >= GRACE_MS && MEDIA_VARIANTS.some(variant => library.here(hash, variant))
      })
      const gone = due.map(([hash]) => hash)
      await this.#let(gone, MEDIA_VARIANTS)
      return gone
    })
  }

  /** Lets go of a file here, not of its previews. */
  free(hash: MediaHash): Promise<void> {
    return this.#inTurn(() => {
      this.#parts.library.record.letGo.add(hash)
      return this.#let([hash], ['original'])
    })
  }

  async #let(hashes: readonly MediaHash[], variants: readonly MediaVariant[]): Promise<void> {
    const sources = hashes.flatMap(hash => variants.flatMap(variant => this.#sourcesHere(hash, variant)))
    if (sources.length === 0) return
    const kept = this.#keptBut(new Set(hashes), variants)
    for (const { owner, part } of sources) {
      const end = part.start + mediaBlocks(part.bytes)
      const gaps = kept.get(owner)?.gaps(part.start, end) ?? [[part.start, end] as const]
      for (const [from, to] of gaps) await this.#parts.clear(owner, from, to)
    }
    await this.#parts.reclaim()
  }

  #sourcesHere(hash: MediaHash, variant: MediaVariant): PartSource[] {
    const { library } = this.#parts
    return library.sources(hash, variant).filter(source => library.record.held.holds(source))
  }

  /** Blocks that some other file or variant stands in which is not due: cards may name the same blocks. */
  #keptBut(due: ReadonlySet<MediaHash>, variants: readonly MediaVariant[]): Map<DeviceId, RangeSet> {
    const kept = new Map<DeviceId, RangeSet>()
    for (const { log, card, counts } of this.#parts.library.cards.all()) {
      if (!counts) continue
      for (const variant of MEDIA_VARIANTS) {
        const part = partOf(card, variant)
        if (!part || (due.has(card.hash) && variants.includes(variant))) continue
        const owner = ownerOf(log)
        const ranges = kept.get(owner) ?? new RangeSet()
        kept.set(owner, ranges)
        ranges.add(part.start, part.start + mediaBlocks(part.bytes))
      }
    }
    return kept
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work)
    this.#turn = turn
    return turn
  }
}
