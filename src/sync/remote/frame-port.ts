import { CairnError } from '../../model/index.js'
import { FrameReader, frame } from './frames.js'
import type { RemotePort } from './port.js'
import { textToValue, valueToText } from './value-codec.js'

/** What is needed of a Node stream; a local socket is one. */
export interface ByteStream {
  on(event: 'data', listener: (bytes: Uint8Array) => void): unknown
  on(event: 'close' | 'end', listener: () => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  write(bytes: Uint8Array): unknown
  end(): unknown
  destroy(): unknown
  readonly writableLength: number
}

type Listener = (event: { readonly data?: unknown }) => void

/** Bytes that may wait for a reader who does not read; then the connection is given up. */
const MAX_WAITING = 64 * 1024 * 1024

/**
 * A port over a byte stream. A message that cannot be read, and an error of the stream, close it: whoever listens for
 * `close` is told. Nothing is read before `start`.
 */
export function framePort(stream: ByteStream): RemotePort {
  const listeners = { message: new Set<Listener>(), close: new Set<Listener>() }
  const reader = new FrameReader()
  let isClosed = false
  let isStarted = false

  const closed = (): void => {
    if (isClosed) return
    isClosed = true
    for (const listener of [...listeners.close]) listener({})
  }
  const giveUp = (): void => {
    stream.destroy()
    closed()
  }
  const take = (bytes: Uint8Array): void => {
    if (isClosed) return
    for (const data of messagesIn(bytes)) for (const listener of [...listeners.message]) listener({ data })
  }
  /** The messages up to the first that cannot be read: behind it nothing is known any more. */
  const messagesIn = (bytes: Uint8Array): readonly unknown[] => {
    const messages: unknown[] = []
    try {
      for (const text of reader.push(bytes)) messages.push(textToValue(text))
    } catch (error) {
      if (!CairnError.is(error)) throw error
      giveUp()
    }
    return messages
  }
  stream.on('error', giveUp)
  stream.on('end', closed)
  stream.on('close', closed)

  return {
    postMessage(message) {
      if (isClosed) return
      const bytes = frame(valueToText(message))
      if (stream.writableLength + bytes.length > MAX_WAITING) giveUp()
      else stream.write(bytes)
    },
    addEventListener: (type, listener) => void listeners[type].add(listener),
    removeEventListener: (type, listener) => void listeners[type].delete(listener),
    start() {
      if (isStarted) return
      isStarted = true
      stream.on('data', take)
    },
    close() {
      if (isClosed) return
      stream.end()
      closed()
    }
  }
}
