import { CairnError, type DeviceId, type ProjectId, type Role } from '../../model/index.js'
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
  /** Addresses it was joined by. */
  readonly hubs: readonly string[]
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

export class Vault {
  readonly #local: LocalFiles
  readonly #projects = new Map<ProjectId, ProjectSecrets>()

  private constructor(local: LocalFiles) {
    this.#local = local
  }

  static async open(local: LocalFiles): Promise<Vault> {
    const vault = new Vault(local)
    for (const name of await local.list('projects/')) {
      const secrets = await readFile<ProjectSecrets>(local, name)
      if (secrets) vault.#projects.set(secrets.id, secrets)
    }
    return vault
  }

  projects(): readonly ProjectSecrets[] {
    return [...this.#projects.values()]
  }

  project(id: ProjectId): ProjectSecrets | undefined {
    return this.#projects.get(id)
  }

  /** Durable when it resolves. */
  async put(secrets: ProjectSecrets): Promise<void> {
    await writeFile(this.#local, `projects/${secrets.id}`, secrets)
    this.#projects.set(secrets.id, secrets)
  }

  pendingJoin(inviteId: string): Promise<PendingJoin | null> {
    return readFile<PendingJoin>(this.#local, `joins/${inviteId}`)
  }

  putPendingJoin(inviteId: string, join: PendingJoin): Promise<void> {
    return writeFile(this.#local, `joins/${inviteId}`, join)
  }

  removePendingJoin(inviteId: string): Promise<void> {
    return this.#local.remove(`joins/${inviteId}`)
  }
}

async function readFile<T extends object>(local: LocalFiles, name: string): Promise<T | null> {
  const bytes = await local.read(name)
  if (!bytes) return null
  let value: { version?: unknown; sealed?: unknown } & T
  try {
    value = JSON.parse(new TextDecoder().decode(bytes)) as typeof value
  } catch (error) {
    throw new CairnError('storage-broken', `The file ${name} of this device is damaged.`, { cause: error })
  }
  if (value.version !== 1 || value.sealed !== 'none') {
    throw new CairnError(
      'unsupported-version',
      'These keys were written by a newer version. Update, then try again.'
    )
  }
  return value
}

function writeFile(local: LocalFiles, name: string, value: object): Promise<void> {
  return local.write(name, new TextEncoder().encode(JSON.stringify({ version: 1, sealed: 'none', ...value })))
}
