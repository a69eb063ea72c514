import { randomBytes } from './seal.js'
import type { PeerStorage } from '../storage/storage.js'

const LOOK_MS = 2_000
/** Between two attempts while nothing moves, at most; each costs a write. */
const LONGEST_PAUSE_MS = 300_000
const PROBE_BYTES = 16_384

interface Watched {
  /** Whether somebody who is connected has more than is here. */
  readonly isBehind: () => boolean
  /** Grows with everything that comes in. */
  readonly taken: () => number
  /** Writes something small, durably. */
  readonly probe: () => Promise<void>
  readonly onFault: (error: unknown) => void
}

/**
 * Finds out why nothing comes. After a write that failed hypercore asks for nothing more and tells nobody: while
 * somebody who is there has more and nothing moves, the storage is tried with a small write of its own.
 */
export class StallWatch {
  readonly #watched: Watched
  readonly #timer: ReturnType<typeof setInterval>
  #taken = 0
  #isProbing = false
  #pause = 0
  #next = 0

  constructor(watched: Watched) {
    this.#watched = watched
    this.#timer = setInterval(() => void this.#look(), LOOK_MS)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  async #look(): Promise<void> {
    const { isBehind, taken, probe, onFault } = this.#watched
    const before = this.#taken
    this.#taken = taken()
    if (this.#taken !== before || !isBehind()) this.#pause = this.#next = 0
    else if (!this.#isProbing && performance.now() >= this.#next) {
      this.#isProbing = true
      await probe().catch(onFault)
      this.#isProbing = false
      this.#pause = Math.min(LONGEST_PAUSE_MS, Math.max(LOOK_MS, this.#pause * 2))
      this.#next = performance.now() + this.#pause
    }
  }
}

/**
 * Whether a storage takes more: once the database has failed to write it refuses until it is opened again.
 * @throws CairnError 'storage-full' | 'storage-broken'
 */
export async function probeStorage({ store, local }: PeerStorage): Promise<void> {
  await local.write('probe', randomBytes(PROBE_BYTES))
  await store.storage.db.flush()
}
