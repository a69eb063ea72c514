import { metresBetween } from '../../model/geometry-size.js'
import { checkTrackPoints } from '../../model/track-chunk.js'
import type { DocumentId, Json, TrackPoint } from '../../model/index.js'
import type { TrackSummary } from '../observation/track-summary.js'
import { endThinning, NOTHING_YET, thin } from './thin-track.js'
import type { Fix, Thinning } from './thin-track.js'

/** A recording under way: what of it is not in the project yet, and what it comes to. Plain JSON. */
export interface Recording {
  /** Names the creation of its document, so that one whose answer was lost is not made twice. */
  readonly token: string
  /** Milliseconds since 1970 by this device's clock. */
  readonly startedAt: number
  /** Null before its document is made. */
  readonly id: DocumentId | null
  readonly thinning: Thinning
  /** Kept by thinning and not yet known to be in the project. */
  readonly waiting: readonly TrackPoint[]
  /** Of all points kept so far. */
  readonly metres: number
  readonly points: number
  /** Milliseconds it ran, up to `seenAt`; pauses and times without positions left out. */
  readonly ran: number
  /** When it last ran. */
  readonly seenAt: number
}

export function newRecording(at: number): Recording {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const token = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return {
    token,
    startedAt: at,
    id: null,
    thinning: NOTHING_YET,
    waiting: [],
    metres: 0,
    points: 0,
    ran: 0,
    seenAt: at
  }
}

export function withFix(recording: Recording, fix: Fix): Recording {
  return grown(recording, thin(recording.thinning, fix))
}

/** The last position belongs to the way when it ends or pauses there. */
export function ended(recording: Recording): Recording {
  return grown(recording, endThinning(recording.thinning))
}

function grown(recording: Recording, { thinning, kept }: ReturnType<typeof thin>): Recording {
  if (kept.length === 0) return thinning === recording.thinning ? recording : { ...recording, thinning }
  let last = recording.thinning.kept
  let { metres } = recording
  for (const point of kept) {
    if (last !== null) metres += metresBetween(last, point)
    last = point
  }
  const points = recording.points + kept.length
  return { ...recording, thinning, metres, points, waiting: [...recording.waiting, ...kept] }
}

/** Metres so far, the way to the last position included. */
export function lengthOf({ metres, thinning: { kept, since } }: Recording): number {
  const last = since.at(-1)
  return kept === null || last === undefined ? metres : metres + metresBetween(kept, last)
}

export function summaryOfRecording({ metres, ran, points }: Recording): TrackSummary {
  return { length: Math.round(metres), duration: Math.round(ran), points }
}

/** What was kept of a recording; null when it is none. */
export function readRecording(value: Json | null): Recording | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { token, id, thinning, waiting, ...counts } = value as unknown as Partial<Recording>
  const numbers = [counts.startedAt, counts.metres, counts.points, counts.ran, counts.seenAt]
  const isWhole =
    typeof token === 'string' &&
    /^[0-9a-f]{32}$/.test(token) &&
    (id === null || typeof id === 'string') &&
    numbers.every(Number.isFinite) &&
    areTrackPoints(waiting) &&
    thinning !== undefined &&
    areTrackPoints(thinning.since) &&
    (thinning.kept === null || checkTrackPoints([thinning.kept]))
  return isWhole ? (value as unknown as Recording) : null
}

function areTrackPoints(points: unknown): boolean {
  return Array.isArray(points) && points.every(point => checkTrackPoints([point]))
}
