import type { Duplex } from 'streamx'
import { CairnError, type ProjectId } from '../../model/index.js'
import type { Path } from '../transports/transport.js'
import { ProjectPeer } from './project-peer.js'
import { removeProject } from './remove-project.js'
import { OpenProject, type ProjectParts, type Standing } from './open-project.js'

/** The projects of a peer, each opened once. */
export class OpenProjects {
  readonly #parts: Omit<ProjectParts, 'remove'>
  readonly #opening = new Map<ProjectId, Promise<OpenProject>>()
  readonly #opened = new Map<ProjectId, OpenProject>()
  #isClosed = false

  constructor(parts: Omit<ProjectParts, 'remove'>) {
    this.#parts = parts
  }

  /** @throws CairnError 'closed' */
  checkOpen(): void {
    if (this.#isClosed) throw new CairnError('closed', 'This device was closed. Open it again.')
  }

  /**
   * Opens all that are on this device, or none.
   * @param standings how they stood before the storage was opened anew
   */
  async openAll(standings: ReadonlyMap<ProjectId, Standing>): Promise<void> {
    const all = await Promise.allSettled(this.#parts.vault.projects().map(({ id }) => this.open(id)))
    const failed = all.find(result => result.status === 'rejected')
    if (failed) {
      await this.close()
      throw failed.reason
    }
    for (const [id, standing] of standings) this.#opened.get(id)?.goOn(standing)
  }

  standings(): ReadonlyMap<ProjectId, Standing> {
    return new Map([...this.#opened].map(([id, project]) => [id, project.standing]))
  }

  /** @throws CairnError 'not-found' | 'closed' */
  async open(id: ProjectId): Promise<OpenProject> {
    this.checkOpen()
    let project = this.#opening.get(id)
    if (!project) {
      project = OpenProject.open(id, { ...this.#parts, remove: each => this.remove(each) })
      this.#opening.set(id, project)
      project.then(
        it => {
          this.#opened.set(id, it)
          this.#parts.ways.announce()
        },
        () => this.#opening.delete(id)
      )
    }
    return project
  }

  /** Takes a project off this device. @throws CairnError 'not-found' | 'closed' */
  async remove(id: ProjectId): Promise<void> {
    const project = await this.open(id)
    await this.#parts.vault.update(id, secrets => ({ ...secrets, removing: true }))
    this.#opening.delete(id)
    this.#opened.delete(id)
    this.#parts.ways.announce()
    await project.remove()
  }

  /** Goes on with removals that were cut short. */
  async finishRemovals(): Promise<void> {
    const { vault, storage, options } = this.#parts
    for (const secrets of vault.removing()) {
      const peer = await ProjectPeer.open(secrets, storage, options)
      await removeProject(secrets.id, peer, { storage, vault })
    }
  }

  /** The project whose devices, or whose guests, meet under a topic. */
  knowing(topic: Uint8Array): OpenProject | undefined {
    return [...this.#opened.values()].find(project => project.knows(topic))
  }

  topics(): Uint8Array[] {
    return [...this.#opened.values()].flatMap(project => project.topics())
  }

  take(topic: Uint8Array, stream: Duplex, initiator: boolean, path: Path): void {
    const project = this.#isClosed ? undefined : this.knowing(topic)
    if (project) project.connect(topic, stream, initiator, path)
    else stream.destroy()
  }

  /** Projects that are still being opened are closed as soon as they are open. */
  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.allSettled([...this.#opening.values()].map(async project => (await project).close()))
  }
}
