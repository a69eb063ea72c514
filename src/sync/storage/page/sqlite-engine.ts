import type { Database } from '@sqlite.org/sqlite-wasm'

import { EntryTable } from './entry-table.js'
import { inNextMacrotask } from './macrotask.js'
import type { Journal, Place } from './place.js'
import { RangeCursor, type Walk } from './range-cursor.js'
import { type Snapshot, Snapshots } from './snapshots.js'
import type { FailureName, WriteOperation } from './write-operation.js'

/** A transaction and who waits for it. */
interface Round {
  readonly operations: WriteOperation[]
  readonly writers: { readonly resolve: () => void; readonly reject: (error: Error) => void }[]
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

export type EnginePlace = Pick<Place, 'database' | 'nameFailure' | 'journal'>

/**
 * An ordered key-value store on one SQLite connection. Writes of one macrotask share a transaction and
 * are acknowledged after its COMMIT, which is on disk. After a failed write nothing is accepted any
 * more, since memory and disk would part; reads go on with what was committed.
 */
export class SqliteEngine {
  readonly database: Database
  readonly #table: EntryTable
  readonly #snapshots = new Snapshots()
  readonly #nameFailure: FailureName
  readonly #journal: Journal | undefined
  readonly #onFailure: () => void
  /** The open transaction. */
  #round: Round | undefined
  /** Settles when the journal has all of the transactions so far. */
  #kept: Promise<unknown> = Promise.resolve()
  #failure: Error | undefined

  /** With a journal the database may be one in memory: what is acknowledged is in the journal. */
  constructor({ database, nameFailure, journal }: EnginePlace, onFailure: () => void = () => undefined) {
    this.database = database
    this.#nameFailure = nameFailure
    this.#journal = journal
    this.#onFailure = onFailure
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

  /** Fills the database from its journal. Call it before anything else. */
  async restore(): Promise<void> {
    for await (const operations of this.#journal?.load() ?? []) {
      this.database.exec('BEGIN')
      for (const operation of operations) this.#apply(operation)
      this.database.exec('COMMIT')
    }
  }

  /**
   * Applies all operations or none. Visible to reads at once; resolves when they are on disk. A failure ends
   * writing for good.
   */
  write(operations: readonly WriteOperation[]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#failure) {
        reject(this.#failure)
        return
      }
      try {
        const round = this.#round ?? this.#begin()
        for (const operation of operations) this.#apply(operation)
        if (this.#journal) round.operations.push(...operations)
        round.writers.push({ resolve, reject })
      } catch (error) {
        reject(this.fail(error))
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

  /** Commits what is waiting, now; resolves when all of it is on disk. Rejects when it or an earlier write failed. */
  async flush(): Promise<void> {
    this.#commit()
    await this.#kept
    if (this.#failure) throw this.#failure
  }

  /** Gives freed pages back to the disk. Takes as long as there is to free. */
  async compact(): Promise<void> {
    await this.flush()
    // exec() takes one step, which frees one page
    const vacuum = this.database.prepare('PRAGMA incremental_vacuum')
    try {
      while (vacuum.step());
    } catch (error) {
      throw this.fail(error)
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
  async close(): Promise<void> {
    this.#commit()
    await this.#kept
    this.#table.close()
    this.database.close()
  }

  /** Ends writing for good; who waits is rejected. Returns the failure under its name. */
  fail(error: unknown): Error {
    if (this.#failure) return this.#failure
    const failure = this.#nameFailure(error)
    this.#failure = failure
    const writers = this.#round?.writers ?? []
    if (this.#round) this.#rollBack(failure)
    this.#round = undefined
    for (const { reject } of writers) reject(failure)
    this.#onFailure()
    return failure
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

  #begin(): Round {
    const round: Round = { operations: [], writers: [] }
    // Before anything can fail, so that who fails finds it.
    this.#round = round
    this.database.exec('BEGIN IMMEDIATE')
    inNextMacrotask(() => {
      if (this.#round === round) this.#commit()
    })
    return round
  }

  #commit(): void {
    const round = this.#round
    if (round === undefined) return
    try {
      this.database.exec('COMMIT')
    } catch (error) {
      this.fail(error)
      return
    }
    this.#round = undefined
    const { operations, writers } = round
    const acknowledge = (): void => {
      for (const { resolve } of writers) resolve()
    }
    if (!this.#journal) return acknowledge()
    this.#kept = this.#journal.keep(operations).then(acknowledge, (error: unknown) => {
      const failure = this.fail(error)
      for (const { reject } of writers) reject(failure)
    })
  }

  #rollBack(failure: Error): void {
    try {
      this.database.exec('ROLLBACK')
    } catch (rollbackError) {
      // SQLite has rolled back by itself after most failures and says so; any other reason is kept.
      failure.cause ??= rollbackError
    }
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
