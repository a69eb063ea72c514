import type NoiseSecretStream from '@hyperswarm/secret-stream'
import { Duplex } from 'streamx'
import { joinBytes } from '../../peer/seal.js'

/** Bytes that may be on their way to a reader who has not taken them. */
const WINDOW_BYTES = 4 << 20
/** Taken bytes that are told together. */
const TELL_BYTES = WINDOW_BYTES / 4
const FRAME_BYTES = 1 << 16
const DATA = 0
const TAKEN = 1

/**
 * The same stream, in which a reader who does not read holds its writer back: UDX confirms what has arrived, read or
 * not, and keeps all of it in memory. Messages are 0 ‖ bytes, or 1 ‖ u32le of bytes that were taken. Whoever sends
 * more than the window is cut off.
 */
export function windowed(messages: NoiseSecretStream): Duplex {
  const arrived: Uint8Array[] = []
  let [held, taken, room] = [0, 0, WINDOW_BYTES]
  let hasEnded = false
  let isAsked = false
  let goOn = (): void => undefined

  function pass(): void {
    while (isAsked) {
      const next = arrived.shift()
      if (!next) break
      held -= next.byteLength
      taken += next.byteLength
      tellTaken()
      isAsked = stream.push(next)
    }
    if (hasEnded && arrived.length === 0) stream.push(null)
  }

  function tellTaken(): void {
    if (taken < TELL_BYTES || messages.destroying) return
    const message = new Uint8Array(5)
    message[0] = TAKEN
    new DataView(message.buffer).setUint32(1, taken, true)
    taken = 0
    messages.write(message)
  }

  async function send(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.byteLength;) {
      if (stream.destroying) return
      if (room === 0) {
        await new Promise<void>(resolve => (goOn = resolve))
        continue
      }
      const part = bytes.subarray(at, at + Math.min(room, FRAME_BYTES))
      at += part.byteLength
      room -= part.byteLength
      if (messages.write(joinBytes(Uint8Array.of(DATA), part))) continue
      await new Promise<void>(resolve => {
        goOn = resolve
        messages.once('drain', () => resolve())
      })
    }
  }

  const stream: Duplex = new Duplex({
    read(done) {
      isAsked = true
      pass()
      done(null)
    },
    write(bytes: Uint8Array, done) {
      void send(bytes).then(() => done(null))
    },
    final(done) {
      messages.end(null)
      done(null)
    },
    // Before `destroy`, which waits for a write that a reader holds back for good.
    predestroy() {
      messages.destroy()
      goOn()
    },
    destroy(done) {
      messages.destroy()
      done(null)
    }
  })

  messages.on('data', chunk => {
    const message = chunk as Uint8Array
    if (message[0] === TAKEN && message.byteLength === 5) {
      room += new DataView(message.buffer, message.byteOffset).getUint32(1, true)
      if (room > WINDOW_BYTES) stream.destroy()
      goOn()
      return
    }
    held += message.byteLength - 1
    if (message[0] !== DATA || held > WINDOW_BYTES) return stream.destroy()
    if (message.byteLength > 1) arrived.push(message.subarray(1))
    pass()
  })
  messages.on('error', () => stream.destroy())
  messages.on('end', () => {
    hasEnded = true
    pass()
  })
  messages.on('close', () => stream.destroy())
  return stream
}
