import { CairnError, checkTrackPoints, isClosedTrack } from '../../model/index.js'
import type { DocumentId, DocumentState, TrackPoint } from '../../model/index.js'
import type { Tracks } from '../adapter.js'
import { notOpen, wrongPoints } from '../track-errors.js'

/** Points of tracks in memory, a page for each call that added some. */
export function memoryTracks(
  document: (id: DocumentId) => DocumentState | null,
  onChange: (id: DocumentId) => void
): Tracks {
  const chunks = new Map<DocumentId, (readonly TrackPoint[])[]>()
  return {
    async append(id, points) {
      if (!checkTrackPoints(points)) throw wrongPoints()
      const track = document(id)
      if (track === null) throw new CairnError('not-found', 'This is not here any more.', { detail: { id } })
      if (track.kind !== 'track' || isClosedTrack(track)) throw notOpen()
      const own = points.map(point => [...point] as const)
      chunks.set(id, [...(chunks.get(id) ?? []), own])
      await Promise.resolve()
      onChange(id)
    },
    async points(id, cursor) {
      const at = Number(cursor ?? 0)
      if (!Number.isSafeInteger(at) || at < 0) throw new CairnError('bad-input', 'This cursor is not valid.')
      const all = chunks.get(id) ?? []
      return Promise.resolve({ points: all[at] ?? [], cursor: at + 1 < all.length ? String(at + 1) : null })
    }
  }
}
