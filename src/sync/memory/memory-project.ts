import {
  CairnError,
  ChangeIndex,
  DOCUMENT_KINDS,
  changeId,
  createChange,
  decodeEntry,
  deleteChange,
  editChange,
  fromHex,
  historyOf,
  packEntries,
  restoreChange
} from '../../model/index.js'
import type { Change, DocumentId, DocumentKind } from '../../model/index.js'
import type { Commit, Page, ProjectInfo, StoredDocument, StoreEvent } from '../adapter.js'
import { DeviceNames } from '../device-names.js'
import { Listeners } from '../listeners.js'
import type { DocumentSource, SourcePage } from '../store-from.js'
import { splitLargeValues } from '../large-values.js'
import { withBlobValues } from '../blob-values.js'
import { hashOfValue, MemoryMedia } from './memory-media.js'
import { memoryLocal } from './memory-local.js'
import { memoryTracks } from './memory-tracks.js'
import { membersOfOne } from './members-of-one.js'

const PAGE = 1000

/** A project that lives in memory and has one device. Same changes, same limits and same merge as a peer's. */
export class MemoryProject {
  readonly info: ProjectInfo
  readonly #deviceName: string
  readonly #changes = new ChangeIndex()
  readonly #listeners = new Listeners<readonly DocumentId[]>()
  readonly #tracks = memoryTracks(
    id => this.#changes.document(id),
    id => this.#listeners.tell([id])
  )
  readonly #local = memoryLocal()
  readonly #media = new MemoryMedia()
  readonly #events = new Listeners<StoreEvent>()
  readonly #names: DeviceNames
  #entries = 0

  constructor(info: ProjectInfo, deviceName: string) {
    this.info = info
    this.#deviceName = deviceName
    this.#names = new DeviceNames(
      {
        query: ({ kind }) => Promise.resolve(this.#pageOf(kind)),
        commit: commits => new Promise(resolve => resolve(this.commit(commits)))
      },
      info.deviceId
    )
  }

  /**
   * @param onClose called once when whoever reads this closes it
   * @param onRemove the project is to be gone
   */
  source(onClose: () => void, onRemove: () => void): DocumentSource {
    return {
      info: this.info,
      get: id => this.#read(id),
      list: cursor => this.#list(Number(cursor ?? 0)),
      commit: commits => new Promise(resolve => resolve(this.commit(commits))),
      subscribe: listener => this.#listeners.add(listener),
      local: this.#local,
      history: {
        of: (id, options) => new Promise(resolve => resolve(historyOf(this.#changes, id, options)))
      },
      tracks: this.#tracks,
      media: this.#media.door(
        () => this.#all(),
        event => this.#events.tell(event)
      ),
      events: listener => this.#events.add(listener),
      members: membersOfOne(this.info, this.#deviceName, this.#names),
      removeFromDevice: () => {
        onRemove()
        this.#events.tell({
          type: 'closed',
          reason: 'The project was removed from this device.',
          removed: true
        })
        return Promise.resolve()
      },
      close() {
        onClose()
        return Promise.resolve()
      }
    }
  }

  /** @throws CairnError as `Documents.commit` */
  commit(commits: readonly Commit[], at: number = Date.now()): readonly DocumentId[] {
    const split = splitLargeValues(commits, hashOfValue)
    const planned = split.commits.map(item => ({ item, change: this.#plan(item) }))
    const written = planned.flatMap(({ change }) => (change === null ? [] : [change]))
    const ids = this.#write(written, at).values()
    this.#media.keepValues(split.blobs)
    const documents = planned.map(({ item, change }) => {
      const id = change === null ? null : ids.next().value
      return item.type === 'create' ? (id as DocumentId) : item.id
    })
    this.#listeners.tell([...new Set(documents)])
    if (documents.some(id => this.#changes.document(id)?.kind === 'deviceInfo')) {
      this.#names.changed()
      this.#events.tell({ type: 'members' })
    }
    return documents
  }

  #plan(item: Commit): Change | null {
    switch (item.type) {
      case 'create':
        if (!DOCUMENT_KINDS.includes(item.kind)) {
          throw new CairnError('bad-input', 'There is no such kind of document.')
        }
        return createChange(item.kind, item.set)
      case 'edit':
        return editChange(this.#changes, item.id, item.set, item.saw)
      case 'delete':
        return deleteChange(this.#changes, item.id)
      case 'restore':
        return restoreChange(this.#changes, item.id)
    }
  }

  /** Through the entry's bytes and back: so the limits hold, and nothing of the caller's is kept. */
  #write(changes: readonly Change[], at: number): string[] {
    const logKey = fromHex(this.info.deviceId)
    const ids: string[] = []
    for (const { bytes } of packEntries(changes, { at, heads: [] })) {
      const entry = decodeEntry(bytes)
      if (entry.type !== 'changes') throw new CairnError('internal', 'An entry came back as another one.')
      const index = this.#entries++
      for (const [place, change] of entry.changes.entries()) {
        if (change === null) throw new CairnError('internal', 'A change came back as another one.')
        const id = changeId(logKey, index, place, change)
        this.#changes.add({ id, by: this.info.deviceId, at: entry.at, change })
        this.#changes.setValid(id, true)
        ids.push(id)
      }
    }
    return ids
  }

  #get(id: DocumentId): StoredDocument | null {
    const document = this.#changes.document(id)
    return document === null ? null : { ...document, holders: 0 }
  }

  #pageOf(kind: DocumentKind): Page {
    const documents = [...this.#all()].filter(document => document.kind === kind)
    return { documents, cursor: null, total: documents.length }
  }

  async #read(id: DocumentId): Promise<StoredDocument | null> {
    const document = this.#get(id)
    return document && withBlobValues(document, hash => this.#media.valueOf(hash))
  }

  *#all(): Generator<StoredDocument> {
    for (const id of this.#changes.ids()) {
      const document = this.#get(id)
      if (document) yield document
    }
  }

  async #list(start: number): Promise<SourcePage> {
    const ids = [...this.#changes.ids()]
    const documents = await Promise.all(ids.slice(start, start + PAGE).map(id => this.#read(id)))
    const next = start + PAGE
    return {
      documents: documents.filter(document => document !== null),
      cursor: next < ids.length ? String(next) : null
    }
  }
}
