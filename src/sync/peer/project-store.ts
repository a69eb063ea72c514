import { CairnError, toHex, blake2b256, type DocumentState, type Json } from '../../model/index.js'
import type {
  Documents,
  Local,
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

/** The door to a project on this device: what components and the command line see. */
export function projectStore(
  peer: ProjectPeer,
  parts: {
    readonly info: () => ProjectInfo
    readonly commits: Commits
    readonly members: Members
    readonly sync: Sync
    readonly local: Local
    readonly status?: StorageWatch | undefined
  }
): ProjectStore {
  const { status } = parts
  const stops = new Set<() => void>()
  let isClosed = false
  const whileOpen = <T extends object>(capability: T): T =>
    guarded(capability, () => {
      if (isClosed) throw new CairnError('closed', 'This project was closed here. Open it again.')
    })
  return {
    get info() {
      return parts.info()
    },
    documents: whileOpen(documentsOf(peer, parts.commits)),
    tiles: whileOpen(tilesOf(peer)),
    members: whileOpen(parts.members),
    sync: whileOpen(parts.sync),
    local: whileOpen(parts.local),
    ...(status && { storage: whileOpen({ state: () => status.state() }) }),
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

function documentsOf(peer: ProjectPeer, commits: Commits): Documents {
  const stored = (document: DocumentState): StoredDocument => ({
    ...document,
    holders: peer.index.holders(document.id)
  })
  return {
    async get(id) {
      return peer.documents.read([id], () => {
        const document = peer.index.document(id)
        return document && stored(document)
      })
    },
    async query(query: Query, signal?: AbortSignal): Promise<Page> {
      throwIfAborted(signal)
      const { ids, cursor, total } = peer.index.query.query(query)
      return peer.documents.read(ids, () => {
        throwIfAborted(signal)
        const found = ids.flatMap(id => peer.index.document(id) ?? [])
        return { documents: found.map(stored), cursor, total }
      })
    },
    async count(query) {
      return peer.index.query.count(query)
    },
    commit: (items, attempt) => commits.write(items, attempt)
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
