/** Work of which one piece is under way while whoever hands it over makes the next. */
export class OneAtATime {
  #underWay: Promise<void> = Promise.resolve()

  /**
   * Starts a piece when the one before has ended, and resolves then, not when this one has.
   * @throws what the piece before failed with; this one is not started then
   */
  async next(work: () => Promise<void>): Promise<void> {
    await this.#underWay
    this.#underWay = work()
    // Whoever asks next, or ends, is told. Until then a failure is nobody's surprise.
    void Promise.allSettled([this.#underWay])
  }

  /** Resolves when nothing is under way; fails as the last piece did. */
  async end(): Promise<void> {
    await this.#underWay
  }
}
