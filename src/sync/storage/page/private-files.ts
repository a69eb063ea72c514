import type { SAHPoolUtil, Sqlite3Static } from '@sqlite.org/sqlite-wasm'

import type { Place } from './place.js'
import { sqliteLibrary } from './sqlite-library.js'
import { refused, storageFailure, unavailable } from './storage-failure.js'

/** Files kept open a pool: SQLite uses four at most, and each counts as a megabyte while it is open. */
const POOL_FILES = 4
const FILE = '/store.db'

const pools = new Map<string, SAHPoolUtil>()

/**
 * Opens the database of the pool `name`, made if it is missing. A pool belongs to one Worker at a time;
 * when the last owner has only just gone its files stay locked for a moment, so that is retried for
 * `patience` milliseconds.
 * @throws CairnError 'storage-unavailable' where the page has no private files, and the other codes of a storage
 */
export async function openPrivateFiles(name: string, patience: number): Promise<Place> {
  if (!hasPrivateFiles()) throw unavailable()
  await askForThem()
  const { sqlite3, lastErrors } = await sqliteLibrary()
  const nameFailure = (error: unknown): Error => storageFailure(error, lastErrors.get(name))
  const pool = await retryWhileLocked(patience, () => acquirePool(sqlite3, name)).catch((error: unknown) => {
    throw storageFailure(error)
  })
  lastErrors.delete(name)
  try {
    const isNew = !pool.getFileNames().includes(FILE)
    const release = (): void => void pool.pauseVfs()
    const isThere = async () => (await findFolder(folderOf(name))) !== null
    const hasRoom = (bytes: number) => fits(folderOf(name), bytes)
    return {
      kind: 'private-files',
      database: new pool.OpfsSAHPoolDb(FILE),
      nameFailure,
      isNew,
      isThere,
      hasRoom,
      release
    }
  } catch (error) {
    pool.pauseVfs()
    throw nameFailure(error)
  }
}

/** Whether this page has private files and nothing of this name in them yet; looks without making anything. */
export async function couldBegin(name: string): Promise<boolean> {
  if (!hasPrivateFiles()) return false
  await askForThem()
  return (await findFolder(folderOf(name))) === null
}

const folderOf = (name: string): string => `.${name}`

/** Open files outlive their folder, so nothing else tells that the browser has removed them. */
async function findFolder(name: string): Promise<FileSystemDirectoryHandle | null> {
  try {
    const root = await navigator.storage.getDirectory()
    return await root.getDirectoryHandle(name)
  } catch (error) {
    if (error instanceof Error && error.name === 'NotFoundError') return null
    throw error
  }
}

/** Private windows of Firefox answer with a `SecurityError`, those of Safari with that or an `UnknownError`. */
async function askForThem(): Promise<void> {
  try {
    await navigator.storage.getDirectory()
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    throw ['SecurityError', 'NotAllowedError', 'UnknownError'].includes(name)
      ? refused(error)
      : storageFailure(error)
  }
}

/** What the types know of a file in Workers only. */
interface WorkerFile {
  createSyncAccessHandle(): Promise<{ truncate(bytes: number): void; close(): void }>
}

/**
 * Makes a file so large and empties it again, without giving way to anybody: browsers do not tell how much room
 * there is. Nothing is written; the disk is not used.
 */
async function fits(folderName: string, bytes: number): Promise<boolean> {
  const folder = await findFolder(folderName)
  if (!folder) return true
  const file = (await folder.getFileHandle('room', { create: true })) as unknown as WorkerFile
  // An owner that has only just gone may still hold it; who comes next finds out.
  const handle = await file.createSyncAccessHandle().catch(orNullWhenLocked)
  if (!handle) return true
  try {
    handle.truncate(bytes)
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'QuotaExceededError') return false
    throw error
  } finally {
    handle.truncate(0)
    handle.close()
  }
}

function orNullWhenLocked(error: unknown): null {
  if (isLocked(error)) return null
  throw error
}

const isLocked = (error: unknown): boolean =>
  error instanceof Error && error.name === 'NoModificationAllowedError'

function hasPrivateFiles(): boolean {
  const handles =
    'FileSystemFileHandle' in globalThis && 'createSyncAccessHandle' in FileSystemFileHandle.prototype
  return globalThis.isSecureContext && 'storage' in navigator && handles
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
    directory: folderOf(name),
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
      if (!isLocked(error) || performance.now() > until) throw error
      await new Promise(resolve => setTimeout(resolve, 25))
    }
  }
}
