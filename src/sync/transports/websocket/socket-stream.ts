import { Duplex } from 'streamx'

/** What a browser's WebSocket and the `ws` package have in common. */
export interface Socket {
  binaryType: string
  readonly readyState: number
  readonly bufferedAmount: number
  send(data: Uint8Array<ArrayBuffer>): void
  close(code?: number, reason?: string): void
  addEventListener(type: 'open' | 'message' | 'close' | 'error', listener: (event: SocketEvent) => void): void
  removeEventListener(
    type: 'open' | 'message' | 'close' | 'error',
    listener: (event: SocketEvent) => void
  ): void
  /** Only some can stop reading. */
  pause?(): void
  resume?(): void
  /** Only some can say when there is room for more. */
  whenLow?(then: () => void): void
}
export interface SocketEvent {
  readonly type: string
  readonly data?: unknown
  readonly code?: number
}

const HIGH_WATER = 1 << 20
const LOW_WATER = 1 << 18
const POLL_MS = 5
/** Hubs refuse messages of more than 1 MiB. */
const MESSAGE_BYTES = 1 << 19

/**
 * A WebSocket as an ordered duplex of bytes, cut into messages of any length. Writing waits while more than 1 MiB
 * stands unsent; reading pauses the socket where it can be paused.
 */
export function socketStream(socket: Socket): Duplex {
  socket.binaryType = 'arraybuffer'
  let whenRoom = (): void => undefined
  const goOn = (): void => {
    const then = whenRoom
    whenRoom = () => undefined
    then()
  }
  const close = (): void => {
    socket.removeEventListener('message', onMessage)
    // A paused socket would never read the other side's goodbye.
    socket.resume?.()
    socket.close()
    goOn()
  }
  const stream = new Duplex({
    read(done) {
      socket.resume?.()
      done(null)
    },
    write(chunk: Uint8Array<ArrayBuffer>, done) {
      if (socket.readyState !== 1) return done(new Error('socket closed'))
      for (let at = 0; at < chunk.byteLength; at += MESSAGE_BYTES) {
        socket.send(chunk.subarray(at, at + MESSAGE_BYTES))
      }
      if (socket.bufferedAmount < HIGH_WATER) return done(null)
      if (socket.whenLow) {
        whenRoom = () => done(null)
        return socket.whenLow(goOn)
      }
      const poll = setInterval(() => {
        if (socket.bufferedAmount <= LOW_WATER || socket.readyState !== 1) goOn()
      }, POLL_MS)
      whenRoom = () => {
        clearInterval(poll)
        done(null)
      }
    },
    final(done) {
      socket.close()
      done(null)
    },
    // Before `destroy`, which waits for a write that a reader holds back for good.
    predestroy: close,
    destroy(done) {
      close()
      done(null)
    }
  })
  const onMessage = (event: SocketEvent) => {
    if (!(event.data instanceof ArrayBuffer)) return stream.destroy(new Error('text on a binary socket'))
    if (event.data.byteLength === 0) return
    if (!stream.push(new Uint8Array(event.data))) socket.pause?.()
  }
  socket.addEventListener('message', onMessage)
  socket.addEventListener('close', () => {
    // What came before the end is still read.
    stream.push(null)
    stream.end(null)
  })
  socket.addEventListener('error', () => stream.destroy(new Error('socket failed')))
  return stream
}
