import {
  ATTACHMENT_PREFIX,
  isBlobReference,
  isId,
  type DocumentId,
  type DocumentState,
  type FieldState,
  type MediaHash
} from '../../../model/index.js'

/** Which documents name which files, and which values that are kept as blobs. */
export class MediaNames {
  readonly #named = new Map<DocumentId, ReadonlySet<MediaHash>>()
  readonly #documents = new Map<MediaHash, Set<DocumentId>>()
  #changed = new Set<MediaHash>()

  /** A document's new state; null when it is gone. One that is deleted names nothing. */
  note(id: DocumentId, document: DocumentState | null): void {
    const before = this.#named.get(id)
    const now = document === null || document.status === 'deleted' ? NONE : namedBy(document)
    if (!before && now.size === 0) return
    for (const hash of before ?? NONE) if (!now.has(hash)) this.#drop(hash, id)
    for (const hash of now) if (!before?.has(hash)) this.#add(hash, id)
    if (now.size > 0) this.#named.set(id, now)
    else this.#named.delete(id)
  }

  /** Whether a document names any. */
  isNaming(id: DocumentId): boolean {
    return this.#named.has(id)
  }

  /** Every document that names any, with what it names; `load` takes it back. */
  all(): (readonly [DocumentId, readonly MediaHash[]])[] {
    return [...this.#named].map(([id, hashes]) => [id, [...hashes]])
  }

  /** Before anything is noted. */
  load(named: readonly (readonly [DocumentId, readonly MediaHash[]])[]): void {
    for (const [id, hashes] of named) {
      this.#named.set(id, new Set(hashes))
      for (const hash of hashes) this.#add(hash, id)
    }
  }

  /** What a document names. */
  namedBy(id: DocumentId): ReadonlySet<MediaHash> {
    return this.#named.get(id) ?? NONE
  }

  isNamed(hash: MediaHash): boolean {
    return this.#documents.has(hash)
  }

  hashes(): Iterable<MediaHash> {
    return this.#documents.keys()
  }

  documentsOf(hash: MediaHash): Iterable<DocumentId> {
    return this.#documents.get(hash) ?? []
  }

  /** Hashes that are named, or named no more, since it was asked last. */
  takeChanged(): ReadonlySet<MediaHash> {
    const changed = this.#changed
    if (changed.size > 0) this.#changed = new Set()
    return changed
  }

  #add(hash: MediaHash, id: DocumentId): void {
    const documents = this.#documents.get(hash) ?? new Set()
    if (documents.size === 0) this.#changed.add(hash)
    this.#documents.set(hash, documents.add(id))
  }

  #drop(hash: MediaHash, id: DocumentId): void {
    const documents = this.#documents.get(hash)
    documents?.delete(id)
    if (documents?.size !== 0) return
    this.#documents.delete(hash)
    this.#changed.add(hash)
  }
}

const NONE: ReadonlySet<MediaHash> = new Set()

function namedBy({ fields }: DocumentState): ReadonlySet<MediaHash> {
  let named: Set<MediaHash> | null = null
  for (const [name, field] of fields) {
    if (name.startsWith(ATTACHMENT_PREFIX)) {
      const hash = name.slice(ATTACHMENT_PREFIX.length)
      if (isId(hash) && isThere(field)) (named ??= new Set()).add(hash as MediaHash)
    } else {
      for (const hash of blobsIn(field)) (named ??= new Set()).add(hash)
    }
  }
  return named ?? NONE
}

const isThere = ({ value, others }: FieldState) =>
  value === true || others.some(other => other.value === true)

/** Hashes of the values of a field that are kept as blobs. */
export function* blobsIn({ value, others }: FieldState): Generator<MediaHash> {
  if (isBlobReference(value)) yield value.blob
  for (const other of others) if (isBlobReference(other.value)) yield other.value.blob
}
