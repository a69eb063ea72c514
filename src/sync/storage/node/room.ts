import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { storageFailure } from '../failure.js'
import { localFiles } from './local-files.js'

const SPARE_BYTES = 4 << 20
const PROBE_BYTES = 1 << 20

/**
 * Whether a device's folder that was full can be opened again with room to spare: what stands in the write-ahead files
 * is written once more then. What the system tells is tried with a file, since it knows nothing of quotas.
 */
export async function hasRoom(dir: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(dir)
  if (bavail * bsize < (await writeAheadBytes(join(dir, 'logs', 'db'))) + SPARE_BYTES) return false
  const local = localFiles(join(dir, 'local'))
  try {
    await local.write('probe', randomBytes(PROBE_BYTES))
    return true
  } catch (error) {
    if (storageFailure(error).code === 'storage-full') return false
    throw error
  } finally {
    await local.remove('probe')
  }
}

async function writeAheadBytes(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.log'))
  const sizes = await Promise.all(names.map(async name => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
