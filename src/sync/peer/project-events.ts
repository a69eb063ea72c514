import type { StoreEvent } from '../adapter.js'
import { Listeners } from '../listeners.js'

const SYNC_EVENT_MS = 200

/** What a project tells those who show it. */
export class ProjectEvents {
  readonly #listeners = new Listeners<StoreEvent>()
  #syncTimer: ReturnType<typeof setTimeout> | null = null
  #isStopped = false

  /** Returns the way to stop. */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    return this.#listeners.add(listener)
  }

  emit(event: StoreEvent): void {
    this.#listeners.tell(event)
  }

  /** What is where looks different: told soon, and not for each change. */
  syncChanged(): void {
    if (this.#isStopped) return
    this.#syncTimer ??= setTimeout(() => {
      this.#syncTimer = null
      this.emit({ type: 'sync' })
    }, SYNC_EVENT_MS)
  }

  /** What waits is not told any more. */
  stop(): void {
    this.#isStopped = true
    if (this.#syncTimer) clearTimeout(this.#syncTimer)
  }
}
