import { CairnError, DOCUMENT_KINDS, type MediaHash } from '../../model/index.js'
import type {
  Documents,
  History,
  Local,
  Media,
  MediaRead,
  Members,
  Nearby,
  ProjectInfo,
  ProjectStore,
  StorageStatus,
  StoreEvent,
  Sync,
  Tiles,
  Tracks
} from '../adapter.js'
import { Listeners } from '../listeners.js'
import type { Ask, Asking, Source } from './source.js'

/** Names a commit: 32 random hexadecimal digits. */
const newToken = (): string => crypto.randomUUID().replaceAll('-', '')

/** Addresses of hubs that are connected again after the engine has moved. */
const MAX_HUBS = 64

interface Opened {
  readonly source: Source
  readonly store: ProjectStore
}

type Call<Answer> = (store: ProjectStore, again: boolean) => Promise<Answer>

/** A store that is opened again, behind the same face, wherever the engine is. It has what the first one had. */
export class LastingStore implements ProjectStore {
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
  readonly #engine: Asking
  readonly #onClose: () => void
  readonly #listeners = new Listeners<StoreEvent>()
  readonly #hubs = new Set<string>()
  #info: ProjectInfo
  #source: Source
  #store: Promise<ProjectStore>
  /** The one that `#store` gave; null while it is being opened. */
  #open: ProjectStore | null
  #isClosed = false

  constructor(engine: Asking, { source, store }: Opened, onClose: () => void) {
    this.#engine = engine
    this.#onClose = onClose
    this.#info = store.info
    this.#source = source
    this.#store = Promise.resolve(store)
    this.#open = store
    store.subscribe(event => this.#take(source, event))
    this.documents = this.#makeDocuments()
    if (store.tiles) this.tiles = this.#makeTiles()
    if (store.members) this.members = this.#makeMembers()
    if (store.sync) this.sync = this.#makeSync(store.sync)
    if (store.media) this.media = this.#makeMedia()
    if (store.local) this.local = this.#makeLocal()
    if (store.history) {
      this.history = { of: (...args) => this.#again(({ history }) => there(history).of(...args)) }
    }
    if (store.tracks) this.tracks = this.#makeTracks()
    if (store.nearby) this.nearby = engine.nearby
    if (store.removeFromDevice)
      this.removeFromDevice = () => this.#once(open => there(open.removeFromDevice?.bind(open))())
    if (store.storage) {
      this.storage = { state: () => this.#again(({ storage }) => there(storage).state()) }
    }
  }

  get info(): ProjectInfo {
    if (this.#open && !this.#source.isLost) this.#info = this.#open.info
    return this.#info
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    return this.#listeners.add(listener)
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#end()
    this.#listeners.clear()
    const { isLost } = this.#source
    if (!isLost) await (await this.#store).close()
  }

  /** Opens it at the new place, and lets everybody ask again. */
  follow(source: Source): void {
    this.#source = source
    this.#open = null
    this.#store = this.#openAt(source)
    this.#store.catch((error: unknown) => {
      if (!source.isLost) this.fail(error instanceof Error ? error.message : String(error))
    })
  }

  fail(reason: string): void {
    this.#fail({ type: 'closed', reason })
  }

  #fail(event: StoreEvent & { readonly type: 'closed' }): void {
    if (this.#isClosed) return
    this.#end()
    this.#listeners.tell(event)
  }

  async #openAt(source: Source): Promise<ProjectStore> {
    const store = await source.adapter.open(this.#info.id)
    store.subscribe(event => this.#take(source, event))
    for (const url of this.#hubs) await store.sync?.connect(url)
    if (source.isLost || source !== this.#source || this.#isClosed) return store
    this.#open = store
    this.#take(source, { type: 'info', info: store.info })
    this.#take(source, { type: 'documents', kinds: DOCUMENT_KINDS, ids: null })
    this.#take(source, { type: 'members' })
    this.#take(source, { type: 'sync' })
    this.#take(source, { type: 'storage' })
    return store
  }

  #take(source: Source, event: StoreEvent): void {
    // A store that closes because its tab did is opened again elsewhere.
    if (source.isLost || source !== this.#source || this.#isClosed) return
    if (event.type === 'closed') return this.#fail(event)
    if (event.type === 'info') this.#info = event.info
    this.#listeners.tell(event)
  }

  #end(): void {
    this.#isClosed = true
    this.#onClose()
  }

  #at<Answer>(call: Call<Answer>): Ask<Answer>['call'] {
    return async (source, again) => {
      if (this.#isClosed) throw new CairnError('closed', 'This project was closed here. Open it again.')
      if (source !== this.#source) this.follow(source)
      return call(await this.#store, again)
    }
  }

  #ask<Answer>(call: Call<Answer>, repeatable: boolean, signal?: AbortSignal): Promise<Answer> {
    return this.#engine.ask({ call: this.#at(call), repeatable, signal })
  }

  #again<Answer>(call: Call<Answer>, signal?: AbortSignal): Promise<Answer> {
    return this.#ask(call, true, signal)
  }

  #once<Answer>(call: Call<Answer>): Promise<Answer> {
    return this.#ask(call, false)
  }

  #makeDocuments(): Documents {
    return {
      get: id => this.#again(({ documents }) => documents.get(id)),
      query: (query, signal) => this.#again(({ documents }) => documents.query(query, signal), signal),
      count: query => this.#again(({ documents }) => documents.count(query)),
      commit: (commits, named) => {
        const attempt = named ?? { token: newToken(), at: Date.now(), again: false }
        const call = this.#at(({ documents }, again) => {
          const needsName = again || named !== undefined || !this.#source.isHere
          const asked = { ...attempt, again: again || attempt.again }
          return documents.commit(commits, needsName ? asked : undefined)
        })
        return this.#engine.save({ call, repeatable: true })
      }
    }
  }

  #makeTiles(): Tiles {
    return {
      get: (tile, signal) => this.#again(({ tiles }) => there(tiles).get(tile, signal), signal),
      pile: (...args) => this.#again(({ tiles }) => there(tiles).pile(...args))
    }
  }

  #makeTracks(): Tracks {
    return {
      // Points have no name of their own: asked for again they could be added twice.
      append: (...args) => this.#once(({ tracks }) => there(tracks).append(...args)),
      points: (...args) => this.#again(({ tracks }) => there(tracks).points(...args))
    }
  }

  #makeMembers(): Members {
    return {
      list: () => this.#again(({ members }) => there(members).list()),
      invite: options => this.#once(({ members }) => there(members).invite(options)),
      invites: () => this.#again(({ members }) => there(members).invites()),
      answer: (...args) => this.#once(({ members }) => there(members).answer(...args)),
      // What already is so is not written a second time.
      setRole: (...args) => this.#again(({ members }) => there(members).setRole(...args)),
      leave: () => this.#again(({ members }) => there(members).leave()),
      rename: name => this.#again(({ members }) => there(members).rename(name))
    }
  }

  #makeSync({ bundle, unbundle }: Sync): Sync {
    return {
      state: () => this.#again(({ sync }) => there(sync).state()),
      connect: async url => {
        await this.#again(({ sync }) => there(sync).connect(url))
        if (this.#hubs.size < MAX_HUBS) this.#hubs.add(url)
      },
      disconnect: url => {
        this.#hubs.delete(url)
        return this.#again(({ sync }) => there(sync).disconnect(url))
      },
      pause: () => this.#again(({ sync }) => there(sync).pause()),
      resume: () => this.#again(({ sync }) => there(sync).resume()),
      ...(bundle && { bundle: options => this.#again(({ sync }) => there(there(sync).bundle)(options)) }),
      // What was taken in already is passed over the second time.
      ...(unbundle && {
        unbundle: (...args) => this.#again(({ sync }) => there(there(sync).unbundle)(...args))
      })
    }
  }

  #makeMedia(): Media {
    return {
      // Its bytes cannot be given a second time.
      put: (...args) => this.#once(({ media }) => there(media).put(...args)),
      read: (hash, wish) => this.#readMedia(hash, wish),
      state: hash => this.#again(({ media }) => there(media).state(hash)),
      totals: () => this.#again(({ media }) => there(media).totals()),
      policy: () => this.#again(({ media }) => there(media).policy()),
      setPolicy: policy => this.#again(({ media }) => there(media).setPolicy(policy)),
      setMetered: isMetered => this.#again(({ media }) => there(media).setMetered(isMetered)),
      free: hash => this.#again(({ media }) => there(media).free(hash))
    }
  }

  /** Goes on where it was when the engine has moved. */
  async *#readMedia(hash: MediaHash, wish: MediaRead = {}): AsyncGenerator<Uint8Array> {
    for (let start = wish.start ?? 0; ;) {
      const store = await this.#again(open => Promise.resolve(open), wish.signal)
      const source = this.#source
      try {
        for await (const bytes of there(store.media).read(hash, { ...wish, start })) {
          yield bytes
          start += bytes.length
        }
        return
      } catch (error) {
        if (!source.isLost || wish.signal?.aborted) throw error
      }
    }
  }

  #makeLocal(): Local {
    return {
      get: name => this.#again(({ local }) => there(local).get(name)),
      set: (...args) => this.#again(({ local }) => there(local).set(...args)),
      remove: name => this.#again(({ local }) => there(local).remove(name))
    }
  }
}

function there<Capability>(capability: Capability | undefined): Capability {
  if (capability !== undefined) return capability
  throw new CairnError('capability-missing', 'This project cannot do this here.')
}
