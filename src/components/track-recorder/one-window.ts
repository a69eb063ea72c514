/**
 * Work that only one window of this origin may do at a time. Where the browser cannot tell windows apart, each may.
 */
export class OneWindow {
  readonly #name: string
  readonly #ending = new AbortController()
  #release: (() => void) | null = null

  constructor(name: string) {
    this.#name = name
  }

  /** Whether it is this window's now. */
  async take(): Promise<boolean> {
    if (this.#release !== null) return true
    if (!('locks' in navigator)) return true
    return new Promise((resolve, reject) => {
      navigator.locks
        .request(this.#name, { ifAvailable: true }, lock => {
          resolve(lock !== null)
          return lock === null ? undefined : this.#held()
        })
        .catch(reject)
    })
  }

  /** Resolves when it is this window's, which may be never. */
  async wait(): Promise<void> {
    return new Promise(resolve => {
      navigator.locks
        .request(this.#name, { signal: this.#ending.signal }, () => {
          resolve()
          return this.#held()
        })
        .catch((error: unknown) => {
          if (!this.#ending.signal.aborted) throw error
        })
    })
  }

  give(): void {
    this.#release?.()
    this.#release = null
  }

  end(): void {
    this.#ending.abort()
    this.give()
  }

  #held(): Promise<void> {
    return new Promise(release => (this.#release = release))
  }
}
