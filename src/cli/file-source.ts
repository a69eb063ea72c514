import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { CairnError } from '../model/index.js'
import type { ImportSource } from '../plugins/plugin.js'

const READ_BYTES = 256 * 1024

/** A file as an import reads it. @throws CairnError 'bad-input' when there is none or it cannot be read */
export async function fileSource(path: string): Promise<ImportSource> {
  const size = await sizeOf(path)
  return { name: path, size, stream: () => pulled(chunksOf(path)) }
}

async function sizeOf(path: string): Promise<number> {
  try {
    const stats = await stat(path)
    if (!stats.isDirectory()) return stats.size
  } catch (error) {
    throw refusal(path, error)
  }
  throw new CairnError('bad-input', `${path}: this is a folder, not a file.`, { detail: { file: path } })
}

async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: READ_BYTES })) yield chunk as Uint8Array
  } catch (error) {
    throw refusal(path, error)
  }
}

/** Chunks as the web's stream; closes the file when the reader stops early. */
function pulled(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await chunks.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      async cancel() {
        await chunks.return(undefined)
      }
    },
    { highWaterMark: 0 }
  )
}

function refusal(path: string, error: unknown): CairnError {
  const code = (error as NodeJS.ErrnoException).code ?? String(error)
  const why =
    code === 'ENOENT' || code === 'ENOTDIR' ? 'there is no such file' : `it cannot be read (${code})`
  return new CairnError('bad-input', `${path}: ${why}.`, { cause: error, detail: { file: path } })
}
