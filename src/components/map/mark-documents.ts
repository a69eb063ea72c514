import type { DocumentId } from '../../model/index.js'
import type { Project, StoredDocument } from '../../project/types.js'
import type { DrawnPoint } from './map-view.js'
import type { Mark } from './marks-in-view.js'
import { hasOtherAnswers } from '../observation/has-other-answers.js'

/** Documents of the marks in view, kept by id until they change. */
export class MarkDocuments {
  readonly #kept = new Map<DocumentId, StoredDocument>()
  /** How often something was forgotten. */
  #forgot = 0

  get(id: DocumentId): StoredDocument | undefined {
    return this.#kept.get(id)
  }

  forget(ids: readonly DocumentId[] | null): void {
    this.#forgot++
    if (ids === null) this.#kept.clear()
    else for (const id of ids) this.#kept.delete(id)
  }

  /** Reads what is not known yet of the marks; keeps nothing else. */
  async load(project: Project, marks: readonly Mark[]): Promise<void> {
    const wanted = new Set(marks.flatMap(mark => (mark.type === 'document' ? [mark.id] : [])))
    for (const id of this.#kept.keys()) if (!wanted.has(id)) this.#kept.delete(id)
    const missing = [...wanted].filter(id => !this.#kept.has(id))
    const before = this.#forgot
    const read = await Promise.all(missing.map(id => project.store.documents.get(id)))
    // What changed while it was read may have been read as it was before.
    if (before !== this.#forgot) return this.load(project, marks)
    for (const document of read) if (document !== null) this.#kept.set(document.id, document)
  }

  /** One badge a mark at most: other answers, then only here, where the store knows of copies. */
  badges(marks: readonly Mark[], copies: boolean): readonly DrawnPoint[] {
    return marks.flatMap(mark => {
      const document = mark.type === 'document' && mark.hasDisc ? this.#kept.get(mark.id) : undefined
      if (document === undefined) return []
      const only = copies && document.holders === 0
      const badge = hasOtherAnswers(document) ? 'other' : only ? 'here' : null
      return badge === null ? [] : [{ lngLat: mark.lngLat, properties: { badge } }]
    })
  }
}
