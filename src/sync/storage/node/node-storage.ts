import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import Corestore from 'corestore'
import type { CairnError } from '../../../model/index.js'
import { storageFailure } from '../failure.js'
import type { LocalFiles, PeerStorage } from '../storage.js'
import { makeFolder, syncFile, syncFolder } from './folders.js'
import { NodeJournal } from './journal.js'
import { localFiles } from './local-files.js'
import { reclaim } from './reclaim.js'
import { hasRoom } from './room.js'
import { WriteAheadSync } from './write-ahead.js'

/** The local file that names when the folder was found to be a copy. */
const COPIED = 'copied'

/**
 * Opens (or makes) a device's folder: `logs/` is RocksDB, `local/` holds small files of this device,
 * `journal/` how far its own logs had come.
 * @throws CairnError 'storage-in-use' | 'storage-full' | 'storage-broken' | 'storage-unavailable'
 */
export async function openNodeStorage({ dir }: { readonly dir: string }): Promise<PeerStorage> {
  const logs = join(dir, 'logs')
  const local = localFiles(join(dir, 'local'))
  const store = await openStore(dir, logs, local)
  const journal = new NodeJournal(join(dir, 'journal'))
  const copied = await local.read(COPIED)
  // A database that is closed is not to be asked.
  const version = async () =>
    store.closing ? null : store.storage.db.getProperty('rocksdb.current-super-version-number')
  const writeAhead = process.platform === 'linux' ? new WriteAheadSync(join(logs, 'db'), version) : null
  let broken: CairnError | null = null
  return {
    store,
    local,
    journal,
    ...(copied && { copied: new TextDecoder().decode(copied) }),
    async sync() {
      try {
        if (writeAhead) await writeAhead.sync()
        else await store.storage.db.flush()
      } catch (error) {
        broken ??= storageFailure(error, dir)
      }
      // After a failed sync the system may call lost pages clean: no later one is believed.
      if (broken) throw broken
    },
    reopening: {
      look: async () => ((await hasRoom(dir)) ? 'room' : 'full'),
      open: () => openNodeStorage({ dir })
    },
    async reclaim() {
      try {
        await reclaim(store, join(logs, 'db'))
      } catch (error) {
        throw storageFailure(error, dir)
      }
    },
    async close() {
      const closing = await Promise.allSettled([closeStore(store), writeAhead?.close(), journal.close()])
      for (const part of closing) if (part.status === 'rejected') throw storageFailure(part.reason, dir)
    }
  }
}

async function openStore(dir: string, logs: string, local: LocalFiles): Promise<Corestore> {
  const mark = join(logs, 'CORESTORE')
  try {
    await makeFolder(logs)
    await makeFolder(join(dir, 'local'))
    const store = await openCorestore(logs).catch(async (error: unknown) => {
      if (!isOfAnother(error)) throw error
      // Noted before the mark of the other store goes: whoever wrote there must not go on where it stopped.
      await local.write(COPIED, new TextEncoder().encode(randomUUID()))
      await rm(mark)
      return openCorestore(logs)
    })
    // Without this file whole the store is taken for a copy; nobody else puts it on disk.
    await syncFile(mark)
    await syncFolder(logs)
    return store
  } catch (error) {
    throw storageFailure(error, dir)
  }
}

async function openCorestore(folder: string): Promise<Corestore> {
  const store = new Corestore(folder, { wait: false })
  try {
    await store.ready()
    return store
  } catch (error) {
    await Promise.allSettled([closeStore(store)])
    throw error
  }
}

/** A store that is broken, or did not open, leaves open what it has opened so far. */
async function closeStore(store: Corestore): Promise<void> {
  try {
    await store.close()
  } finally {
    await store.storage.close()
  }
}

/** The file that marks a store says on which file it was made: it was copied, or put back from a copy. */
const isOfAnother = (error: unknown) => error instanceof Error && /invalid device file/i.test(error.message)
