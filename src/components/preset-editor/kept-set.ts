import type { Json } from '../../model/index.js'
import type { CategorySet, Project } from '../../project/types.js'

const NAME = 'category-draft'
const PAUSE_MS = 400

/** What somebody works on, and what it was when they began. */
export interface KeptSet {
  readonly seen: CategorySet
  readonly set: CategorySet
}

/** Keeps the work on this device, a moment after each change, until it is shared or thrown away. */
export class SetKeeper {
  #timer: ReturnType<typeof setTimeout> | null = null
  #last: Promise<void> = Promise.resolve()
  readonly #onFailure: (error: unknown) => void
  readonly #onKept: () => void

  constructor(onKept: () => void, onFailure: (error: unknown) => void) {
    this.#onKept = onKept
    this.#onFailure = onFailure
  }

  /** What was kept before; null when there is none, or none that can be used. */
  async read(project: Project): Promise<KeptSet | null> {
    const kept = (await project.store.local?.get(NAME)) as unknown as KeptSet | null | undefined
    if (!kept) return null
    for (const set of [kept.seen, kept.set]) project.categoriesOf(set)
    return kept
  }

  keep(project: Project, kept: KeptSet): void {
    this.#later(() => project.store.local?.set(NAME, kept as unknown as Json))
  }

  async forget(project: Project): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    await this.#last
    await project.store.local?.remove(NAME)
  }

  #later(write: () => Promise<void> | undefined): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#last = this.#last.then(write).then(this.#onKept, this.#onFailure)
    }, PAUSE_MS)
  }
}
