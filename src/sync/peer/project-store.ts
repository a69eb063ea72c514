import {
  CairnError,
  createChange,
  deleteChange,
  editChange,
  restoreChange,
  packEntries,
  changeId,
  type Change,
  type DocumentId,
  type DocumentState,
  type LogName
} from '../../model/index.js'
import type {
  Commit,
  Documents,
  Local,
  Page,
  ProjectInfo,
  ProjectStore,
  Query,
  StoreEvent,
  StoredDocument,
  Sync,
  Tiles
} from '../adapter.js'
import type { LocalFiles } from '../storage/storage.js'
import { localKey } from './keys.js'
import { logOf, mayChange } from './project-index.js'
import type { ProjectPeer } from './project-peer.js'
import { decryptLocal, encryptLocal } from './seal.js'
import type { Members } from '../adapter.js'

/** The door to a project on this device: what components and the command line see. */
export function projectStore(
  peer: ProjectPeer,
  parts: {
    readonly info: () => ProjectInfo
    readonly members: Members
    readonly sync: Sync
    readonly local: Local
  }
): ProjectStore {
  const stops = new Set<() => void>()
  return {
    get info() {
      return parts.info()
    },
    documents: documentsOf(peer),
    tiles: tilesOf(peer),
    members: parts.members,
    sync: parts.sync,
    local: parts.local,
    subscribe(listener: (event: StoreEvent) => void) {
      const stop = peer.subscribe(listener)
      stops.add(stop)
      return () => {
        stops.delete(stop)
        stop()
      }
    },
    async close() {
      for (const stop of stops) stop()
      stops.clear()
    }
  }
}

function documentsOf(peer: ProjectPeer): Documents {
  const stored = (document: DocumentState): StoredDocument => ({
    ...document,
    holders: peer.index.holdings.holders(document.id)
  })
  return {
    async get(id) {
      const document = peer.index.document(id)
      return document && stored(document)
    },
    async query(query: Query): Promise<Page> {
      const { ids, cursor, total } = peer.index.query.query(query)
      const documents = []
      for (const id of ids) {
        const document = peer.index.document(id)
        if (document) documents.push(stored(document))
      }
      return { documents, cursor, total }
    },
    async count(query) {
      return peer.index.query.count(query)
    },
    commit: commits => commit(peer, commits)
  }
}

/**
 * All of it is checked and packed before the first byte is written. One call writes to one log, since two logs
 * cannot be written as one.
 */
async function commit(peer: ProjectPeer, commits: readonly Commit[]): Promise<readonly DocumentId[]> {
  if (peer.index.readOnly) throw new CairnError('read-only', peer.index.readOnly)
  if (!peer.isKnown) {
    throw new CairnError(
      'not-a-member',
      'This project has not arrived here yet. Meet a device that has it, then save.'
    )
  }
  const made = commits.map(item => changeOf(peer, item))
  const log = made[0]?.log
  if (!log) return []
  if (made.some(other => other.log !== log)) {
    throw new CairnError('bad-input', 'Save observations and categories one after the other, not together.')
  }
  const changes = made.flatMap(({ change }) => (change ? [change] : []))
  const entries = packEntries(changes, { at: Date.now(), heads: peer.index.membership.heads() })
  const start =
    entries.length === 0
      ? 0
      : await peer.append(
          log,
          entries.map(({ bytes }) => bytes)
        )
  const ids = new Map<Change, DocumentId>()
  for (const [offset, entry] of entries.entries()) {
    for (const [place, change] of entry.changes.entries()) {
      ids.set(change, changeId(peer.keyOf(log), start + offset, place, change) as DocumentId)
    }
  }
  return commits.map((item, place) => (item.type === 'create' ? idOf(ids, made[place]?.change) : item.id))
}

function idOf(ids: ReadonlyMap<Change, DocumentId>, change: Change | null | undefined): DocumentId {
  const id = change && ids.get(change)
  if (!id) throw new CairnError('internal', 'A saved document has no id.')
  return id
}

function changeOf(
  peer: ProjectPeer,
  item: Commit
): { readonly log: LogName; readonly change: Change | null } {
  if (item.type === 'create') {
    const log = logOf(item.kind)
    if (!mayChange(peer.role, log, 'create', true)) throw notAllowed()
    return { log, change: createChange(item.kind, item.set) }
  }
  const document = peer.index.document(item.id)
  if (!document) throw new CairnError('not-found', 'This is not here any more.', { detail: { id: item.id } })
  const log = logOf(document.kind)
  const own = document.createdBy === peer.device
  if (!mayChange(peer.role, log, item.type === 'delete' ? 'delete' : 'edit', own)) throw notAllowed()
  return { log, change: laterChange(peer, item) }
}

function laterChange(peer: ProjectPeer, item: Exclude<Commit, { readonly type: 'create' }>): Change | null {
  const { changes } = peer.index
  if (item.type === 'edit') return editChange(changes, item.id, item.set, item.saw)
  return item.type === 'delete' ? deleteChange(changes, item.id) : restoreChange(changes, item.id)
}

const notAllowed = () =>
  new CairnError('not-allowed', 'Your role in this project does not allow this. Ask a coordinator.')

function tilesOf(peer: ProjectPeer): Tiles {
  return {
    get: async tile => peer.index.query.tile(tile),
    pile: async (id, filter, limit) => peer.index.query.pile(id, filter, limit)
  }
}

/** Encrypted on this device, never synced. */
export function localOf(files: LocalFiles, folder: string, deviceSeed: Uint8Array): Local {
  const key = localKey(deviceSeed)
  const fileOf = (name: string) => `local/${folder}/${hexName(name)}`
  return {
    async get(name) {
      const bytes = await files.read(fileOf(name))
      const plain = bytes && decryptLocal(key, bytes)
      return plain ? JSON.parse(new TextDecoder().decode(plain)) : null
    },
    async set(name, value) {
      await files.write(fileOf(name), encryptLocal(key, new TextEncoder().encode(JSON.stringify(value))))
    },
    remove: name => files.remove(fileOf(name))
  }
}

const hexName = (name: string) =>
  [...new TextEncoder().encode(name)].map(byte => byte.toString(16).padStart(2, '0')).join('')
