import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Least time between two questions, milliseconds: events come faster than people read. */
const PAUSE = 200

/**
 * A question asked again whenever told to, one at a time: whatever is told while one is under way is answered by one
 * more. Answers to a question that was given up are dropped.
 */
export class Asking<Answer> implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #ask: () => Promise<Answer>
  #round = 0
  #asking = false
  #due = false
  #started = false
  /** Undefined until the first answer. */
  answer: Answer | undefined = undefined
  /** Why the last question failed; null after an answer. */
  error: unknown = null

  constructor(host: ReactiveControllerHost, ask: () => Promise<Answer>) {
    this.#host = host
    this.#ask = ask
    host.addController(this)
  }

  hostConnected(): void {
    if (this.#started) this.again()
  }

  hostDisconnected(): void {
    this.#giveUp()
  }

  /** Forgets the answer and asks anew. */
  start(): void {
    this.#giveUp()
    this.answer = undefined
    this.error = null
    this.again()
  }

  again(): void {
    this.#started = true
    this.#due = true
    if (!this.#asking) void this.#run(this.#round)
  }

  #giveUp(): void {
    this.#round++
    this.#asking = false
    this.#due = false
  }

  async #run(round: number): Promise<void> {
    this.#asking = true
    for (let first = true; this.#due; first = false) {
      if (!first) await new Promise(resolve => setTimeout(resolve, PAUSE))
      if (round !== this.#round) return
      this.#due = false
      const [answer, error] = await this.#answerOrError()
      if (round !== this.#round) return
      if (error === null) this.answer = answer
      this.error = error
      this.#host.requestUpdate()
    }
    this.#asking = false
  }

  async #answerOrError(): Promise<[Answer | undefined, unknown]> {
    try {
      return [await this.#ask(), null]
    } catch (error) {
      return [undefined, error ?? new Error('A question failed without a reason.')]
    }
  }
}
