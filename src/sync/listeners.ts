/**
 * Who wants to hear of events. A listener is called on its own, after the code that told: what it throws becomes an
 * uncaught error of its own and touches neither the others nor the change they were told of.
 */
export class Listeners<Event> {
  readonly #listeners = new Set<(event: Event) => void>()

  /** Returns the way to stop. The same function may be added twice. */
  add(listener: (event: Event) => void): () => void {
    const own = (event: Event): void => listener(event)
    this.#listeners.add(own)
    return () => void this.#listeners.delete(own)
  }

  tell(event: Event): void {
    for (const listener of this.#listeners) {
      queueMicrotask(() => {
        if (this.#listeners.has(listener)) listener(event)
      })
    }
  }

  clear(): void {
    this.#listeners.clear()
  }
}
