import { open } from 'node:fs/promises'
import { CairnError } from '../model/index.js'
import type { ByteSource } from '../sync/adapter.js'

/** Runs `work` on a file that can be read at any place, and closes it after. @throws CairnError 'bad-input' */
export async function withFileBytes<T>(path: string, work: (file: ByteSource) => Promise<T>): Promise<T> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw refusal(path, error)
  })
  try {
    const stats = await file.stat()
    if (!stats.isFile()) throw refusal(path, 'it is not a file')
    return await work({
      size: stats.size,
      async read(start, end) {
        try {
          const bytes = new Uint8Array(end - start)
          let at = 0
          while (at < bytes.length) {
            const { bytesRead } = await file.read(bytes, at, bytes.length - at, start + at)
            if (bytesRead === 0) break
            at += bytesRead
          }
          return bytes.subarray(0, at)
        } catch (error) {
          throw refusal(path, error)
        }
      }
    })
  } finally {
    await file.close()
  }
}

function refusal(path: string, error: unknown): CairnError {
  const { code } = error as NodeJS.ErrnoException
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR'
  const why = isMissing ? 'there is no such file' : `it cannot be read (${code ?? String(error)})`
  return new CairnError('bad-input', `${path}: ${why}.`, { cause: error, detail: { file: path } })
}
