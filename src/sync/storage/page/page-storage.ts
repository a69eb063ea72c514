import Corestore from 'corestore'

import { CairnError } from '../../../model/error.js'
import type { LocalFiles, PeerStorage, Reopening } from '../storage.js'
import { offerEngine } from './binding-connection.js'
import { localFilesIn } from './local-files.js'
import { openFirst, type PageKind } from './open-first.js'
import { PageStatus } from './page-status.js'
import type { Place } from './place.js'
import { prepareSchema } from './schema.js'
import { SqliteEngine } from './sqlite-engine.js'
import { removed, storageFailure } from './storage-failure.js'

/** What must fit before a storage that was full is opened again. */
const ROOM_BYTES = 4 << 20
/** How long it is taken for granted that the browser has not removed the files. */
const TRUST_MS = 1_000

export interface PageStorageOptions {
  /** Which storage of this origin: 1 to 40 of a–z, 0–9 and hyphen. */
  readonly name: string
  /** Milliseconds to wait for another tab, or one that is going away, to let go of it. Default 2000. */
  readonly patience?: number
  /** Whether this page has kept something here before: when nothing is found, the browser has removed it. */
  readonly usedBefore?: boolean
  /** Where to keep it: the first of these that this browser has. Default: all, the safest first. */
  readonly kinds?: readonly PageKind[]
}

/**
 * Opens the storage of a peer in the browser's private files; where those are missing in its database, and else in
 * memory. `status` says which it is and warns of what that means. Runs in a dedicated Worker only, and one at a time
 * for each name.
 *
 * Rejects with 'storage-unavailable' (none of `kinds` is here), 'storage-in-use' (open elsewhere),
 * 'storage-full', 'storage-broken', 'unsupported-version' (written by a newer version) or 'bad-input' (the
 * name).
 */
export async function openPageStorage(options: PageStorageOptions): Promise<PeerStorage> {
  const { name, patience = 2000 } = options
  if (!/^[a-z0-9-]{1,40}$/.test(name)) {
    throw new CairnError('bad-input', 'A storage name is 1 to 40 of a–z, 0–9 and hyphen.', {
      detail: { name }
    })
  }
  const placeName = `cairnkit-${name}`
  const unlock = await lock(placeName, patience)
  try {
    const place = await openFirst(options, placeName, patience)
    return await openInside(place, placeName, { unlock, options })
  } catch (error) {
    unlock()
    throw error
  }
}

class PageStorage implements PeerStorage {
  readonly store: Corestore
  readonly local: LocalFiles
  readonly status: PageStatus
  readonly reopening: Reopening
  readonly #engine: SqliteEngine
  readonly #place: Place
  readonly #release: () => void
  #checkedAt = performance.now()
  #closing: Promise<void> | undefined

  constructor(
    place: Place,
    store: Corestore,
    parts: { engine: SqliteEngine; options: PageStorageOptions; release: () => void }
  ) {
    const { engine, options, release } = parts
    const wasRemoved = (options.usedBefore ?? false) && place.isNew && place.kind !== 'memory'
    this.#engine = engine
    this.#place = place
    this.store = store
    this.local = localFilesIn(engine)
    this.#release = release
    const failure = () => engine.failure
    this.reopening = { look: () => this.#look(), open: () => openPageStorage(options) }
    this.status = new PageStatus({
      kind: place.kind,
      isPassing: place.isPassing ?? false,
      wasRemoved,
      failure,
      hasRoom: async bytes => (await place.hasRoom?.(bytes)) ?? true,
      check: () => this.#check()
    })
  }

  /** Every write is committed, and so on disk, soon after its macrotask: this only brings that forward. */
  async sync(): Promise<void> {
    if (performance.now() - this.#checkedAt > TRUST_MS) await this.#check()
    await this.#engine.flush()
  }

  async reclaim(): Promise<void> {
    await this.#engine.compact()
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #look(): Promise<'room' | 'full' | 'not-full'> {
    if (!CairnError.is(this.#engine.failure, 'storage-full')) return 'not-full'
    const { hasRoom, takes } = this.#place
    return ((await (hasRoom ?? takes)?.(ROOM_BYTES)) ?? true) ? 'room' : 'full'
  }

  async #check(): Promise<void> {
    this.#checkedAt = performance.now()
    if (!(await this.#place.isThere())) this.#engine.fail(removed())
  }

  async #close(): Promise<void> {
    this.status.close()
    try {
      await this.store.close()
    } finally {
      await this.#engine.close()
      this.#release()
    }
  }
}

async function openInside(
  place: Place,
  name: string,
  { unlock, options }: { readonly unlock: () => void; readonly options: PageStorageOptions }
): Promise<PeerStorage> {
  const { database, nameFailure } = place
  let storage: PageStorage | undefined
  try {
    const engine = new SqliteEngine(place, () => void storage?.status.look())
    prepareSchema(database)
    await engine.restore()
    const takeBack = offerEngine(`${name}/db`, engine)
    // allowBackup leaves out the file by which Corestore notices a copied folder; pages have no such files
    const store = new Corestore(name, { allowBackup: true })
    await store.ready()
    const release = () => {
      takeBack()
      place.release()
      unlock()
    }
    storage = new PageStorage(place, store, { engine, options, release })
    return storage
  } catch (error) {
    database.close()
    place.release()
    throw nameFailure(error)
  }
}

/** Takes an exclusive Web Lock where there are any; returns what gives it back. */
async function lock(name: string, patience: number): Promise<() => void> {
  if (!('locks' in navigator)) return () => undefined
  return new Promise((resolve, reject) => {
    const held = (): Promise<void> => new Promise(unlock => resolve(unlock))
    navigator.locks.request(name, { signal: AbortSignal.timeout(patience) }, held).catch((error: unknown) => {
      const late = error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError')
      reject(storageFailure(late ? new DOMException('Locked', 'NoModificationAllowedError') : error))
    })
  })
}
