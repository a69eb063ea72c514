/** What is begun and not ended: reading, loading, drawing. */
export class Undone {
  readonly #all = new Set<Promise<void>>()

  /** @param work whose failure is heard elsewhere */
  add(work: Promise<void>): void {
    const ended = (): void => void this.#all.delete(work)
    this.#all.add(work)
    work.then(ended, ended)
  }

  /** Resolves when nothing is left, also of what was begun meanwhile. */
  async none(): Promise<void> {
    while (this.#all.size > 0) await Promise.allSettled(this.#all)
  }
}
