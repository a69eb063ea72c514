import type { Json } from '../../../model/index.js'
import { mountElement } from './mount-element.js'

/**
 * An element of somebody else inside one of ours. Whatever it throws when it is made, filled, drawn or put into the
 * page is told once, and takes it away: what stands around it goes on.
 */
export class Guest {
  readonly #failed: (error: unknown) => void
  #element: HTMLElement | null = null
  #run = 0

  /** @param failed called when it is gone; never while its host is being drawn */
  constructor(failed: (error: unknown) => void) {
    this.#failed = failed
  }

  /** Null until it is there, and when it has failed. */
  get element(): HTMLElement | null {
    return this.#element
  }

  leave(): void {
    this.#run++
    this.#element = null
  }

  /**
   * Makes it, in place of the one before; resolves with whether it is there.
   * @param heard event type → what is done with such an event; what that throws is the guest's failure
   */
  async come(
    name: string,
    make: () => Promise<CustomElementConstructor>,
    heard: Readonly<Record<string, (event: Event) => void>>
  ): Promise<boolean> {
    this.leave()
    const run = this.#run
    try {
      const element = mountElement(name, await make())
      if (!(element instanceof HTMLElement)) throw new TypeError('This is no element.')
      if (run !== this.#run) return false
      for (const [type, hear] of Object.entries(heard)) {
        element.addEventListener(type, event => {
          event.stopPropagation()
          if (this.#element === element) this.#try(() => hear(event))
        })
      }
      this.#element = element
      return true
    } catch (error) {
      if (run === this.#run) this.#fail(error)
      return false
    }
  }

  fill(properties: Readonly<Record<string, unknown>>): void {
    const element = this.#element
    if (element === null) return
    this.#try(() => {
      const { updateComplete } = Object.assign(element, properties) as { readonly updateComplete?: unknown }
      // Elements made with Lit draw later, and say by this that they could not.
      if (updateComplete instanceof Promise) {
        updateComplete.catch((error: unknown) => {
          if (this.#element === element) this.#fail(error)
        })
      }
    })
  }

  /** Draws what it stands in. What an element throws on its way into a page is reported to the window alone. */
  drawn(draw: () => void): void {
    const failures: unknown[] = []
    const caught = (event: ErrorEvent): void => {
      failures.push(event.error)
      event.preventDefault()
    }
    if (this.#element !== null) window.addEventListener('error', caught)
    try {
      draw()
    } finally {
      window.removeEventListener('error', caught)
    }
    if (failures.length > 0) this.#fail(failures[0])
  }

  #try(what: () => void): void {
    try {
      what()
    } catch (error) {
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    console.error(error)
    this.leave()
    queueMicrotask(() => this.#failed(error))
  }
}

/** What a guest gave as an answer, as it can be kept. @throws TypeError when it is no JSON */
export function asJson(value: unknown): Json {
  const text = JSON.stringify(value) as string | undefined
  if (text === undefined) throw new TypeError('Only JSON can be an answer.')
  return JSON.parse(text) as Json
}
