import { CairnError, isId, type DeviceId, type ProjectId, type Role } from '../../model/index.js'
import type { LocalFiles } from '../storage/storage.js'

/**
 * What this device must keep to stay who it is: one small file a project, durable before it is relied on.
 * `sealed` says how the file is closed; version 1 knows 'none'. A passphrase puts another name there.
 * Every 32-byte value is hexadecimal. `rootSeed` is on the founder's device only, until it is written down elsewhere.
 */
export interface ProjectSecrets {
  readonly id: ProjectId
  readonly name: string
  readonly deviceSeed: string
  readonly secret: string
  readonly epochs: readonly string[]
  readonly rootSeed?: string
  /** What the invitation promised, until the membership says so itself. */
  readonly invitedAs?: Role
  /** The id of the invitation it was joined by; the founder's device has none. */
  readonly joinedBy?: string
  /** Addresses it was joined by. */
  readonly hubs: readonly string[]
  /** The person of this device wants no sync until they say so. */
  readonly paused?: boolean
  /** It is being taken off this device. */
  readonly removing?: boolean
  readonly invites: readonly InviteRecord[]
}

export interface InviteRecord {
  readonly code: string
  readonly boxSeed: string
  readonly role: 'viewer' | 'member' | 'coordinator'
  readonly confirm: boolean
  readonly usedBy?: DeviceId
  readonly refused?: boolean
}

/** A join under way: the keys it asked with, so that a retry is the same device. */
export interface PendingJoin {
  readonly deviceSeed: string
  readonly boxSeed: string
}

/** The files of this device's keys. Changes of one project come one after the other, so that none undoes another. */
export class Vault {
  readonly #local: LocalFiles
  readonly #projects = new Map<ProjectId, ProjectSecrets>()
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(local: LocalFiles) {
    this.#local = local
  }

  static async open(local: LocalFiles): Promise<Vault> {
    const vault = new Vault(local)
    for (const name of await local.list('projects/')) {
      const secrets = await readSecrets<ProjectSecrets>(local, name, isSecrets)
      if (secrets) vault.#projects.set(secrets.id, secrets)
    }
    return vault
  }

  /** Without those that are being taken off. */
  projects(): readonly ProjectSecrets[] {
    return [...this.#projects.values()].filter(({ removing }) => removing !== true)
  }

  /** Those whose removal was begun. */
  removing(): readonly ProjectSecrets[] {
    return [...this.#projects.values()].filter(({ removing }) => removing === true)
  }

  project(id: ProjectId): ProjectSecrets | undefined {
    return this.#projects.get(id)
  }

  /** Keeps a new project. Durable when it resolves. */
  put(secrets: ProjectSecrets): Promise<void> {
    return this.#inTurn(() => this.#write(secrets))
  }

  /**
   * Changes what is kept of a project; `change` is given what all changes before have made. Durable when it resolves.
   * @throws CairnError 'not-found'
   */
  update(id: ProjectId, change: (secrets: ProjectSecrets) => ProjectSecrets): Promise<void> {
    return this.#inTurn(async () => {
      const secrets = this.#projects.get(id)
      if (!secrets) throw new CairnError('not-found', 'This project is not on this device.')
      const changed = change(secrets)
      if (changed !== secrets) await this.#write(changed)
    })
  }

  /** The last that is known of a project here. */
  remove(id: ProjectId): Promise<void> {
    return this.#inTurn(async () => {
      await this.#local.remove(`projects/${id}`)
      this.#projects.delete(id)
    })
  }

  pendingJoin(inviteId: string): Promise<PendingJoin | null> {
    return readSecrets(this.#local, `joins/${inviteId}`, isPendingJoin)
  }

  putPendingJoin(inviteId: string, join: PendingJoin): Promise<void> {
    return writeSecrets(this.#local, `joins/${inviteId}`, join)
  }

  removePendingJoin(inviteId: string): Promise<void> {
    return this.#local.remove(`joins/${inviteId}`)
  }

  async #write(secrets: ProjectSecrets): Promise<void> {
    await writeSecrets(this.#local, `projects/${secrets.id}`, secrets)
    this.#projects.set(secrets.id, secrets)
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(work, work)
    this.#turn = turn
    return turn
  }
}

/**
 * A file of this device's keys; null when there is none.
 * @throws CairnError 'storage-broken' | 'unsupported-version'
 */
export async function readSecrets<T extends object>(
  local: LocalFiles,
  name: string,
  isWhole: (value: Parts) => boolean
): Promise<T | null> {
  const bytes = await local.read(name)
  if (!bytes) return null
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch (error) {
    throw damaged(name, error)
  }
  if (typeof value !== 'object' || value === null) throw damaged(name)
  const { version, sealed, ...kept } = value as Parts
  if (typeof version === 'number' && (version !== 1 || sealed !== 'none')) {
    throw new CairnError(
      'unsupported-version',
      'These keys were written by a newer version. Update, then try again.'
    )
  }
  if (version !== 1 || !isWhole(kept)) throw damaged(name)
  return kept as T
}

type Parts = Readonly<Record<string, unknown>>

const damaged = (name: string, cause?: unknown) =>
  new CairnError('storage-broken', `The file ${name} of this device is damaged.`, { cause, detail: { name } })

const isSecrets = ({ id, name, deviceSeed, secret, epochs, hubs, invites }: Parts) =>
  [id, deviceSeed, secret].every(isId) &&
  typeof name === 'string' &&
  Array.isArray(epochs) &&
  epochs.length > 0 &&
  epochs.every(isId) &&
  Array.isArray(hubs) &&
  Array.isArray(invites)

const isPendingJoin = ({ deviceSeed, boxSeed }: Parts) => isId(deviceSeed) && isId(boxSeed)

/** Durable when it resolves. */
export function writeSecrets(local: LocalFiles, name: string, value: object): Promise<void> {
  return local.write(name, new TextEncoder().encode(JSON.stringify({ version: 1, sealed: 'none', ...value })))
}
