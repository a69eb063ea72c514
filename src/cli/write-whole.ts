import { randomBytes } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { CairnError } from '../model/index.js'

/**
 * Writes a file beside its place, puts it on disk, and renames it there: whoever looks sees the old file or the
 * whole new one. Readable by its owner only.
 * @throws CairnError 'storage-full' | 'bad-input' (the place cannot be written to), or what `chunks` throws
 */
export async function writeWhole(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const target = resolve(path)
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`)
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      for await (const chunk of chunks) await file.writeFile(chunk)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, target)
  } catch (error) {
    await rm(beside, { force: true })
    throw explain(error, path)
  }
  await syncFolder(dirname(target))
}

function explain(error: unknown, path: string): unknown {
  if (CairnError.is(error)) return error
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new CairnError('storage-full', `The disk is full, so ${path} was not written. Free some room.`, {
        cause: error
      })
    case 'ENOENT':
    case 'ENOTDIR':
      return new CairnError('bad-input', `${path} cannot be written: there is no such folder.`, {
        cause: error
      })
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new CairnError('bad-input', `${path} cannot be written: it is not allowed there.`, {
        cause: error
      })
    case 'EISDIR':
    case 'EEXIST':
    case 'ENOTEMPTY':
      return new CairnError('bad-input', `${path} is a folder. Name a file in it.`, { cause: error })
    default:
      return error
  }
}

/** So that the new name survives a power cut. Windows has no such thing and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
