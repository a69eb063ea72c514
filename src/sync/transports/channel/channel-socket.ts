import type { Socket, SocketEvent } from '../websocket/socket-stream.js'
import { LOW_WATER } from './byte-channel.js'
import type { ByteChannel } from './byte-channel.js'

const KEEP_ALIVE_MS = 2_000
/** Times that nothing came while something should have; counted, not timed, so that a device that slept is not cut off. */
const SILENT_TIMES = 4
/** Bytes that a reader who does not read may leave here; then the other end is given up. */
const MAX_UNREAD = 64 * 1024 * 1024
const CLOSE = /^close (\d{4})$/
const CONNECTING = 0
const OPEN = 1
const CLOSED = 3
const NORMAL = 1000
const LOST = 1006

type Type = 'open' | 'message' | 'close' | 'error'
type Listener = (event: SocketEvent) => void
type Arrived =
  { readonly bytes: Uint8Array<ArrayBuffer>; readonly taken: () => void } | { readonly code: number }

/**
 * A channel with the face of a WebSocket, so that it goes through a hub's doors and becomes a stream as one does.
 * Messages of bytes are cut to what the channel takes and arrive so; the code of a close arrives behind them.
 */
export class ChannelSocket implements Socket {
  binaryType = 'arraybuffer'
  readonly OPEN = OPEN
  readonly #channel: ByteChannel
  readonly #listeners: Record<Type, Set<Listener>> = {
    open: new Set(),
    message: new Set(),
    close: new Set(),
    error: new Set()
  }
  readonly #arrived: Arrived[] = []
  readonly #lows = new Set<() => void>()
  #timer: ReturnType<typeof setInterval> | undefined
  #state = CONNECTING
  #isPaused = false
  #unread = 0
  #silent = 0

  /** @param options.keepAlive false where the end of the other side is told by the channel itself; default true */
  constructor(channel: ByteChannel, { keepAlive = true }: { readonly keepAlive?: boolean } = {}) {
    this.#channel = channel
    channel.listen({
      open: () => this.#open(keepAlive),
      message: (message, taken) => this.#take(message, taken),
      drain: () => this.#low(),
      close: () => this.#end(LOST)
    })
  }

  get readyState(): number {
    return this.#state
  }

  get bufferedAmount(): number {
    return this.#channel.waiting
  }

  get isPaused(): boolean {
    return this.#isPaused
  }

  /** `sent` is called when there is room for more. */
  send(data: Uint8Array, _options?: object, sent?: (error?: Error) => void): void {
    if (this.#state !== OPEN) return sent?.(new Error('socket closed'))
    const { messageBytes } = this.#channel
    for (let at = 0; at < data.byteLength; at += messageBytes) {
      this.#channel.send(data.subarray(at, at + messageBytes))
    }
    if (sent) this.whenLow(sent)
  }

  /** Calls back when little waits to be sent, or nothing will be sent any more. */
  whenLow(then: () => void): void {
    if (this.#channel.waiting > LOW_WATER && this.#state === OPEN) this.#lows.add(then)
    else queueMicrotask(then)
  }

  close(code = NORMAL): void {
    if (this.#state === CLOSED) return
    if (this.#state === OPEN) this.#channel.send(`close ${code}`)
    this.#end(code)
  }

  terminate(): void {
    this.#end(LOST)
  }

  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    this.#isPaused = false
    while (!this.#isPaused) {
      const next = this.#arrived.shift()
      if (!next) return
      this.#deliver(next)
    }
  }

  addEventListener(type: Type, listener: Listener): void {
    this.#listeners[type].add(listener)
  }

  removeEventListener(type: Type, listener: Listener): void {
    this.#listeners[type].delete(listener)
  }

  #open(keepAlive: boolean): void {
    if (this.#state !== CONNECTING) return
    this.#state = OPEN
    if (keepAlive) this.#timer = setInterval(() => this.#beat(), KEEP_ALIVE_MS)
    this.#tell('open')
  }

  #beat(): void {
    this.#silent++
    if (this.#silent > SILENT_TIMES) return this.terminate()
    // What waits already says that this end lives.
    if (this.#channel.waiting === 0) this.#channel.send(EMPTY)
  }

  #take(message: Uint8Array | string, taken: () => void): void {
    this.#silent = 0
    if (this.#state === CLOSED) return taken()
    if (typeof message === 'string') {
      taken()
      const code = CLOSE.exec(message)?.[1]
      return this.#end(code === undefined ? LOST : Number(code))
    }
    if (message.byteLength === 0) return taken()
    this.#unread += message.byteLength
    if (this.#unread > MAX_UNREAD) return this.terminate()
    this.#arrive({ bytes: message as Uint8Array<ArrayBuffer>, taken })
  }

  #arrive(arrived: Arrived): void {
    if (this.#isPaused || this.#arrived.length > 0) this.#arrived.push(arrived)
    else this.#deliver(arrived)
  }

  #deliver(arrived: Arrived): void {
    if ('code' in arrived) return this.#tell('close', { code: arrived.code })
    this.#unread -= arrived.bytes.byteLength
    this.#tell('message', { data: wholeBuffer(arrived.bytes) })
    arrived.taken()
  }

  /** What arrived before is still read, then whoever listens is told. */
  #end(code: number): void {
    if (this.#state === CLOSED) return
    this.#state = CLOSED
    clearInterval(this.#timer)
    this.#channel.close()
    this.#low()
    this.#arrive({ code })
  }

  #low(): void {
    const lows = [...this.#lows]
    this.#lows.clear()
    for (const then of lows) then()
  }

  #tell(type: Type, event: Omit<SocketEvent, 'type'> = {}): void {
    for (const listener of [...this.#listeners[type]]) listener({ type, ...event })
  }
}

const EMPTY = new Uint8Array(0)

/** Its own buffer, copied when it is a part of a larger one. */
function wholeBuffer(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  const { buffer, byteLength } = bytes
  return buffer.byteLength === byteLength ? buffer : bytes.slice().buffer
}
