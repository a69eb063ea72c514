import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { DocumentId } from '../../model/index.js'
import type { Local, ObservationDraft } from '../../project/types.js'
import { forgetDraft, keepDraft } from './kept-draft.js'

/** Changes that come closer together are written once, milliseconds. */
const PAUSE = 250

/** Keeps a form's draft on this device, soon after each change and at once when the form leaves the page. */
export class DraftKeeper implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #timer: ReturnType<typeof setTimeout> | null = null
  #pending: (() => Promise<void>) | null = null
  #writes: Promise<void> = Promise.resolve()
  #generation = 0
  /** True once the newest change is durable on this device. */
  kept = false

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    this.#write()
  }

  /** Another draft is on the form. */
  reset(): void {
    this.#write()
    this.#generation++
    this.kept = false
  }

  keep(local: Local | undefined, draft: ObservationDraft, id: DocumentId | null): void {
    const generation = ++this.#generation
    this.kept = false
    this.#pending = async () => {
      const kept = await keepDraft(local, draft, id)
      if (generation !== this.#generation) return
      this.kept = kept
      this.#host.requestUpdate()
    }
    this.#timer ??= setTimeout(() => this.#write(), PAUSE)
  }

  /** The draft was saved: it is needed no more. */
  async forget(local: Local | undefined, id: DocumentId | null): Promise<void> {
    this.#generation++
    this.#pending = null
    this.kept = false
    await this.#writes
    await forgetDraft(local, id)
  }

  #write(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const pending = this.#pending
    this.#pending = null
    if (pending === null) return
    this.#writes = this.#writes.then(pending).catch((error: unknown) => {
      // The answers are still in the form: only the tag is not shown.
      console.error(error)
    })
  }
}
