import { ATTACHMENT_PREFIX, FIELD, TAG_PREFIX } from './document.js'
import type { DocumentState } from './document.js'
import { checkGeometry } from './geometry.js'
import type { Geometry } from './geometry.js'
import type { Json } from './json.js'

/** The part of a document that these readers need. */
export type WithFields = Pick<DocumentState, 'fields'>

/** The shown value of each tag, by key, keys sorted. */
export function tagsOf({ fields }: WithFields): Map<string, Json> {
  const tags = new Map<string, Json>()
  for (const [name, { value }] of fields) {
    if (name.startsWith(TAG_PREFIX)) tags.set(name.slice(TAG_PREFIX.length), value)
  }
  return tags
}

/** Where it is; null when it has no location, or one that is no geometry. */
export function locationOf({ fields }: WithFields): Geometry | null {
  const value = fields.get(FIELD.location)?.value
  return checkGeometry(value) ? value : null
}

/** The id of its preset: a document's, or a word of a category set; null when it has none. */
export function presetRefOf({ fields }: WithFields): string | null {
  const value = fields.get(FIELD.presetRef)?.value
  return typeof value === 'string' && value !== '' ? value : null
}

/** Hashes of the attachments that are there. */
export function attachmentsOf({ fields }: WithFields): readonly string[] {
  return [...fields].flatMap(([name, { value }]) =>
    name.startsWith(ATTACHMENT_PREFIX) && value === true ? [name.slice(ATTACHMENT_PREFIX.length)] : []
  )
}

/** A text that names it: its `name`, else its tag `name`; empty when it has neither. */
export function nameOf({ fields }: WithFields): string {
  const own = fields.get(FIELD.name)?.value
  if (typeof own === 'string') return own
  const tag = fields.get(`${TAG_PREFIX}name`)?.value
  return typeof tag === 'string' ? tag : ''
}
