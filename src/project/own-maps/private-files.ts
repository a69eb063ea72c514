import { eachPart } from './each-part.js'
import { checkRoom, filesFailure, freeRoom, writeFailure } from './files-failure.js'
import type { KeptFiles, WriteOptions } from './kept-files.js'

const FOLDER = 'cairn-maps'

/** Safari has private files since version 15.2, and lets a page write them since version 26. */
export const canWritePrivateFiles = (): boolean =>
  'FileSystemFileHandle' in globalThis && 'createWritable' in FileSystemFileHandle.prototype

/**
 * In the page's private files. What is written is beside the file until it is whole, so a page that is closed
 * meanwhile leaves an empty one.
 * @param name a folder for this project
 */
export function privateFiles(name: string): KeptFiles {
  const folder = async (): Promise<FileSystemDirectoryHandle> => {
    try {
      const root = await navigator.storage.getDirectory()
      const maps = await root.getDirectoryHandle(FOLDER, { create: true })
      return await maps.getDirectoryHandle(name, { create: true })
    } catch (cause) {
      throw filesFailure(cause)
    }
  }
  return {
    async list() {
      const names: string[] = []
      for await (const each of (await folder()).keys()) names.push(each)
      return names
    },
    async open(file) {
      try {
        const kept = await (await (await folder()).getFileHandle(file)).getFile()
        return kept.size === 0 ? null : kept
      } catch (error) {
        if (isGone(error)) return null
        throw filesFailure(error)
      }
    },
    async write(file, content, options) {
      const place = await folder()
      await checkRoom(content.size)
      try {
        await copy(await place.getFileHandle(file, { create: true }), content, options)
      } catch (error) {
        await removeFile(place, file)
        throw writeFailure(error, options.signal)
      }
    },
    async remove(file) {
      await removeFile(await folder(), file)
    },
    free: freeRoom
  }
}

async function copy(handle: FileSystemFileHandle, content: Blob, options: WriteOptions): Promise<void> {
  const writable = await handle.createWritable()
  try {
    await eachPart(content, options, part => writable.write(part))
  } catch (error) {
    // What was written so far goes with it; the first failure is the one to tell.
    await writable.abort(error).catch((second: unknown) => console.error(second))
    throw error
  }
  await writable.close()
}

async function removeFile(place: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await place.removeEntry(name)
  } catch (error) {
    if (!isGone(error)) throw filesFailure(error)
  }
}

const isGone = (error: unknown): boolean => error instanceof Error && error.name === 'NotFoundError'
