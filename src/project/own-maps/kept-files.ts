/** Where a device keeps big files that belong to no project's data and are never copied to others. */
export interface KeptFiles {
  /** Of what was cut short there may be names too; `remove` takes these away. */
  list(): Promise<readonly string[]>
  /** Null when it is not there, or not whole. Reading a part of the blob reads only that part. */
  open(name: string): Promise<Blob | null>
  /**
   * Copies a file; nothing of it is left when it fails or is given up.
   * @throws CairnError 'storage-full' | 'storage-broken' | 'storage-unavailable' | 'aborted'
   */
  write(name: string, file: Blob, options: WriteOptions): Promise<void>
  remove(name: string): Promise<void>
  /** Bytes that are free; null when nobody knows. */
  free?(): Promise<number | null>
}

export interface WriteOptions {
  readonly signal: AbortSignal
  readonly onProgress: (bytes: number) => void
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
