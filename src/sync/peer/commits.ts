import {
  CairnError,
  changeId,
  createChange,
  decodeEntry,
  deleteChange,
  DOCUMENT_KINDS,
  editChange,
  logOf,
  packEntries,
  restoreChange,
  type Change,
  type Deed,
  type DocumentId,
  type LogName
} from '../../model/index.js'
import type { Commit, CommitAttempt } from '../adapter.js'
import { splitLargeValues } from '../large-values.js'
import { hashOfBytes } from './media/media-writer.js'
import { mayDo } from './judged-changes.js'
import type { ProjectPeer } from './project-peer.js'
import type { Place } from './written-commits.js'

interface Made {
  readonly log: LogName
  /** Null when there is nothing to write: nobody has deleted what is to be restored. */
  readonly change: Change | null
}

/** Writes what the people of this device decide. */
export class Commits {
  readonly #peer: ProjectPeer
  /** The last write of each document that is under way: the next one is made of what it leaves. */
  readonly #underWay = new Map<DocumentId, Promise<unknown>>()
  readonly #attempts = new Map<string, Promise<readonly DocumentId[]>>()

  constructor(peer: ProjectPeer) {
    this.#peer = peer
  }

  /** The same attempt once more is answered as the first time, and written once. */
  async write(commits: readonly Commit[], attempt?: CommitAttempt): Promise<readonly DocumentId[]> {
    if (!attempt) return this.#writeInTurn(commits)
    const { token } = attempt
    const running = this.#attempts.get(token)
    if (running) return running
    const place = this.#peer.written.find(attempt)
    const answer = place ? this.#answerOf(commits, place) : this.#writeInTurn(commits, attempt)
    this.#attempts.set(token, answer)
    try {
      return await answer
    } finally {
      this.#attempts.delete(token)
    }
  }

  /** What a call that was written before is answered: its entries stand in the log. */
  async #answerOf(commits: readonly Commit[], place: Place): Promise<readonly DocumentId[]> {
    const created: DocumentId[] = []
    for (const [offset, bytes] of (await this.#peer.entriesAt(place)).entries()) {
      const entry = bytes && decodeEntry(bytes)
      if (entry?.type !== 'changes')
        throw new CairnError(
          'storage-broken',
          'Something saved here cannot be read. Meet a device that has it too.'
        )
      for (const [at, change] of entry.changes.entries()) {
        if (change?.op !== 'create') continue
        created.push(changeId(this.#peer.keyOf(place.log), place.start + offset, at, change) as DocumentId)
      }
    }
    return commits.map(item => {
      const id = item.type === 'create' ? created.shift() : item.id
      if (!id) throw new CairnError('bad-input', 'This token names something else that was saved.')
      return id
    })
  }

  /**
   * All of it is checked and packed before the first byte is written. One call writes to one log, since two logs
   * cannot be written as one.
   */
  async #writeInTurn(commits: readonly Commit[], attempt?: CommitAttempt): Promise<readonly DocumentId[]> {
    const touched = [...new Set(commits.flatMap(item => (item.type === 'create' ? [] : [item.id])))]
    if (touched.length === 0) return this.#write(commits, attempt)
    const before = touched.flatMap(id => this.#underWay.get(id) ?? [])
    const written = Promise.allSettled(before).then(() => this.#write(commits, attempt))
    for (const id of touched) this.#underWay.set(id, written)
    try {
      return await written
    } finally {
      for (const id of touched) if (this.#underWay.get(id) === written) this.#underWay.delete(id)
    }
  }

  async #write(commits: readonly Commit[], attempt?: CommitAttempt): Promise<readonly DocumentId[]> {
    this.checkWritable()
    const { commits: split, blobs } = splitLargeValues(commits, hashOfBytes)
    const touched = commits.flatMap(item => (item.type === 'create' ? [] : [item.id]))
    const make = () => split.map(item => this.#make(item))
    const made = touched.length === 0 ? make() : await this.#peer.documents.read(touched, make)
    this.checkWritable()
    const log = made[0]?.log
    if (!log) return []
    if (made.some(other => other.log !== log)) {
      throw new CairnError('bad-input', 'Save observations and categories one after the other, not together.')
    }
    const changes = made.flatMap(({ change }) => change ?? [])
    const header = { at: Date.now(), heads: this.#peer.index.membership.heads() }
    const entries = packEntries(changes, header)
    const blocks = entries.map(({ bytes }) => bytes)
    // Their bytes are on disk before anything names them.
    for (const [hash, bytes] of blobs) await this.#peer.media.keepValue(hash, bytes)
    const before =
      attempt && ((start: number) => this.#peer.written.note(attempt, { log, start, count: blocks.length }))
    const start = blocks.length === 0 ? 0 : await this.#peer.append(log, blocks, before)
    const ids = new Map<Change, DocumentId>()
    for (const [offset, entry] of entries.entries()) {
      for (const [place, change] of entry.changes.entries()) {
        ids.set(change, changeId(this.#peer.keyOf(log), start + offset, place, change) as DocumentId)
      }
    }
    return commits.map((item, place) => (item.type === 'create' ? idOf(ids, made[place]?.change) : item.id))
  }

  /** @throws CairnError 'closed' | 'read-only' | 'not-a-member' | 'storage-full' | 'storage-broken' */
  checkWritable(): void {
    this.#peer.checkWritable()
    if (this.#peer.readOnly !== null) throw new CairnError('read-only', this.#peer.readOnly)
    if (this.#peer.isKnown) return
    throw new CairnError(
      'not-a-member',
      'This project has not arrived here yet. Meet a device that has it, then save.'
    )
  }

  #make(item: Commit): Made {
    if (item.type === 'create') {
      if (!DOCUMENT_KINDS.includes(item.kind)) {
        throw new CairnError('bad-input', `There is no kind of document called ${item.kind}.`)
      }
      const log = this.#logFor({ op: 'create', kind: item.kind, own: true })
      return { log, change: createChange(item.kind, item.set) }
    }
    const { index, device } = this.#peer
    const document = index.document(item.id)
    if (!document) {
      throw new CairnError('not-found', 'This is not here any more.', { detail: { id: item.id } })
    }
    const op = item.type === 'delete' ? 'delete' : 'edit'
    const log = this.#logFor({ op, kind: document.kind, own: document.createdBy === device })
    if (item.type === 'edit') return { log, change: editChange(index.changes, item.id, item.set, item.saw) }
    const make = item.type === 'delete' ? deleteChange : restoreChange
    return { log, change: make(index.changes, item.id) }
  }

  #logFor(deed: Omit<Deed, 'log'>): LogName {
    const log = logOf(deed.kind)
    if (mayDo(this.#peer.role, { log, ...deed })) return log
    throw new CairnError('not-allowed', 'Your role in this project does not allow this. Ask a coordinator.')
  }
}

function idOf(ids: ReadonlyMap<Change, DocumentId>, change: Change | null | undefined): DocumentId {
  const id = change && ids.get(change)
  if (!id) throw new CairnError('internal', 'A saved document has no id.')
  return id
}
