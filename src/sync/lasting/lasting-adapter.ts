import { CairnError } from '../../model/index.js'
import type { Nearby, ProjectStore, StorageState, SyncAdapter } from '../adapter.js'
import { LastingStore } from './lasting-store.js'
import type { Ask, Asking, Source } from './source.js'

/**
 * One adapter for as long as the page lives, while the engine behind it moves from tab to tab. Calls wait while there
 * is none; those that were running are asked again at the next one, or refused with 'outcome-unknown' where asking
 * again could do a thing twice.
 */
export class LastingAdapter implements SyncAdapter, Asking {
  readonly #onSaved: () => void
  readonly #stores = new Set<LastingStore>()
  readonly #waiting = new Set<() => void>()
  #source: Source | null = null
  #failure: CairnError | null = null
  #hasSaved = false

  /** `onSaved` is called once, when something was saved from here. */
  constructor(onSaved: () => void = () => undefined) {
    this.#onSaved = onSaved
  }

  /** The engine is reached this way from now on. */
  use(way: Pick<Source, 'adapter' | 'isHere'>): void {
    this.lose()
    const source = { ...way, isLost: false }
    this.#source = source
    this.#wake()
    for (const store of this.#stores) store.follow(source)
  }

  /** The engine is gone; calls wait for the next one. */
  lose(): void {
    if (this.#source) this.#source.isLost = true
    this.#source = null
  }

  /** There will be no engine any more. */
  fail(failure: CairnError): void {
    this.lose()
    this.#failure = failure
    this.#wake()
    for (const store of this.#stores) store.fail(failure.message)
  }

  async ask<Answer>({ call, repeatable, signal }: Ask<Answer>): Promise<Answer> {
    for (let again = false; ; again = true) {
      const source = await this.#next(signal)
      try {
        return await call(source, again)
      } catch (error) {
        // A write that found no room was answered, whatever became of the place.
        if (!source.isLost || signal?.aborted || CairnError.is(error, 'storage-full')) throw error
        if (!repeatable) throw outcomeUnknown(error)
      }
    }
  }

  async save<Answer>(ask: Ask<Answer>): Promise<Answer> {
    const answer = await this.ask(ask)
    if (!this.#hasSaved) {
      this.#hasSaved = true
      this.#onSaved()
    }
    return answer
  }

  list(): ReturnType<SyncAdapter['list']> {
    return this.ask({ call: ({ adapter }) => adapter.list(), repeatable: true })
  }

  create(options: Parameters<SyncAdapter['create']>[0]): ReturnType<SyncAdapter['create']> {
    return this.save({ call: ({ adapter }) => adapter.create(options), repeatable: false })
  }

  /** The keys of a join are kept before it asks, so asking again is the same device. */
  join(options: Parameters<SyncAdapter['join']>[0]): ReturnType<SyncAdapter['join']> {
    const { signal } = options
    return this.save({ call: ({ adapter }) => adapter.join(options), repeatable: true, signal })
  }

  storageState(): Promise<StorageState | null> {
    return this.ask({
      call: async ({ adapter }) => (await adapter.storageState?.()) ?? null,
      repeatable: true
    })
  }

  async open(id: Parameters<SyncAdapter['open']>[0]): Promise<ProjectStore> {
    const opened = await this.ask({
      call: async source => ({ source, store: await source.adapter.open(id) }),
      repeatable: true
    })
    const store = new LastingStore(this, opened, () => this.#stores.delete(store))
    this.#stores.add(store)
    // The engine may have moved since the answer.
    if (opened.source.isLost && this.#source) store.follow(this.#source)
    return store
  }

  /** An offer is lost with the engine that made it: to show another one is a person's to decide. */
  get nearby(): Nearby {
    const ask = <Answer>(call: (nearby: Nearby) => Promise<Answer>) =>
      this.ask({ call: ({ adapter }) => call(there(adapter.nearby)), repeatable: false })
    return {
      offer: () => ask(nearby => nearby.offer()),
      accept: offer => ask(nearby => nearby.accept(offer)),
      finish: answer => ask(nearby => nearby.finish(answer))
    }
  }

  async close(): Promise<void> {
    const source = this.#source
    this.fail(new CairnError('closed', 'The connection to the project is closed. Open it again.'))
    await source?.adapter.close()
  }

  async #next(signal?: AbortSignal): Promise<Source> {
    for (;;) {
      if (this.#failure) throw this.#failure
      if (signal?.aborted) throw new CairnError('aborted', 'This was stopped before it was done.')
      if (this.#source) return this.#source
      await new Promise<void>(resolve => {
        const wake = () => {
          this.#waiting.delete(wake)
          signal?.removeEventListener('abort', wake)
          resolve()
        }
        this.#waiting.add(wake)
        signal?.addEventListener('abort', wake)
      })
    }
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake()
  }
}

function there(nearby: Nearby | undefined): Nearby {
  if (nearby) return nearby
  throw new CairnError('capability-missing', 'This browser cannot connect to devices nearby.')
}

function outcomeUnknown(cause: unknown): CairnError {
  return new CairnError(
    'outcome-unknown',
    'This was cut off before it was answered. Look whether it was done, then try again.',
    { cause }
  )
}
