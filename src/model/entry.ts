import type { Change } from './document.js'
import type { AuthId, DeviceId, DocumentId } from './ids.js'
import type { MediaCard } from './media-card.js'
import type { TrackPoint } from './track-chunk.js'

/** The four logs a device keeps in a project. */
export const LOGS = ['auth', 'config', 'data', 'media'] as const
export type LogName = (typeof LOGS)[number]

export const ROLES = ['blocked', 'left', 'viewer', 'member', 'coordinator'] as const
export type Role = (typeof ROLES)[number]

/** A place in a device's log by its length; `hash` is the tree hash there, or null. */
interface LogLength {
  readonly length: number
  readonly hash: string | null
}

/**
 * Where in a device's log an operation begins to speak. `later` names lengths in the device's later generations of
 * that log; in one that is not named it speaks from the beginning.
 */
export interface Cut extends LogLength {
  readonly later?: readonly (LogLength & { readonly generation: string })[]
}

/** Logs that a device began anew because it could not be sure how long the ones before were. */
export interface Generation {
  /** 64 lower-case hexadecimal characters, of no other generation of any device. */
  readonly id: string
  /** From 2 on; the first has no id. Two can have one number: a copied device goes on beside the one it is a copy of. */
  readonly number: number
}
export type Cuts = { readonly [log in LogName]: Cut }

/** The kinds of membership operation this version knows. */
export const OPERATIONS = ['grant', 'reduce', 'leave', 'succeed'] as const

/**
 * A membership operation as it stands in an auth log. Unknown members are kept, and so are operations of a kind
 * that is not in `OPERATIONS`, which have no effect.
 */
export interface AuthOperation {
  readonly kind: string
  readonly dev: DeviceId
  readonly role?: Role
  /** What the granter called the device. A label, never proof. */
  readonly name?: string
  readonly from?: Cuts
  readonly to?: { readonly [log in LogName]: number }
}

/** One signed block of a log, decoded. `at` is the author's clock in milliseconds; no rule reads it. */
export type Entry = ChangesEntry | AuthEntry | MediaEntry | TrackEntry | UnknownEntry
export interface ChangesEntry {
  readonly type: 'changes'
  readonly at: number
  readonly heads: readonly AuthId[]
  /** Null stands for a change without effect (unknown, or over a limit), so that the others keep their places. */
  readonly changes: readonly (Change | null)[]
}
export interface AuthEntry {
  readonly type: 'auth'
  readonly at: number
  readonly heads: readonly AuthId[]
  readonly operation: AuthOperation
}
export interface MediaEntry {
  readonly type: 'media'
  readonly at: number
  readonly heads: readonly AuthId[]
  readonly card: MediaCard
}
/** Points of a track; `n` counts its chunks from 0. */
export interface TrackEntry {
  readonly type: 'track'
  readonly at: number
  readonly heads: readonly AuthId[]
  readonly doc: DocumentId
  readonly n: number
  readonly points: readonly TrackPoint[]
}
/** An entry of a kind this version does not know: kept and passed on, without effect. */
export interface UnknownEntry {
  readonly type: 'unknown'
  readonly kind: number
}
