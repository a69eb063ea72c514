import type { WebSocket } from 'ws'
import { CLOSE } from './hello.js'

/** Bytes that may wait for a slow receiver before its sender is paused, and at which it goes on. */
const PAUSE_ABOVE = 256 * 1024
const RESUME_BELOW = 64 * 1024

/** Gives every binary message of one socket to the other, no faster than the other takes them. */
export function passMessages(from: WebSocket, to: WebSocket): void {
  from.on('message', (data, isBinary) => {
    if (!isBinary) return from.close(CLOSE.badMessage, 'not binary')
    if (to.readyState !== to.OPEN) return
    to.send(data, { binary: true }, error => {
      if (error) to.terminate()
      else if (from.isPaused && to.bufferedAmount < RESUME_BELOW) from.resume()
    })
    if (to.bufferedAmount > PAUSE_ABOVE) from.pause()
  })
}
