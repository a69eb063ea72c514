import { CairnError, fromHex, toHex } from '../../model/index.js'
import type { SyncAdapter } from '../adapter.js'
import { knock } from '../transports/websocket/hub-client.js'
import { wait } from '../wait.js'
import type { Socket } from '../transports/websocket/socket-stream.js'
import { createRequest, openReply, parseInvite, type InviteCode, type Reply } from './invite.js'
import { sendRequest } from './invite-channel.js'
import { topicOf } from './keys.js'
import type { Connection, MeetingPoint } from './meeting-point.js'
import { hubAddress } from './open-project.js'
import { boxPair, randomBytes, signPair } from './seal.js'
import type { PendingJoin, ProjectSecrets, Vault } from './vault.js'

const PATIENCE_MS = 60_000
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 3_000
/** An answer that takes longer than this is a person's. */
const DECIDING_MS = 1_000
/** When the invitation has run out by this device's clock, which may be wrong: somebody may still answer. */
const PATIENCE_WHEN_OVER_MS = 5_000

const REFUSALS = {
  'invite-used': 'Another device has used this invitation. Ask for a new one.',
  'invite-expired': 'This invitation has run out. Ask for a new one.',
  'invite-refused': 'The other side did not let this device in. Ask them, then try a new invitation.'
} as const

interface JoinParts {
  readonly vault: Vault
  readonly makeSocket: (url: string) => Socket
  readonly meetingPoint: MeetingPoint
}

/**
 * Asks for membership with an invite. The keys it asks with are kept before asking, so that a retry after any
 * interruption is the same device; a project that this device has joined by the invite is given back.
 */
export async function joinProject(
  { vault, makeSocket, meetingPoint }: JoinParts,
  request: Parameters<SyncAdapter['join']>[0]
): Promise<ProjectSecrets> {
  const invite = parseInvite(request.code)
  const joined = vault.projects().find(({ joinedBy }) => joinedBy === invite.id)
  if (joined) return joined
  if (vault.projects().some(({ invites }) => invites.some(({ code }) => code === invite.code))) {
    throw new CairnError('bad-input', 'This invitation was made on this device. Open it on another one.')
  }
  const hubs = (request.via ?? []).map(hubAddress)
  const pending = await pendingJoin(vault, invite)
  const topic = topicOf(invite.secret)
  const guest = meetingPoint.guest(topic)
  if (!guest && hubs.length === 0) {
    throw new CairnError('unreachable', 'There is no hub to look at. Give the address of one.')
  }
  const reply = await withPatience(invite, request.signal, (signal, patience) => {
    const device = signPair(fromHex(pending.deviceSeed))
    const replyBox = boxPair(fromHex(pending.boxSeed))
    const sent = createRequest(invite, device, replyBox, request.deviceName)
    const ways = hubs.map(url => (stop: AbortSignal) => meet(makeSocket, url, topic, stop))
    if (guest) ways.push(stop => guest.next(stop))
    return firstAnswer(ways, signal, (meetOne, stop) =>
      askUntilAnswered(
        () => meetOne(stop),
        async ({ stream, initiator }) => {
          const waiting = setTimeout(() => {
            patience.stop()
            request.onWaiting?.(sent.digits)
          }, DECIDING_MS)
          try {
            const bytes = await sendRequest(stream, initiator, sent.bytes, stop)
            return openReply(invite, sent, replyBox, bytes)?.reply ?? null
          } finally {
            clearTimeout(waiting)
            patience.start()
          }
        },
        stop
      )
    )
  }).finally(() => guest?.leave())
  const secrets = accept(vault, reply, { pending, hubs, invite })
  await vault.put(secrets)
  await vault.removePendingJoin(invite.id)
  return secrets
}

/** Asks for a minute at most, not counted while somebody decides, and says what it means when nobody answered. */
async function withPatience(
  invite: InviteCode,
  asked: AbortSignal | undefined,
  ask: (signal: AbortSignal, patience: Patience) => Promise<Reply>
): Promise<Reply> {
  const isOver = invite.expiresAt <= Date.now()
  const patience = new Patience(isOver ? PATIENCE_WHEN_OVER_MS : PATIENCE_MS)
  patience.start()
  try {
    return await ask(asked ? AbortSignal.any([asked, patience.signal]) : patience.signal, patience)
  } catch (cause) {
    if (asked?.aborted) throw new CairnError('aborted', 'Stopped.', { cause })
    if (isOver) throw new CairnError('invite-expired', REFUSALS['invite-expired'], { cause })
    if (!patience.signal.aborted) throw cause
    throw new CairnError(
      'timeout',
      'Nobody with this invitation answers. Ask them to keep their project open.',
      { cause }
    )
  } finally {
    patience.stop()
  }
}

/** Aborts when it has run for some time without a stop. */
class Patience {
  readonly #milliseconds: number
  readonly #over = new AbortController()
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds
  }

  get signal(): AbortSignal {
    return this.#over.signal
  }

  start(): void {
    this.#timer ??= setTimeout(() => this.#over.abort(), this.#milliseconds)
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}

/**
 * Who answers under an invite's topic may be another one who wants in, or somebody who only saw the topic: what
 * is no genuine answer is passed over, and the next one asked. Fails when the hub is not reached.
 */
async function askUntilAnswered(
  meetOne: () => Promise<Connection>,
  ask: (connection: Connection) => Promise<Reply | null>,
  signal: AbortSignal
): Promise<Reply> {
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(LONGEST_PAUSE_MS, 2 * pause)) {
    const connection = await meetOne()
    try {
      const reply = await ask(connection)
      if (reply) return reply
    } catch (error) {
      if (!CairnError.is(error, 'unreachable')) throw error
    }
    await wait(pause * (0.5 + Math.random()), signal)
  }
}

async function pendingJoin(vault: Vault, invite: InviteCode): Promise<PendingJoin> {
  const known = await vault.pendingJoin(invite.id)
  if (known) return known
  const fresh = { deviceSeed: toHex(randomBytes(32)), boxSeed: toHex(randomBytes(32)) }
  await vault.putPendingJoin(invite.id, fresh)
  return fresh
}

function accept(
  vault: Vault,
  reply: Reply,
  {
    pending,
    hubs,
    invite
  }: { readonly pending: PendingJoin; readonly hubs: readonly string[]; readonly invite: InviteCode }
): ProjectSecrets {
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
    joinedBy: invite.id,
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
): Promise<Connection> {
  const hello = { topic, who: randomBytes(16) }
  try {
    return await knock(makeSocket, url, 'peer', hello, { signal })
  } catch (error) {
    if (!CairnError.is(error, 'not-found')) throw error
    return knock(makeSocket, url, 'meet', hello, { signal })
  }
}

/** The first that answers wins, and the others stop; when none does, the first failure is told. */
async function firstAnswer<W, T>(
  ways: readonly W[],
  signal: AbortSignal,
  ask: (way: W, stop: AbortSignal) => Promise<T>
): Promise<T> {
  const won = new AbortController()
  const stop = AbortSignal.any([signal, won.signal])
  try {
    return await Promise.any(ways.map(way => ask(way, stop)))
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error
  } finally {
    won.abort()
  }
}
