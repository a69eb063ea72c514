import type { AuthId, DocumentId, TrackEntry } from '../../model/index.js'
import { thinnedWay } from '../track-way.js'
import type { EntryLog } from './judged-entries.js'

/** A chunk at its place; its points stay in the log, but for those that show its way on a map. */
export interface PlacedChunk {
  readonly log: EntryLog
  readonly index: number
  readonly heads: readonly AuthId[]
  readonly n: number
  readonly way: Float64Array
}

/** The chunks of all tracks, by document; whether one counts is for the reader to judge. */
export class TrackChunks {
  readonly #chunks = new Map<DocumentId, PlacedChunk[]>()
  readonly #places = new Set<number>()

  /** The same chunk may come again; `place` names where it stands. False when it is known. */
  take(place: number, log: EntryLog, index: number, { doc, heads, n, points }: TrackEntry): boolean {
    if (this.#places.has(place)) return false
    this.#places.add(place)
    const chunk = { log, index, heads, n, way: thinnedWay(points) }
    const chunks = this.#chunks.get(doc)
    if (chunks) chunks.push(chunk)
    else this.#chunks.set(doc, [chunk])
    return true
  }

  /** Those for which `counts` holds, by number; of one number the first in its log, of the earliest log. */
  of(doc: DocumentId, counts: (chunk: PlacedChunk) => boolean): readonly PlacedChunk[] {
    const generation = ({ log }: PlacedChunk) => log.generation?.number ?? 1
    const inOrder = (this.#chunks.get(doc) ?? [])
      .filter(counts)
      .sort((a, b) => a.n - b.n || generation(a) - generation(b) || a.index - b.index)
    return inOrder.filter((chunk, at) => at === 0 || chunk.n !== inOrder[at - 1]!.n)
  }

  documents(): Iterable<DocumentId> {
    return this.#chunks.keys()
  }

  places(): Iterable<number> {
    return this.#places
  }
}
