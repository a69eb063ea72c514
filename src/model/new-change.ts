import type { ChangeIndex } from './change-index.js'
import type { CreateChange, DeleteChange, EditChange, FieldPatch } from './document.js'
import { LIMITS } from './limits.js'
import { CairnError } from './error.js'
import type { ChangeId, DocumentId, ValueId } from './ids.js'
import type { Json } from './json.js'

/** A creation; fields without a value are left out. */
export function createChange(kind: string, patch: FieldPatch): CreateChange {
  return { kind, op: 'create', set: valuesOf(patch) }
}

/**
 * An edit of a document as it stands in the index. `saw` holds the value ids that the writer had before them, by
 * field; a field left out replaces all that is live now. Of more than 64 the newest 64 are named.
 * @throws CairnError 'not-found' when the document does not show here, 'bad-input' when `saw` names a change of another document
 */
export function editChange(
  index: ChangeIndex,
  doc: DocumentId,
  patch: FieldPatch,
  saw?: ReadonlyMap<string, readonly ValueId[]>
): EditChange {
  const state = index.document(doc)
  if (state === null) throw notFound()
  const seen = [...patch.keys()].sort().map((field): [string, readonly ValueId[]] => {
    const ids = saw?.get(field) ?? state.fields.get(field)?.saw ?? []
    return [field, [...new Set(ids)].slice(0, LIMITS.saw)]
  })
  const names = [doc, ...seen.flatMap(([, ids]) => ids)]
  if (names.some(id => index.documentOf(id) !== doc)) {
    throw new CairnError('bad-input', 'This changes answers that are not here any more. Open it again.')
  }
  return {
    doc,
    lamport: index.lamportAfter(names),
    op: 'edit',
    saw: Object.fromEntries(seen),
    set: valuesOf(patch)
  }
}

/**
 * A delete of a document as it stands in the index.
 * @throws CairnError 'not-found' when the document does not show here
 */
export function deleteChange(index: ChangeIndex, doc: DocumentId): DeleteChange {
  if (index.document(doc) === null) throw notFound()
  const saw = index.showing(doc)
  if (saw.length > LIMITS.deleteSaw) {
    throw new CairnError(
      'bad-input',
      'Too many people answered here at once. Settle the other answers, then delete.'
    )
  }
  return { doc, lamport: index.lamportAfter([doc, ...saw]), op: 'delete', saw }
}

/**
 * An edit that takes back the deletes of a document; null when there are none. Up to 64 at a time.
 * @throws CairnError 'not-found' when the document does not show here
 */
export function restoreChange(index: ChangeIndex, doc: DocumentId): EditChange | null {
  if (index.document(doc) === null) throw notFound()
  const lifts: readonly ChangeId[] = index.deletes(doc).slice(0, LIMITS.saw)
  if (lifts.length === 0) return null
  return { doc, lamport: index.lamportAfter([doc, ...lifts]), lifts, op: 'edit', saw: {}, set: {} }
}

function valuesOf(patch: FieldPatch): { readonly [field: string]: Json } {
  const fields = [...patch].flatMap(([field, value]): [string, Json][] =>
    value === undefined ? [] : [[field, value]]
  )
  // fromEntries defines members, so that a field called __proto__ is one too.
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function notFound(): CairnError {
  return new CairnError(
    'not-found',
    'This is not here, or does not count. Meet other devices, then try again.'
  )
}
