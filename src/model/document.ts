import type { ChangeId, DeviceId, DocumentId, ValueId } from './ids.js'
import type { Json } from './json.js'

/** The kinds this version knows. Others are stored and passed on, never shown. */
export const DOCUMENT_KINDS = [
  'observation',
  'track',
  'preset',
  'field',
  'icon',
  'projectSettings',
  'deviceInfo'
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/**
 * Fields of an observation. A tag with key K is the field `tag/K`, an attachment with hash H is `att/H`.
 * - `location`: a GeoJSON geometry (WGS 84, longitude before latitude, degrees) or null
 * - `presetRef`: the id of its preset
 * - `observedAt`: milliseconds since 1970 by the author's clock, when it differs from the time of writing
 * - `externalId`: the id it had in the file it came from (string or number)
 * - `summary`: of a track, `{length, duration, points}` in metres and milliseconds without pauses; with it the track is
 *   ended and takes no more points
 * - `mayLeave`: false: it never leaves the project; one such answer counts, whatever stands beside it
 * - `source`: `{hash, place}` of the file and the place in it that it was imported from
 */
export const FIELD = {
  location: 'location',
  presetRef: 'presetRef',
  observedAt: 'observedAt',
  externalId: 'externalId',
  source: 'source',
  name: 'name',
  summary: 'summary',
  mayLeave: 'mayLeave'
} as const
export const TAG_PREFIX = 'tag/'
export const ATTACHMENT_PREFIX = 'att/'

/** One value of a field, and who wrote it. `id` is what a later write names to replace it. */
export interface FieldValue {
  readonly value: Json
  readonly id: ValueId
  readonly by: DeviceId
  /** What the author's clock claimed, milliseconds since 1970. No rule reads it. */
  readonly at: number
}

/**
 * A field as shown: the greatest value, and the other answers beside it (each different from the shown one
 * and from each other). `saw` lists every live value id, equal answers included: give it back when you write.
 */
export interface FieldState extends FieldValue {
  readonly others: readonly FieldValue[]
  readonly saw: readonly ValueId[]
}

export type DocumentStatus = 'shown' | 'deleted' | 'deletedAndEdited'

/** A document as the project's valid changes make it. `fields` is a Map: names come from others. */
export interface DocumentState {
  readonly id: DocumentId
  readonly kind: DocumentKind
  readonly status: DocumentStatus
  readonly createdBy: DeviceId
  /** By the author's clock, milliseconds since 1970. */
  readonly createdAt: number
  readonly updatedAt: number
  readonly fields: ReadonlyMap<string, FieldState>
  readonly deletedBy: readonly DeviceId[]
  readonly editedBy: readonly DeviceId[]
}

/** A change as it stands in a log, before its place gives it an id. Unknown members are kept. */
export type Change = CreateChange | EditChange | DeleteChange
export interface CreateChange {
  readonly op: 'create'
  readonly kind: string
  readonly set: { readonly [field: string]: Json }
}
/** A field in `saw` but not in `set` is cleared: the values it names go, none comes. */
export interface EditChange {
  readonly op: 'edit'
  readonly doc: DocumentId
  readonly lamport: number
  readonly set: { readonly [field: string]: Json }
  readonly saw: { readonly [field: string]: readonly ValueId[] }
  readonly lifts?: readonly ChangeId[]
}
export interface DeleteChange {
  readonly op: 'delete'
  readonly doc: DocumentId
  readonly lamport: number
  readonly saw: readonly ChangeId[]
}

/** A change at its place: what merge works on. */
export interface PlacedChange {
  readonly id: ChangeId
  readonly by: DeviceId
  readonly at: number
  readonly change: Change
}

/** Field name → new value; `undefined` clears the field. */
export type FieldPatch = ReadonlyMap<string, Json | undefined>
