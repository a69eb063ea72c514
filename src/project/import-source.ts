import { blake2b } from '@noble/hashes/blake2.js'
import { CairnError, toHex } from '../model/index.js'
import type { ImportSource } from '../plugins/plugin.js'
import { reason } from './resolve-plugins.js'

/** A source that hashes its file while it is read, and opens `.gz` on the way. */
export interface HashedSource extends ImportSource {
  /** BLAKE2b-256 of the file's bytes, in hexadecimal; reads what a reader has left. */
  hash(): Promise<string>
}

/**
 * The file as an importer sees it: without `.gz`, and with sentences for what goes wrong below it.
 * @throws CairnError 'bad-input' while reading, when the file cannot be read or its compression is broken
 */
export function hashedSource(source: ImportSource): HashedSource {
  const isGzip = /\.gz$/i.test(source.name)
  let hash: string | null = null
  const raw = (): ReadableStream<Uint8Array> => {
    const hasher = blake2b.create({ dkLen: 32 })
    return watched(
      source.stream(),
      chunk => hasher.update(chunk),
      () => (hash = toHex(hasher.digest())),
      error => `${source.name} cannot be read: ${reason(error)}`
    )
  }
  return {
    name: source.name,
    ...(source.size !== undefined && !isGzip && { size: source.size }),
    stream: () => (isGzip ? gunzip(raw(), source.name) : raw()),
    async hash() {
      if (hash === null) await drain(raw())
      return hash!
    }
  }
}

function gunzip(stream: ReadableStream<Uint8Array>, name: string): ReadableStream<Uint8Array> {
  const opened = stream.pipeThrough(
    new DecompressionStream('gzip') as unknown as TransformStream<Uint8Array, Uint8Array>
  )
  const nothing = (): void => undefined
  return watched(
    opened,
    nothing,
    nothing,
    () => `${name} is damaged: its compression is broken. Get it again.`
  )
}

function watched(
  stream: ReadableStream<Uint8Array>,
  onChunk: (chunk: Uint8Array) => void,
  onEnd: () => void,
  sentence: (error: unknown) => string
): ReadableStream<Uint8Array> {
  const reader = stream.getReader()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (done) {
          onEnd()
          controller.close()
        } else {
          onChunk(value)
          controller.enqueue(value)
        }
      } catch (error) {
        throw CairnError.is(error) ? error : new CairnError('bad-input', sentence(error), { cause: error })
      }
    },
    cancel: why => reader.cancel(why)
  })
}

async function drain(stream: ReadableStream<Uint8Array>): Promise<void> {
  const reader = stream.getReader()
  while (!(await reader.read()).done);
}
