import { join } from 'node:path'
import Corestore from 'corestore'
import type { CairnError } from '../../../model/index.js'
import { storageFailure } from '../failure.js'
import type { PeerStorage } from '../storage.js'
import { makeFolder, syncFile, syncFolder } from './folders.js'
import { localFiles } from './local-files.js'
import { WriteAheadSync } from './write-ahead.js'

/**
 * Opens (or makes) a device's folder: `logs/` is RocksDB, `local/` holds small files of this device.
 * @throws CairnError 'storage-in-use' | 'storage-full' | 'storage-broken' | 'storage-unavailable'
 */
export async function openNodeStorage({ dir }: { readonly dir: string }): Promise<PeerStorage> {
  const logs = join(dir, 'logs')
  const store = await openStore(dir, logs)
  const writeAhead = process.platform === 'linux' ? new WriteAheadSync(join(logs, 'db')) : null
  let broken: CairnError | null = null
  return {
    store,
    local: localFiles(join(dir, 'local')),
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
    async close() {
      await store.close()
      await writeAhead?.close()
    }
  }
}

async function openStore(dir: string, logs: string): Promise<Corestore> {
  let store: Corestore | null = null
  try {
    await makeFolder(logs)
    await makeFolder(join(dir, 'local'))
    store = new Corestore(logs, { wait: false })
    await store.ready()
    // Without this file whole the store is taken for a copy; nobody else puts it on disk.
    await syncFile(join(logs, 'CORESTORE'))
    await syncFolder(logs)
    return store
  } catch (error) {
    await Promise.allSettled([store?.close()])
    throw storageFailure(error, dir)
  }
}
