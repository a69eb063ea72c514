import { ContextConsumer } from '@lit/context'
import { projectContext } from '../controllers/project-context.js'
import type { ProjectHost } from '../controllers/project.js'

/** Whether the `cairn-project` around an element still opens: outside of one, nobody says that a project will come. */
export class AwaitedProject {
  readonly #host: ProjectHost
  #isComing = false

  constructor(host: ProjectHost) {
    this.#host = host
    new ContextConsumer(host, {
      context: projectContext,
      subscribe: true,
      callback: project => (this.#isComing = project === undefined)
    })
  }

  get isComing(): boolean {
    return this.#isComing && this.#host.project === undefined
  }
}
