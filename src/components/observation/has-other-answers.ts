import type { StoredDocument } from '../../project/types.js'

/** True when somebody answered differently, and nobody settled it. */
export function hasOtherAnswers(document: StoredDocument): boolean {
  if (document.status === 'deletedAndEdited') return true
  for (const field of document.fields.values()) if (field.others.length > 0) return true
  return false
}
