import Corestore from 'corestore'

import { CairnError } from '../../../model/error.js'
import type { PeerStorage } from '../storage.js'
import { offerEngine } from './binding-connection.js'
import { openPooledDatabase, type PooledDatabase } from './file-pool.js'
import { LocalFileTable } from './local-files.js'
import { SqliteEngine } from './sqlite-engine.js'
import { storageFailure, unavailable } from './storage-failure.js'

/** Version of the tables, kept in the database's user_version. */
const SCHEMA = 1

export interface PageStorageOptions {
  /** Which storage of this origin: 1 to 40 of a–z, 0–9 and hyphen. */
  readonly name: string
  /** Milliseconds to wait for another tab, or one that is going away, to let go of it. Default 2000. */
  readonly patience?: number
}

/**
 * Opens the storage of a peer in the browser's private files. Runs in a dedicated Worker only, and one
 * at a time for each name.
 *
 * Rejects with 'storage-unavailable' (no private files here), 'storage-in-use' (open elsewhere),
 * 'storage-full', 'storage-broken', 'unsupported-version' (written by a newer version) or 'bad-input' (the
 * name).
 */
export async function openPageStorage({ name, patience = 2000 }: PageStorageOptions): Promise<PeerStorage> {
  if (!/^[a-z0-9-]{1,40}$/.test(name)) {
    throw new CairnError('bad-input', 'A storage name is 1 to 40 of a–z, 0–9 and hyphen.', {
      detail: { name }
    })
  }
  const poolName = `cairnkit-${name}`
  const unlock = await lock(poolName, patience)
  try {
    // Files can stay locked for a moment after their last owner has let go of the lock above.
    const pooled = await openPooledDatabase(poolName, Math.max(patience, 5000))
    return await openInside(pooled, poolName, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

class PageStorage implements PeerStorage {
  readonly store: Corestore
  readonly local: LocalFileTable
  readonly #engine: SqliteEngine
  readonly #release: () => void
  #closing: Promise<void> | undefined

  constructor(engine: SqliteEngine, store: Corestore, local: LocalFileTable, release: () => void) {
    this.#engine = engine
    this.store = store
    this.local = local
    this.#release = release
  }

  /** Every write is committed, and so on disk, at the end of its macrotask: this only brings that forward. */
  sync(): Promise<void> {
    return new Promise(resolve => {
      this.#engine.flush()
      resolve()
    })
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    try {
      await this.store.close()
    } finally {
      this.local.close()
      this.#engine.close()
      this.#release()
    }
  }
}

async function openInside(
  pooled: PooledDatabase,
  poolName: string,
  unlock: () => void
): Promise<PeerStorage> {
  const { database, nameFailure, release } = pooled
  try {
    const engine = new SqliteEngine(database, nameFailure)
    checkSchema(engine)
    const local = new LocalFileTable(engine)
    const takeBack = offerEngine(`${poolName}/db`, engine)
    // allowBackup leaves out the file by which Corestore notices a copied folder; pages have no such files
    const store = new Corestore(poolName, { allowBackup: true })
    await store.ready()
    return new PageStorage(engine, store, local, () => {
      takeBack()
      release()
      unlock()
    })
  } catch (error) {
    database.close()
    release()
    throw nameFailure(error)
  }
}

function checkSchema({ database }: SqliteEngine): void {
  const found = Number(database.selectValue('PRAGMA user_version'))
  if (found > SCHEMA) {
    throw new CairnError(
      'unsupported-version',
      'This data was written by a newer version. Reload to update.',
      {
        detail: { found, known: SCHEMA }
      }
    )
  }
  if (found < SCHEMA) database.exec(`PRAGMA user_version = ${SCHEMA}`)
}

/** Takes an exclusive Web Lock; returns what gives it back. */
async function lock(name: string, patience: number): Promise<() => void> {
  if (!('locks' in navigator)) throw unavailable()
  return new Promise((resolve, reject) => {
    const held = (): Promise<void> => new Promise(unlock => resolve(unlock))
    navigator.locks.request(name, { signal: AbortSignal.timeout(patience) }, held).catch((error: unknown) => {
      const late = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
      reject(storageFailure(late ? new DOMException('Locked', 'NoModificationAllowedError') : error))
    })
  })
}
