import { blake2b } from '@noble/hashes/blake2.js'
import { CairnError } from './error.js'

/** BLAKE2b-256 of the parts, one after the other; keyed with `key` (1 to 64 bytes) when given. */
export function blake2b256(parts: readonly Uint8Array[], key?: Uint8Array): Uint8Array {
  const bytes = parts.length === 1 ? parts[0]! : concat(parts)
  return blake2b(bytes, key === undefined ? { dkLen: 32 } : { dkLen: 32, key })
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Bytes as lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += pairs[byte]!
  return text
}

/**
 * Lower-case hexadecimal as bytes.
 * @throws CairnError 'bad-input'
 */
export function fromHex(text: string): Uint8Array {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) {
    throw new CairnError(
      'bad-input',
      'An id is not written in lower-case hexadecimal. Check where it came from.'
    )
  }
  return Uint8Array.from({ length: text.length / 2 }, (_, place) =>
    Number.parseInt(text.slice(place * 2, place * 2 + 2), 16)
  )
}
