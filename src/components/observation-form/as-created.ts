import type { DocumentId, FieldState, Json } from '../../model/index.js'
import type { Project, StoredDocument } from '../../project/types.js'

type Stores = Project['store']

/**
 * An observation as it was first written: what others wrote since was never on the form that wrote it, so that an edit
 * from here stands beside theirs and replaces nothing of it. A store without a history tells what nobody replaced.
 */
export async function asCreated(store: Stores, document: StoredDocument): Promise<StoredDocument> {
  const { id, createdBy: by, createdAt: at } = document
  const fields = new Map<string, FieldState>()
  const put = (name: string, value: Json): unknown =>
    fields.set(name, { value, id, by, at, others: [], saw: [id] })
  for (const [name, value] of await creationOf(store.history, id)) put(name, value)
  // The history has a long text by the name of its file.
  for (const [name, state] of document.fields)
    for (const live of [state, ...state.others]) if (live.id === id) put(name, live.value)
  return { ...document, fields }
}

/** What the first change of a document wrote. */
async function creationOf(history: Stores['history'], id: DocumentId): Promise<ReadonlyMap<string, Json>> {
  let cursor: string | null | undefined
  while (history !== undefined && cursor !== null) {
    const page = await history.of(id, cursor === undefined ? {} : { cursor })
    const creation = page.steps.find(step => step.id === id)
    if (creation !== undefined) return creation.set
    cursor = page.cursor
  }
  return new Map()
}
