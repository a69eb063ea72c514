import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { DocumentId } from '../../model/index.js'
import type { Project, Query, StoredDocument } from '../../project/types.js'

const PAGE = 100
/** Pages whose documents are kept around what is in view; of the others only the place is known. */
const KEPT = 6
/** Beyond this row a change renews what is in view alone, so that it does not read everything before it. */
const DEEP = 2000
/** Changes that come closer together are answered by one reading, milliseconds. */
const PAUSE = 200

interface LoadedPage {
  readonly cursor: string | null
  documents: readonly StoredDocument[] | null
}

/**
 * A query's documents by row, read page by page as they come into view, however many there are. `at(row)` is
 * undefined while a row is being read.
 */
export class PagedDocuments implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #project: Project | null = null
  #query: Query | null = null
  #pages: LoadedPage[] = []
  #next: string | null = null
  #abort = new AbortController()
  #first = 0
  #last = 0
  #timer: ReturnType<typeof setTimeout> | null = null
  #reading: Promise<void> | null = null
  #starting = false
  #again = false
  state: 'pending' | 'ready' | 'failed' = 'pending'
  error: unknown = null
  /** How many match in all. */
  total = 0

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#abort.abort()
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  hostConnected(): void {
    if (this.#abort.signal.aborted && this.#query !== null) this.#restart()
  }

  /** Starts anew with another project or query. */
  ask(project: Project | null, query: Query): void {
    this.#project = project
    this.#query = query
    this.state = 'pending'
    this.total = 0
    this.#pages = []
    this.#next = null
    this.#first = 0
    this.#last = 0
    this.#restart()
  }

  /** Rows that can be shown: those read once, and one page to come. */
  get rows(): number {
    const read = this.#pages.length
    if (this.#next === null) return this.total
    return Math.min(this.total, (read + 1) * PAGE)
  }

  at(row: number): StoredDocument | undefined {
    return this.#pages[Math.floor(row / PAGE)]?.documents?.[row % PAGE]
  }

  /** Ids of the rows from `first` to `last`, page by page; what is not here is read. */
  async *ids(first: number, last: number, signal: AbortSignal): AsyncGenerator<readonly DocumentId[]> {
    const project = this.#project
    for (let i = Math.floor(first / PAGE); project !== null && i * PAGE <= last; i++) {
      const known = this.#pages[i]
      if (known === undefined) return
      const documents = known.documents ?? (await this.#page(project, known.cursor, signal)).documents
      yield documents.slice(Math.max(0, first - i * PAGE), last + 1 - i * PAGE).map(({ id }) => id)
    }
  }

  /** Tells which rows are in view: they and their neighbours are read, far ones forgotten. */
  show(first: number, last: number): void {
    this.#first = Math.floor(first / PAGE)
    this.#last = Math.floor(last / PAGE)
    this.#pages.forEach((page, i) => {
      if (i < this.#first - KEPT || i > this.#last + KEPT) page.documents = null
    })
    void this.#read()
  }

  /** Something changed: reads again what is in view, soon. */
  renew(): void {
    if (this.#query === null || this.#timer !== null) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      // A reading from the start is let finish: changes that never cease must not keep it from being shown.
      if (this.#starting) this.#again = true
      else if (this.#first * PAGE > DEEP) void this.#reread()
      else this.#restart()
    }, PAUSE)
  }

  #restart(): void {
    this.#abort.abort()
    this.#abort = new AbortController()
    this.#reading = null
    this.#again = false
    const { signal } = this.#abort
    this.#starting = true
    void this.#readFromStart(signal).finally(() => {
      if (signal.aborted) return
      this.#starting = false
      if (this.#again) this.renew()
      void this.#read()
    })
  }

  /** Reads from the top to what is in view, and only then shows it, so that rows do not jump. */
  async #readFromStart(signal: AbortSignal): Promise<void> {
    const project = this.#project
    if (project === null || this.#query === null) return
    const pages: LoadedPage[] = []
    let cursor: string | null = null
    try {
      do {
        const page = await this.#page(project, cursor, signal)
        if (signal.aborted) return
        pages.push({ cursor, documents: page.documents })
        cursor = page.cursor
        this.total = page.total
      } while (cursor !== null && pages.length <= this.#last)
    } catch (error) {
      return this.#failed(error, signal)
    }
    this.#pages = pages
    this.#next = cursor
    this.#ready()
  }

  #read(): Promise<void> {
    const { signal } = this.#abort
    this.#reading ??= this.#readMissing(signal).finally(() => {
      if (signal.aborted) return
      this.#reading = null
      // What is in view may have changed while it was read.
      if (this.state === 'ready' && this.#isMissing(this.#first)) void this.#read()
    })
    return this.#reading
  }

  #isMissing(page: number): boolean {
    const known = this.#pages[page]
    return known === undefined ? page === this.#pages.length && this.#next !== null : known.documents === null
  }

  /** Reads the pages in view that are not there. */
  async #readMissing(signal: AbortSignal): Promise<void> {
    const project = this.#project
    if (project === null || this.state !== 'ready') return
    try {
      for (let i = this.#first; i <= this.#last + 1; i++) {
        const known = this.#pages[i]
        if (known?.documents) continue
        if (known === undefined && (this.#next === null || i > this.#pages.length)) break
        const cursor = known === undefined ? this.#next : known.cursor
        const page = await this.#page(project, cursor, signal)
        if (signal.aborted) return
        if (known === undefined) {
          this.#pages.push({ cursor, documents: page.documents })
          this.#next = page.cursor
        } else known.documents = page.documents
        this.#ready()
      }
    } catch (error) {
      this.#failed(error, signal)
    }
  }

  async #reread(): Promise<void> {
    const project = this.#project
    const { signal } = this.#abort
    if (project === null) return
    try {
      for (let i = this.#first; i <= this.#last; i++) {
        const known = this.#pages[i]
        if (known === undefined) continue
        const page = await this.#page(project, known.cursor, signal)
        if (signal.aborted) return
        known.documents = page.documents
        this.#ready()
      }
    } catch (error) {
      this.#failed(error, signal)
    }
  }

  #page(
    project: Project,
    cursor: string | null,
    signal: AbortSignal
  ): ReturnType<Project['store']['documents']['query']> {
    const query = { ...this.#query!, limit: PAGE, ...(cursor === null ? {} : { cursor }) }
    return project.store.documents.query(query, signal)
  }

  #ready(): void {
    this.state = 'ready'
    this.error = null
    this.#host.requestUpdate()
  }

  #failed(error: unknown, signal: AbortSignal): void {
    if (signal.aborted) return
    this.state = 'failed'
    this.error = error
    this.#host.requestUpdate()
  }
}
