import { open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { CairnError } from '../../../model/index.js'
import { storageFailure } from '../failure.js'
import type { LocalFiles } from '../storage.js'
import { makeFolder, syncFolder } from './folders.js'

/**
 * Files in one folder, readable by their owner only; written whole, synced, then renamed into place. Writes of
 * one name come one after the other. Failures carry the codes of the storage.
 */
export function localFiles(folder: string): LocalFiles {
  const turns = new Map<string, Promise<void>>()
  const pathOf = (name: string) => {
    if (!/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(name)) throw new CairnError('internal', `Not a name: ${name}`)
    return join(folder, name)
  }
  const inTurn = (name: string, work: (path: string) => Promise<void>): Promise<void> => {
    const path = pathOf(name)
    const coded = () =>
      work(path).catch((error: unknown) => {
        throw storageFailure(error, folder)
      })
    const turn = (turns.get(name) ?? Promise.resolve()).then(coded, coded)
    turns.set(name, turn)
    const leave = () => turns.get(name) === turn && turns.delete(name)
    turn.then(leave, leave)
    return turn
  }
  return {
    async read(name) {
      return orWhenMissing(folder, null, async () => new Uint8Array(await readFile(pathOf(name))))
    },
    async write(name, bytes) {
      // The caller may use its bytes again before the turn comes.
      const own = Uint8Array.from(bytes)
      await inTurn(name, path => writeWhole(path, own))
    },
    async remove(name) {
      await inTurn(name, async path => {
        await rm(path, { force: true })
        await orWhenMissing(folder, undefined, () => syncFolder(dirname(path)))
      })
    },
    async list(prefix) {
      return orWhenMissing(folder, [], async () => {
        const found = await readdir(folder, { recursive: true, withFileTypes: true })
        const names = found.filter(item => item.isFile()).map(item => join(item.parentPath, item.name))
        return names.map(path => nameOf(folder, path)).filter(name => isWhole(name, prefix))
      })
    }
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await makeFolder(dirname(path))
  const file = await open(path + '.new', 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(path + '.new', path)
  await syncFolder(dirname(path))
}

async function orWhenMissing<T>(folder: string, missing: T, look: () => Promise<T>): Promise<T> {
  try {
    return await look()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return missing
    throw CairnError.is(error) ? error : storageFailure(error, folder)
  }
}

const nameOf = (folder: string, path: string) => relative(folder, path).replaceAll('\\', '/')
const isWhole = (name: string, prefix: string) => name.startsWith(prefix) && !name.endsWith('.new')
