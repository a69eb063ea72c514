import { CairnError } from '../../model/index.js'
import { aborted } from '../abort.js'
import type { StoreEvent } from '../adapter.js'
import type { RemotePort } from './port.js'
import { CALLS_AT_ONCE, closedError, errorOf, marked, unmarked } from './protocol.js'
import type { ClientMessage, ServerMessage } from './protocol.js'

export interface Request<Answer> {
  readonly method: string
  /** The handle of a store, or 0 for the adapter. */
  readonly store: number
  readonly args: readonly unknown[]
  readonly signal?: AbortSignal | undefined
  /** Hears what the server tells before the answer. */
  readonly onTold?: ((value: unknown) => void) | undefined
  readonly receive: (value: unknown) => Answer
}

interface Call {
  readonly method: string
  readonly store: number
  readonly args: readonly unknown[]
  readonly onTold: ((value: unknown) => void) | undefined
  resolve(value: unknown): void
  reject(error: CairnError): void
}

/** The client's end of a port: numbered calls, a few at a time, the others waiting in line. */
export class Calls {
  readonly #port: RemotePort
  readonly #running = new Map<number, Call>()
  readonly #waiting = new Set<Call>()
  readonly #onEvent: (store: number, event: StoreEvent) => void
  readonly #onClose: () => void
  #lastId = 0
  #isClosed = false

  constructor(
    port: RemotePort,
    handlers: { onEvent(store: number, event: StoreEvent): void; onClose(): void }
  ) {
    this.#port = port
    this.#onEvent = (store, event) => handlers.onEvent(store, event)
    this.#onClose = () => handlers.onClose()
    port.addEventListener('message', this.#take)
    port.addEventListener('close', this.#end)
    port.start?.()
  }

  /**
   * `receive` sees the answer at once, before any later message does; what it returns is what the call resolves with.
   * @throws CairnError 'closed', 'aborted', 'bad-input' when an argument cannot be sent, or what the server threw
   */
  call<Answer>(request: Request<Answer>): Promise<Answer> {
    const { method, store, args, signal, onTold, receive } = request
    return new Promise((resolve, reject) => {
      if (this.#isClosed) return reject(closedError())
      if (signal?.aborted) return reject(aborted(signal.reason))
      const onAbort = (): void => {
        this.#cancel(call)
        call.reject(aborted(signal?.reason))
      }
      const call: Call = {
        method,
        store,
        args,
        onTold,
        resolve(value) {
          signal?.removeEventListener('abort', onAbort)
          resolve(receive(value))
        },
        reject(error) {
          signal?.removeEventListener('abort', onAbort)
          reject(error)
        }
      }
      signal?.addEventListener('abort', onAbort)
      this.#waiting.add(call)
      this.#next()
    })
  }

  /** Ends this end: waiting and running calls are refused, and the server lets go of the stores. */
  close(): void {
    if (this.#isClosed) return
    this.#post({ type: 'bye' })
    this.#end()
  }

  readonly #take = ({ data }: { readonly data?: unknown }): void => {
    const message = unmarked<ServerMessage>(data)
    if (message === null) return
    if (message.type === 'event') return this.#onEvent(message.store, message.event)
    if (message.type === 'bye') return this.#end()
    const call = this.#running.get(message.id)
    if (call === undefined) return
    if (message.type === 'told') return call.onTold?.(message.value)
    this.#running.delete(message.id)
    if (message.type === 'done') call.resolve(message.value)
    else call.reject(errorOf(message.error))
    this.#next()
  }

  readonly #end = (): void => {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#port.removeEventListener('message', this.#take)
    this.#port.removeEventListener('close', this.#end)
    this.#port.close?.()
    for (const call of [...this.#running.values(), ...this.#waiting]) call.reject(closedError())
    this.#running.clear()
    this.#waiting.clear()
    this.#onClose()
  }

  #next(): void {
    for (const call of this.#waiting) {
      if (this.#running.size >= CALLS_AT_ONCE) return
      this.#waiting.delete(call)
      const { method, store, args } = call
      const id = ++this.#lastId
      this.#running.set(id, call)
      try {
        this.#post({ type: 'call', id, method, store, args })
      } catch (cause) {
        this.#running.delete(id)
        call.reject(
          CairnError.is(cause) ? cause : new CairnError('bad-input', 'This cannot be sent.', { cause })
        )
      }
    }
  }

  /** A running call keeps its place until the server has let go of it. */
  #cancel(call: Call): void {
    if (this.#waiting.delete(call)) return
    for (const [id, running] of this.#running) if (running === call) this.#post({ type: 'cancel', id })
  }

  #post(message: ClientMessage): void {
    this.#port.postMessage(marked(message), [])
  }
}
