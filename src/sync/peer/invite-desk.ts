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
import type { DeviceNames } from '../device-names.js'
import { changeRole, leaveProject } from './change-role.js'
import {
  createInvite,
  createReply,
  LAST_EXPIRY,
  openRequest,
  parseInvite,
  requestInviteId,
  type InviteCode,
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

const TELL_EXPIRED_MS = 7 * 86_400_000

/** This device's invitations to one project: makes them, and lets in whoever has one. */
export class InviteDesk implements Members {
  readonly #peer: ProjectPeer
  readonly #vault: Vault
  readonly #names: DeviceNames
  readonly #onChange: () => void
  readonly #waiting = new Map<string, Waiting>()
  /** One request at a time for each invite: it is used once even when two come together. */
  readonly #turns = new Map<string, Promise<unknown>>()
  /** Invites by their codes, with their topics: every connection asks for them. */
  readonly #parsed = new Map<string, InviteCode & { readonly topic: Uint8Array }>()

  constructor(peer: ProjectPeer, vault: Vault, names: DeviceNames, onChange: () => void) {
    this.#peer = peer
    this.#vault = vault
    this.#names = names
    this.#onChange = onChange
  }

  async list(): Promise<readonly Member[]> {
    const devices = this.#peer.index.membership.devices()
    return (await this.#names.named(devices)).map(({ deviceId, name, role }) => {
      return { deviceId, name, role, self: deviceId === this.#peer.device }
    })
  }

  async invite(options: Parameters<Members['invite']>[0]): Promise<Invite> {
    if (!can(this.#peer.role, `grant:${options.role}`)) {
      throw new CairnError('not-allowed', 'Only a coordinator can invite. Ask one of them.')
    }
    if (!this.#peer.isKnown) throw new CairnError('not-a-member', 'This project has not arrived here yet.')
    if (!(options.expiresAt > Date.now() && options.expiresAt <= LAST_EXPIRY)) {
      throw new CairnError('bad-input', 'An invitation must last into the future.')
    }
    const invite = createInvite(options.expiresAt)
    const record: InviteRecord = {
      code: invite.code,
      boxSeed: toHex(invite.boxSeed),
      role: options.role,
      confirm: options.confirm === true
    }
    await this.#keep(invites => [...invites, record])
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

  async setRole(...change: Parameters<Members['setRole']>): Promise<void> {
    await changeRole(this.#peer, ...change)
    this.#onChange()
  }

  async leave(): Promise<void> {
    await leaveProject(this.#peer)
    this.#onChange()
  }

  rename(name: string): Promise<void> {
    return this.#names.rename(name)
  }

  /** Topics under which somebody with an invitation may come; one that has run out is still told so for a while. */
  topics(): Uint8Array[] {
    const since = Date.now() - TELL_EXPIRED_MS
    return this.#secrets()
      .invites.map(record => this.#parse(record))
      .filter(invite => invite.expiresAt > since)
      .map(invite => invite.topic)
  }

  /** Whether an invitation was made here. */
  has(inviteId: string): boolean {
    return this.#secrets().invites.some(record => this.#parse(record).id === inviteId)
  }

  /** A connection of somebody who knows an invite's topic. */
  connect(raw: Duplex, initiator: boolean): void {
    answerRequests(raw, initiator, request => this.#inTurn(request))
  }

  #parse({ code }: InviteRecord): InviteCode & { readonly topic: Uint8Array } {
    let parsed = this.#parsed.get(code)
    if (!parsed) {
      const invite = parseInvite(code)
      this.#parsed.set(code, (parsed = { ...invite, topic: topicOf(invite.secret) }))
    }
    return parsed
  }

  #secrets(): ProjectSecrets {
    const secrets = this.#vault.project(this.#peer.index.root)
    if (!secrets) throw new CairnError('not-found', 'This project is not on this device.')
    return secrets
  }

  #inTurn(bytes: Uint8Array): Promise<Uint8Array | null> {
    const id = requestInviteId(bytes)
    if (!id || !this.has(id)) return Promise.resolve(null)
    const reply = () => this.#reply(id, bytes)
    const turn = (this.#turns.get(id) ?? Promise.resolve()).then(reply, reply)
    this.#turns.set(id, turn)
    const leave = () => this.#turns.get(id) === turn && this.#turns.delete(id)
    turn.then(leave, leave)
    return turn
  }

  async #reply(id: string, bytes: Uint8Array): Promise<Uint8Array | null> {
    const record = this.#secrets().invites.find(item => this.#parse(item).id === id)
    if (!record) return null
    const invite = { ...this.#parse(record), boxSeed: fromHex(record.boxSeed) }
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
      if (!can(this.#peer.role, `grant:${record.role}`)) return { refused: 'invite-refused' }
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
    await this.#keep(invites => invites.map(record => (record.code === before.code ? after : record)))
  }

  async #keep(change: (invites: readonly InviteRecord[]) => readonly InviteRecord[]): Promise<void> {
    await this.#vault.update(this.#peer.index.root, secrets => {
      return { ...secrets, invites: change(secrets.invites) }
    })
    this.#onChange()
  }

  #describe(record: InviteRecord): Invite {
    const { id, expiresAt } = this.#parse(record)
    const waiting = this.#waiting.get(id)
    const base = { id, code: record.code, role: record.role, expiresAt }
    if (waiting) {
      const { name, digits } = waiting.request
      return { ...base, state: 'waiting', request: { name, digits } }
    }
    return { ...base, state: record.usedBy ? 'used' : record.refused ? 'refused' : 'open' }
  }
}

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
