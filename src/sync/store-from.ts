import { CairnError, DOCUMENT_KINDS } from '../model/index.js'
import type { DocumentId, DocumentKind, Geometry } from '../model/index.js'
import { QueryIndex } from '../query/index.js'
import { throwIfAborted } from './abort.js'
import type {
  Commit,
  History,
  Tracks,
  Local,
  Media,
  Members,
  ProjectInfo,
  ProjectStore,
  StoredDocument,
  StoreEvent,
  TrackPage
} from './adapter.js'
import { Listeners } from './listeners.js'
import { thinnedWay, wayOf } from './track-way.js'

/** Somebody's own documents. Ids are 64 lower-case hexadecimal characters, and stay what they are. */
export interface DocumentSource {
  readonly info: ProjectInfo
  /** Null when there is no such document. */
  get(id: DocumentId): Promise<StoredDocument | null>
  /** A page of all documents, deleted ones included, in any lasting order. Null asks for the first, and ends. */
  list(cursor: string | null): Promise<SourcePage>
  /** Writes all or nothing; resolves with one id a commit when it will last. May ignore `saw`. */
  commit(commits: readonly Commit[]): Promise<readonly DocumentId[]>
  /**
   * Calls the listener with the ids that changed by others' hands, or with null when all must be listed again.
   * What `commit` wrote need not be told. Returns the way to stop.
   */
  subscribe(listener: (ids: readonly DocumentId[] | null) => void): () => void
  close(): Promise<void>
  readonly local?: Local
  /** Files, where the source keeps any. `events` tells what it has to say of them. */
  readonly media?: Media
  events?(listener: (event: StoreEvent) => void): () => void
  readonly members?: Members
  readonly history?: History
  readonly tracks?: Tracks
  /** As `ProjectStore.removeFromDevice`. */
  removeFromDevice?(): Promise<void>
}
export interface SourcePage {
  readonly documents: readonly StoredDocument[]
  readonly cursor: string | null
}

/** More changed ids than this are told as null. */
const MAX_NAMED = 500
/** Documents asked of the source at a time. */
const AT_ONCE = 32

/**
 * A ProjectStore from an embedder's own documents: queries, counts and map tiles come from an index in memory
 * that is filled once and then follows the changes. Resolves when all documents have been listed.
 * @throws whatever `list` throws
 */
export async function storeFrom(source: DocumentSource): Promise<ProjectStore> {
  const follower = new Follower(source)
  try {
    await follower.ready()
  } catch (error) {
    follower.stop()
    throw error
  }
  const { index, listeners } = follower
  return {
    info: source.info,
    documents: {
      async get(id) {
        await follower.ready()
        return source.get(id)
      },
      async query(query, signal) {
        throwIfAborted(signal)
        await follower.ready()
        const { ids, cursor, total } = index.query(query)
        const documents = await Promise.all(ids.map(id => source.get(id)))
        throwIfAborted(signal)
        return { documents: documents.filter(document => document !== null), cursor, total }
      },
      async count(query) {
        await follower.ready()
        return index.count(query)
      },
      async commit(commits) {
        await follower.ready()
        const ids = await source.commit(commits)
        follower.changed(ids)
        return ids
      }
    },
    tiles: {
      async get(tile, signal) {
        throwIfAborted(signal)
        await follower.ready()
        return index.tile(tile)
      },
      async pile(id, filter, limit) {
        await follower.ready()
        return index.pile(id, filter, limit)
      }
    },
    ...(source.local && { local: source.local }),
    ...(source.media && { media: source.media }),
    ...(source.members && { members: source.members }),
    ...(source.history && { history: source.history }),
    ...(source.tracks && { tracks: source.tracks }),
    ...(source.removeFromDevice && { removeFromDevice: () => source.removeFromDevice!() }),
    subscribe: listener => listeners.add(listener),
    close: () => follower.close()
  }
}

/** Keeps an index level with a source. What could not be read stays noted, and is read again when next asked. */
class Follower {
  readonly index = new QueryIndex()
  readonly listeners = new Listeners<StoreEvent>()
  readonly #source: DocumentSource
  readonly #unsubscribe: () => void
  readonly #stale = new Set<DocumentId>()
  #allStale = true
  #reading: Promise<void> | null = null
  #isClosed = false

  constructor(source: DocumentSource) {
    this.#source = source
    const stops = [
      source.subscribe(ids => this.changed(ids)),
      source.events?.(event => this.listeners.tell(event))
    ]
    this.#unsubscribe = () => stops.forEach(stop => stop?.())
  }

  changed(ids: readonly DocumentId[] | null): void {
    if (this.#isClosed) return
    if (ids === null) this.#allStale = true
    else for (const id of ids) this.#stale.add(id)
    // A failure shows at the next question, which reads again.
    this.ready().catch(() => this.#tell(DOCUMENT_KINDS, ids))
  }

  /** Resolves when the index knows everything that was told so far. */
  async ready(): Promise<void> {
    if (this.#isClosed) throw new CairnError('closed', 'This project was closed here. Open it again.')
    while (this.#allStale || this.#stale.size > 0 || this.#reading !== null) {
      this.#reading ??= this.#read().finally(() => {
        this.#reading = null
      })
      await this.#reading
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.stop()
    await this.#source.close()
  }

  /** Follows no more; the source stays open. */
  stop(): void {
    this.#isClosed = true
    this.#unsubscribe()
    this.listeners.clear()
  }

  async #read(): Promise<void> {
    if (this.#allStale) await this.#readAll()
    else await this.#readStale()
  }

  async #readAll(): Promise<void> {
    this.#allStale = false
    const gone = new Set(this.index.ids())
    try {
      let cursor: string | null = null
      do {
        const page: SourcePage = await this.#source.list(cursor)
        for (const document of page.documents) {
          this.index.put(document, await this.#wayOf(document))
          gone.delete(document.id)
        }
        cursor = page.cursor
      } while (cursor !== null)
    } catch (error) {
      this.#allStale = true
      throw error
    }
    for (const id of gone) this.index.remove(id)
    this.#tell(DOCUMENT_KINDS, null)
  }

  async #readStale(): Promise<void> {
    const ids = [...this.#stale]
    const kinds = new Set<DocumentKind>()
    try {
      // Noted as read before they are read: a change meanwhile notes them again.
      this.#stale.clear()
      for (let at = 0; at < ids.length; at += AT_ONCE) {
        await Promise.all(ids.slice(at, at + AT_ONCE).map(id => this.#readOne(id, kinds)))
      }
    } catch (error) {
      for (const id of ids) this.#stale.add(id)
      throw error
    }
    if (kinds.size > 0) this.#tell([...kinds], ids)
  }

  async #readOne(id: DocumentId, kinds: Set<DocumentKind>): Promise<void> {
    const document = await this.#source.get(id)
    const kind = document?.kind ?? this.index.kindOf(id)
    if (document === null) this.index.remove(id)
    else this.index.put(document, await this.#wayOf(document))
    if (kind !== null) kinds.add(kind)
  }

  /** Where a track went; undefined for what says itself where it is. */
  async #wayOf({ id, kind }: StoredDocument): Promise<Geometry | undefined> {
    const { tracks } = this.#source
    if (kind !== 'track' || tracks === undefined) return undefined
    const parts: Float64Array[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page: TrackPage = await tracks.points(id, cursor)
      parts.push(thinnedWay(page.points))
      cursor = page.cursor
    }
    return wayOf(parts) ?? undefined
  }

  #tell(kinds: readonly DocumentKind[], ids: readonly DocumentId[] | null): void {
    this.listeners.tell({
      type: 'documents',
      kinds,
      ids: ids !== null && ids.length > MAX_NAMED ? null : ids
    })
  }
}
