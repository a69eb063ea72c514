import { base64, base64urlnopad } from '@scure/base'
import { addressBytes, isDescription, MAX_CANDIDATES } from './description.js'
import type { Candidate, Description } from './description.js'

/** An offer is shown first; the device that reads it shows an answer. */
export type NearbyKind = 'offer' | 'answer'

const VERSION = 1
const KINDS: readonly NearbyKind[] = ['offer', 'answer']
const TYPES: readonly Candidate['type'][] = ['ip4', 'ip6', 'name']
/** The first byte: version ‖ unused ‖ password as text ‖ kind, from the high bits to the low one. */
const PASSWORD_AS_TEXT = 2
/** Chromium's and WebKit's passwords: 24 base64 characters, which stand for 18 bytes. */
const SHORT_PASSWORD = /^[A-Za-z0-9+/]{24}$/
const SHORT_PASSWORD_BYTES = 18
const FINGERPRINT_BYTES = 32
/** A code has 84 to 100 characters where one network is in reach; more than this no device writes. */
const MAX_CODE = 600

/**
 * One end of a connection as a text for a QR code: first byte ‖ length of user ‖ user ‖ password (18 bytes, or its
 * length and text) ‖ fingerprint (32) ‖ candidates, each type ‖ address ‖ port (u16, big-endian); as base64url.
 */
export function writeNearbyCode(kind: NearbyKind, description: Description): string {
  const { user, password, fingerprint, candidates } = description
  const isShort = SHORT_PASSWORD.test(password)
  const first = (VERSION << 4) | (isShort ? 0 : PASSWORD_AS_TEXT) | KINDS.indexOf(kind)
  const text = (value: string) => [value.length, ...new TextEncoder().encode(value)]
  return base64urlnopad.encode(
    Uint8Array.from([
      first,
      ...text(user),
      ...(isShort ? base64.decode(password) : text(password)),
      ...fingerprint,
      ...candidates.flatMap(({ type, address, port }) => [
        TYPES.indexOf(type),
        ...address,
        port >> 8,
        port & 255
      ])
    ])
  )
}

/** Null when it is no code of this version. */
export function readNearbyCode(
  code: string
): { readonly kind: NearbyKind; readonly description: Description } | null {
  if (code.length > MAX_CODE || !/^[A-Za-z0-9_-]+$/.test(code)) return null
  try {
    return read(new Reader(base64urlnopad.decode(code)))
  } catch (error) {
    // What ends too early, or has bits behind the last byte, is no code.
    if (error instanceof Error) return null
    throw error
  }
}

function read(reader: Reader): ReturnType<typeof readNearbyCode> {
  const first = reader.byte()
  const kind = KINDS[first & 1]
  if (first >> 4 !== VERSION || (first & 0b1100) !== 0 || kind === undefined) return null
  const user = reader.text()
  const isShort = (first & PASSWORD_AS_TEXT) === 0
  const password = isShort ? base64.encode(reader.bytes(SHORT_PASSWORD_BYTES)) : reader.text()
  if (isShort !== SHORT_PASSWORD.test(password)) return null
  const fingerprint = reader.bytes(FINGERPRINT_BYTES)
  const candidates: Candidate[] = []
  while (!reader.isAtEnd) {
    const type = TYPES[reader.byte()]
    if (type === undefined || candidates.length === MAX_CANDIDATES) return null
    const address = reader.bytes(addressBytes(type))
    candidates.push({ type, address, port: (reader.byte() << 8) | reader.byte() })
  }
  const description = { user, password, fingerprint, candidates }
  return isDescription(description) ? { kind, description } : null
}

class Reader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  byte(): number {
    return this.bytes(1)[0] ?? 0
  }

  text(): string {
    return new TextDecoder('utf-8', { fatal: true }).decode(this.bytes(this.byte()))
  }

  /** A copy. @throws RangeError when there are fewer */
  bytes(count: number): Uint8Array {
    const end = this.#at + count
    if (end > this.#bytes.length) throw new RangeError('ends too early')
    const bytes = this.#bytes.slice(this.#at, end)
    this.#at = end
    return bytes
  }
}
