import type { ProjectStore } from '../sync/adapter.js'
import { readSettings } from './settings-document.js'
import type { ProjectDefaults } from './types.js'

/** Until the settings are read, and where they cannot be, nothing new may leave: a setting could have said so. */
const CAREFUL: ProjectDefaults = { mayLeave: false, languages: [] }

/** What new observations and the editor begin with in a project, kept up to date. */
export class FollowedDefaults {
  readonly #store: ProjectStore
  readonly #failed: (error: unknown) => void
  readonly #changed: () => void
  #value = CAREFUL
  #reading: Promise<void> | null = null
  #again = false

  /** @param changed called when they are others than before */
  constructor(store: ProjectStore, failed: (error: unknown) => void, changed: () => void) {
    this.#store = store
    this.#failed = failed
    this.#changed = changed
  }

  get value(): ProjectDefaults {
    return this.#value
  }

  /** Reads what the project says; then follows it until the signal aborts. */
  async follow(signal: AbortSignal): Promise<void> {
    const stop = this.#store.subscribe(event => {
      if (event.type === 'documents' && event.kinds.includes('projectSettings')) void this.#read()
    })
    signal.addEventListener('abort', stop, { once: true })
    await this.#read()
  }

  #read(): Promise<void> {
    this.#again = true
    this.#reading ??= this.#readAll()
      .catch(this.#failed)
      .finally(() => (this.#reading = null))
    return this.#reading
  }

  async #readAll(): Promise<void> {
    while (this.#again) {
      this.#again = false
      const { mayLeave, languages } = (await readSettings(this.#store)).settings
      if (mayLeave === this.#value.mayLeave && languages.join() === this.#value.languages.join()) continue
      this.#value = { mayLeave, languages }
      this.#changed()
    }
  }
}
