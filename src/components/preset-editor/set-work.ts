import type { CategorySet, Project } from '../../project/types.js'
import { beginHistory, step, type EditHistory } from './edit-history.js'
import type { SetEdit } from './edit-set.js'
import { SetKeeper } from './kept-set.js'

/** What is told of the work. */
interface Told {
  /** Null before it is there. */
  readonly history: EditHistory<CategorySet> | null
  /** What the project had when the work began. */
  readonly seen: CategorySet | null
  /** All of it is kept on this device. */
  readonly isKept: boolean
  /** The page around shows it already. */
  readonly isTried: boolean
  readonly busy: boolean
  readonly failure: unknown
}

/** The work on a project's categories: begun or found again, kept after each step, tried out, shared or thrown away. */
export class SetWork {
  readonly #changed: () => void
  readonly #keeper = new SetKeeper(
    () => this.#now({ isKept: true }),
    error => this.failed(error)
  )
  #project: Project | null = null
  #told: Told = { history: null, seen: null, isKept: false, isTried: false, busy: false, failure: null }

  /** @param changed called whenever something is different */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  get told(): Told {
    return this.#told
  }

  /** The set as it is now; null before it is there. */
  get set(): CategorySet | null {
    return this.#told.history?.present ?? null
  }

  get isChanged(): boolean {
    return this.set !== this.#told.seen
  }

  /** Goes on with what was kept of the project, else begins with what it has. Resolves with whether it still is the one. */
  async begin(project: Project | null): Promise<boolean> {
    this.#project = project
    this.#now({ history: null })
    if (project === null) return false
    const kept = await this.#keeper.read(project).catch((error: unknown) => {
      this.failed(error)
      return null
    })
    if (project !== this.#project) return false
    const { categorySet } = project
    const { seen, set } = kept ?? { seen: categorySet, set: categorySet }
    this.#now({ isKept: kept !== null, seen, history: beginHistory(set) })
    return true
  }

  edit(change: SetEdit, kind?: string): void {
    const { history } = this.#told
    if (history !== null) this.show(step(history, change(history.present), kind ?? null))
  }

  show(history: EditHistory<CategorySet>): void {
    this.#now({ history, failure: null, isKept: false })
    const { seen, isTried } = this.#told
    if (this.#project === null || seen === null) return
    this.#keeper.keep(this.#project, { seen, set: history.present })
    if (isTried) this.#project.tryCategories(history.present)
  }

  try(isTried: boolean): void {
    try {
      this.#project?.tryCategories(isTried ? this.set : null)
      this.#now({ isTried })
    } catch (error) {
      this.failed(error)
    }
  }

  /** Makes it what the project has. Resolves with whether it is. */
  async share(): Promise<boolean> {
    const { set } = this
    const { seen, isTried, busy } = this.#told
    const project = this.#project
    if (project === null || set === null || seen === null || busy) return false
    this.#now({ busy: true, failure: null })
    try {
      if (isTried) this.try(false)
      await project.changeCategories(set, seen)
      await this.#again(project)
      return true
    } catch (error) {
      this.failed(error)
      return false
    } finally {
      this.#now({ busy: false })
    }
  }

  /** Goes back to what the project has. */
  async discard(): Promise<void> {
    const project = this.#project
    if (project === null) return
    if (this.#told.isTried) this.try(false)
    await this.#again(project)
  }

  failed(failure: unknown): void {
    this.#now({ failure })
  }

  async #again(project: Project): Promise<void> {
    await this.#keeper.forget(project)
    this.#now({ isKept: false, seen: project.categorySet, history: beginHistory(project.categorySet) })
  }

  #now(change: Partial<Told>): void {
    this.#told = { ...this.#told, ...change }
    this.#changed()
  }
}
