import { attachmentsOf } from '../../model/document-view.js'
import { FIELD, TAG_PREFIX } from '../../model/document.js'
import type { Json } from '../../model/index.js'
import type { Field, ObservationDraft, StoredDocument } from '../../project/types.js'
import { askedOf, withoutUnasked } from '../fields/conditions.js'
import { rowsOf } from '../fields/any-answer.js'

/** The draft that an observation's shown values make. */
export function draftOf(document: StoredDocument): ObservationDraft {
  const tags = new Map<string, Json>()
  for (const [name, state] of document.fields)
    if (name.startsWith(TAG_PREFIX)) tags.set(name.slice(TAG_PREFIX.length), state.value)
  const preset = document.fields.get(FIELD.presetRef)?.value
  const observed = document.fields.get(FIELD.observedAt)?.value
  const leave = document.fields.get(FIELD.mayLeave)
  const stays = leave !== undefined && [leave, ...leave.others].some(({ value }) => value === false)
  return {
    geometry: document.fields.get(FIELD.location)?.value ?? null,
    presetRef: typeof preset === 'string' ? preset : null,
    tags,
    attachments: attachmentsOf(document),
    ...(typeof observed === 'number' ? { observedAt: observed } : {}),
    ...(stays && { mayLeave: false })
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

/**
 * What is saved of a draft: without answers to questions that are not asked any more, and the files in them. The draft
 * itself keeps them, so that they are there again when the question is. What an edited observation had while the
 * question was not asked either is nobody's to take away here.
 */
export function withoutLeftOut(
  draft: ObservationDraft,
  fields: readonly Field[],
  before: ObservationDraft | null
): ObservationDraft {
  const gone = new Set(leftOut(draft, fields, before))
  const asked = askedOf(fields, draft.tags)
  const dropped = new Set(
    fields
      .filter(({ tagKey }) => gone.has(tagKey))
      .flatMap(field => filesIn(field, draft.tags.get(field.tagKey)))
  )
  const tags = new Map<string, Json>()
  for (const [key, value] of draft.tags) {
    if (gone.has(key)) continue
    const group = asked.find(field => field.tagKey === key && field.type === 'group')
    tags.set(key, group === undefined ? value : askedRows(group.fields ?? [], value))
  }
  const { attachments } = draft
  return {
    ...draft,
    tags,
    ...(attachments && { attachments: attachments.filter(hash => !dropped.has(hash)) })
  }
}

/** Tag keys of the answers that `withoutLeftOut` leaves out. */
export function leftOut(
  draft: ObservationDraft,
  fields: readonly Field[],
  before: ObservationDraft | null
): readonly string[] {
  const unasked = (tags: ReadonlyMap<string, Json>): readonly string[] => {
    const left = withoutUnasked(fields, askedOf(fields, tags), tags)
    return [...tags.keys()].filter(key => !left.has(key))
  }
  const stood = new Set(before === null ? [] : unasked(before.tags))
  return unasked(draft.tags).filter(key => !stood.has(key))
}

function askedRows(fields: readonly Field[], value: Json): Json {
  if (!Array.isArray(value)) return value
  return rowsOf(value).map(row => Object.fromEntries(withoutUnasked(fields, askedOf(fields, row), row)))
}

/** Hashes of the files in an answer: also of those in the rows of a group. */
export function filesIn(field: Field, value: Json | undefined): readonly string[] {
  if (field.type === 'group') {
    const inner = field.fields ?? []
    return rowsOf(value).flatMap(row => inner.flatMap(each => filesIn(each, row.get(each.tagKey))))
  }
  if (field.type !== 'photo' && field.type !== 'audio' && field.type !== 'video') return []
  return Array.isArray(value) ? (value as readonly Json[]).filter(each => typeof each === 'string') : []
}

/** The draft with another answer to a question. Its files are attached, those of the answer before are not. */
export function withAnswer(draft: ObservationDraft, field: Field, value: Json | undefined): ObservationDraft {
  const tags = new Map(draft.tags)
  const before = new Set(filesIn(field, tags.get(field.tagKey)))
  if (value === undefined) tags.delete(field.tagKey)
  else tags.set(field.tagKey, value)
  const files = filesIn(field, value)
  if (before.size + files.length === 0) return { ...draft, tags }
  const others = (draft.attachments ?? []).filter(hash => !before.has(hash))
  return { ...draft, tags, attachments: [...new Set([...others, ...files])] }
}
