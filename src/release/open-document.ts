import { ATTACHMENT_PREFIX, FIELD, TAG_PREFIX } from '../model/index.js'
import type { DocumentState, Json } from '../model/index.js'
import type { ReleasedDocument } from './types.js'

const KNOWN: ReadonlySet<string> = new Set([
  FIELD.location,
  FIELD.presetRef,
  FIELD.observedAt,
  FIELD.externalId,
  FIELD.name
])

/** Darwin Core's terms for what a release does to a document. */
export const NOTE = {
  uncertainty: 'coordinateUncertaintyInMeters',
  generalised: 'dataGeneralizations',
  withheld: 'informationWithheld'
} as const

/**
 * A document as it stands, less what never leaves: who wrote it, other answers, files, which file it came from, and
 * fields this version does not know. Null for one that is deleted.
 */
export function openDocument(document: DocumentState, recipientIsSelf: boolean): ReleasedDocument | null {
  // Where one deleted and another went on writing, only one's own backup may keep it.
  if (document.status === 'deleted' || (document.status === 'deletedAndEdited' && !recipientIsSelf))
    return null
  const leave = document.fields.get(FIELD.mayLeave)
  // Whoever says no is heard, also where somebody else's yes is the greater value.
  const mustStay = leave !== undefined && [leave, ...leave.others].some(({ value }) => value === false)
  if (mustStay && !recipientIsSelf) return null
  const attached = new Set([...document.fields.keys()].filter(name => name.startsWith(ATTACHMENT_PREFIX)))
  const fields = new Map<string, Json>()
  let others = 0
  let files = 0
  for (const [name, field] of document.fields) {
    if (name.startsWith(ATTACHMENT_PREFIX)) files++
    else if (name.startsWith(TAG_PREFIX) && namesFiles(field.value, attached)) continue
    else if (KNOWN.has(name) || name.startsWith(TAG_PREFIX)) {
      fields.set(name, field.value)
      others += field.others.length
    }
  }
  const { id, kind, createdAt } = document
  const stayed = [stays(others, 'other answer', 'other answers'), stays(files, 'file', 'files')]
  return { id, kind, createdAt, fields, notes: withheldNote(new Map(), stayed) }
}

/** The notes with more that was withheld, each part once. */
export function withheldNote(
  notes: ReadonlyMap<string, Json>,
  parts: readonly (string | null)[]
): ReadonlyMap<string, Json> {
  const said = parts.filter(part => part !== null)
  const before = notes.get(NOTE.withheld)
  const all = [...(typeof before === 'string' ? before.split(' | ') : []), ...said]
  return all.length === 0 ? notes : new Map([...notes, [NOTE.withheld, [...new Set(all)].join(' | ')]])
}

/** An answer that is nothing but files: they stay, and so do their names. */
function namesFiles(value: Json, attached: ReadonlySet<string>): boolean {
  if (!Array.isArray(value) || value.length === 0) return false
  return (value as readonly Json[]).every(
    item => typeof item === 'string' && attached.has(ATTACHMENT_PREFIX + item)
  )
}

/** "2 files stayed in the project", or null for none. */
export function stays(count: number, one: string, several: string): string | null {
  return count === 0 ? null : `${count} ${count === 1 ? one : several} stayed in the project`
}
