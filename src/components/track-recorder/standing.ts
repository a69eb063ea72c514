import type { Reception } from './position-watch.js'
import type { Recording } from './recording.js'
import { lastOf } from './thin-track.js'

/** Positions come every few seconds while one moves; after this without any, milliseconds, none is heard. */
export const SILENT = 30_000

/** What is true of a recording now. 'waiting': nothing of it was recorded yet; 'away': nothing since then. */
export type Standing =
  | { readonly type: 'recording' | 'waiting' | 'paused' }
  | { readonly type: 'away'; readonly since: number }

/**
 * A recording that runs records only while there are positions to record.
 * @param heardAt when the last position came that counts, milliseconds since 1970; null for none in this window
 */
export function standingOf(
  isRunning: boolean,
  recording: Recording,
  reception: Reception,
  heardAt: number | null,
  now: number
): Standing {
  if (!isRunning) return { type: 'paused' }
  if (isHeard(reception, now)) return { type: 'recording' }
  const last = lastOf(recording.thinning)
  if (last === null) return { type: 'waiting' }
  return { type: 'away', since: heardAt ?? last[2] }
}

/** How much of a time positions were heard that count, milliseconds; the reception is that from `from` on. */
export function heardBetween(reception: Reception, from: number, to: number): number {
  return reception.type === 'good' ? Math.max(0, Math.min(to, reception.at + SILENT) - from) : 0
}

function isHeard(reception: Reception, now: number): boolean {
  return reception.type === 'good' && now - reception.at <= SILENT
}
