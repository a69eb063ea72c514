import sqlite3Init, { type Database, type SAHPoolUtil, type Sqlite3Static } from '@sqlite.org/sqlite-wasm'

import { storageFailure, unavailable } from './storage-failure.js'

/** Files kept open a pool. SQLite uses four of them at most; files are slow to add later. */
const POOL_FILES = 12

interface Library {
  readonly sqlite3: Sqlite3Static
  /** The browser's last error by pool, which SQLite's own errors do not carry. */
  readonly lastErrors: Map<string, unknown>
}

/** A database in the browser's private files, and the pool of files that it lives in. */
export interface PooledDatabase {
  readonly database: Database
  /** Turns an error of this database into a `CairnError`. */
  readonly nameFailure: (error: unknown) => Error
  /** Lets go of the files, after the database has been closed. Nothing is deleted. */
  release(): void
}

let library: Promise<Library> | undefined
const pools = new Map<string, SAHPoolUtil>()

/**
 * Opens the database of the pool `name`, made if it is missing. A pool belongs to one Worker at a time;
 * when the last owner has only just gone its files stay locked for a moment, so that is retried for
 * `patience` milliseconds.
 */
export async function openPooledDatabase(name: string, patience: number): Promise<PooledDatabase> {
  if (!hasPrivateFiles()) throw unavailable()
  const { sqlite3, lastErrors } = await (library ??= loadLibrary().catch(forgetLibrary))
  const nameFailure = (error: unknown): Error => storageFailure(error, lastErrors.get(name))
  const pool = await retryWhileLocked(patience, () => acquirePool(sqlite3, name)).catch((error: unknown) => {
    throw storageFailure(error)
  })
  lastErrors.delete(name)
  try {
    return { database: new pool.OpfsSAHPoolDb('/store.db'), nameFailure, release: () => void pool.pauseVfs() }
  } catch (error) {
    pool.pauseVfs()
    throw nameFailure(error)
  }
}

function hasPrivateFiles(): boolean {
  const handles =
    'FileSystemFileHandle' in globalThis && 'createSyncAccessHandle' in FileSystemFileHandle.prototype
  return globalThis.isSecureContext && 'storage' in navigator && handles
}

/** So that the next call may succeed, say when the network is back. */
function forgetLibrary(error: unknown): never {
  library = undefined
  throw error
}

async function loadLibrary(): Promise<Library> {
  const lastErrors = new Map<string, unknown>()
  const note = (label: unknown, error: unknown): void => {
    if (typeof label === 'string' && error instanceof Error) lastErrors.set(label.replace(/:$/, ''), error)
  }
  const quiet = (): void => undefined
  // Read and deleted by the library while it starts; its one way to be told of the browser's errors.
  const configurable = globalThis as { sqlite3ApiConfig?: object }
  configurable.sqlite3ApiConfig = { error: note, warn: quiet, log: quiet, debug: quiet }
  try {
    return { sqlite3: await sqlite3Init(), lastErrors }
  } finally {
    delete configurable.sqlite3ApiConfig
  }
}

async function acquirePool(sqlite3: Sqlite3Static, name: string): Promise<SAHPoolUtil> {
  const known = pools.get(name)
  if (known !== undefined) {
    if (!known.isPaused()) throw new DOMException('The pool is open', 'NoModificationAllowedError')
    await known.unpauseVfs()
    return known
  }
  const options = {
    name,
    directory: `.${name}`,
    initialCapacity: POOL_FILES,
    // one above silence: errors are handed to the logger above, and only there
    verbosity: 1,
    forceReinitIfPreviouslyFailed: true,
    // without this a failed start deletes the files
    preserveOnInitFailure: true
  }
  const pool = await sqlite3.installOpfsSAHPoolVfs(options)
  pools.set(name, pool)
  return pool
}

async function retryWhileLocked<Result>(patience: number, attempt: () => Promise<Result>): Promise<Result> {
  const until = performance.now() + patience
  for (;;) {
    try {
      return await attempt()
    } catch (error) {
      const locked = error instanceof Error && error.name === 'NoModificationAllowedError'
      if (!locked || performance.now() > until) throw error
      await new Promise(resolve => setTimeout(resolve, 25))
    }
  }
}
