import { ATTACHMENT_PREFIX, attachmentsOf, FIELD, TAG_PREFIX } from '../../model/index.js'
import type { FieldPatch, Json, ValueId } from '../../model/index.js'
import type { Field, ObservationDraft, StoredDocument } from '../../project/types.js'
import { fieldType, isAsked } from '../fields/field-types.js'
import type { StringKey } from '../strings/en.js'

/** The draft that an observation's shown values make. */
export function draftOf(document: StoredDocument): ObservationDraft {
  const tags = new Map<string, Json>()
  for (const [name, state] of document.fields)
    if (name.startsWith(TAG_PREFIX)) tags.set(name.slice(TAG_PREFIX.length), state.value)
  const preset = document.fields.get(FIELD.presetRef)?.value
  const observed = document.fields.get(FIELD.observedAt)?.value
  return {
    geometry: document.fields.get(FIELD.location)?.value ?? null,
    presetRef: typeof preset === 'string' ? preset : null,
    tags,
    attachments: attachmentsOf(document),
    ...(typeof observed === 'number' ? { observedAt: observed } : {})
  }
}

/** A draft with the tags its category brings, where nobody answered otherwise. */
export function withPresetTags(
  draft: ObservationDraft,
  tags: Readonly<Record<string, Json>> | undefined
): ObservationDraft {
  const all = new Map(draft.tags)
  for (const [key, value] of Object.entries(tags ?? {})) if (!all.has(key)) all.set(key, value)
  return { ...draft, tags: all }
}

function equal(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What an edit changes, and the values its writer saw. Only what differs is written. */
export function editOf(
  document: StoredDocument,
  draft: ObservationDraft
): { readonly set: FieldPatch; readonly saw: ReadonlyMap<string, readonly ValueId[]> } {
  const before = draftOf(document)
  const set = new Map<string, Json | undefined>()
  if (!equal(before.geometry, draft.geometry)) set.set(FIELD.location, draft.geometry)
  if (before.presetRef !== draft.presetRef) set.set(FIELD.presetRef, draft.presetRef ?? undefined)
  for (const key of new Set([...before.tags.keys(), ...draft.tags.keys()]))
    if (!equal(before.tags.get(key), draft.tags.get(key))) set.set(TAG_PREFIX + key, draft.tags.get(key))
  const [had, has] = [before, draft].map(({ attachments = [] }) => new Set(attachments)) as [
    Set<string>,
    Set<string>
  ]
  for (const hash of has) if (!had.has(hash)) set.set(ATTACHMENT_PREFIX + hash, true)
  for (const hash of had) if (!has.has(hash)) set.set(ATTACHMENT_PREFIX + hash, false)
  const saw = new Map<string, readonly ValueId[]>()
  for (const name of set.keys()) saw.set(name, document.fields.get(name)?.saw ?? [])
  return { set, saw }
}

/** Tag key → what is wrong with its answer, in the order of the questions. */
export function problemsOf(
  fields: readonly Field[],
  tags: ReadonlyMap<string, Json>
): ReadonlyMap<string, StringKey> {
  const problems = new Map<string, StringKey>()
  for (const field of fields) {
    if (!isAsked(field, tags)) continue
    const problem = fieldType(field).validate(field, tags.get(field.tagKey))
    if (problem !== null) problems.set(field.tagKey, problem)
  }
  return problems
}
