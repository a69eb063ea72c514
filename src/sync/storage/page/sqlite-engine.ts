import type { Database } from '@sqlite.org/sqlite-wasm'

import { EntryTable } from './entry-table.js'
import { inNextMacrotask } from './macrotask.js'
import { RangeCursor, type Walk } from './range-cursor.js'
import { type Snapshot, Snapshots } from './snapshots.js'

/** One change of a batch. Keys order by their bytes. */
export type WriteOperation =
  | { readonly type: 'put'; readonly key: Uint8Array; readonly value: Uint8Array }
  | { readonly type: 'delete'; readonly key: Uint8Array }
  | { readonly type: 'deleteRange'; readonly start: Uint8Array; readonly end: Uint8Array }

/** How an engine names what went wrong; the result is what callers are rejected with. */
export type FailureName = (error: unknown) => Error

interface Writer {
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

// The exclusive lock comes first: it lets WAL work without shared memory, which a Worker's files lack.
const PRAGMAS = [
  'locking_mode = exclusive',
  'page_size = 8192',
  'auto_vacuum = incremental',
  'journal_mode = wal',
  'synchronous = full',
  'cache_size = -8192',
  'temp_store = memory'
]

/**
 * An ordered key-value store on one SQLite connection. Writes of one macrotask share a transaction and
 * are acknowledged after its COMMIT, which is on disk. After a failed write nothing is accepted any
 * more, since memory and disk would part; reads go on with what was committed.
 */
export class SqliteEngine {
  /** The connection, for other tables in the same database. Write to it within `transact` only. */
  readonly database: Database
  readonly #table: EntryTable
  readonly #snapshots = new Snapshots()
  readonly #nameFailure: FailureName
  /** Who waits for the open transaction; undefined when none is open. */
  #writers: Writer[] | undefined
  #failure: Error | undefined

  constructor(database: Database, nameFailure: FailureName) {
    this.database = database
    this.#nameFailure = nameFailure
    for (const pragma of PRAGMAS) database.exec(`PRAGMA ${pragma}`)
    this.#table = new EntryTable(database)
  }

  /** Why writing has ended, if it has. */
  get failure(): Error | undefined {
    return this.#failure
  }

  /** A copy of the value of a key now, or as it was at a snapshot; null for none. */
  get(key: Uint8Array, snapshot?: Snapshot): Uint8Array | null {
    const former = snapshot && this.#snapshots.formerValue(snapshot, key)
    if (former === undefined) return this.reading(() => this.#table.get(key))
    return former && former.slice()
  }

  /** Applies all operations or none. Visible to reads at once; resolves when they are on disk. */
  write(operations: readonly WriteOperation[]): Promise<void> {
    return this.transact(() => {
      for (const operation of operations) this.#apply(operation)
    })
  }

  /**
   * Runs `work` inside the transaction of this macrotask; resolves when it is on disk. A throw ends
   * writing for good, so check inputs before.
   */
  transact(work: () => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure)
        return
      }
      try {
        const writers = this.#writers ?? this.#begin()
        work()
        writers.push({ resolve, reject })
      } catch (error) {
        reject(this.#fail(error))
      }
    })
  }

  snapshot(): Snapshot {
    return this.#snapshots.take()
  }

  release(snapshot: Snapshot): void {
    this.#snapshots.release(snapshot)
  }

  /** Walks over a range as of the snapshot, which must live as long as the cursor is used. */
  cursor(walk: Walk, snapshot: Snapshot): { next(count: number): ReturnType<RangeCursor['next']> } {
    const cursor = new RangeCursor(this.#table, this.#snapshots, snapshot, walk)
    return { next: count => this.reading(() => cursor.next(count)) }
  }

  /** Commits what is waiting, now. Throws when it or an earlier write failed. */
  flush(): void {
    this.#commit()
    if (this.#failure) throw this.#failure
  }

  /** Gives freed pages back to the disk. Takes as long as there is to free. */
  compact(): void {
    this.flush()
    // exec() takes one step, which frees one page
    const vacuum = this.database.prepare('PRAGMA incremental_vacuum')
    try {
      while (vacuum.step());
    } catch (error) {
      throw this.#fail(error)
    } finally {
      vacuum.finalize()
    }
    this.reading(() => this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
  }

  /** Bytes of the database, without its write-ahead log. */
  size(): number {
    return this.reading(
      () =>
        Number(this.database.selectValue('PRAGMA page_count')) *
        Number(this.database.selectValue('PRAGMA page_size'))
    )
  }

  /** Commits what is waiting and closes the connection. */
  close(): void {
    this.#commit()
    this.#table.close()
    this.database.close()
  }

  #apply(operation: WriteOperation): void {
    if (this.#snapshots.any) this.#rememberFor(operation)
    if (operation.type === 'put') this.#table.put(operation.key, operation.value)
    else if (operation.type === 'delete') this.#table.delete(operation.key)
    else this.#table.deleteRange(operation.start, operation.end)
  }

  #rememberFor(operation: WriteOperation): void {
    if (operation.type !== 'deleteRange') {
      return this.#snapshots.remember(operation.key, () => this.#table.get(operation.key))
    }
    const range = { low: operation.start, lowIncluded: true, high: operation.end, highIncluded: false }
    for (const [key] of this.#table.page(range, false, true, -1)) {
      this.#snapshots.remember(key, () => this.#table.get(key))
    }
  }

  #begin(): Writer[] {
    this.database.exec('BEGIN IMMEDIATE')
    const writers: Writer[] = []
    this.#writers = writers
    inNextMacrotask(() => {
      if (this.#writers === writers) this.#commit()
    })
    return writers
  }

  #commit(): void {
    const writers = this.#writers
    if (writers === undefined) return
    try {
      this.database.exec('COMMIT')
    } catch (error) {
      this.#fail(error)
      return
    }
    this.#writers = undefined
    for (const { resolve } of writers) resolve()
  }

  #fail(error: unknown): Error {
    const failure = this.#nameFailure(error)
    this.#failure = failure
    const writers = this.#writers ?? []
    this.#writers = undefined
    try {
      this.database.exec('ROLLBACK')
    } catch (rollbackError) {
      // SQLite has rolled back by itself after most failures and says so; any other reason is kept.
      failure.cause ??= rollbackError
    }
    for (const { reject } of writers) reject(failure)
    return failure
  }

  /** Runs `read` on the connection and names what goes wrong. */
  reading<Result>(read: () => Result): Result {
    try {
      return read()
    } catch (error) {
      throw this.#nameFailure(error)
    }
  }
}
