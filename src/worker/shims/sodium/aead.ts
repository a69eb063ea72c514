import * as size from './constants.js'
import { randombytes_buf } from './memory.js'
import { invoke, libsodium, mustMeasure, mustSucceed } from './wasm.js'

type Additional = Uint8Array | null | undefined

const TAG = size.crypto_aead_xchacha20poly1305_ietf_ABYTES
const KEY = size.crypto_aead_xchacha20poly1305_ietf_KEYBYTES

// Both ciphers have the same calls; what differs is the length of the nonce.
type Cipher = 'chacha20poly1305_ietf' | 'xchacha20poly1305_ietf'
const NONCES: Readonly<Record<Cipher, number>> = {
  chacha20poly1305_ietf: size.crypto_aead_chacha20poly1305_ietf_NPUBBYTES,
  xchacha20poly1305_ietf: size.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
}

type Encrypt = (
  ciphertext: Uint8Array,
  message: Uint8Array,
  additional: Additional,
  secretNonce: null,
  nonce: Uint8Array,
  key: Uint8Array
) => number

type Decrypt = (
  message: Uint8Array,
  secretNonce: null,
  ciphertext: Uint8Array,
  additional: Additional,
  nonce: Uint8Array,
  key: Uint8Array
) => number

/** Returns the bytes written: the message's length and 16 for the tag. */
export const crypto_aead_xchacha20poly1305_ietf_encrypt = encryptWith('xchacha20poly1305_ietf')
export const crypto_aead_chacha20poly1305_ietf_encrypt = encryptWith('chacha20poly1305_ietf')

/** Returns the bytes written; throws when the ciphertext, the nonce or the additional data was changed. */
export const crypto_aead_xchacha20poly1305_ietf_decrypt = decryptWith('xchacha20poly1305_ietf')
export const crypto_aead_chacha20poly1305_ietf_decrypt = decryptWith('chacha20poly1305_ietf')

/** As encrypt, with the tag apart in `mac`. Returns the bytes of the tag. */
export function crypto_aead_xchacha20poly1305_ietf_encrypt_detached(
  ciphertext: Uint8Array,
  mac: Uint8Array,
  message: Uint8Array,
  additional: Additional,
  _secretNonce: null,
  nonce: Uint8Array,
  key: Uint8Array
): number {
  mustMeasure(ciphertext, message.byteLength, 'c')
  mustMeasure(mac, TAG, 'mac')
  measureSecret('xchacha20poly1305_ietf', nonce, key)
  const status = invoke([ciphertext, mac], [message, additional, nonce, key], (c, tag, m, ad, n, k) =>
    libsodium._crypto_aead_xchacha20poly1305_ietf_encrypt_detached(
      c,
      tag,
      0,
      m,
      message.byteLength,
      0,
      ad,
      additional?.byteLength ?? 0,
      0,
      0,
      n,
      k
    )
  )
  mustSucceed(status, 'crypto_aead_xchacha20poly1305_ietf_encrypt_detached')
  return TAG
}

/** Throws when anything was changed. */
export function crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
  message: Uint8Array,
  _secretNonce: null,
  ciphertext: Uint8Array,
  mac: Uint8Array,
  additional: Additional,
  nonce: Uint8Array,
  key: Uint8Array
): void {
  mustMeasure(ciphertext, message.byteLength, 'c')
  mustMeasure(mac, TAG, 'mac')
  measureSecret('xchacha20poly1305_ietf', nonce, key)
  const status = invoke([message], [ciphertext, mac, additional, nonce, key], (m, c, tag, ad, n, k) =>
    libsodium._crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
      m,
      0,
      c,
      ciphertext.byteLength,
      0,
      tag,
      ad,
      additional?.byteLength ?? 0,
      0,
      n,
      k
    )
  )
  if (status !== 0) throw new Error('could not verify data')
}

export function crypto_aead_xchacha20poly1305_ietf_keygen(key: Uint8Array): void {
  mustMeasure(key, KEY, 'k')
  randombytes_buf(key)
}

function encryptWith(cipher: Cipher): Encrypt {
  return (ciphertext, message, additional, _secretNonce, nonce, key) => {
    mustMeasure(ciphertext, message.byteLength + TAG, 'c')
    measureSecret(cipher, nonce, key)
    const status = invoke([ciphertext], [message, additional, nonce, key], (c, m, ad, n, k) =>
      libsodium[`_crypto_aead_${cipher}_encrypt`](
        c,
        0,
        m,
        message.byteLength,
        0,
        ad,
        additional?.byteLength ?? 0,
        0,
        0,
        n,
        k
      )
    )
    mustSucceed(status, `crypto_aead_${cipher}_encrypt`)
    return ciphertext.byteLength
  }
}

function decryptWith(cipher: Cipher): Decrypt {
  return (message, _secretNonce, ciphertext, additional, nonce, key) => {
    mustMeasure(ciphertext, message.byteLength + TAG, 'c')
    measureSecret(cipher, nonce, key)
    const status = invoke([message], [ciphertext, additional, nonce, key], (m, c, ad, n, k) =>
      libsodium[`_crypto_aead_${cipher}_decrypt`](
        m,
        0,
        0,
        c,
        ciphertext.byteLength,
        0,
        ad,
        additional?.byteLength ?? 0,
        0,
        n,
        k
      )
    )
    if (status !== 0) throw new Error('could not verify data')
    return message.byteLength
  }
}

function measureSecret(cipher: Cipher, nonce: Uint8Array, key: Uint8Array): void {
  mustMeasure(nonce, NONCES[cipher], 'npub')
  mustMeasure(key, KEY, 'k')
}
