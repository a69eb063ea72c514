import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import Corestore from 'corestore'
import { CairnError } from '../../../model/index.js'
import type { PeerStorage } from '../storage.js'
import { localFiles } from './local-files.js'
import { WriteAheadSync } from './write-ahead.js'

/**
 * Opens (or makes) a device's folder: `logs/` is RocksDB, `local/` holds small files of this device.
 * @throws CairnError 'storage-in-use' | 'storage-full' | 'storage-broken' | 'storage-unavailable'
 */
export async function openNodeStorage({ dir }: { readonly dir: string }): Promise<PeerStorage> {
  const logs = join(dir, 'logs')
  let store: Corestore
  try {
    await mkdir(logs, { recursive: true, mode: 0o700 })
    store = new Corestore(logs, { wait: false })
    await store.ready()
  } catch (error) {
    throw storageError(error, dir)
  }
  const writeAhead = process.platform === 'linux' ? new WriteAheadSync(join(logs, 'db')) : null
  let broken: CairnError | null = null
  return {
    store,
    local: localFiles(join(dir, 'local')),
    async sync() {
      if (broken) throw broken
      try {
        if (writeAhead) await writeAhead.sync()
        else await store.storage.db.flush()
      } catch (error) {
        throw (broken ??= storageError(error, dir))
      }
    },
    async close() {
      await store.close()
      await writeAhead?.close()
    }
  }
}

/** Names what the system said in the project's own codes. */
export function storageError(error: unknown, dir: string): CairnError {
  if (CairnError.is(error)) return error
  const text = error instanceof Error ? `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}` : ''
  if (/ENOSPC|EDQUOT|no space left/i.test(text)) {
    return new CairnError('storage-full', 'The disk is full. Make room, then try again.', { cause: error })
  }
  if (/lock/i.test(text)) {
    return new CairnError('storage-in-use', `Another program uses the folder ${dir}. Close it first.`, {
      cause: error
    })
  }
  if (/EACCES|EPERM|EROFS|ENOTDIR/.test(text)) {
    return new CairnError('storage-unavailable', `The folder ${dir} cannot be written to.`, { cause: error })
  }
  return new CairnError('storage-broken', `The folder ${dir} cannot be read: ${messageOf(error)}`, {
    cause: error
  })
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
