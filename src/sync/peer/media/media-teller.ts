import type { DeviceId } from '../../../model/index.js'
import type { MediaReach } from '../../adapter.js'
import { inMessages, type Blocks, type MediaNews } from './media-news.js'

const TELL_MS = 100

/** Gathers what has come and gone, and tells it to the devices that are there within a tenth of a second. */
export class MediaTeller {
  readonly #reach: () => MediaReach
  readonly #tell: (news: MediaNews) => void
  #news = new Map<DeviceId, { readonly held: Blocks[]; readonly gone: Blocks[] }>()
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(reach: () => MediaReach, tell: (news: MediaNews) => void) {
    this.#reach = reach
    this.#tell = tell
  }

  note(owner: DeviceId, blocks: Blocks, isHeld: boolean): void {
    const log = this.#news.get(owner) ?? { held: [], gone: [] }
    this.#news.set(owner, log)
    // Of one message what came is read before what went: an order that needs telling takes two.
    if (isHeld && log.gone.length > 0) {
      this.tell()
      return this.note(owner, blocks, isHeld)
    }
    log[isHeld ? 'held' : 'gone'].push(blocks)
    this.soon()
  }

  soon(): void {
    this.#timer ??= setTimeout(() => this.tell(), TELL_MS)
  }

  tell(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const logs = [...this.#news].map(([owner, { held, gone }]) => ({ owner, held, gone }))
    this.#news = new Map()
    for (const news of inMessages({ isAnew: false, reach: this.#reach(), logs })) this.#tell(news)
  }
}
