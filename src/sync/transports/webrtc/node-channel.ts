import type { DataChannel } from 'node-datachannel'
import { LOW_WATER } from '../channel/byte-channel.js'
import type { ByteChannel, ChannelEvents } from '../channel/byte-channel.js'

/** What all browsers agree on. */
const MESSAGE_BYTES = 16_384

/** A data channel in Node that is open. It cannot hold its other end back. `onClose` hears of its end first. */
export function nodeChannel(channel: DataChannel, onClose: () => void): ByteChannel {
  let isEnded = false
  let listener: ChannelEvents | null = null
  const end = () => {
    if (isEnded) return
    isEnded = true
    channel.close()
    onClose()
    listener?.close()
  }
  channel.setBufferedAmountLowThreshold(LOW_WATER)
  return {
    messageBytes: MESSAGE_BYTES,
    get waiting() {
      return isEnded ? 0 : channel.bufferedAmount()
    },
    send(message) {
      if (isEnded || !channel.isOpen()) return
      try {
        if (typeof message === 'string') channel.sendMessage(message)
        else channel.sendMessageBinary(message)
      } catch (error) {
        // The network below went in this moment: what was lost cannot be sent again.
        if (!(error instanceof Error)) throw error
        end()
      }
    },
    close: end,
    listen(events) {
      listener = events
      channel.onBufferedAmountLow(() => {
        if (!isEnded) events.drain()
      })
      channel.onClosed(end)
      channel.onError(end)
      channel.onMessage(message => {
        if (isEnded) return
        const isBytes = message instanceof ArrayBuffer
        events.message(isBytes ? new Uint8Array(message) : message)
      })
      queueMicrotask(() => {
        if (!isEnded) events.open()
      })
    }
  }
}
