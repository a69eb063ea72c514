import { ContextConsumer } from '@lit/context'
import type { ReactiveController, ReactiveElement } from 'lit'
import type { Project, StoreEvent } from '../../project/types.js'
import { addPluginStrings } from '../strings/registry.js'
import { keepContextRequests, projectContext } from './project-context.js'

/** An element that may be given a project; `undefined` is pending, `null` is none. */
export type ProjectHost = ReactiveElement & { project?: Project | null | undefined }

export interface ProjectListener {
  /** Another project, or none. Called before the host's update. */
  changed?(project: Project | null): void
  /** Something durable changed in the project's store. */
  event?(event: StoreEvent): void
}

/**
 * The project an element works on: its own `project` property, else the one of the `cairn-project` around it.
 * Follows the store's events while the element is connected.
 */
export class ProjectController implements ReactiveController {
  readonly #host: ProjectHost
  readonly #listener: ProjectListener
  readonly #context: ContextConsumer<typeof projectContext, ProjectHost>
  #current: Project | null | undefined
  #stop: (() => void) | null = null

  constructor(host: ProjectHost, listener: ProjectListener = {}) {
    this.#host = host
    this.#listener = listener
    // Before the consumer asks: the first element of a page may ask before any provider is there.
    keepContextRequests()
    this.#context = new ContextConsumer(host, { context: projectContext, subscribe: true })
    host.addController(this)
  }

  /** The project, `null` when there is none, `undefined` while unknown. */
  get value(): Project | null | undefined {
    return this.#host.project === undefined ? this.#context.value : this.#host.project
  }

  hostConnected(): void {
    this.#follow()
  }

  hostDisconnected(): void {
    this.#unfollow()
  }

  hostUpdate(): void {
    this.#follow()
  }

  #follow(): void {
    const project = this.value
    if (project === this.#current && (this.#stop !== null || !project)) return
    const other = project !== this.#current
    this.#unfollow()
    this.#current = project
    if (project) {
      addPluginStrings(project)
      const stopStore = project.store.subscribe(event => {
        if (event.type === 'info') this.#host.requestUpdate()
        this.#listener.event?.(event)
      })
      const stopProject = project.subscribe(() => this.#host.requestUpdate())
      this.#stop = () => {
        stopStore()
        stopProject()
      }
    }
    if (other && project !== undefined) this.#listener.changed?.(project)
  }

  #unfollow(): void {
    this.#stop?.()
    this.#stop = null
  }
}
