import { LOW_WATER } from '../channel/byte-channel.js'
import type { ByteChannel, ChannelEvents } from '../channel/byte-channel.js'

/** What all browsers agree on. */
const MESSAGE_BYTES = 16_384

/** A browser's data channel. It cannot hold its other end back. */
export function dataChannel(channel: RTCDataChannel): ByteChannel {
  channel.binaryType = 'arraybuffer'
  channel.bufferedAmountLowThreshold = LOW_WATER
  let end = () => channel.close()
  return {
    messageBytes: MESSAGE_BYTES,
    get waiting() {
      return channel.bufferedAmount
    },
    send(message) {
      if (channel.readyState !== 'open') return
      try {
        if (typeof message === 'string') channel.send(message)
        else channel.send(message as Uint8Array<ArrayBuffer>)
      } catch (error) {
        // Its queue is full, or the network below went in this moment: what was lost cannot be sent again.
        if (!(error instanceof Error)) throw error
        end()
      }
    },
    close: () => channel.close(),
    listen(events) {
      end = () => {
        channel.close()
        ended(events)
      }
      const ended = once((to: ChannelEvents) => to.close())
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        const isOurs = typeof data === 'string' || data instanceof ArrayBuffer
        if (isOurs) events.message(typeof data === 'string' ? data : new Uint8Array(data))
        else end()
      })
      channel.addEventListener('bufferedamountlow', () => events.drain())
      channel.addEventListener('close', () => ended(events))
      channel.addEventListener('error', () => end())
      channel.addEventListener('open', () => events.open())
      if (channel.readyState === 'open') queueMicrotask(() => events.open())
      if (channel.readyState === 'closed') queueMicrotask(() => ended(events))
    }
  }
}

function once<Parameter>(call: (parameter: Parameter) => void): (parameter: Parameter) => void {
  let isDone = false
  return parameter => {
    if (!isDone) call(parameter)
    isDone = true
  }
}
