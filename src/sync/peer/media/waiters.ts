/** Those who wait for news of any kind and look again then. */
export class Waiters {
  readonly #waiting = new Set<() => void>()

  /** Resolves with the next news, or when it is aborted. */
  next(signal?: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const done = () => {
        this.#waiting.delete(done)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      this.#waiting.add(done)
      signal?.addEventListener('abort', done)
    })
  }

  wake(): void {
    for (const done of [...this.#waiting]) done()
  }
}
