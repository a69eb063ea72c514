import { createHash } from 'node:crypto'
import { FIELD } from '../../src/model/index.js'
import type { DeviceId, DocumentId, DocumentState, FieldState, Json, ValueId } from '../../src/model/index.js'

export const idOf = (seed: string | number): DocumentId =>
  createHash('sha256').update(String(seed)).digest('hex') as DocumentId
export const DEVICE = idOf('device') as string as DeviceId

export interface Facts {
  readonly seed: string | number
  readonly kind?: DocumentState['kind']
  readonly at?: number
  readonly by?: DeviceId
  readonly position?: readonly [number, number] | null
  /** In place of a position. */
  readonly location?: Json
  readonly preset?: string | null
  readonly tags?: { readonly [key: string]: Json }
  readonly source?: string | undefined
  readonly status?: DocumentState['status']
}

/** A document as the merge would show it, of nothing but the given facts. */
export function documentOf(facts: Facts): DocumentState {
  const {
    seed,
    kind = 'observation',
    at = 0,
    by = DEVICE,
    position,
    location,
    preset,
    tags,
    source,
    status
  } = facts
  const field = (value: Json): FieldState => {
    const id: ValueId = idOf(seed)
    return { value, id, by, at, others: [], saw: [id] }
  }
  const fields = new Map<string, FieldState>()
  if (position) fields.set(FIELD.location, field({ type: 'Point', coordinates: position }))
  if (location !== undefined) fields.set(FIELD.location, field(location))
  if (preset) fields.set(FIELD.presetRef, field(preset))
  if (source !== undefined) fields.set(FIELD.source, field({ hash: source, place: '1' }))
  for (const [key, value] of Object.entries(tags ?? {})) fields.set(`tag/${key}`, field(value))
  return {
    id: idOf(seed),
    kind,
    status: status ?? 'shown',
    createdBy: by,
    createdAt: at,
    updatedAt: at,
    fields,
    deletedBy: [],
    editedBy: []
  }
}
