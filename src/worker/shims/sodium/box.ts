import * as size from './constants.js'
import { randombytes_buf } from './memory.js'
import { invoke, libsodium, mustMeasure, mustSucceed } from './wasm.js'

export function crypto_box_keypair(publicKey: Uint8Array, secretKey: Uint8Array): void {
  fromRandomSeed(crypto_box_seed_keypair, publicKey, secretKey)
}

export function crypto_box_seed_keypair(
  publicKey: Uint8Array,
  secretKey: Uint8Array,
  seed: Uint8Array
): void {
  seedKeyPair('crypto_box_seed_keypair', publicKey, secretKey, seed)
}

export function crypto_kx_keypair(publicKey: Uint8Array, secretKey: Uint8Array): void {
  fromRandomSeed(crypto_kx_seed_keypair, publicKey, secretKey)
}

export function crypto_kx_seed_keypair(publicKey: Uint8Array, secretKey: Uint8Array, seed: Uint8Array): void {
  seedKeyPair('crypto_kx_seed_keypair', publicKey, secretKey, seed)
}

/** Encrypts to a public key, from nobody in particular. */
export function crypto_box_seal(ciphertext: Uint8Array, message: Uint8Array, publicKey: Uint8Array): void {
  mustMeasure(ciphertext, message.byteLength + size.crypto_box_SEALBYTES, 'c')
  mustMeasure(publicKey, size.crypto_box_PUBLICKEYBYTES, 'pk')
  const status = invoke([ciphertext], [message, publicKey], (c, m, pk) =>
    libsodium._crypto_box_seal(c, m, message.byteLength, 0, pk)
  )
  mustSucceed(status, 'crypto_box_seal')
}

/** False when it was not sealed for this key pair or was changed. */
export function crypto_box_seal_open(
  message: Uint8Array,
  ciphertext: Uint8Array,
  publicKey: Uint8Array,
  secretKey: Uint8Array
): boolean {
  mustMeasure(ciphertext, message.byteLength + size.crypto_box_SEALBYTES, 'c')
  mustMeasure(publicKey, size.crypto_box_PUBLICKEYBYTES, 'pk')
  mustMeasure(secretKey, size.crypto_box_SECRETKEYBYTES, 'sk')
  const status = invoke([message], [ciphertext, publicKey, secretKey], (m, c, pk, sk) =>
    libsodium._crypto_box_seal_open(m, c, ciphertext.byteLength, 0, pk, sk)
  )
  return status === 0
}

export function crypto_secretbox_easy(
  ciphertext: Uint8Array,
  message: Uint8Array,
  nonce: Uint8Array,
  key: Uint8Array
): void {
  mustMeasure(ciphertext, message.byteLength + size.crypto_secretbox_MACBYTES, 'c')
  measureSecret(nonce, key)
  const status = invoke([ciphertext], [message, nonce, key], (c, m, n, k) =>
    libsodium._crypto_secretbox_easy(c, m, message.byteLength, 0, n, k)
  )
  mustSucceed(status, 'crypto_secretbox_easy')
}

/** False when it does not authenticate. */
export function crypto_secretbox_open_easy(
  message: Uint8Array,
  ciphertext: Uint8Array,
  nonce: Uint8Array,
  key: Uint8Array
): boolean {
  mustMeasure(ciphertext, message.byteLength + size.crypto_secretbox_MACBYTES, 'c')
  measureSecret(nonce, key)
  const status = invoke([message], [ciphertext, nonce, key], (m, c, n, k) =>
    libsodium._crypto_secretbox_open_easy(m, c, ciphertext.byteLength, 0, n, k)
  )
  return status === 0
}

export function crypto_stream_xor(
  output: Uint8Array,
  message: Uint8Array,
  nonce: Uint8Array,
  key: Uint8Array
): void {
  mustMeasure(output, message.byteLength, 'c')
  measureSecret(nonce, key)
  const status = invoke([output], [message, nonce, key], (c, m, n, k) =>
    libsodium._crypto_stream_xor(c, m, message.byteLength, 0, n, k)
  )
  mustSucceed(status, 'crypto_stream_xor')
}

type SeedKeyPair = (publicKey: Uint8Array, secretKey: Uint8Array, seed: Uint8Array) => void

function fromRandomSeed(make: SeedKeyPair, publicKey: Uint8Array, secretKey: Uint8Array): void {
  const seed = new Uint8Array(size.crypto_box_SEEDBYTES)
  randombytes_buf(seed)
  make(publicKey, secretKey, seed)
  seed.fill(0)
}

function seedKeyPair(
  name: 'crypto_box_seed_keypair' | 'crypto_kx_seed_keypair',
  publicKey: Uint8Array,
  secretKey: Uint8Array,
  seed: Uint8Array
): void {
  mustMeasure(publicKey, size.crypto_box_PUBLICKEYBYTES, 'pk')
  mustMeasure(secretKey, size.crypto_box_SECRETKEYBYTES, 'sk')
  mustMeasure(seed, size.crypto_box_SEEDBYTES, 'seed')
  const status = invoke([publicKey, secretKey], [seed], (pk, sk, from) => libsodium[`_${name}`](pk, sk, from))
  mustSucceed(status, name)
}

function measureSecret(nonce: Uint8Array, key: Uint8Array): void {
  mustMeasure(nonce, size.crypto_secretbox_NONCEBYTES, 'n')
  mustMeasure(key, size.crypto_secretbox_KEYBYTES, 'k')
}
