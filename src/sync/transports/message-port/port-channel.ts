import { LOW_WATER } from '../channel/byte-channel.js'
import type { ByteChannel, ChannelEvents } from '../channel/byte-channel.js'

/** What the ports of pages, Workers and Node have in common. */
export interface MessagePortLike {
  postMessage(message: unknown, transfer?: readonly MessagePortLike[]): void
  addEventListener(type: 'message' | 'messageerror' | 'close', listener: (event: PortEvent) => void): void
  start?(): void
  close(): void
}
interface PortEvent {
  readonly data?: unknown
}

const MESSAGE_BYTES = 1 << 18

/**
 * A port as a channel of bytes. Each side says how many bytes were used, so that a slow reader holds the writer back.
 * A message is bytes, text, a number of bytes used, or null for the end; anything else ends the channel.
 */
export function portChannel(port: MessagePortLike): ByteChannel {
  let waiting = 0
  let isEnded = false
  let events: ChannelEvents | null = null

  const end = () => {
    if (isEnded) return
    isEnded = true
    port.postMessage(null)
    events?.close()
  }
  const used = (bytes: number) => {
    const was = waiting
    waiting = Math.max(0, waiting - bytes)
    if (was > LOW_WATER && waiting <= LOW_WATER) events?.drain()
  }
  const take = ({ data }: PortEvent) => {
    if (data === null) {
      end()
      port.close()
    } else if (isEnded) return
    else if (typeof data === 'number') used(data > 0 ? data : 0)
    else if (typeof data === 'string') events?.message(data, () => undefined)
    else if (data instanceof Uint8Array && data.byteLength <= MESSAGE_BYTES) {
      const { byteLength } = data
      events?.message(data, () => {
        if (!isEnded && byteLength > 0) port.postMessage(byteLength)
      })
    } else end()
  }

  return {
    messageBytes: MESSAGE_BYTES,
    get waiting() {
      return waiting
    },
    send(message) {
      if (isEnded) return
      // A copy: what is posted is the whole buffer behind the bytes, not these bytes alone.
      port.postMessage(typeof message === 'string' ? message : message.slice())
      if (typeof message !== 'string') waiting += message.byteLength
    },
    close: end,
    listen(listener) {
      events = listener
      port.addEventListener('message', take)
      port.addEventListener('messageerror', end)
      port.addEventListener('close', end)
      port.start?.()
      queueMicrotask(() => {
        if (!isEnded) listener.open()
      })
    }
  }
}
