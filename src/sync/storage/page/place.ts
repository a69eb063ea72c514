import type { Database } from '@sqlite.org/sqlite-wasm'

import type { StorageState } from '../../adapter.js'
import type { FailureName, WriteOperation } from './write-operation.js'

/** Where a page keeps a storage: a database, and what makes it last when the database itself does not. */
export interface Place {
  readonly kind: StorageState['kind']
  readonly database: Database
  readonly journal?: Journal
  /** Turns an error of this place into a `CairnError`. */
  readonly nameFailure: FailureName
  /** Nothing outlasts the page, or the private window that it is in. */
  readonly isPassing?: boolean
  /** Whether anything was kept here before. */
  readonly isNew: boolean
  /** False once the browser has removed it. */
  isThere(): Promise<boolean>
  /** Whether so many bytes more would fit; absent where only the browser's estimate tells. */
  hasRoom?(bytes: number): Promise<boolean>
  /** As `hasRoom`, for a place that finds out only by writing so many bytes. */
  takes?(bytes: number): Promise<boolean>
  /** Lets go of it, after the database has been closed. Nothing is deleted. */
  release(): void
}

/** Keeps the entries of a database that lives in memory. */
export interface Journal {
  /** All that has been kept, in parts. */
  load(): AsyncIterable<readonly WriteOperation[]>
  /** Resolves when these are on disk, all of them and after those before; else none is. */
  keep(operations: readonly WriteOperation[]): Promise<void>
}
