import type { DocumentId } from '../../model/index.js'
import type { Project, StoredDocument } from '../../project/types.js'
import type { DrawnPoint } from './map-view.js'
import type { Mark } from './marks-in-view.js'
import { hasOtherAnswers } from '../observation/has-other-answers.js'

interface Kept {
  readonly document: StoredDocument
  /** False when it changed while it was read: it may be as it was before. */
  readonly isSure: boolean
}

/** Documents of the marks in view, kept by id until they change. A look follows each change, and reads what is not sure. */
export class MarkDocuments {
  readonly #kept = new Map<DocumentId, Kept>()
  /** The last look that reads a document which has not changed since. */
  readonly #reading = new Map<DocumentId, symbol>()

  get(id: DocumentId): StoredDocument | undefined {
    return this.#kept.get(id)?.document
  }

  forget(ids: readonly DocumentId[] | null): void {
    for (const known of [this.#kept, this.#reading]) {
      if (ids === null) known.clear()
      else for (const id of ids) known.delete(id)
    }
  }

  /** Reads what is not known yet of the marks; keeps nothing else. */
  async load(project: Project, marks: readonly Mark[]): Promise<void> {
    const wanted = new Set(marks.flatMap(mark => (mark.type === 'document' ? [mark.id] : [])))
    for (const id of this.#kept.keys()) if (!wanted.has(id)) this.#kept.delete(id)
    const missing = [...wanted].filter(id => !this.#isSure(id))
    const look = Symbol()
    for (const id of missing) this.#reading.set(id, look)
    const read = await Promise.all(missing.map(id => project.store.documents.get(id)))
    for (const [place, id] of missing.entries()) {
      const document = read[place] ?? null
      const isSure = this.#reading.get(id) === look
      if (isSure) this.#reading.delete(id)
      // However much changes meanwhile, there is something to show; a later look may have had its answer before.
      if (document !== null && (isSure || !this.#isSure(id))) this.#kept.set(id, { document, isSure })
    }
  }

  #isSure(id: DocumentId): boolean {
    return this.#kept.get(id)?.isSure === true
  }

  /** One badge a mark at most: other answers, then only here, where the store knows of copies. */
  badges(marks: readonly Mark[], copies: boolean): readonly DrawnPoint[] {
    return marks.flatMap(mark => {
      const document = mark.type === 'document' && mark.hasDisc ? this.get(mark.id) : undefined
      if (document === undefined) return []
      const only = copies && document.holders === 0
      const badge = hasOtherAnswers(document) ? 'other' : only ? 'here' : null
      return badge === null ? [] : [{ lngLat: mark.lngLat, properties: { badge } }]
    })
  }
}
