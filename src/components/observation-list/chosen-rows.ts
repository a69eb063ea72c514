import type { DocumentId } from '../../model/index.js'
import type { Filter, Project } from '../../project/types.js'
import type { PagedDocuments } from '../controllers/paged-documents.js'

/** Ids are asked for in pages of this size. */
const PAGE = 500

interface ChosenRowsOptions {
  readonly pages: PagedDocuments
  /** Called whenever what is chosen has changed, or choosing all has begun or ended. */
  readonly changed: () => void
  readonly failed: (error: unknown) => void
}

/** Which rows of a list are chosen. Ids are kept, so that a choice stays what it was while rows come and go. */
export class ChosenRows {
  readonly #options: ChosenRowsOptions
  readonly #ids = new Set<DocumentId>()
  /** The row from which a range goes. */
  #anchor = 0
  #reading: AbortController | null = null

  constructor(options: ChosenRowsOptions) {
    this.#options = options
  }

  get ids(): ReadonlySet<DocumentId> {
    return this.#ids
  }

  /** More rows are being chosen than are read yet. */
  get isReading(): boolean {
    return this.#reading !== null
  }

  /** Chooses a row, or takes it out of the choice. */
  toggle(row: number, id: DocumentId): void {
    this.#anchor = row
    if (!this.#ids.delete(id)) this.#ids.add(id)
    this.#options.changed()
  }

  /** Chooses all rows from the one that was chosen last up to this one. */
  async through(row: number): Promise<void> {
    const [first, last] = [Math.min(this.#anchor, row), Math.max(this.#anchor, row)]
    await this.#add(signal => this.#options.pages.ids(first, last, signal))
  }

  /** Chooses everything that fits the filter now. */
  async all({ store }: Project, filter: Filter | null): Promise<void> {
    await this.#add(async function* (signal) {
      let cursor: string | null = null
      do {
        const page = await store.documents.query(
          {
            kind: 'observation',
            limit: PAGE,
            ...(filter !== null && { filter }),
            ...(cursor !== null && { cursor })
          },
          signal
        )
        yield page.documents.map(({ id }) => id)
        cursor = page.cursor
      } while (cursor !== null)
    })
  }

  clear(): void {
    this.stop()
    this.#ids.clear()
    this.#options.changed()
  }

  /** Ends choosing all; what was chosen so far stays. */
  stop(): void {
    this.#reading?.abort()
    this.#reading = null
  }

  async #add(read: (signal: AbortSignal) => AsyncIterable<readonly DocumentId[]>): Promise<void> {
    this.stop()
    const reading = (this.#reading = new AbortController())
    try {
      for await (const ids of read(reading.signal)) {
        if (reading.signal.aborted) return
        for (const id of ids) this.#ids.add(id)
        this.#options.changed()
      }
    } catch (error) {
      if (!reading.signal.aborted) this.#options.failed(error)
    } finally {
      if (this.#reading === reading) {
        this.#reading = null
        this.#options.changed()
      }
    }
  }
}
