import { mediaBlocks, type DeviceId } from '../../../model/index.js'
import type { MediaReach } from '../../adapter.js'
import type { PartSource } from './media-library.js'
import type { MediaLog } from './media-log.js'
import type { MediaNews } from './media-news.js'
import type { MediaRecord } from './media-record.js'
import { MediaTeller } from './media-teller.js'

export interface HeldHereParts {
  readonly record: MediaRecord
  /** By their owner. */
  readonly logs: ReadonlyMap<DeviceId, MediaLog>
  /** What this device fetches by itself now. */
  readonly reach: () => MediaReach
  /** Tells every connected device. */
  readonly tell: (news: MediaNews) => void
}

/** The blocks that are held here, as they are noted on this device and told to the others. */
export class HeldHere {
  readonly #parts: HeldHereParts
  readonly #teller: MediaTeller

  constructor(parts: HeldHereParts) {
    this.#parts = parts
    this.#teller = new MediaTeller(parts.reach, parts.tell)
  }

  /** The blocks `start` to `end` (exclusive) of a log came, or went. */
  set(owner: DeviceId, start: number, end: number, isHeld: boolean): void {
    const { record } = this.#parts
    if (isHeld) record.held.add(owner, start, end)
    else record.held.remove(owner, start, end)
    record.saveSoon()
    this.#teller.note(owner, [start, end], isHeld)
  }

  /** All blocks of a part came. */
  hold({ owner, part: { start, bytes } }: PartSource): void {
    this.set(owner, start, start + mediaBlocks(bytes), true)
  }

  /** Gives up the blocks `start` to `end` (exclusive) of a log. */
  async clear(owner: DeviceId, start: number, end: number): Promise<void> {
    // Said before it is done: nobody is told of bytes that are not there.
    this.set(owner, start, end, false)
    await this.#parts.logs.get(owner)?.clear(start, end)
  }

  /** Gives up a part that is not genuine. Blocks that other files need stay: cards may name the same ones. */
  async clearUnheld({ owner, part: { start, bytes } }: PartSource): Promise<void> {
    const { record, logs } = this.#parts
    const end = start + mediaBlocks(bytes)
    for (const [from, to] of record.held.gaps(owner, start, end)) await logs.get(owner)?.clear(from, to)
  }

  /** Everything that is held here, for a device that has just come. */
  account(): MediaNews {
    const { record, reach } = this.#parts
    const logs = [...record.held.all()].map(([owner, held]) => ({ owner, held, gone: [] }))
    return { isAnew: true, reach: reach(), logs }
  }

  /** What this device fetches by itself is told with the next news. */
  tellSoon(): void {
    this.#teller.soon()
  }

  /** Tells at once what is to be told. */
  tell(): void {
    this.#teller.tell()
  }
}
