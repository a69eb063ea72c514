import type { MediaHash } from '../../../model/index.js'

const TELL_MS = 200

/** Tells that the state of a file is another one, not more often than five times a second. */
export class StateTeller {
  readonly #tell: (hash: MediaHash) => void
  readonly #timers = new Map<MediaHash, ReturnType<typeof setTimeout>>()
  #isClosed = false

  constructor(tell: (hash: MediaHash) => void) {
    this.#tell = tell
  }

  soon(hash: MediaHash): void {
    if (this.#isClosed || this.#timers.has(hash)) return
    const tell = () => {
      this.#timers.delete(hash)
      this.#tell(hash)
    }
    this.#timers.set(hash, setTimeout(tell, TELL_MS))
  }

  /** What was not told yet is told no more. */
  close(): void {
    this.#isClosed = true
    for (const timer of this.#timers.values()) clearTimeout(timer)
  }
}
