import { mediaBlocks, type DeviceId } from '../../../model/index.js'
import type { MediaReach } from '../../adapter.js'
import type { Blocks, MediaNews } from './media-news.js'
import type { Stretch } from './media-log.js'
import { RangeSet } from './range-set.js'

/** A run of bytes in the `media` log of a device. */
export interface Source {
  readonly owner: DeviceId
  readonly part: Stretch
}

/** Ranges that one device may tell of. */
const MAX_RANGES = 2 ** 20

/** The blocks that one device holds, by the device whose log they stand in. */
export class HeldMedia {
  readonly #logs = new Map<DeviceId, RangeSet>()
  reach: MediaReach | null = null

  holds({ owner, part: { start, bytes } }: Source): boolean {
    return this.#logs.get(owner)?.covers(start, start + mediaBlocks(bytes)) ?? false
  }

  add(owner: DeviceId, start: number, end: number): void {
    let log = this.#logs.get(owner)
    if (!log) this.#logs.set(owner, (log = new RangeSet()))
    log.add(start, end)
  }

  remove(owner: DeviceId, start: number, end: number): void {
    this.#logs.get(owner)?.remove(start, end)
  }

  /** The parts of a range of a log that it does not hold. */
  gaps(owner: DeviceId, start: number, end: number): readonly Blocks[] {
    return [...(this.#logs.get(owner)?.gaps(start, end) ?? [[start, end] as const])]
  }

  /** False when the device tells of more than it may. */
  hear({ isAnew, reach, logs }: MediaNews): boolean {
    this.reach = reach
    if (isAnew) this.#logs.clear()
    for (const { owner, held, gone } of logs) {
      for (const [start, end] of held) this.add(owner, start, end)
      for (const [start, end] of gone) this.remove(owner, start, end)
    }
    return this.#size() <= MAX_RANGES
  }

  *all(): Generator<readonly [owner: DeviceId, blocks: readonly Blocks[]]> {
    for (const [owner, ranges] of this.#logs) yield [owner, [...ranges]]
  }

  #size(): number {
    let size = this.#logs.size
    for (const ranges of this.#logs.values()) size += ranges.size
    return size
  }
}
