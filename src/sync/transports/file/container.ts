import sodium from 'sodium-universal'
import { blake2b256, CairnError } from '../../../model/index.js'
import type { ByteSource } from '../../adapter.js'
import { equalBytes, joinBytes, randomBytes } from '../../peer/seal.js'

/** The layout is written down in format.md, "Bundle". */
const MAGIC = new TextEncoder().encode('cairnbdl')
const VERSION = 1
const SALT_BYTES = 32
const WRAP_BYTES = 48
const CHECK_BYTES = 16
const TAG_BYTES = 16
const NONCE_BYTES = 24
/** Magic, version, salt and the number of wraps. */
const FIXED_BYTES = MAGIC.length + 1 + SALT_BYTES + 1
const MAX_WRAPS = 64
/** Plain bytes of every chunk but the last. */
export const CHUNK_BYTES = 65_536
const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES
/** Chunks that are read from the source in one go. */
const CHUNKS_AT_ONCE = 16
const NO_NONCE = new Uint8Array(NONCE_BYTES)
const LABEL = new TextEncoder().encode('cairn/bundle/1')

/** A file that was opened: who made it holds one of our keys, and so far nothing of it is known to be whole. */
export interface Container {
  /** Random, of this file alone. */
  readonly salt: Uint8Array
  /**
   * The plain bytes, chunk by chunk. Each is genuine and in its place; that the file ends where its maker ended it is
   * known when the last has come.
   * @throws CairnError 'bundle-incomplete'
   */
  chunks(): AsyncGenerator<Uint8Array>
}

/**
 * Seals a stream of bytes in chunks, for everybody who holds one of the keys (32 bytes each).
 * Whoever holds none sees the size and nothing else. `plain` is given the salt of the file.
 */
export async function* sealed(
  keys: readonly Uint8Array[],
  plain: (salt: Uint8Array) => AsyncIterable<Uint8Array>
): AsyncGenerator<Uint8Array> {
  const salt = randomBytes(SALT_BYTES)
  const fileKey = randomBytes(32)
  const head = headOf(salt, fileKey, keys)
  const check = checkOf(head)
  yield joinBytes(head, check)
  const buffer = new Uint8Array(CHUNK_BYTES)
  let held = 0
  let place = 0
  for await (const piece of plain(salt)) {
    for (let at = 0; at < piece.length;) {
      // A full chunk goes out when more follows: the last one says that it is the last.
      if (held === CHUNK_BYTES) {
        yield seal(fileKey, check, { place: place++, isLast: false }, buffer)
        held = 0
      }
      const part = piece.subarray(at, at + CHUNK_BYTES - held)
      buffer.set(part, held)
      held += part.length
      at += part.length
    }
  }
  yield seal(fileKey, check, { place, isLast: true }, buffer.subarray(0, held))
}

/**
 * Reads the head of a file with the keys that are here.
 * @throws CairnError 'not-a-bundle' | 'unsupported-version' | 'bundle-foreign' | 'bundle-incomplete'
 */
export async function openContainer(source: ByteSource, keys: readonly Uint8Array[]): Promise<Container> {
  const fixed = await source.read(0, Math.min(FIXED_BYTES, source.size))
  const isOurs = MAGIC.every((byte, place) => place >= fixed.length || fixed[place] === byte)
  if (!isOurs)
    throw new CairnError(
      'not-a-bundle',
      'This is not a file that carries a project. Choose one that was made for it.'
    )
  if (fixed.length < FIXED_BYTES) throw incomplete()
  if (fixed[MAGIC.length] !== VERSION) {
    const newer = 'This file was made by a newer version. Update, then take it in again.'
    throw new CairnError('unsupported-version', newer)
  }
  const wraps = fixed[FIXED_BYTES - 1] ?? 0
  const headBytes = FIXED_BYTES + wraps * WRAP_BYTES
  const start = headBytes + CHECK_BYTES
  if (wraps > MAX_WRAPS || start > source.size) throw incomplete()
  const all = await source.read(0, start)
  const head = all.subarray(0, headBytes)
  const check = all.subarray(headBytes)
  if (!equalBytes(check, checkOf(head))) throw incomplete()
  const salt = head.slice(MAGIC.length + 1, MAGIC.length + 1 + SALT_BYTES)
  const fileKey = unwrapped(head.subarray(FIXED_BYTES), salt, keys)
  return { salt, chunks: () => opened(source, start, fileKey, check) }
}

async function* opened(
  source: ByteSource,
  start: number,
  fileKey: Uint8Array,
  check: Uint8Array
): AsyncGenerator<Uint8Array> {
  const { size } = source
  // Where nothing follows the head the first chunk, which every file has, is missing.
  if (start === size) throw incomplete()
  let place = 0
  for (let at = start; at < size;) {
    const end = Math.min(size, at + SEALED_BYTES * CHUNKS_AT_ONCE)
    const bytes = await source.read(at, end)
    if (bytes.length !== end - at) throw incomplete()
    for (let from = 0; from < bytes.length; from += SEALED_BYTES) {
      const chunk = bytes.subarray(from, from + SEALED_BYTES)
      const isLast = at + from + chunk.length === size
      yield unseal(fileKey, check, { place: place++, isLast }, chunk)
    }
    at = end
  }
}

interface Place {
  readonly place: number
  readonly isLast: boolean
}

function seal(key: Uint8Array, check: Uint8Array, place: Place, plain: Uint8Array): Uint8Array {
  const out = new Uint8Array(plain.length + TAG_BYTES)
  sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(out, plain, check, null, nonceOf(place), key)
  return out
}

function unseal(key: Uint8Array, check: Uint8Array, place: Place, chunk: Uint8Array): Uint8Array {
  if (chunk.length < TAG_BYTES) throw incomplete()
  const plain = new Uint8Array(chunk.length - TAG_BYTES)
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(plain, null, chunk, check, nonceOf(place), key)
  } catch (error) {
    throw incomplete(error)
  }
  return plain
}

/** The key is of this file alone, so the place is enough to make the nonce unique. */
function nonceOf({ place, isLast }: Place): Uint8Array {
  const nonce = new Uint8Array(NONCE_BYTES)
  const view = new DataView(nonce.buffer)
  view.setUint32(0, place % 2 ** 32, true)
  view.setUint32(4, Math.floor(place / 2 ** 32), true)
  nonce[8] = isLast ? 1 : 0
  return nonce
}

function headOf(salt: Uint8Array, fileKey: Uint8Array, keys: readonly Uint8Array[]): Uint8Array {
  const wraps = keys.slice(0, MAX_WRAPS).map(key => {
    const wrap = new Uint8Array(WRAP_BYTES)
    const wrapKey = wrapKeyOf(key, salt)
    sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(wrap, fileKey, null, null, NO_NONCE, wrapKey)
    return wrap
  })
  return joinBytes(MAGIC, Uint8Array.of(VERSION), salt, Uint8Array.of(wraps.length), ...wraps)
}

function unwrapped(wraps: Uint8Array, salt: Uint8Array, keys: readonly Uint8Array[]): Uint8Array {
  const fileKey = new Uint8Array(32)
  for (const key of keys) {
    const wrapKey = wrapKeyOf(key, salt)
    for (let at = 0; at < wraps.length; at += WRAP_BYTES) {
      const wrap = wraps.subarray(at, at + WRAP_BYTES)
      if (isOpenedBy(wrapKey, wrap, fileKey)) return fileKey
    }
  }
  const sentence =
    'This file is of another project, or of a part of this one that this device has no key for.'
  throw new CairnError('bundle-foreign', sentence)
}

function isOpenedBy(wrapKey: Uint8Array, wrap: Uint8Array, out: Uint8Array): boolean {
  try {
    sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(out, null, wrap, null, NO_NONCE, wrapKey)
    return true
  } catch {
    return false
  }
}

const wrapKeyOf = (key: Uint8Array, salt: Uint8Array) => blake2b256([LABEL, salt], key)

/** Tells a damaged head from one of somebody else's; it is no secret and proves nothing. */
const checkOf = (head: Uint8Array) => blake2b256([LABEL, head]).subarray(0, CHECK_BYTES)

function incomplete(cause?: unknown): CairnError {
  const sentence =
    'This is an incomplete or damaged copy, and nothing of it was taken in. Copy the file again.'
  return new CairnError('bundle-incomplete', sentence, { cause })
}
