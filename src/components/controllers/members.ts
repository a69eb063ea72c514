import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Project } from '../../project/types.js'

/** Device id → the name others gave it. A label, never proof. */
export class MemberNames implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #names: ReadonlyMap<string, string> = new Map()
  #self = ''
  #run = 0

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#run++
  }

  /** Reads the names again. */
  async load(project: Project | null | undefined): Promise<void> {
    const run = ++this.#run
    this.#self = project?.store.info.deviceId ?? ''
    const members = (await project?.store.members?.list()) ?? []
    if (run !== this.#run) return
    this.#names = new Map(members.map(member => [member.deviceId, member.name]))
    this.#host.requestUpdate()
  }

  isSelf(device: string): boolean {
    return device === this.#self
  }

  /** Undefined when the device is not known by name. */
  of(device: string): string | undefined {
    return this.#names.get(device) || undefined
  }
}
