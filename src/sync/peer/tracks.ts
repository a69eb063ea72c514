import {
  CairnError,
  checkTrackPoints,
  decodeEntry,
  encodeTrackChunk,
  isClosedTrack,
  type DocumentId,
  type TrackPoint
} from '../../model/index.js'
import type { TrackPage, Tracks } from '../adapter.js'
import { notOpen, wrongPoints } from '../track-errors.js'
import type { Commits } from './commits.js'
import { mayDo } from './judged-changes.js'
import type { ProjectPeer } from './project-peer.js'

const DEED = { log: 'data', op: 'edit', kind: 'track', own: true } as const

/** The points of tracks: chunks in this device's log, and in those of others. */
export class PeerTracks implements Tracks {
  readonly #peer: ProjectPeer
  readonly #commits: Commits
  /** The last append of each track: its number follows from the one before. */
  readonly #underWay = new Map<DocumentId, Promise<void>>()

  constructor(peer: ProjectPeer, commits: Commits) {
    this.#peer = peer
    this.#commits = commits
  }

  async append(id: DocumentId, points: readonly TrackPoint[]): Promise<void> {
    const before = this.#underWay.get(id)
    const appended = Promise.allSettled([before]).then(() => this.#append(id, points))
    this.#underWay.set(id, appended)
    try {
      await appended
    } finally {
      if (this.#underWay.get(id) === appended) this.#underWay.delete(id)
    }
  }

  async points(id: DocumentId, cursor?: string): Promise<TrackPage> {
    const chunks = this.#peer.index.chunksOf(id)
    const from = cursor === undefined ? 0 : Number(cursor)
    if (!Number.isSafeInteger(from) || from < 0)
      throw new CairnError('bad-input', 'This cursor is not valid.')
    const at = chunks.findIndex(({ n }) => n >= from)
    const chunk = chunks[at]
    if (!chunk) return { points: [], cursor: null }
    const [block] = await this.#peer.logs[chunk.log.ordinal]!.again([chunk.index])
    const entry = block?.bytes && decodeEntry(block.bytes)
    if (entry?.type !== 'track')
      throw new CairnError(
        'storage-broken',
        'A part of this path cannot be read. Meet a device that has it too.'
      )
    const next = chunks[at + 1]
    return { points: entry.points, cursor: next ? String(next.n) : null }
  }

  async #append(id: DocumentId, points: readonly TrackPoint[]): Promise<void> {
    if (!checkTrackPoints(points)) throw wrongPoints()
    this.#commits.checkWritable()
    const { index, device, documents } = this.#peer
    const document = await documents.read([id], () => index.document(id))
    if (document === null) throw new CairnError('not-found', 'This is not here any more.', { detail: { id } })
    if (document.kind !== 'track' || isClosedTrack(document)) throw notOpen()
    if (document.createdBy !== device || !mayDo(this.#peer.role, DEED)) {
      throw new CairnError('not-allowed', 'Only the device that began a path adds to it.')
    }
    const n = (index.chunksOf(id).at(-1)?.n ?? -1) + 1
    const header = { at: Date.now(), heads: index.membership.heads() }
    await this.#peer.append('data', [encodeTrackChunk({ ...header, doc: id, n, points })])
  }
}
