import type { Socket, SocketEvent } from '../websocket/socket-stream.js'
import { LOW_WATER } from './byte-channel.js'
import type { ByteChannel } from './byte-channel.js'

const KEEP_ALIVE_MS = 2_000
/** Times that nothing came while something should have; counted, not timed, so that a device that slept is not cut off. */
const SILENT_TIMES = 4
/** Bytes that may be on their way or wait for their reader, before whoever writes is to stop. */
const WINDOW = 4 << 20
/** An end that sends on after that is given up. */
const MAX_UNREAD = 4 * WINDOW
/** Bytes read after which the other end is told. */
const TELL_EVERY = 1 << 17
const CLOSE = /^close (\d{4})$/
const READ = /^read (\d{1,12})$/
const CONNECTING = 0
const OPEN = 1
const CLOSED = 3
const NORMAL = 1000
const LOST = 1006
const EMPTY = new Uint8Array(0)
/**
 * Said by each end once it listens. Before, what arrives is lost: browsers drop what comes while a channel is on its way
 * from its page to a Worker.
 */
const READY = 'ready'

type Type = 'open' | 'message' | 'close' | 'error'
type Listener = (event: SocketEvent) => void
type Arrived = Uint8Array<ArrayBuffer> | { readonly code: number }

/**
 * A channel with the face of a WebSocket, so that it goes through a hub's doors and becomes a stream as one does.
 * Messages of bytes are cut to what the channel takes and arrive so; the code of a close arrives behind them. Each end
 * tells how much was read, since most channels cannot hold their other end back.
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
  /** Sent and not read there; arrived and not read here; read here and not told. */
  #onTheWay = 0
  #unread = 0
  #untold = 0
  #silent = 0

  /** @param options.keepAlive false where the end of the other side is told by the channel itself; default true */
  constructor(channel: ByteChannel, { keepAlive = true }: { readonly keepAlive?: boolean } = {}) {
    this.#channel = channel
    channel.listen({
      open: () => this.#open(keepAlive),
      message: message => this.#take(message),
      drain: () => this.#low(),
      close: () => this.#end(LOST)
    })
  }

  get readyState(): number {
    return this.#state
  }

  get bufferedAmount(): number {
    return this.#onTheWay > WINDOW ? this.#onTheWay : this.#channel.waiting
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
    this.#onTheWay += data.byteLength
    if (sent) this.whenLow(sent)
  }

  /** Calls back when little waits to be sent, or nothing will be sent any more. */
  whenLow(then: () => void): void {
    if (this.#state === OPEN && !this.#isLow()) this.#lows.add(then)
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
    while (!this.isPaused) {
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
    if (keepAlive) this.#timer ??= setInterval(() => this.#beat(), KEEP_ALIVE_MS)
    this.#channel.send(READY)
  }

  /** The later one to come says so to one that is there, which says so again. */
  #ready(): void {
    if (this.#state !== CONNECTING) return
    this.#state = OPEN
    this.#channel.send(READY)
    this.#tell('open')
  }

  #beat(): void {
    this.#silent++
    if (this.#silent > SILENT_TIMES) return this.terminate()
    // What waits already says that this end lives.
    if (this.#channel.waiting === 0) this.#channel.send(EMPTY)
  }

  #take(message: Uint8Array | string): void {
    this.#silent = 0
    if (this.#state === CLOSED) return
    if (typeof message === 'string') return this.#hear(message)
    if (this.#state === CONNECTING && message.byteLength > 0) return this.terminate()
    this.#unread += message.byteLength
    if (this.#unread > MAX_UNREAD) return this.terminate()
    if (message.byteLength > 0) this.#arrive(message as Uint8Array<ArrayBuffer>)
  }

  /** Something about the channel; what is not known ends it. */
  #hear(text: string): void {
    if (text === READY) return this.#ready()
    const read = READ.exec(text)?.[1]
    if (read === undefined) return this.#end(Number(CLOSE.exec(text)?.[1] ?? LOST))
    this.#onTheWay = Math.max(0, this.#onTheWay - Number(read))
    this.#low()
  }

  #arrive(arrived: Arrived): void {
    if (this.#isPaused || this.#arrived.length > 0) this.#arrived.push(arrived)
    else this.#deliver(arrived)
  }

  #deliver(arrived: Arrived): void {
    if (!(arrived instanceof Uint8Array)) return this.#tell('close', { code: arrived.code })
    const { byteLength } = arrived
    this.#tell('message', { data: wholeBuffer(arrived) })
    this.#unread -= byteLength
    this.#untold += byteLength
    if (this.#untold < TELL_EVERY || this.#state !== OPEN) return
    this.#channel.send(`read ${this.#untold}`)
    this.#untold = 0
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

  #isLow(): boolean {
    return this.#onTheWay <= WINDOW / 2 && this.#channel.waiting <= LOW_WATER
  }

  #low(): void {
    if (this.#state === OPEN && !this.#isLow()) return
    const lows = [...this.#lows]
    this.#lows.clear()
    for (const then of lows) then()
  }

  #tell(type: Type, event: Omit<SocketEvent, 'type'> = {}): void {
    for (const listener of [...this.#listeners[type]]) listener({ type, ...event })
  }
}

/** Its own buffer, copied when it is a part of a larger one. */
function wholeBuffer(bytes: Uint8Array<ArrayBuffer>): ArrayBuffer {
  const { buffer, byteLength } = bytes
  return buffer.byteLength === byteLength ? buffer : bytes.slice().buffer
}
