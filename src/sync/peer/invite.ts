import { base32nopad } from '@scure/base'
import {
  blake2b256,
  CairnError,
  fromHex,
  isId,
  toHex,
  type DeviceId,
  type ProjectId,
  type Role
} from '../../model/index.js'
import {
  boxPair,
  equalBytes,
  joinBytes,
  openSealed,
  randomBytes,
  sealTo,
  sign,
  verify,
  type Pair
} from './seal.js'

/** Invites, requests and replies as bytes (format.md, "Invite"). The same bytes go by connection or by file. */
const CODE_BYTES = 53
const NAME_BYTES = 64
const ascii = (text: string) => new TextEncoder().encode(text)
const hashOf = (label: string, ...parts: Uint8Array[]) => blake2b256([ascii(label), ...parts])
const macOf = (key: Uint8Array, label: string, ...parts: Uint8Array[]) =>
  blake2b256([ascii(label), ...parts], key)

export interface InviteCode {
  readonly code: string
  /** 16 bytes in hexadecimal. */
  readonly id: string
  readonly secret: Uint8Array
  readonly expiresAt: number
  readonly boxKey: Uint8Array
}

/** What the inviter keeps to open requests; `boxSeed` opens them. */
export interface NewInvite extends InviteCode {
  readonly boxSeed: Uint8Array
}

/** The last moment that a code can name. */
export const LAST_EXPIRY = 0xffff_ffff * 1000

/** `expiresAt` in milliseconds, kept to the second; at most `LAST_EXPIRY`. */
export function createInvite(expiresAt: number): NewInvite {
  const boxSeed = randomBytes(32)
  const body = new Uint8Array(CODE_BYTES)
  body[0] = 1
  new DataView(body.buffer).setUint32(1, Math.floor(expiresAt / 1000), true)
  body.set(randomBytes(16), 5)
  body.set(boxPair(boxSeed).publicKey, 21)
  return { ...readBody(body), boxSeed }
}

/**
 * Reads a code, or a link that ends in `#join=CODE`; case, spaces and dashes do not matter.
 * @throws CairnError 'invite-invalid' | 'unsupported-version'
 */
export function parseInvite(text: string): InviteCode {
  const found = /(?:#|[?&])join=([^&]*)/.exec(text)?.[1] ?? text
  let body: Uint8Array
  try {
    body = base32nopad.decode(found.replace(/[\s-]/g, '').toUpperCase())
  } catch (error) {
    throw notACode(error)
  }
  if (body.byteLength !== CODE_BYTES) throw notACode()
  if (body[0] !== 1) {
    throw new CairnError(
      'unsupported-version',
      'This invitation was made by a newer version. Update, then try again.'
    )
  }
  return readBody(body)
}

const notACode = (cause?: unknown) =>
  new CairnError('invite-invalid', 'This is not an invitation. Copy all of it, or ask for a new one.', {
    cause
  })

function readBody(body: Uint8Array): InviteCode {
  return {
    code: base32nopad.encode(body),
    id: toHex(hashOf('cairn/invite/1', body).subarray(0, 16)),
    secret: body.slice(5, 21),
    expiresAt: new DataView(body.buffer, body.byteOffset).getUint32(1, true) * 1000,
    boxKey: body.slice(21, 53)
  }
}

export interface Request {
  readonly device: DeviceId
  readonly name: string
  /** Six digits that both screens show. */
  readonly digits: string
  readonly replyKey: Uint8Array
  readonly inner: Uint8Array
}

/** What the joining device keeps until the reply: the bytes to send and what opens the answer. */
export interface SentRequest {
  readonly bytes: Uint8Array
  readonly inner: Uint8Array
  readonly digits: string
}

export function createRequest(invite: InviteCode, device: Pair, replyBox: Pair, name: string): SentRequest {
  const id = fromHex(invite.id)
  const inner = joinBytes(device.publicKey, replyBox.publicKey, cutName(name))
  const signed = joinBytes(ascii('cairn/request/1'), id, inner)
  const mac = macOf(invite.secret, 'cairn/request/1', id, inner)
  const message = joinBytes(mac, sign(device.secretKey, signed), inner)
  return { bytes: joinBytes(id, sealTo(invite.boxKey, message)), inner, digits: digitsOf(id, inner) }
}

/** Names are cut to whole characters. */
function cutName(name: string): Uint8Array {
  let text = [...name.trim().slice(0, 2 * NAME_BYTES)].slice(0, NAME_BYTES).join('')
  while (ascii(text).byteLength > NAME_BYTES) text = [...text].slice(0, -1).join('')
  return ascii(text)
}

function digitsOf(id: Uint8Array, inner: Uint8Array): string {
  const hash = hashOf('cairn/digits/1', id, inner)
  let value = 0
  for (let i = 5; i >= 0; i--) value = value * 256 + (hash[i] ?? 0)
  return String(value % 1_000_000).padStart(6, '0')
}

/** The id of the invite a request is for, or null when the bytes cannot be one. */
export function requestInviteId(bytes: Uint8Array): string | null {
  return bytes.byteLength < 16 + 48 + 160 || bytes.byteLength > 16 + 48 + 160 + NAME_BYTES
    ? null
    : toHex(bytes.subarray(0, 16))
}

/** Null when the request does not come from somebody with the code. */
export function openRequest(invite: NewInvite, bytes: Uint8Array): Request | null {
  if (requestInviteId(bytes) !== invite.id) return null
  const message = openSealed(boxPair(invite.boxSeed), bytes.subarray(16))
  if (!message) return null
  const id = fromHex(invite.id)
  const inner = message.slice(96)
  const device = inner.slice(0, 32)
  if (!equalBytes(message.subarray(0, 32), macOf(invite.secret, 'cairn/request/1', id, inner))) return null
  if (!verify(device, joinBytes(ascii('cairn/request/1'), id, inner), message.subarray(32, 96))) return null
  return {
    device: toHex(device) as DeviceId,
    name: new TextDecoder().decode(inner.subarray(64)),
    digits: digitsOf(id, inner),
    replyKey: inner.slice(32, 64),
    inner
  }
}

export type Reply =
  | {
      readonly project: ProjectId
      readonly name: string
      readonly secret: string
      readonly epochs: readonly string[]
      readonly role: Role
    }
  | { readonly refused: 'invite-used' | 'invite-expired' | 'invite-refused' }

export function createReply(invite: InviteCode, inviter: Pair, request: Request, reply: Reply): Uint8Array {
  const payload = ascii(JSON.stringify(reply))
  const signed = joinBytes(ascii('cairn/reply/1'), fromHex(invite.id), request.inner, payload)
  const mac = macOf(invite.secret, 'cairn/reply/1', fromHex(invite.id), request.inner, payload)
  return sealTo(request.replyKey, joinBytes(inviter.publicKey, sign(inviter.secretKey, signed), mac, payload))
}

/** Null when the bytes are not an answer to this request by somebody who has the invite. */
export function openReply(
  invite: InviteCode,
  sent: SentRequest,
  replyBox: Pair,
  bytes: Uint8Array
): { readonly inviter: DeviceId; readonly reply: Reply } | null {
  const message = openSealed(replyBox, bytes)
  if (!message || message.byteLength < 128) return null
  const inviter = message.slice(0, 32)
  const payload = message.slice(128)
  const id = fromHex(invite.id)
  const mac = macOf(invite.secret, 'cairn/reply/1', id, sent.inner, payload)
  if (!equalBytes(message.subarray(96, 128), mac)) return null
  if (!verify(inviter, joinBytes(ascii('cairn/reply/1'), id, sent.inner, payload), message.subarray(32, 96)))
    return null
  const reply = readReply(payload)
  return reply && { inviter: toHex(inviter) as DeviceId, reply }
}

function readReply(payload: Uint8Array): Reply | null {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(payload))
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null) return null
  const { refused, project, name, secret, epochs, role } = value as Record<string, unknown>
  if (refused === 'invite-used' || refused === 'invite-expired' || refused === 'invite-refused')
    return { refused }
  const whole =
    isId(project) &&
    typeof name === 'string' &&
    isId(secret) &&
    Array.isArray(epochs) &&
    epochs.length > 0 &&
    epochs.every(isId) &&
    (role === 'viewer' || role === 'member' || role === 'coordinator')
  return whole ? { project: project as ProjectId, name, secret, epochs: epochs, role } : null
}
