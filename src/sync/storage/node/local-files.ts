import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { CairnError } from '../../../model/index.js'
import type { LocalFiles } from '../storage.js'

/** Files in one folder, readable by their owner only; written whole, synced, then renamed into place. */
export function localFiles(folder: string): LocalFiles {
  const pathOf = (name: string) => {
    if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(name)) throw new CairnError('internal', `Not a name: ${name}`)
    return join(folder, name)
  }
  return {
    async read(name) {
      try {
        return new Uint8Array(await readFile(pathOf(name)))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
        throw error
      }
    },
    async write(name, bytes) {
      const path = pathOf(name)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const file = await open(path + '.new', 'w', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(path + '.new', path)
      await syncFolder(dirname(path))
    },
    async remove(name) {
      await rm(pathOf(name), { force: true })
    },
    async list(prefix) {
      try {
        const found = await readdir(folder, { recursive: true, withFileTypes: true })
        const names = found.filter(item => item.isFile()).map(item => join(item.parentPath, item.name))
        return names.map(path => nameOf(folder, path)).filter(name => isWhole(name, prefix))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
        throw error
      }
    }
  }
}

const nameOf = (folder: string, path: string) => relative(folder, path).replaceAll('\\', '/')
const isWhole = (name: string, prefix: string) => name.startsWith(prefix) && !name.endsWith('.new')

/** Windows cannot open a folder to sync it, and does not need to. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
