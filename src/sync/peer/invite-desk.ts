import type { Duplex } from 'streamx'
import {
  CairnError,
  can,
  encodeOperation,
  fromHex,
  toHex,
  type AuthId,
  type Cuts,
  type DeviceId,
  type Role
} from '../../model/index.js'
import type { Invite, Member, Members } from '../adapter.js'
import {
  createInvite,
  createReply,
  openRequest,
  parseInvite,
  requestInviteId,
  type NewInvite,
  type Reply,
  type Request
} from './invite.js'
import { answerRequests } from './invite-channel.js'
import { topicOf } from './keys.js'
import type { ProjectPeer } from './project-peer.js'
import type { InviteRecord, ProjectSecrets, Vault } from './vault.js'

const FROM_THE_START: Cuts = {
  auth: { length: 0, hash: null },
  config: { length: 0, hash: null },
  data: { length: 0, hash: null },
  media: { length: 0, hash: null }
}

interface Waiting {
  readonly request: Request
  readonly decide: (accept: boolean) => void
}

/** This device's invitations to one project: makes them, and lets in whoever has one. */
export class InviteDesk implements Members {
  readonly #peer: ProjectPeer
  readonly #vault: Vault
  readonly #onChange: () => void
  readonly #waiting = new Map<string, Waiting>()
  /** One request at a time for each invite: it is used once even when two come together. */
  readonly #turns = new Map<string, Promise<unknown>>()

  constructor(peer: ProjectPeer, vault: Vault, onChange: () => void) {
    this.#peer = peer
    this.#vault = vault
    this.#onChange = onChange
  }

  async list(): Promise<readonly Member[]> {
    return this.#peer.index.membership.devices().map(({ deviceId, name, role }) => {
      return { deviceId, name, role, self: deviceId === this.#peer.device }
    })
  }

  async invite(options: Parameters<Members['invite']>[0]): Promise<Invite> {
    if (!can(this.#peer.role, `grant:${options.role}`)) {
      throw new CairnError('not-allowed', 'Only a coordinator can invite. Ask one of them.')
    }
    if (!this.#peer.isKnown) throw new CairnError('not-a-member', 'This project has not arrived here yet.')
    if (options.expiresAt <= Date.now())
      throw new CairnError('bad-input', 'An invitation must last into the future.')
    const invite = createInvite(options.expiresAt)
    const record: InviteRecord = {
      code: invite.code,
      boxSeed: toHex(invite.boxSeed),
      role: options.role,
      confirm: options.confirm === true
    }
    await this.#keep([...this.#secrets().invites, record])
    return this.#describe(record)
  }

  async invites(): Promise<readonly Invite[]> {
    return this.#secrets().invites.map(record => this.#describe(record))
  }

  async answer(inviteId: string, accept: boolean): Promise<void> {
    const waiting = this.#waiting.get(inviteId)
    if (!waiting) throw new CairnError('not-found', 'Nobody waits with this invitation any more.')
    waiting.decide(accept)
  }

  /** Topics under which somebody with an open invitation may come. */
  topics(): Uint8Array[] {
    const now = Date.now()
    return this.#secrets()
      .invites.map(record => parseInvite(record.code))
      .filter(invite => invite.expiresAt > now)
      .map(invite => topicOf(invite.secret))
  }

  /** A connection of somebody who knows an invite's topic. */
  connect(raw: Duplex, initiator: boolean): void {
    answerRequests(raw, initiator, request => this.#inTurn(request)).catch(() => raw.destroy())
  }

  #secrets(): ProjectSecrets {
    const secrets = this.#vault.project(this.#peer.index.root)
    if (!secrets) throw new CairnError('not-found', 'This project is not on this device.')
    return secrets
  }

  #inTurn(bytes: Uint8Array): Promise<Uint8Array | null> {
    const id = requestInviteId(bytes)
    if (!id || !this.#secrets().invites.some(record => parseInvite(record.code).id === id))
      return Promise.resolve(null)
    const before = this.#turns.get(id) ?? Promise.resolve()
    const turn = before.catch(() => undefined).then(() => this.#reply(id, bytes))
    this.#turns.set(id, turn)
    return turn
  }

  async #reply(id: string, bytes: Uint8Array): Promise<Uint8Array | null> {
    const record = this.#secrets().invites.find(item => parseInvite(item.code).id === id)
    if (!record) return null
    const invite = inviteOf(record)
    const request = openRequest(invite, bytes)
    if (!request) return null
    const reply = await this.#decide(record, invite, request)
    return createReply(invite, this.#peer.pair, request, reply)
  }

  async #decide(record: InviteRecord, invite: NewInvite, request: Request): Promise<Reply> {
    if (record.usedBy && record.usedBy !== request.device) return { refused: 'invite-used' }
    if (record.refused) return { refused: 'invite-refused' }
    if (!record.usedBy) {
      if (invite.expiresAt <= Date.now()) return { refused: 'invite-expired' }
      if (record.confirm && !(await this.#ask(invite.id, request))) {
        await this.#update(record, { ...record, refused: true })
        return { refused: 'invite-refused' }
      }
      await this.#update(record, { ...record, usedBy: request.device })
    }
    await this.#grant(request, record.role)
    const secrets = this.#secrets()
    return {
      project: secrets.id,
      name: secrets.name,
      secret: secrets.secret,
      epochs: secrets.epochs,
      role: record.role
    }
  }

  /** Durable before the answer goes out. A device is let in once: an old invitation does not undo a removal. */
  async #grant(request: Request, role: Role): Promise<void> {
    const { membership } = this.#peer.index
    if (membership.devices().some(({ deviceId }) => deviceId === request.device)) return
    const grant = { dev: request.device, role, name: request.name }
    await this.#peer.append('auth', [grantEntry(grant, membership.heads())])
  }

  #ask(id: string, request: Request): Promise<boolean> {
    return new Promise(resolve => {
      const decide = (accept: boolean) => {
        this.#waiting.delete(id)
        this.#onChange()
        resolve(accept)
      }
      this.#waiting.set(id, { request, decide })
      this.#onChange()
    })
  }

  async #update(before: InviteRecord, after: InviteRecord): Promise<void> {
    await this.#keep(this.#secrets().invites.map(record => (record.code === before.code ? after : record)))
  }

  async #keep(invites: readonly InviteRecord[]): Promise<void> {
    await this.#vault.put({ ...this.#secrets(), invites })
    this.#onChange()
  }

  #describe(record: InviteRecord): Invite {
    const { id, expiresAt } = parseInvite(record.code)
    const waiting = this.#waiting.get(id)
    const base = { id, code: record.code, role: record.role, expiresAt }
    if (waiting) {
      const { name, digits } = waiting.request
      return { ...base, state: 'waiting', request: { name, digits } }
    }
    return { ...base, state: record.usedBy ? 'used' : record.refused ? 'refused' : 'open' }
  }
}

const inviteOf = (record: InviteRecord): NewInvite => ({
  ...parseInvite(record.code),
  boxSeed: fromHex(record.boxSeed)
})

/** A grant from the beginning of all logs, as an entry of the granter's auth log. */
export function grantEntry(
  grant: { readonly dev: DeviceId; readonly role: Role; readonly name: string },
  heads: readonly AuthId[]
): Uint8Array {
  return encodeOperation({
    at: Date.now(),
    heads,
    operation: { kind: 'grant', ...grant, from: FROM_THE_START }
  })
}
