import { damaged } from './damaged.js'

/**
 * Unpacks, and stops at a limit: what a file says of its sizes is never trusted.
 * @throws CairnError 'bad-input' when it is damaged or unpacks to more
 */
export async function inflate(
  bytes: Uint8Array,
  format: CompressionFormat,
  most: number
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(new DecompressionStream(format))
    .getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > most) {
        await reader.cancel()
        throw new RangeError(`It unpacks to more than ${most} bytes.`)
      }
      parts.push(value)
    }
  } catch (error) {
    throw damaged(error)
  }
  return joined(parts, size)
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
