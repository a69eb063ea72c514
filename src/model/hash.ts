import { blake2b } from '@noble/hashes/blake2.js'
import { CairnError } from './error.js'

/** BLAKE2b-256 of the parts, one after the other; keyed with `key` (16 to 64 bytes) when given. */
export type Blake2b256 = (parts: readonly Uint8Array[], key?: Uint8Array) => Uint8Array

const pure: Blake2b256 = (parts, key) => {
  const bytes = parts.length === 1 ? parts[0]! : concat(parts)
  return blake2b(bytes, key === undefined ? { dkLen: 32 } : { dkLen: 32, key })
}

let chosen = pure

/** The same hash of bytes that come one after the other. */
export interface Blake2b256Stream {
  update(bytes: Uint8Array): void
  /** Once, at the end. */
  digest(): Uint8Array
}

export function blake2b256Stream(): Blake2b256Stream {
  const hash = blake2b.create({ dkLen: 32 })
  return { update: bytes => void hash.update(bytes), digest: () => hash.digest() }
}

/** BLAKE2b-256 of the parts, one after the other; keyed with `key` (16 to 64 bytes) when given. */
export function blake2b256(parts: readonly Uint8Array[], key?: Uint8Array): Uint8Array {
  return chosen(parts, key)
}

/**
 * Takes the same function from a library that is faster than the one here; it must give a new array each time.
 * Every id depends on these bytes, so it is compared first with and without a key, for lengths around BLAKE2b's
 * block of 128 bytes and for several parts. The one here stays in use when something differs.
 * @throws CairnError 'internal' when it gives other bytes
 */
export function useBlake2b256(faster: Blake2b256): void {
  if (faster === chosen) return
  for (const length of [0, 1, 127, 128, 129, 256, 1000]) {
    const bytes = Uint8Array.from({ length }, (_, place) => (place * 31 + length) % 256)
    const cut = Math.floor(length / 3)
    for (const parts of [[bytes], [bytes.subarray(0, cut), new Uint8Array(0), bytes.subarray(cut)]]) {
      for (const key of [undefined, KEY.subarray(0, 16), KEY.subarray(0, 32), KEY]) {
        if (toHex(faster(parts, key)) === toHex(pure(parts, key))) continue
        throw new CairnError('internal', 'The hash of this engine gives wrong bytes. Report this.')
      }
    }
  }
  chosen = faster
}

const KEY = Uint8Array.from({ length: 64 }, (_, place) => 255 - place)

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
