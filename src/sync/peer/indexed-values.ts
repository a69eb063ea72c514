import type { DocumentId, DocumentState, FieldState, MediaHash } from '../../model/index.js'
import type { DocumentReader } from './document-reader.js'
import type { ProjectIndex } from './project-index.js'

/** Documents with large values are found by them, not by the references that stand for them in the entries. */
export class IndexedValues {
  readonly #index: ProjectIndex
  readonly #documents: DocumentReader
  readonly #resolve: (document: DocumentState) => Promise<DocumentState>

  /** @param resolve gives the document with the values that are here, or the same one when none is */
  constructor(
    index: ProjectIndex,
    documents: DocumentReader,
    resolve: (document: DocumentState) => Promise<DocumentState>
  ) {
    this.#index = index
    this.#documents = documents
    this.#resolve = resolve
  }

  /** Puts the values that are here of these documents into the index. @throws CairnError 'storage-broken' */
  async put(ids: readonly DocumentId[]): Promise<void> {
    for (const id of ids) {
      const document = await this.#read(id)
      if (!document) continue
      const whole = await this.#resolve(document)
      if (whole === document) continue
      // What came meanwhile is read by its own turn.
      const later = await this.#read(id)
      if (later && isSame(later, document)) this.#index.query.put(whole)
    }
  }

  /** A value is here now. Returns the documents that look different by it. @throws CairnError 'storage-broken' */
  async came(hash: MediaHash): Promise<readonly DocumentId[]> {
    const ids = [...this.#index.names.documentsOf(hash)]
    await this.put(ids)
    return ids
  }

  #read(id: DocumentId): Promise<DocumentState | null> {
    return this.#documents.read([id], () => this.#index.document(id))
  }
}

/** Whether a document looks as it did. */
function isSame(a: DocumentState, b: DocumentState): boolean {
  const isField = ([name, { saw }]: [string, FieldState]) => b.fields.get(name)?.saw.join() === saw.join()
  return a.status === b.status && a.fields.size === b.fields.size && [...a.fields].every(isField)
}
