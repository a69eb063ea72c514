import { CairnError } from '../../model/index.js'

/** Where a device keeps big files that belong to no project's data and are never copied to others. */
export interface KeptFiles {
  list(): Promise<readonly string[]>
  /** Null when it is not there. Reading a part of the blob reads only that part. */
  open(name: string): Promise<Blob | null>
  /**
   * Copies a file; nothing of it is left when it fails or is given up.
   * @throws CairnError 'storage-full' | 'storage-broken' | 'storage-unavailable' | 'aborted'
   */
  write(
    name: string,
    file: Blob,
    options: { readonly signal: AbortSignal; readonly onProgress: (bytes: number) => void }
  ): Promise<void>
  remove(name: string): Promise<void>
  /** Bytes that are free; null when nobody knows. */
  free?(): Promise<number | null>
}

const FOLDER = 'cairn-maps'
/** Bytes between two looks at whether the user gave up. */
const PART = 4 * 1024 * 1024

/**
 * The page's private files; null where a page has none, or cannot write them. A file being written is another one
 * until it is whole, so a page that is closed meanwhile leaves none that is half there.
 * @param name a folder for this project
 */
export function pageFiles(name: string): KeptFiles | null {
  const page = globalThis as { readonly isSecureContext?: boolean }
  if (page.isSecureContext !== true || !('FileSystemFileHandle' in globalThis)) return null
  if (!('createWritable' in FileSystemFileHandle.prototype)) return null
  const folder = async (): Promise<FileSystemDirectoryHandle> => {
    try {
      const root = await navigator.storage.getDirectory()
      const maps = await root.getDirectoryHandle(FOLDER, { create: true })
      return await maps.getDirectoryHandle(name, { create: true })
    } catch (cause) {
      throw failure(cause)
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
        return await (await (await folder()).getFileHandle(file)).getFile()
      } catch (error) {
        if (isGone(error)) return null
        throw failure(error)
      }
    },
    async write(file, content, options) {
      const place = await folder()
      await checkRoom(content.size)
      try {
        await copy(await place.getFileHandle(file, { create: true }), content, options)
      } catch (error) {
        await removeFile(place, file)
        throw options.signal.aborted ? new CairnError('aborted', 'The map was not kept.') : failure(error)
      }
    },
    async remove(file) {
      await removeFile(await folder(), file)
    },
    async free() {
      const { usage, quota } = await navigator.storage.estimate()
      return usage === undefined || quota === undefined ? null : Math.max(0, quota - usage)
    }
  }
}

const passing = new WeakMap<object, Map<string, Blob>>()

/** Files for as long as `owner` lives. */
export function passingFiles(owner: object): KeptFiles {
  const files = passing.get(owner) ?? new Map<string, Blob>()
  passing.set(owner, files)
  return {
    list: () => Promise.resolve([...files.keys()]),
    open: name => Promise.resolve(files.get(name) ?? null),
    write(name, file, { onProgress }) {
      files.set(name, file)
      onProgress(file.size)
      return Promise.resolve()
    },
    remove(name) {
      files.delete(name)
      return Promise.resolve()
    }
  }
}

async function copy(
  handle: FileSystemFileHandle,
  content: Blob,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (bytes: number) => void }
): Promise<void> {
  const writable = await handle.createWritable()
  try {
    for (let at = 0; at < content.size; at += PART) {
      signal.throwIfAborted()
      const part = await content.slice(at, at + PART).arrayBuffer()
      await writable.write(part)
      onProgress(at + part.byteLength)
    }
    signal.throwIfAborted()
  } catch (error) {
    // What was written so far goes with it; the first failure is the one to tell.
    await writable.abort(error).catch((second: unknown) => console.error(second))
    throw error
  }
  await writable.close()
}

async function checkRoom(bytes: number): Promise<void> {
  const { usage, quota } = await navigator.storage.estimate()
  if (usage !== undefined && quota !== undefined && usage + bytes > quota) throw full(bytes, quota - usage)
}

async function removeFile(place: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await place.removeEntry(name)
  } catch (error) {
    if (!isGone(error)) throw failure(error)
  }
}

const isGone = (error: unknown): boolean => error instanceof Error && error.name === 'NotFoundError'

function full(needed: number, free: number, cause?: unknown): CairnError {
  return new CairnError(
    'storage-full',
    'There is no room for this map. Remove another map, or make room on the device.',
    { detail: { needed, free }, cause }
  )
}

function failure(error: unknown): CairnError {
  if (CairnError.is(error)) return error
  const name = error instanceof Error ? error.name : ''
  if (name === 'QuotaExceededError') return full(0, 0, error)
  if (name === 'SecurityError' || name === 'NotAllowedError') {
    return new CairnError(
      'storage-unavailable',
      'This browser keeps no files for this page. Leave private browsing, or use another browser.',
      { cause: error }
    )
  }
  return new CairnError('storage-broken', 'The map could not be kept on this device. Try again.', {
    cause: error
  })
}
