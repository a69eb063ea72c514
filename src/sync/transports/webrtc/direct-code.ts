import { base64urlnopad } from '@scure/base'

/** Where a hub listens for pages, and how they know that it is the one. */
export interface DirectAddress {
  /** IPv4, dotted. */
  readonly host: string
  /** UDP. */
  readonly port: number
  /** ICE password: 22 base64 characters, which stand for 16 bytes. */
  readonly password: string
  /** SHA-256 of the hub's certificate. */
  readonly fingerprint: Uint8Array
}

const VERSION = 1
const CODE_BYTES = 55
const CODE = /^[A-Za-z0-9_-]{74}$/

/** A hub's code: version 1 ‖ IPv4 (4) ‖ port (u16, big-endian) ‖ password (16) ‖ fingerprint (32), as base64url: 74 characters. */
export function writeDirectCode({ host, port, password, fingerprint }: DirectAddress): string {
  const bytes = new Uint8Array(CODE_BYTES)
  bytes[0] = VERSION
  bytes.set(host.split('.').map(Number), 1)
  new DataView(bytes.buffer).setUint16(5, port)
  bytes.set(passwordBytes(password), 7)
  bytes.set(fingerprint, 23)
  return base64urlnopad.encode(bytes)
}

/** Null when it is no code of this version. */
export function readDirectCode(code: string): DirectAddress | null {
  if (!CODE.test(code)) return null
  const bytes = decoded(code)
  const port = bytes ? new DataView(bytes.buffer, bytes.byteOffset).getUint16(5) : 0
  if (bytes?.[0] !== VERSION || bytes.length !== CODE_BYTES || port === 0) return null
  return {
    host: bytes.subarray(1, 5).join('.'),
    port,
    password: passwordOf(bytes.subarray(7, 23)),
    fingerprint: bytes.slice(23)
  }
}

/** What stands before and behind the slash of `CODE/path`, where a hub's address is wanted; null for other addresses. */
export function readDirectUrl(url: string): { readonly code: string; readonly path: string } | null {
  const [code = '', path = '', ...more] = url.split('/')
  return readDirectCode(code) && more.length === 0 ? { code, path } : null
}

/** Sixteen bytes as an ICE password. */
export function passwordOf(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes).replaceAll('-', '+').replaceAll('_', '/')
}

function passwordBytes(password: string): Uint8Array {
  return base64urlnopad.decode(password.replaceAll('+', '-').replaceAll('/', '_'))
}

/** Null for what the encoding does not write: bits behind the last byte. */
function decoded(code: string): Uint8Array | null {
  try {
    return base64urlnopad.decode(code)
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}
