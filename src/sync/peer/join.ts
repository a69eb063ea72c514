import { CairnError, fromHex, toHex } from '../../model/index.js'
import type { SyncAdapter } from '../adapter.js'
import { knock, type HubConnection } from '../transports/websocket/hub-client.js'
import type { Socket } from '../transports/websocket/socket-stream.js'
import { createRequest, openReply, parseInvite, type InviteCode, type Reply } from './invite.js'
import { sendRequest } from './invite-channel.js'
import { topicOf } from './keys.js'
import { hubAddress } from './open-project.js'
import { boxPair, randomBytes, signPair } from './seal.js'
import type { PendingJoin, ProjectSecrets, Vault } from './vault.js'

const PATIENCE_MS = 60_000
/** When the invitation has run out by this device's clock, which may be wrong: somebody may still answer. */
const PATIENCE_WHEN_OVER_MS = 5_000

const REFUSALS = {
  'invite-used': 'Another device has used this invitation. Ask for a new one.',
  'invite-expired': 'This invitation has run out. Ask for a new one.',
  'invite-refused': 'The other side did not let this device in. Ask them, then try a new invitation.'
} as const

/**
 * Asks for membership with an invite. The keys it asks with are kept before asking, so that a retry after any
 * interruption is the same device.
 */
export async function joinProject(
  vault: Vault,
  makeSocket: (url: string) => Socket,
  request: Parameters<SyncAdapter['join']>[0]
): Promise<ProjectSecrets> {
  const invite = parseInvite(request.code)
  const hubs = (request.via ?? []).map(hubAddress)
  if (hubs.length === 0) {
    throw new CairnError('unreachable', 'There is no hub to look at. Give the address of one.')
  }
  const pending = await pendingJoin(vault, invite)
  const device = signPair(fromHex(pending.deviceSeed))
  const replyBox = boxPair(fromHex(pending.boxSeed))
  const sent = createRequest(invite, device, replyBox, request.deviceName)
  const isOver = invite.expiresAt <= Date.now()
  const patience = AbortSignal.timeout(isOver ? PATIENCE_WHEN_OVER_MS : PATIENCE_MS)
  const signal = request.signal ? AbortSignal.any([request.signal, patience]) : patience
  try {
    const bytes = await firstAnswer(hubs, async url => {
      const { stream, initiator } = await meet(makeSocket, url, topicOf(invite.secret), signal)
      return sendRequest(stream, initiator, sent.bytes, signal)
    })
    const answer = openReply(invite, sent, replyBox, bytes)
    if (!answer)
      throw new CairnError(
        'invite-invalid',
        'The answer to this invitation is not genuine. Ask for a new one.'
      )
    const secrets = accept(vault, answer.reply, pending, hubs)
    await vault.put(secrets)
    await vault.removePendingJoin(invite.id)
    return secrets
  } catch (error) {
    if (isOver && !CairnError.is(error, 'invite-used') && !request.signal?.aborted) {
      throw new CairnError('invite-expired', REFUSALS['invite-expired'], { cause: error })
    }
    if (patience.aborted && !request.signal?.aborted) {
      throw new CairnError(
        'timeout',
        'Nobody with this invitation answers. Ask them to keep their project open.',
        {
          cause: error
        }
      )
    }
    throw error
  }
}

async function pendingJoin(vault: Vault, invite: InviteCode): Promise<PendingJoin> {
  const known = await vault.pendingJoin(invite.id)
  if (known) return known
  const fresh = { deviceSeed: toHex(randomBytes(32)), boxSeed: toHex(randomBytes(32)) }
  await vault.putPendingJoin(invite.id, fresh)
  return fresh
}

function accept(vault: Vault, reply: Reply, pending: PendingJoin, hubs: readonly string[]): ProjectSecrets {
  if ('refused' in reply) throw new CairnError(reply.refused, REFUSALS[reply.refused])
  const known = vault.project(reply.project)
  if (known) throw new CairnError('bad-input', `This device is in the project ${known.name} already.`)
  return {
    id: reply.project,
    name: reply.name,
    deviceSeed: pending.deviceSeed,
    secret: reply.secret,
    epochs: reply.epochs,
    invitedAs: reply.role,
    hubs,
    invites: []
  }
}

/** The hub itself when it has the invitation, else whoever waits at it. */
async function meet(
  makeSocket: (url: string) => Socket,
  url: string,
  topic: Uint8Array,
  signal: AbortSignal
): Promise<HubConnection> {
  const hello = { topic, who: randomBytes(16) }
  try {
    return await knock(makeSocket, url, 'peer', hello, { signal })
  } catch (error) {
    if (!CairnError.is(error, 'not-found')) throw error
    return knock(makeSocket, url, 'meet', hello, { signal })
  }
}

/** The first that answers wins; when none does, the first failure is told. */
async function firstAnswer<T>(urls: readonly string[], ask: (url: string) => Promise<T>): Promise<T> {
  try {
    return await Promise.any(urls.map(ask))
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error
  }
}
