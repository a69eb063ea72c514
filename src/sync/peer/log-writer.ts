import { CairnError } from '../../model/index.js'
import { storageFailure } from '../storage/failure.js'
import { writeHintsOnce } from './hints-once.js'
import type { Log } from './log.js'
import type { Pair } from './seal.js'
import { syncBeforeTelling } from './sync-before-telling.js'

interface Waiting {
  readonly blocks: readonly Uint8Array[]
  readonly before: ((start: number) => Promise<void>) | undefined
  readonly resolve: (start: number) => void
  readonly reject: (error: CairnError) => void
}

interface WriterParts {
  readonly sync: () => Promise<void>
  /** Waited for after each append, before it is said to be saved. */
  readonly onAppended: () => Promise<void>
  /** An append failed and may stand in the log all the same, unheard of: sees to it that it does not come back. */
  readonly onRefused: () => Promise<void>
  /** Called once, before anybody else hears of it. */
  readonly onFault: (error: CairnError) => void
}

/**
 * Appends to one of this device's own logs. What is asked for while an append is under way goes into the next
 * one together, so many small writes share one sync. Nothing is announced to other devices before it is on
 * this disk.
 */
export class LogWriter {
  readonly #log: Log
  readonly #pair: Pair
  readonly #onAppended: () => Promise<void>
  readonly #onRefused: () => Promise<void>
  readonly #onFault: (error: CairnError) => void
  #queue: Waiting[] = []
  #running: Promise<void> | null = null
  #failure: CairnError | null = null

  constructor(log: Log, pair: Pair, { sync, onAppended, onRefused, onFault }: WriterParts) {
    this.#log = log
    this.#pair = pair
    syncBeforeTelling(log.core, sync)
    writeHintsOnce(log.core)
    this.#onAppended = onAppended
    this.#onRefused = onRefused
    this.#onFault = onFault
  }

  /**
   * Resolves with the index of the first block when all of them are on disk and read back into the project.
   * `before` is told where they will stand, and waited for, before they are written.
   * @throws CairnError 'storage-full' | 'storage-broken'; then nothing is written any more
   */
  append(blocks: readonly Uint8Array[], before?: (start: number) => Promise<void>): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ blocks, before, resolve, reject })
      this.#running ??= this.#run().finally(() => (this.#running = null))
    })
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue
      this.#queue = []
      try {
        const start = await this.#write(batch)
        let at = start
        for (const waiting of batch) {
          waiting.resolve(at)
          at += waiting.blocks.length
        }
      } catch (error) {
        for (const waiting of batch) waiting.reject(storageFailure(error))
      }
    }
  }

  /** After a failed sync the block may stand in memory and not on disk: nothing is appended after it. */
  async #write(batch: readonly Waiting[]): Promise<number> {
    if (this.#failure) throw this.#failure
    const start = this.#log.length
    const blocks = batch.flatMap(waiting => waiting.blocks)
    await tellBefore(batch, start).catch((error: unknown) => this.#fail(storageFailure(error)))
    this.#log.written(start, blocks)
    await this.#log.core
      .append(blocks, { keyPair: this.#pair })
      .catch((error: unknown) => this.#refuse(error))
    // It is saved, whatever becomes of the next one.
    await this.#onAppended().catch((error: unknown) => this.#stop(storageFailure(error)))
    await this.#log.drain()
    return start
  }

  async #refuse(error: unknown): Promise<never> {
    const failure = storageFailure(error)
    // Of a log with two histories nothing is wrong with the storage, and nothing is written any more.
    if (this.#log.isFrozen) this.#fail(failure)
    try {
      await this.#onRefused()
    } catch (cause) {
      this.#fail(new CairnError(failure.code, MAY_STAND, { cause: new AggregateError([failure, cause]) }))
    }
    this.#fail(failure)
  }

  #fail(failure: CairnError): never {
    this.#stop(failure)
    throw failure
  }

  #stop(failure: CairnError): void {
    this.#failure = failure
    if (!this.#log.isFrozen) this.#onFault(failure)
  }
}

const MAY_STAND =
  'This could not be saved, and may be in the project all the same. Free some space on this device, and look in the list before you save it again.'

async function tellBefore(batch: readonly Waiting[], start: number): Promise<void> {
  const told: Promise<void>[] = []
  let at = start
  for (const { blocks, before } of batch) {
    if (before) told.push(before(at))
    at += blocks.length
  }
  if (told.length > 0) await Promise.all(told)
}
