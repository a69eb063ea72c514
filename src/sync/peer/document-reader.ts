import type { DocumentId } from '../../model/index.js'
import type { EntryLog, WantedEntry } from './judged-entries.js'
import type { ReadBlock } from './log.js'
import type { ProjectIndex } from './project-index.js'

/** Brings what documents say back from the logs: the index keeps where it stands. */
export class DocumentReader {
  readonly #index: ProjectIndex
  readonly #again: (log: EntryLog, indices: readonly number[]) => Promise<readonly ReadBlock[]>
  readonly #onLost: () => Promise<void>

  /**
   * @param again reads blocks of a log that were read before
   * @param onLost is called when one of them cannot be read any more: the index shows other documents then
   */
  constructor(
    index: ProjectIndex,
    again: (log: EntryLog, indices: readonly number[]) => Promise<readonly ReadBlock[]>,
    onLost: () => Promise<void>
  ) {
    this.#index = index
    this.#again = again
    this.#onLost = onLost
  }

  /**
   * What `use` makes of these documents; all that they say is at hand while it runs, with 'all' also the changes that
   * do not count. @throws CairnError 'storage-broken'
   */
  async read<T>(ids: readonly DocumentId[], use: () => T, which?: 'all'): Promise<T> {
    return this.#index.holding(async () => {
      for (;;) {
        const wanted = this.#index.wanted(ids, which)
        if (wanted.length === 0) return use()
        if (!(await this.bring(wanted))) await this.#onLost()
      }
    })
  }

  /** Takes these entries into the index again. False when one of them cannot be read any more. */
  async bring(wanted: readonly WantedEntry[]): Promise<boolean> {
    const byLog = new Map<EntryLog, number[]>()
    for (const { log, index } of wanted) {
      const indices = byLog.get(log)
      if (indices) indices.push(index)
      else byLog.set(log, [index])
    }
    let isWhole = true
    for (const [log, indices] of byLog) {
      for (const { index, bytes } of await this.#again(log, indices)) {
        this.#index.take(log, index, bytes)
        isWhole &&= bytes !== null
      }
    }
    return isWhole
  }
}
