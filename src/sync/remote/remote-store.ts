import type {
  Documents,
  History,
  Tracks,
  Local,
  Media,
  Members,
  Nearby,
  ProjectInfo,
  ProjectStore,
  StorageStatus,
  StoreEvent,
  Sync,
  Tiles
} from '../adapter.js'
import { Listeners } from '../listeners.js'
import type { Calls } from './calls.js'
import { closedError } from './protocol.js'
import type { Capability, OpenedStore } from './protocol.js'
import { remoteBundles } from './remote-bundles.js'
import { remoteMedia } from './remote-media.js'
import { remoteNearby } from './remote-nearby.js'

/** A store on the other side of a port. It has the capabilities that the other one has. */
export class RemoteStore implements ProjectStore {
  readonly documents: Documents
  readonly tiles?: Tiles
  readonly members?: Members
  readonly sync?: Sync
  readonly local?: Local
  readonly history?: History
  readonly tracks?: Tracks
  readonly media?: Media
  readonly storage?: StorageStatus
  readonly nearby?: Nearby
  readonly removeFromDevice?: () => Promise<void>
  readonly #listeners = new Listeners<StoreEvent>()
  readonly #calls: Calls
  readonly #handle: number
  readonly #onClose: () => void
  #info: ProjectInfo
  #isClosed = false

  constructor(calls: Calls, { store, info, capabilities }: OpenedStore, onClose: () => void) {
    this.#calls = calls
    this.#handle = store
    this.#info = info
    this.#onClose = onClose
    const call = this.#call
    const has = (capability: Capability): boolean => capabilities.includes(capability)
    this.documents = {
      get: id => call('documents.get', [id]),
      query: (query, signal) => call('documents.query', [query], signal),
      count: query => call('documents.count', [query]),
      commit: (...args) => call('documents.commit', args)
    }
    if (has('tiles')) {
      this.tiles = {
        get: (tile, signal) => call('tiles.get', [tile], signal),
        pile: (...args) => call('tiles.pile', args)
      }
    }
    if (has('members')) {
      this.members = {
        list: () => call('members.list', []),
        invite: options => call('members.invite', [options]),
        invites: () => call('members.invites', []),
        answer: (...args) => call('members.answer', args),
        setRole: (...args) => call('members.setRole', args),
        leave: () => call('members.leave', []),
        rename: name => call('members.rename', [name])
      }
    }
    if (has('sync')) {
      this.sync = {
        state: () => call('sync.state', []),
        connect: url => call('sync.connect', [url]),
        disconnect: url => call('sync.disconnect', [url]),
        pause: () => call('sync.pause', []),
        resume: () => call('sync.resume', []),
        ...(has('bundles') && remoteBundles(call))
      }
    }
    if (has('nearby')) this.nearby = remoteNearby(call)
    if (has('removeFromDevice')) this.removeFromDevice = () => call('removeFromDevice', [])
    if (has('storage')) this.storage = { state: () => call('storage.state', []) }
    if (has('media')) this.media = remoteMedia(call)
    if (has('history')) this.history = { of: (...args) => call('history.of', args) }
    if (has('tracks')) {
      this.tracks = {
        append: (...args) => call('tracks.append', args),
        points: (...args) => call('tracks.points', args)
      }
    }
    if (has('local')) {
      this.local = {
        get: name => call('local.get', [name]),
        set: (...args) => call('local.set', args),
        remove: name => call('local.remove', [name])
      }
    }
  }

  get info(): ProjectInfo {
    return this.#info
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    return this.#listeners.add(listener)
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    const closing = this.#call<undefined>('close', [])
    this.#isClosed = true
    this.#onClose()
    this.#listeners.clear()
    await closing
  }

  /** An event of the other store. */
  take(event: StoreEvent): void {
    if (event.type === 'info') this.#info = event.info
    if (event.type === 'closed') this.#isClosed = true
    this.#listeners.tell(event)
  }

  /** The port is gone. */
  lost(): void {
    if (!this.#isClosed) this.take({ type: 'closed', reason: closedError().message })
  }

  /** The other side runs the same contract, so what it answers is of the method's type. */
  readonly #call = async <Answer>(
    method: string,
    args: readonly unknown[],
    signal?: AbortSignal,
    onTold?: (value: unknown) => void
  ): Promise<Answer> => {
    if (this.#isClosed) throw closedError()
    const store = this.#handle
    return this.#calls.call({ method, store, args, signal, onTold, receive: value => value as Answer })
  }
}
