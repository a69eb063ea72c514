import { ATTACHMENT_PREFIX, FIELD, TAG_PREFIX } from '../../model/document.js'
import type { DocumentId, FieldPatch, Json, ValueId } from '../../model/index.js'
import type { Field, ObservationDraft, Project, StoredDocument } from '../../project/types.js'
import { asCreated } from './as-created.js'
import { draftOf } from './form-draft.js'
import { rememberAnswers } from './last-answers.js'
import type { NewObservation } from './new-observation.js'

/**
 * The draft with which a form goes on after its observation was written: as it is stored, with what somebody changed
 * since it was first asked for.
 */
export function goOn(
  document: StoredDocument,
  asked: ObservationDraft,
  current: ObservationDraft
): ObservationDraft {
  const stored = draftOf(document)
  const tags = new Map<string, Json>(current.tags)
  for (const [key, value] of stored.tags)
    if (current.tags.get(key) === asked.tags.get(key)) tags.set(key, value)
  const geometry = current.geometry === asked.geometry ? stored.geometry : current.geometry
  return { ...stored, ...current, geometry, tags }
}

/**
 * Writes what differs; resolves with the observation as a form goes on from it. Of what is stored it takes only what was
 * written: what others changed meanwhile nobody has seen on the form.
 */
export async function writeEdit(
  project: Project,
  base: StoredDocument,
  draft: ObservationDraft
): Promise<StoredDocument> {
  const { set, saw } = editOf(base, draft)
  if (set.size === 0) return base
  await project.edit(base.id, set, saw)
  const fields = new Map(base.fields)
  const stored = await project.store.documents.get(base.id)
  for (const name of set.keys()) {
    const field = stored?.fields.get(name)
    if (field === undefined) fields.delete(name)
    else fields.set(name, field)
  }
  return { ...base, fields }
}

/**
 * What stands there after it was saved, with all of the draft: `saved` is what was edited, or the id of what was
 * created. Remembers answers for the next time.
 */
export async function standing(
  project: Project,
  saved: StoredDocument | DocumentId,
  {
    draft,
    fresh,
    isRepeated,
    fields
  }: {
    readonly draft: ObservationDraft
    readonly fresh: NewObservation
    /** It may have been created earlier: others may have changed it since. */
    readonly isRepeated: boolean
    readonly fields: readonly Field[]
  }
): Promise<StoredDocument | null> {
  const isNew = typeof saved === 'string'
  const found = isNew ? await project.store.documents.get(saved) : saved
  const base = isRepeated && found !== null ? await asCreated(project.store, found) : found
  const isWhole = base === null || (isNew && !fresh.wasKept)
  const stored = isWhole ? base : await writeEdit(project, base, draft)
  await rememberAnswers(draft, fields, project.store.local)
  return stored
}

function equal(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** What an edit changes, and the values its writer saw. Only what differs is written. */
function editOf(
  document: StoredDocument,
  draft: ObservationDraft
): { readonly set: FieldPatch; readonly saw: ReadonlyMap<string, readonly ValueId[]> } {
  const before = draftOf(document)
  const set = new Map<string, Json | undefined>()
  if (!equal(before.geometry, draft.geometry)) set.set(FIELD.location, draft.geometry)
  if (before.presetRef !== draft.presetRef) set.set(FIELD.presetRef, draft.presetRef ?? undefined)
  // Of an observation that is there, nothing said is a yes.
  if ((before.mayLeave ?? true) !== (draft.mayLeave ?? true)) set.set(FIELD.mayLeave, draft.mayLeave)
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
