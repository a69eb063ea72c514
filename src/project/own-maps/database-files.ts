import { eachPart } from './each-part.js'
import { checkRoom, filesFailure, freeRoom, noFiles, writeFailure } from './files-failure.js'
import type { KeptFiles, WriteOptions } from './kept-files.js'

const DATABASE = 'cairn-maps'
const VERSION = 1
/** By project and file: what is whole. */
const WHOLE = 'whole'
/** By project, file, write and place: blobs, which browsers keep as files of their own and read when asked. */
const PARTS = 'parts'

interface Whole {
  readonly size: number
  /** Names its parts among those of other writes. */
  readonly write: string
}

/**
 * In the page's database, for browsers that do not let a page write its private files. A file is there from the
 * transaction on that notes it as whole, which is the last one of its write.
 * @param project names what belongs to this project
 */
export function databaseFiles(project: string): KeptFiles {
  return {
    list: () =>
      inDatabase([], async database => {
        const transaction = database.transaction([WHOLE, PARTS])
        const found = [WHOLE, PARTS].map(name => transaction.objectStore(name).getAllKeys(below(project)))
        await done(transaction)
        return [...new Set(found.flatMap(({ result }) => result.map(key => (key as string[])[1] ?? '')))]
      }),
    open: file =>
      inDatabase(null, async database => {
        const transaction = database.transaction([WHOLE, PARTS])
        const whole = wholeOf(transaction, project, file)
        let parts: IDBRequest<Blob[]> | undefined
        whole.onsuccess = () => {
          if (whole.result === undefined) return
          parts = transaction.objectStore(PARTS).getAll(below(project, file, whole.result.write))
        }
        await done(transaction)
        // Of several blobs one is made without reading them.
        const blob = new Blob(parts?.result)
        return blob.size > 0 && blob.size === whole.result?.size ? blob : null
      }),
    async write(file, content, options) {
      await refusePrivateWindow()
      await checkRoom(content.size)
      let database: IDBDatabase | undefined
      try {
        database = await connect()
        await copy(database, [project, file, crypto.randomUUID()], content, options)
      } catch (error) {
        throw writeFailure(error, options.signal)
      } finally {
        database?.close()
      }
    },
    remove: file =>
      inDatabase(undefined, async database => {
        const transaction = beginWriting(database)
        transaction.objectStore(WHOLE).delete([project, file])
        transaction.objectStore(PARTS).delete(below(project, file))
        await done(transaction)
      }),
    free: freeRoom
  }
}

type Write = readonly [project: string, file: string, write: string]

async function copy(
  database: IDBDatabase,
  write: Write,
  content: Blob,
  options: WriteOptions
): Promise<void> {
  let count = 0
  try {
    await eachPart(content, options, async (part, index) => {
      const transaction = beginWriting(database)
      transaction.objectStore(PARTS).put(new Blob([part]), [...write, index])
      await done(transaction)
      count++
    })
    await noteWhole(database, write, { count, size: content.size })
  } catch (error) {
    const transaction = beginWriting(database)
    transaction.objectStore(PARTS).delete(below(...write))
    // The first failure is the one to tell.
    await done(transaction).catch((second: unknown) => console.error(second))
    throw error
  }
}

/** Not when somebody removed the file while it was written. */
async function noteWhole(
  database: IDBDatabase,
  [project, file, write]: Write,
  { count, size }: { readonly count: number; readonly size: number }
): Promise<void> {
  const transaction = beginWriting(database)
  const parts = transaction.objectStore(PARTS)
  const before = wholeOf(transaction, project, file)
  const kept = parts.count(below(project, file, write))
  kept.onsuccess = () => {
    if (kept.result !== count) return transaction.abort()
    if (before.result !== undefined) parts.delete(below(project, file, before.result.write))
    transaction.objectStore(WHOLE).put({ size, write } satisfies Whole, [project, file])
  }
  await done(transaction)
}

function wholeOf(transaction: IDBTransaction, ...key: [string, string]): IDBRequest<Whole | undefined> {
  return transaction.objectStore(WHOLE).get(key) as IDBRequest<Whole | undefined>
}

/** All keys that begin so: an array is behind every text and number. */
const below = (...start: readonly string[]): IDBKeyRange => IDBKeyRange.bound(start, [...start, []])

/** Does nothing, and makes none, where there is no database yet. */
async function inDatabase<T>(nothing: T, work: (database: IDBDatabase) => Promise<T>): Promise<T> {
  let database: IDBDatabase | null = null
  try {
    database = await connect({ make: false })
    return database === null ? nothing : await work(database)
  } catch (error) {
    throw filesFailure(error)
  } finally {
    database?.close()
  }
}

function connect(): Promise<IDBDatabase>
function connect(options: { readonly make: false }): Promise<IDBDatabase | null>
function connect({ make } = { make: true }): Promise<IDBDatabase | null> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION)
    let isMissing = false
    request.onupgradeneeded = () => {
      isMissing = !make
      // An upgrade that is given up leaves no database.
      if (isMissing) return request.transaction?.abort()
      request.result.createObjectStore(WHOLE)
      request.result.createObjectStore(PARTS)
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => {
      if (isMissing) return resolve(null)
      const { error } = request
      // Private windows of older browsers have the interface and refuse to open anything.
      reject(error?.name === 'InvalidStateError' ? noFiles(error) : filesFailure(error))
    }
  })
}

/** Private windows let a page have a database, which goes with them; its private files they refuse. */
async function refusePrivateWindow(): Promise<void> {
  const { storage } = navigator as { readonly storage?: Partial<StorageManager> }
  try {
    await storage?.getDirectory?.()
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (['SecurityError', 'NotAllowedError', 'UnknownError'].includes(name)) throw noFiles(error)
  }
}

function beginWriting(database: IDBDatabase): IDBTransaction {
  // What is said to be kept must outlast a power cut; the default does not wait for the disk.
  return database.transaction([WHOLE, PARTS], 'readwrite', { durability: 'strict' })
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new DOMException('Given up', 'AbortError'))
  })
}
