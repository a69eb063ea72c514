import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** At most one message in this time, milliseconds. */
const PAUSE = 10_000

/** Messages for a polite live region, never closer than ten seconds; of those in between the newest is said. */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #last = -Infinity
  #waiting: string | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  message = ''

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#waiting = null
  }

  /** What it spoke of is gone. */
  forget(): void {
    this.#waiting = null
    this.message = ''
  }

  say(message: string): void {
    if (message === (this.#waiting ?? this.message)) return
    this.#waiting = message
    const rest = this.#last + PAUSE - performance.now()
    if (rest <= 0) this.#speak()
    else this.#timer ??= setTimeout(() => this.#speak(), rest)
  }

  #speak(): void {
    this.#timer = null
    if (this.#waiting === null) return
    this.message = this.#waiting
    this.#waiting = null
    this.#last = performance.now()
    this.#host.requestUpdate()
  }
}
