import {
  CairnError,
  toHex,
  blake2b256,
  historyOf,
  type DeviceId,
  type DocumentState,
  type Json
} from '../../model/index.js'
import type {
  Documents,
  History,
  Local,
  Media,
  Members,
  Page,
  ProjectInfo,
  ProjectStore,
  Query,
  StoredDocument,
  StoreEvent,
  Sync,
  Tiles
} from '../adapter.js'
import { throwIfAborted } from '../abort.js'
import type { LocalFiles, StorageWatch } from '../storage/storage.js'
import type { Commits } from './commits.js'
import { localKey } from './keys.js'
import type { ProjectPeer } from './project-peer.js'
import { decryptLocal, encryptLocal } from './seal.js'
import { PeerTracks } from './tracks.js'

/** The door to a project on this device: what components and the command line see. */
export function projectStore(
  peer: ProjectPeer,
  parts: {
    readonly info: () => ProjectInfo
    readonly commits: Commits
    readonly members: Members
    readonly sync: Sync
    readonly local: Local
    readonly media: Media
    readonly status?: StorageWatch | undefined
    readonly remove: () => Promise<void>
  }
): ProjectStore {
  const { status } = parts
  const stops = new Set<() => void>()
  let isClosed = false
  const checkOpen = () => {
    if (isClosed) throw new CairnError('closed', 'This project was closed here. Open it again.')
  }
  const whileOpen = <T extends object>(capability: T): T => guarded(capability, checkOpen)
  return {
    get info() {
      return parts.info()
    },
    documents: whileOpen(documentsOf(peer, parts.commits)),
    tiles: whileOpen(tilesOf(peer)),
    members: whileOpen(parts.members),
    sync: whileOpen(parts.sync),
    local: whileOpen(parts.local),
    history: whileOpen(historyBy(peer)),
    tracks: whileOpen(new PeerTracks(peer, parts.commits)),
    media: { ...whileOpen(parts.media), read: (hash, wish) => reading(parts.media, checkOpen, hash, wish) },
    ...(status && { storage: whileOpen({ state: () => status.state() }) }),
    async removeFromDevice() {
      checkOpen()
      await parts.remove()
    },
    subscribe(listener: (event: StoreEvent) => void) {
      const stop = peer.subscribe(listener)
      stops.add(stop)
      return () => {
        stops.delete(stop)
        stop()
      }
    },
    async close() {
      isClosed = true
      for (const stop of stops) stop()
      stops.clear()
    }
  }
}

/** The same methods, each of which first runs `check`. All of them are asynchronous, so its failure is a rejection. */
function guarded<T extends object>(capability: T, check: () => void): T {
  return new Proxy(capability, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return async (...given: unknown[]): Promise<unknown> => {
        check()
        return Reflect.apply(method, target, given)
      }
    }
  })
}

async function* reading(
  media: Media,
  check: () => void,
  ...wish: Parameters<Media['read']>
): AsyncGenerator<Uint8Array> {
  check()
  for await (const bytes of media.read(...wish)) {
    yield bytes
    check()
  }
}

/** The documents of a project on this device. */
export function documentsOf(peer: ProjectPeer, commits: Commits): Documents {
  /** Whoever holds it holds its large values too. */
  const holdersOf = ({ id }: DocumentState): number => {
    const values = [...peer.index.names.namedBy(id)].filter(hash => peer.media.library.isValue(hash))
    if (values.length === 0) return peer.index.holders(id)
    const hasValues = (device: DeviceId) => values.every(hash => peer.media.library.isWith(device, hash))
    return peer.index.holdersOf(id).filter(hasValues).length
  }
  const stored = async (document: DocumentState): Promise<StoredDocument> => ({
    ...(await peer.values.resolve(document)),
    holders: holdersOf(document)
  })
  return {
    async get(id) {
      const document = await peer.documents.read([id], () => peer.index.document(id))
      return document && stored(document)
    },
    async query(query: Query, signal?: AbortSignal): Promise<Page> {
      throwIfAborted(signal)
      const { ids, cursor, total } = peer.index.query.query(query)
      const found = await peer.documents.read(ids, () => ids.flatMap(id => peer.index.document(id) ?? []))
      throwIfAborted(signal)
      return { documents: await Promise.all(found.map(stored)), cursor, total }
    },
    async count(query) {
      return peer.index.query.count(query)
    },
    commit: (items, attempt) => commits.write(items, attempt)
  }
}

function historyBy({ index, documents }: ProjectPeer): History {
  return {
    of: (id, options) => documents.read([id], () => historyOf(index.changes, id, options), 'all')
  }
}

function tilesOf(peer: ProjectPeer): Tiles {
  return {
    async get(tile, signal) {
      throwIfAborted(signal)
      return peer.index.query.tile(tile)
    },
    pile: async (id, filter, limit) => peer.index.query.pile(id, filter, limit)
  }
}

/** Encrypted on this device, never synced. */
export function localOf(files: LocalFiles, folder: string, deviceSeed: Uint8Array): Local {
  const key = localKey(deviceSeed)
  const fileOf = (name: string) => `local/${folder}/${fileName(name)}`
  return {
    async get(name) {
      const bytes = await files.read(fileOf(name))
      const plain = bytes && decryptLocal(key, bytes)
      return plain ? (JSON.parse(new TextDecoder().decode(plain)) as Json) : null
    },
    set: (name, value) =>
      files.write(fileOf(name), encryptLocal(key, new TextEncoder().encode(JSON.stringify(value)))),
    remove: name => files.remove(fileOf(name))
  }
}

/** Names of files say nothing of what is in them, and are as short as every file system allows. */
const fileName = (name: string) => toHex(blake2b256([new TextEncoder().encode(name)]))
