import type { Log } from './log.js'
import type { Pair } from './seal.js'

interface Waiting {
  readonly blocks: readonly Uint8Array[]
  readonly resolve: (start: number) => void
  readonly reject: (error: unknown) => void
}

/**
 * Appends to one of this device's own logs. What is asked for while an append is under way goes into the next
 * one together, so many small writes share one sync. Nothing is announced to other devices before it is on
 * this disk: the sync runs inside the append.
 */
export class LogWriter {
  readonly #log: Log
  readonly #pair: Pair
  readonly #sync: () => Promise<void>
  #queue: Waiting[] = []
  #running = false
  #failure: unknown = null

  constructor(log: Log, pair: Pair, sync: () => Promise<void>) {
    this.#log = log
    this.#pair = pair
    this.#sync = sync
  }

  /** Resolves with the index of the first block when all of them are on disk and read back into the project. */
  append(blocks: readonly Uint8Array[]): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ blocks, resolve, reject })
      if (!this.#running) void this.#run()
    })
  }

  async #run(): Promise<void> {
    this.#running = true
    while (this.#queue.length > 0) {
      const batch = this.#queue
      this.#queue = []
      try {
        await this.#write(batch)
      } catch (error) {
        for (const waiting of batch) waiting.reject(error)
      }
    }
    this.#running = false
  }

  /** After a failed sync the block may stand in memory and not on disk: nothing is appended after it. */
  async #write(batch: readonly Waiting[]): Promise<void> {
    if (this.#failure !== null) throw this.#failure
    const blocks = batch.flatMap(waiting => waiting.blocks)
    const start = this.#log.length
    this.#log.written(start, blocks)
    try {
      await this.#log.core.append(blocks, { keyPair: this.#pair, postappend: this.#sync })
    } catch (error) {
      this.#failure = error
      throw error
    }
    await this.#log.drain()
    let at = start
    for (const waiting of batch) {
      waiting.resolve(at)
      at += waiting.blocks.length
    }
  }
}
