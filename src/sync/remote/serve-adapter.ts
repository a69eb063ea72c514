import { CairnError } from '../../model/index.js'
import type { ProjectId } from '../../model/index.js'
import type { Nearby, ProjectStore, SyncAdapter } from '../adapter.js'
import type { RemotePort } from './port.js'
import { CALLS_AT_ONCE, capabilitiesOf, errorMessage, marked, unmarked } from './protocol.js'
import type { ClientMessage, OpenedStore, ServerMessage } from './protocol.js'
import { ServedStreams } from './served-streams.js'
import { STORE_METHODS } from './store-methods.js'

/** A client that keeps to its own bound never has this many. */
const MAX_CALLS = CALLS_AT_ONCE * 8

/**
 * Answers a client's calls at the other end of a port from an adapter. The stores that it opens are closed when the
 * port goes; the adapter stays open. Returns the way to stop.
 * @param options.onError hears of a store that would not close after the port went; else it is an uncaught error
 */
export function serveAdapter(
  adapter: SyncAdapter,
  port: RemotePort,
  { onError = rethrow }: { readonly onError?: (error: unknown) => void } = {}
): () => void {
  const client = new Client(adapter, port, onError)
  return () => client.stop()
}

class Client {
  readonly #adapter: SyncAdapter
  readonly #port: RemotePort
  readonly #running = new Map<number, AbortController>()
  readonly #stores = new Map<number, { readonly store: ProjectStore; readonly stops: (() => void)[] }>()
  readonly #streams = new ServedStreams()
  readonly #onError: (error: unknown) => void
  #lastStore = 0

  #isClosed = false

  constructor(adapter: SyncAdapter, port: RemotePort, onError: (error: unknown) => void) {
    this.#adapter = adapter
    this.#onError = onError
    this.#port = port
    port.addEventListener('message', this.#take)
    port.addEventListener('close', this.#end)
    port.start?.()
  }

  stop(): void {
    if (this.#isClosed) return
    this.#post({ type: 'bye' })
    this.#end()
  }

  readonly #take = ({ data }: { readonly data?: unknown }): void => {
    const message = unmarked<ClientMessage>(data)
    if (message?.type === 'call') void this.#answer(message)
    else if (message?.type === 'cancel') this.#running.get(message.id)?.abort()
    else if (message?.type === 'bye') this.#end()
  }

  readonly #end = (): void => {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#port.removeEventListener('message', this.#take)
    this.#port.removeEventListener('close', this.#end)
    this.#port.close?.()
    for (const controller of this.#running.values()) controller.abort()
    this.#streams.close().catch(this.#onError)
    for (const handle of [...this.#stores.keys()]) this.#closeStore(handle).catch(this.#onError)
  }

  async #answer(call: ClientMessage & { readonly type: 'call' }): Promise<void> {
    const { id } = call
    const controller = new AbortController()
    try {
      if (this.#running.has(id) || this.#running.size >= MAX_CALLS) {
        throw new CairnError('bad-input', 'Too many calls at once.')
      }
      this.#running.set(id, controller)
      const value = await this.#run(call, controller.signal)
      this.#post({ type: 'done', id, value }, value instanceof ArrayBuffer ? [value] : [])
      // Not before the answer, so that the client knows the store when its first event comes.
      if (call.store === 0 && call.method === 'open') this.#follow((value as OpenedStore).store)
    } catch (error) {
      this.#post({ type: 'failed', id, error: errorMessage(error) })
    } finally {
      if (this.#running.get(id) === controller) this.#running.delete(id)
    }
  }

  async #run(
    { id, method, store, args }: ClientMessage & { readonly type: 'call' },
    signal: AbortSignal
  ): Promise<unknown> {
    const tell = (value: unknown): void => this.#post({ type: 'told', id, value })
    if (store === 0) return this.#runOnAdapter(method, args[0], { signal, tell })
    const open = this.#stores.get(store)
    if (open === undefined) throw new CairnError('closed', 'This project was closed here. Open it again.')
    if (method === 'close') return this.#closeStore(store)
    const run = STORE_METHODS.get(method)
    if (run === undefined) throw unknownMethod()
    return run(open.store, args, { signal, tell, streams: this.#streams })
  }

  async #runOnAdapter(
    method: string,
    argument: unknown,
    { signal, tell }: { readonly signal: AbortSignal; readonly tell: (value: unknown) => void }
  ): Promise<unknown> {
    const adapter = this.#adapter
    switch (method) {
      case 'list':
        return adapter.list()
      case 'create':
        return adapter.create(argument as Parameters<SyncAdapter['create']>[0])
      case 'join':
        return adapter.join({ ...(argument as Parameters<SyncAdapter['join']>[0]), signal, onWaiting: tell })
      case 'open':
        return this.#open(argument as ProjectId)
      case 'storageState':
        return (await adapter.storageState?.()) ?? null
      case 'nearby.offer':
        return this.#nearby().offer()
      case 'nearby.accept':
        return this.#nearby().accept(String(argument))
      case 'nearby.finish':
        return this.#nearby().finish(String(argument))
      default:
        throw unknownMethod()
    }
  }

  #nearby(): Nearby {
    const { nearby } = this.#adapter
    if (nearby) return nearby
    throw new CairnError('capability-missing', 'This device cannot be joined with another one by codes.')
  }

  async #open(id: ProjectId): Promise<OpenedStore> {
    const store = await this.#adapter.open(id)
    if (this.#isClosed) {
      await store.close()
      throw new CairnError('closed', 'The connection was closed.')
    }
    const handle = ++this.#lastStore
    this.#stores.set(handle, { store, stops: [] })
    return { store: handle, info: { ...store.info }, capabilities: capabilitiesOf(store) }
  }

  #follow(handle: number): void {
    const open = this.#stores.get(handle)
    open?.stops.push(open.store.subscribe(event => this.#post({ type: 'event', store: handle, event })))
  }

  async #closeStore(handle: number): Promise<void> {
    const open = this.#stores.get(handle)
    this.#stores.delete(handle)
    for (const stop of open?.stops ?? []) stop()
    await open?.store.close()
  }

  #post(message: ServerMessage, transfer: ArrayBuffer[] = []): void {
    if (!this.#isClosed) this.#port.postMessage(marked(message), transfer)
  }
}

function rethrow(error: unknown): never {
  throw error
}

function unknownMethod(): CairnError {
  return new CairnError('capability-missing', 'The other side does not know this call. Use the same version.')
}
