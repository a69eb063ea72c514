import type { RemotePort } from '../sync/remote/port.js'

type Listener = (event: { readonly data?: unknown }) => void

/** Messages after which the reader says how far it has come. */
const SAY_EVERY = 64
/** Messages that may be on their way to a reader who does not read; then the link is given up. */
const MAX_UNREAD = 2048

/** A port between two Workers over a channel of their own. `onClose` is called once, whoever closed it. */
export class ChannelPort implements RemotePort {
  readonly #channel: BroadcastChannel
  readonly #listeners = { message: new Set<Listener>(), close: new Set<Listener>() }
  readonly #onClose: () => void
  #sent = 0
  #read = 0
  #readThere = 0
  #isClosed = false

  constructor(name: string, onClose: () => void) {
    this.#onClose = onClose
    this.#channel = new BroadcastChannel(name)
    this.#channel.onmessage = ({ data }: MessageEvent<unknown>) => this.#take(data)
  }

  /** Everything is copied: a channel cannot hand over buffers. */
  postMessage(message: unknown): void {
    if (this.#isClosed) return
    this.#channel.postMessage({ message })
    this.#sent++
    if (this.#sent - this.#readThere > MAX_UNREAD) this.close()
  }

  addEventListener(type: 'message' | 'close', listener: Listener): void {
    this.#listeners[type].add(listener)
  }

  removeEventListener(type: 'message' | 'close', listener: Listener): void {
    this.#listeners[type].delete(listener)
  }

  /** The other side is told, if it is still there. */
  close(): void {
    if (this.#isClosed) return
    this.#channel.postMessage({ closed: true })
    this.#end()
  }

  #take(data: unknown): void {
    if (this.#isClosed || typeof data !== 'object' || data === null) return
    const { message, read, closed } = data as { message?: unknown; read?: unknown; closed?: unknown }
    if (closed === true) return this.#end()
    if (typeof read === 'number') {
      this.#readThere = Math.min(Math.max(read, this.#readThere), this.#sent)
      return
    }
    this.#read++
    if (this.#read % SAY_EVERY === 0) this.#channel.postMessage({ read: this.#read })
    for (const listener of [...this.#listeners.message]) listener({ data: message })
  }

  #end(): void {
    this.#isClosed = true
    this.#channel.close()
    for (const listener of [...this.#listeners.close]) listener({})
    this.#onClose()
  }
}
