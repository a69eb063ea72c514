import type { DocumentId, Json } from '../../model/index.js'
import type { Local, ObservationDraft } from '../../project/types.js'

/** Where a draft is kept on this device: one for a new observation, one for each that is being edited. */
function place(id: DocumentId | null): string {
  return `draft/${id ?? 'new'}`
}

/** A draft as JSON that `draftFromJson` reads. */
export function draftToJson(draft: ObservationDraft): Json {
  return {
    geometry: draft.geometry,
    presetRef: draft.presetRef,
    tags: [...draft.tags].map(([key, value]) => [key, value]),
    ...(draft.attachments === undefined ? {} : { attachments: [...draft.attachments] }),
    ...(draft.observedAt === undefined ? {} : { observedAt: draft.observedAt }),
    ...(draft.mayLeave === undefined ? {} : { mayLeave: draft.mayLeave }),
    ...(draft.begun === true && { begun: true }),
    ...(draft.token !== undefined && { token: draft.token })
  }
}

/** Null for what is no draft. */
export function draftFromJson(json: Json | null): ObservationDraft | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null
  const { geometry, presetRef, tags, observedAt, attachments, mayLeave, begun, token } = json as {
    readonly [key: string]: Json
  }
  if (!Array.isArray(tags)) return null
  const pairs = (tags as readonly Json[]).filter(
    (pair): pair is readonly [string, Json] => Array.isArray(pair) && typeof pair[0] === 'string'
  )
  return {
    geometry: geometry ?? null,
    presetRef: typeof presetRef === 'string' ? presetRef : null,
    tags: new Map(pairs),
    ...(Array.isArray(attachments) && {
      attachments: (attachments as readonly Json[]).filter(hash => typeof hash === 'string')
    }),
    ...(typeof observedAt === 'number' ? { observedAt } : {}),
    ...(typeof mayLeave === 'boolean' && { mayLeave }),
    ...(begun === true && { begun }),
    ...(typeof token === 'string' && { token })
  }
}

/**
 * The draft kept on this device, of a new observation or of the one with this id; null for none.
 * @param local `store.local` of the project
 */
export async function keptDraft(
  local: Local | undefined,
  id: DocumentId | null = null
): Promise<ObservationDraft | null> {
  return local === undefined ? null : draftFromJson(await local.get(place(id)))
}

/** Keeps a draft; durable when it resolves. False when this store keeps nothing. */
export async function keepDraft(
  local: Local | undefined,
  draft: ObservationDraft,
  id: DocumentId | null = null
): Promise<boolean> {
  if (local === undefined) return false
  await local.set(place(id), draftToJson(draft))
  return true
}

export async function forgetDraft(local: Local | undefined, id: DocumentId | null = null): Promise<void> {
  await local?.remove(place(id))
}
