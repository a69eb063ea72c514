import type { MediaHash } from '../../../model/index.js'
import type { PartSource } from './media-library.js'

export interface RecheckParts {
  /** Parts that are here whole and were not noted as held. */
  readonly unheld: () => AsyncIterable<readonly [hash: MediaHash, source: PartSource]>
  readonly isGenuine: (source: PartSource) => Promise<boolean>
  readonly onFound: (hash: MediaHash, source: PartSource) => void
  readonly onFault: (error: unknown) => void
}

/** Looks for what is here whole and was not noted, one search after the other. */
export class Recheck {
  readonly #parts: RecheckParts
  #turn: Promise<void> = Promise.resolve()
  #isClosed = false

  constructor(parts: RecheckParts) {
    this.#parts = parts
  }

  /** Resolves with how many were found. What goes wrong is told as a fault besides. */
  run(): Promise<number> {
    const search = this.#turn.then(() => this.#search())
    this.#turn = search.then(
      () => undefined,
      (error: unknown) => this.#parts.onFault(error)
    )
    return search
  }

  /** Searches end with the part they are at. */
  stop(): void {
    this.#isClosed = true
  }

  /** Resolves when nothing is searched. */
  async idle(): Promise<void> {
    await this.#turn
  }

  async #search(): Promise<number> {
    const { unheld, isGenuine, onFound } = this.#parts
    let found = 0
    for await (const [hash, source] of unheld()) {
      if (this.#isClosed) break
      if (!(await isGenuine(source))) continue
      onFound(hash, source)
      found++
    }
    return found
  }
}
