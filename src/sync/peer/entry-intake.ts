import type { PeerStorage } from '../storage/storage.js'
import type { DocumentReader } from './document-reader.js'
import type { IndexedValues } from './indexed-values.js'
import type { Log, ReadBlock } from './log.js'
import type { Flushed, ProjectIndex } from './project-index.js'
import type { Rereading } from './rereading.js'

/** What the intake needs of the project, and whom it tells. */
export interface IntakeParts {
  readonly storage: PeerStorage
  readonly index: ProjectIndex
  readonly documents: DocumentReader
  readonly values: IndexedValues
  readonly rereading: Rereading
  /** Whether all that stood on this disk has been read. */
  readonly isReady: () => boolean
  /** Why nothing can be written, in a sentence. */
  readonly readOnly: () => string | null
  /** Somebody else gave entries of a log. */
  readonly onForeign: (log: Log) => void
  /** What the index says is different. */
  readonly onChanged: (changed: Flushed, isReadOnlyChanged: boolean) => void
  /** Entries came in, and all that is different by them was told. */
  readonly onTaken: () => void
}

/** The one way of entries into the index, for own and foreign ones alike. */
export class EntryIntake {
  readonly #parts: IntakeParts
  #count = 0
  /** Not while the membership is read from a kept index's logs. */
  #isJudging = true

  constructor(parts: IntakeParts) {
    this.#parts = parts
  }

  /** How many entries came in. */
  get count(): number {
    return this.#count
  }

  /** Blocks that a log has read. Foreign ones are put on disk before anyone hears of them. */
  async take(log: Log, blocks: readonly ReadBlock[]): Promise<void> {
    const { storage, index, isReady, readOnly, onForeign, onTaken } = this.#parts
    const isForeign = blocks.some(({ isOwn }) => !isOwn)
    if (isReady() && isForeign) await storage.sync()
    this.#count += blocks.length
    if (isForeign) onForeign(log)
    const takeAll = () => {
      for (const { index: at, bytes } of blocks) index.take(log, at, bytes)
    }
    if (!this.#isJudging) return takeAll()
    await index.holding(async () => {
      const before = readOnly()
      takeAll()
      await this.settle(before)
    })
    onTaken()
  }

  /** Nothing that comes meanwhile is judged or told; `settle` does so afterwards. */
  async withoutJudging(use: () => Promise<void>): Promise<void> {
    this.#isJudging = false
    await use().finally(() => (this.#isJudging = true))
  }

  /**
   * Tells what is different, once what it needs of earlier entries has been read again.
   * @param before why nothing could be written until now
   */
  async settle(before: string | null): Promise<void> {
    const { index, documents, values, rereading, readOnly, onChanged } = this.#parts
    for (;;) {
      const changed = index.flush()
      rereading.note(changed.overflowed)
      await values.put(changed.naming)
      onChanged(changed, before !== readOnly())
      if (changed.wanted.length === 0) return
      await documents.bring(changed.wanted)
    }
  }
}
