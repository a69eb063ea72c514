import type { WriteOptions } from './kept-files.js'

/** Bytes that are in memory at a time, and between two looks at whether the user gave up. */
const PART = 4 * 1024 * 1024

/** Hands over a file part after part. Rejects with the signal's reason also when it is given up after the last one. */
export async function eachPart(
  content: Blob,
  { signal, onProgress }: WriteOptions,
  take: (part: ArrayBuffer, index: number) => Promise<unknown>
): Promise<void> {
  for (let index = 0; index * PART < content.size; index++) {
    signal.throwIfAborted()
    const part = await content.slice(index * PART, (index + 1) * PART).arrayBuffer()
    await take(part, index)
    onProgress(index * PART + part.byteLength)
  }
  signal.throwIfAborted()
}
