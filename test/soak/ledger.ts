import type { Claims, Seen } from './orders.js'

/** What went wrong, in as few facts as tell it. */
export class Violation extends Error {}

interface Write {
  readonly value: string
  /** Values that its author saw, and so replaced. */
  readonly saw: readonly string[]
  isSaved: boolean
}

interface Deletion {
  readonly doc: string
  readonly by: string
  isSaved: boolean
}

/**
 * What was asked to be written, and what was said to be saved. Every value is a text that is written once, so that a
 * value tells its write.
 */
export class Ledger {
  readonly #writes = new Map<string, Write>()
  /** What somebody who saw these values wanted gone. */
  readonly #cleared = new Set<string>()
  readonly #deletions: Deletion[] = []
  readonly #restored = new Set<string>()
  /** Documents that were said to be saved, and who made them. */
  readonly documents = new Map<string, { readonly by: string; readonly kind: string }>()

  nextValue(): string {
    return `w${this.#writes.size} `
  }

  write(value: string, saw: readonly string[]): Write {
    const write = { value, saw, isSaved: false }
    this.#writes.set(value, write)
    return write
  }

  clear(saw: readonly string[]): void {
    for (const value of saw) this.#cleared.add(value)
  }

  delete(doc: string, by: string): Deletion {
    const deletion = { doc, by, isSaved: false }
    this.#deletions.push(deletion)
    return deletion
  }

  restore(doc: string): void {
    this.#restored.add(doc)
  }

  get saved(): number {
    return [...this.#writes.values()].filter(({ isSaved }) => isSaved).length
  }

  /** Every value that is live in these documents or was cleared, and what was seen by whoever wrote one of these. */
  heldIn(documents: readonly Seen[]): ReadonlySet<string> {
    const held = new Set<string>()
    const add = (value: string) => {
      if (held.has(value)) return
      held.add(value)
      for (const seen of this.#writes.get(value)?.saw ?? []) add(seen)
    }
    for (const value of [...valuesOf(documents), ...this.#cleared]) add(value)
    return held
  }

  /** All that was said to be saved is there, or was replaced by somebody who had seen it; and nothing else is. */
  check({ documents }: Claims): void {
    const live = new Set(valuesOf(documents))
    const held = this.heldIn(documents)
    for (const { value, saw, isSaved } of this.#writes.values()) {
      if (isSaved && !held.has(value)) throw new Violation(`${value}was saved and is gone`)
      const back = isSaved ? saw.find(seen => live.has(seen)) : undefined
      if (back !== undefined) throw new Violation(`${back}came back after ${value}had replaced it`)
    }
    for (const value of live) {
      if (!this.#writes.has(value)) throw new Violation(`${value}was never written`)
    }
    const byId = new Map(documents.map(document => [document.id, document]))
    for (const doc of this.documents.keys()) {
      if (!byId.has(doc)) throw new Violation(`document ${doc} was saved and is gone`)
    }
    for (const { doc, by, isSaved } of this.#deletions) {
      if (!isSaved || this.#restored.has(doc)) continue
      if (byId.get(doc)?.deletedBy.includes(by) !== true) {
        throw new Violation(`the delete of ${doc} was saved and is gone`)
      }
    }
  }
}

export const isWritten = (value: unknown): value is string =>
  typeof value === 'string' && /^w\d+ $/.test(value)

/** The values of documents that stand in a ledger. */
export function valuesOf(documents: readonly Seen[]): string[] {
  return documents.flatMap(({ fields }) => fields.flatMap(({ values }) => values.filter(isWritten)))
}
