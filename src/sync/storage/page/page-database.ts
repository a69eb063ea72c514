import { CairnError } from '../../../model/error.js'
import type { Journal, Place } from './place.js'
import type { WriteOperation } from './write-operation.js'
import { sqliteLibrary } from './sqlite-library.js'
import { removed, storageFailure, unavailable } from './storage-failure.js'

const VERSION = 1
const ENTRIES = 'entries'
const OWNER = 'owner'
const TRIAL = 'trial'
const ENTRIES_AT_ONCE = 2_000

/**
 * Keeps a storage in the browser's database (IndexedDB), for pages without private files. All of it is in memory as
 * well, so this is for what one person enters rather than for large projects.
 *
 * Whoever opened it last owns it: each transaction looks first who that is, since pages without private files often
 * have no locks either. An earlier owner is refused with 'storage-in-use' before it writes anything.
 * @throws CairnError 'storage-unavailable' where there is no such database, and the other codes of a storage
 */
export async function openPageDatabase(name: string): Promise<Place> {
  if (!('indexedDB' in globalThis)) throw unavailable()
  const { sqlite3 } = await sqliteLibrary()
  const connection = await connect(name)
  const journal = new PageDatabaseJournal(connection)
  try {
    const isNew = await journal.own()
    return {
      kind: 'database',
      database: new sqlite3.oo1.DB(':memory:'),
      journal,
      nameFailure: error => storageFailure(error),
      isNew,
      isThere: async () => !journal.isGone,
      takes: bytes => journal.takes(bytes),
      release: () => connection.close()
    }
  } catch (error) {
    connection.close()
    throw storageFailure(error)
  }
}

/**
 * Whether anything is kept under this name; looks without making a database.
 * @throws CairnError 'storage-unavailable' where the browser has such databases and refuses them
 */
export async function databaseHolds(name: string): Promise<boolean> {
  if (!('indexedDB' in globalThis)) return false
  const connection = await connect(name, { make: false })
  if (connection === null) return false
  try {
    const transaction = connection.transaction(ENTRIES)
    const kept = transaction.objectStore(ENTRIES).count()
    await done(transaction)
    return kept.result > 0
  } catch (error) {
    throw storageFailure(error)
  } finally {
    connection.close()
  }
}

/** Private windows of some browsers have the interface and refuse to open anything. */
function connect(name: string): Promise<IDBDatabase>
function connect(name: string, options: { readonly make: false }): Promise<IDBDatabase | null>
function connect(name: string, { make } = { make: true }): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION)
    let isMissing = false
    request.onupgradeneeded = () => {
      isMissing = !make
      // An upgrade that is given up leaves no database.
      if (isMissing) return request.transaction?.abort()
      request.result.createObjectStore(ENTRIES)
      request.result.createObjectStore(OWNER)
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => {
      if (isMissing) return resolve(null)
      const isFull = request.error?.name === 'QuotaExceededError'
      reject(isFull ? storageFailure(request.error) : unavailable(request.error))
    }
  })
}

interface Waiting {
  readonly operations: readonly WriteOperation[]
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

class PageDatabaseJournal implements Journal {
  readonly #connection: IDBDatabase
  readonly #token = crypto.getRandomValues(new Uint8Array(16)).join('.')
  #waiting: Waiting[] = []
  #isRunning = false
  #isGone = false

  constructor(connection: IDBDatabase) {
    this.#connection = connection
    connection.onclose = () => (this.#isGone = true)
  }

  /** The browser has removed it. */
  get isGone(): boolean {
    return this.#isGone
  }

  /** Takes it over from whoever had it. True when nothing was ever kept in it. */
  async own(): Promise<boolean> {
    const transaction = this.#begin()
    const kept = transaction.objectStore(ENTRIES).count()
    transaction.objectStore(OWNER).put(this.#token, OWNER)
    await done(transaction)
    return kept.result === 0
  }

  /** Writes so many bytes and removes them again. */
  async takes(bytes: number): Promise<boolean> {
    try {
      const writing = this.#begin()
      writing.objectStore(OWNER).put(new Uint8Array(bytes), TRIAL)
      await done(writing)
    } catch (error) {
      if (error instanceof Error && error.name === 'QuotaExceededError') return false
      throw error
    }
    const removing = this.#begin()
    removing.objectStore(OWNER).delete(TRIAL)
    await done(removing)
    return true
  }

  async *load(): AsyncGenerator<readonly WriteOperation[]> {
    let range: IDBKeyRange | null = null
    for (;;) {
      const entries = this.#connection.transaction(ENTRIES).objectStore(ENTRIES)
      const [keys, values] = [
        entries.getAllKeys(range, ENTRIES_AT_ONCE),
        entries.getAll(range, ENTRIES_AT_ONCE)
      ]
      await done(entries.transaction)
      yield keys.result.map((key, place) => ({
        type: 'put',
        key: new Uint8Array(key as ArrayBuffer),
        value: values.result[place] as Uint8Array
      }))
      const last = keys.result[ENTRIES_AT_ONCE - 1]
      if (last === undefined) return
      range = IDBKeyRange.lowerBound(last, true)
    }
  }

  /** Those that come while a transaction runs share the next one. */
  keep(operations: readonly WriteOperation[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ operations, resolve, reject })
      if (!this.#isRunning) void this.#run()
    })
  }

  async #run(): Promise<void> {
    this.#isRunning = true
    while (this.#waiting.length > 0) {
      const round = this.#waiting
      this.#waiting = []
      try {
        await this.#write(round.flatMap(({ operations }) => operations))
        for (const { resolve } of round) resolve()
      } catch (error) {
        for (const { reject } of round) reject(error)
      }
    }
    this.#isRunning = false
  }

  async #write(operations: readonly WriteOperation[]): Promise<void> {
    if (this.#isGone) throw removed()
    const transaction = this.#begin()
    const entries = transaction.objectStore(ENTRIES)
    const owner = transaction.objectStore(OWNER).get(OWNER)
    const found = { isMine: true }
    owner.onsuccess = () => {
      found.isMine = owner.result === this.#token
      if (!found.isMine) return transaction.abort()
      for (const operation of operations) apply(entries, operation)
    }
    try {
      await done(transaction)
    } catch (error) {
      throw found.isMine ? error : elsewhere(error)
    }
  }

  #begin(): IDBTransaction {
    // What is acknowledged must outlast a power cut; the default does not wait for the disk.
    return this.#connection.transaction([ENTRIES, OWNER], 'readwrite', { durability: 'strict' })
  }
}

function apply(entries: IDBObjectStore, operation: WriteOperation): void {
  if (operation.type === 'put') {
    // A view would be stored with all of the buffer behind it.
    entries.put(operation.value.slice(), operation.key.slice())
  } else if (operation.type === 'delete') {
    entries.delete(operation.key.slice())
  } else if (indexedDB.cmp(operation.start, operation.end) < 0) {
    entries.delete(IDBKeyRange.bound(operation.start.slice(), operation.end.slice(), false, true))
  }
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new DOMException('Given up', 'AbortError'))
  })
}

function elsewhere(cause: unknown): CairnError {
  return new CairnError(
    'storage-in-use',
    'This page was opened once more elsewhere, and goes on there. Close one of the two and reload.',
    { cause }
  )
}
