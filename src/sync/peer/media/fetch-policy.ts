import { CairnError } from '../../../model/index.js'
import { MEDIA_REACHES, type MediaPolicy, type MediaReach } from '../../adapter.js'
import { isMediaPolicy, type MediaRecord } from './media-record.js'

/** Whether the way to the others is paid by the byte now, and who wants to hear when that changes. */
export interface Metered {
  readonly isMetered: () => boolean
  /** Returns the way to stop. */
  readonly onChange: (listener: () => void) => () => void
}

/** What this device fetches by itself: as the policy says, and less while the way to the others is paid for. */
export class FetchPolicy {
  readonly #record: MediaRecord
  readonly #onReach: () => void
  #isMetered = false
  #stopMetering: () => void = () => undefined

  /** @param onReach is called when the policy or the way to the others is another one */
  constructor(record: MediaRecord, metered: Metered | undefined, onReach: () => void) {
    this.#record = record
    this.#onReach = onReach
    if (!metered) return
    this.#isMetered = metered.isMetered()
    this.#stopMetering = metered.onChange(() => this.setMetered(metered.isMetered()))
  }

  /** What is fetched now. */
  get reach(): MediaReach {
    const { fetch, onMetered } = this.policy
    const least = Math.max(MEDIA_REACHES.indexOf(fetch), MEDIA_REACHES.indexOf(onMetered))
    return this.#isMetered ? MEDIA_REACHES[least]! : fetch
  }

  get policy(): MediaPolicy {
    return this.#record.policy
  }

  /**
   * Durable when it resolves.
   * @throws CairnError 'bad-input'
   */
  async set({ fetch, onMetered }: MediaPolicy): Promise<void> {
    if (!isMediaPolicy({ fetch, onMetered })) {
      throw new CairnError('bad-input', 'Media are fetched as all, previews or none.')
    }
    this.#record.policy = { fetch, onMetered }
    this.#record.saveSoon()
    this.#onReach()
    await this.#record.save()
  }

  setMetered(isMetered: boolean): void {
    if (isMetered === this.#isMetered) return
    this.#isMetered = isMetered
    this.#onReach()
  }

  /** Hears no more whether the way to the others is paid for. */
  close(): void {
    this.#stopMetering()
  }
}
