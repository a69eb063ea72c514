import type { ByteChannel, ChannelEvents } from '../channel/byte-channel.js'

/** What the ports of pages, Workers and Node have in common. */
export interface MessagePortLike {
  /** Ports of pages, of Node and of Electron differ in what else they hand over; a port they all do. */
  postMessage(message: unknown, transfer: never[]): void
  addEventListener(
    type: 'message' | 'messageerror' | 'close',
    listener: (event: { readonly data?: unknown }) => void
  ): void
  start?(): void
  close(): void
}

/** Also what the channel behind a port takes, which may be one of WebRTC. */
const MESSAGE_BYTES = 16_384

/**
 * A port as a channel. A message is bytes, text, or null for the end; anything else is for `takeOther`, and ends the
 * channel where that does not want it.
 */
export function portChannel(
  port: MessagePortLike,
  takeOther: (message: unknown) => boolean = () => false
): ByteChannel {
  let isEnded = false
  let events: ChannelEvents | null = null
  const end = () => {
    if (isEnded) return
    isEnded = true
    // What was posted before still arrives.
    port.postMessage(null, [])
    port.close()
    events?.close()
  }
  const take = ({ data }: { readonly data?: unknown }) => {
    if (isEnded) return
    if (data === null) end()
    else if (typeof data === 'string' || (data instanceof Uint8Array && data.byteLength <= MESSAGE_BYTES)) {
      events?.message(data)
    } else if (!takeOther(data)) end()
  }
  return {
    waiting: 0,
    messageBytes: MESSAGE_BYTES,
    send(message) {
      // A copy: what is posted is the whole buffer behind the bytes, not these bytes alone.
      if (!isEnded) port.postMessage(typeof message === 'string' ? message : message.slice(), [])
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
