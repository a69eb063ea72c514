import sodium from 'sodium-universal'
import type { EncryptionContext, EncryptionProvider } from 'hypercore'
import { CairnError } from '../../model/index.js'
import { blockKey, epochId } from './keys.js'

const VERSION = 1
const NONCE = 5
const TAG = 29
const HEADER_BYTES = 45

/** The epoch keys a device holds; the last one added encrypts. */
export class EpochKeys {
  readonly #keys = new Map<number, Uint8Array>()
  #current: number | null = null

  constructor(keys: readonly Uint8Array[]) {
    for (const key of keys) this.add(key)
  }

  add(key: Uint8Array): void {
    const id = epochId(key)
    this.#keys.set(id, key)
    this.#current = id
  }

  get current(): number {
    if (this.#current === null) throw new CairnError('internal', 'This project has no key on this device.')
    return this.#current
  }

  get(id: number): Uint8Array | undefined {
    return this.#keys.get(id)
  }

  /** Newest first. */
  all(): Uint8Array[] {
    return [...this.#keys.values()].reverse()
  }
}

/** Hypercore's provider, whose work is done when a call returns. */
export interface BlockEncryption extends EncryptionProvider {
  encrypt(index: number, block: Uint8Array, fork: number, context: EncryptionContext): void
  decrypt(index: number, block: Uint8Array, context: EncryptionContext): void
}

/**
 * XChaCha20-Poly1305 with a random nonce for every block of every log (format.md, "Block").
 * Not hypercore's own encryption: its nonce repeats when a log is written again after a rollback.
 * Decryption throws CairnError 'not-allowed' when the epoch's key is not here and 'bad-input' when a block is not genuine.
 */
export function blockEncryption(epochs: EpochKeys): BlockEncryption {
  // By the key's own array: a log is asked for its blocks thousands of times.
  const keysOf = new WeakMap<Uint8Array, Map<number, Uint8Array>>()
  const keyFor = (id: number, logKey: Uint8Array) => {
    const keys = keysOf.get(logKey) ?? new Map<number, Uint8Array>()
    keysOf.set(logKey, keys)
    const known = keys.get(id)
    if (known) return known
    const epoch = epochs.get(id)
    if (!epoch) throw new CairnError('not-allowed', 'This device has no key for this part of the project.')
    const key = blockKey(epoch, logKey)
    keys.set(id, key)
    return key
  }
  return {
    padding: () => HEADER_BYTES,
    encrypt(index, block, _fork, log) {
      const id = epochs.current
      block[0] = VERSION
      view(block).setUint32(1, id, true)
      const nonce = block.subarray(NONCE, TAG)
      sodium.randombytes_buf(nonce)
      const body = block.subarray(HEADER_BYTES)
      const tag = block.subarray(TAG, HEADER_BYTES)
      const extra = associatedData(log.key, index, block)
      sodium.crypto_aead_xchacha20poly1305_ietf_encrypt_detached(
        body,
        tag,
        body,
        extra,
        null,
        nonce,
        keyFor(id, log.key)
      )
    },
    decrypt(index, block, log) {
      if (block.byteLength < HEADER_BYTES || block[0] !== VERSION) {
        throw new CairnError('bad-input', 'A block has a header that this version does not know.')
      }
      const key = keyFor(view(block).getUint32(1, true), log.key)
      const body = block.subarray(HEADER_BYTES)
      const tag = block.subarray(TAG, HEADER_BYTES)
      const nonce = block.subarray(NONCE, TAG)
      try {
        const extra = associatedData(log.key, index, block)
        sodium.crypto_aead_xchacha20poly1305_ietf_decrypt_detached(body, null, body, tag, extra, nonce, key)
      } catch (error) {
        throw new CairnError('bad-input', 'A block is not genuine.', { cause: error })
      }
    }
  }
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** One array for all: it is used up before the next call. */
const data = new Uint8Array(32 + 8 + 5)
const dataView = view(data)

function associatedData(logKey: Uint8Array, index: number, block: Uint8Array): Uint8Array {
  data.set(logKey, 0)
  dataView.setUint32(32, index % 2 ** 32, true)
  dataView.setUint32(36, Math.floor(index / 2 ** 32), true)
  data.set(block.subarray(0, 5), 40)
  return data
}
