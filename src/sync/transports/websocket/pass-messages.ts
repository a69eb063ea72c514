import { CLOSE } from './hello.js'
import { messageBytes } from './door-socket.js'
import type { DoorSocket } from './door-socket.js'

/** Bytes that may wait for a slow receiver before its sender is paused, and at which it goes on. */
const PAUSE_ABOVE = 512 * 1024
const RESUME_AT = 256 * 1024

/** Gives every binary message of one socket to the other, no faster than the other takes them. */
export function passMessages(from: DoorSocket, to: DoorSocket): void {
  from.addEventListener('message', ({ data }) => {
    const bytes = messageBytes(data)
    if (!bytes) return from.close(CLOSE.badMessage, 'not binary')
    if (to.readyState !== to.OPEN) return
    to.send(bytes, { binary: true }, error => {
      if (error) to.terminate()
      else if (from.isPaused && to.bufferedAmount <= RESUME_AT) from.resume()
    })
    if (to.bufferedAmount > PAUSE_ABOVE) from.pause()
  })
}
