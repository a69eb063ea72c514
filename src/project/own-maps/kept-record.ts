import type { Json } from '../../model/index.js'
import type { Local } from '../../sync/adapter.js'
import { readRecord } from './record.js'
import type { MapsRecord } from './record.js'

const NAME = 'base-maps'

/** What is kept of maps beside their files: in `local`, encrypted, and changed by one tab at a time. */
export class KeptRecord {
  readonly #project: string
  readonly #local: Local | undefined
  readonly #changed: () => void
  #last: Promise<unknown> = Promise.resolve()
  now: MapsRecord = { chosen: null, maps: [], begun: [] }

  /**
   * @param project names this one among all on the device
   * @param changed told after each change
   */
  constructor(project: string, local: Local | undefined, changed: () => void) {
    this.#project = project
    this.#local = local
    this.#changed = changed
  }

  async load(): Promise<void> {
    this.now = readRecord(await this.#local?.get(NAME))
  }

  /** One change after the other, each of what is kept now: another tab may have changed it. */
  async change(change: (record: MapsRecord) => MapsRecord): Promise<void> {
    const local = this.#local
    const done = this.#last.then(async () => {
      this.now = change(local === undefined ? this.now : readRecord(await local.get(NAME)))
      await local?.set(NAME, this.now as unknown as Json)
    })
    this.#last = done.catch((error: unknown) => error)
    await done
    this.#changed()
  }

  /** While one tab copies a file no other may think that nobody wants it. */
  async alone<T>(options: LockOptions, work: () => Promise<T>): Promise<T> {
    const { navigator } = globalThis as { readonly navigator?: { readonly locks?: LockManager } }
    if (navigator?.locks === undefined) return work()
    return navigator.locks.request(`cairn-maps/${this.#project}`, options, async lock =>
      lock === null ? (undefined as T) : work()
    )
  }
}
