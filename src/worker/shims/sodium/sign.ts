import * as size from './constants.js'
import { randombytes_buf } from './memory.js'
import { invoke, libsodium, mustMeasure, mustSucceed } from './wasm.js'

export function crypto_sign_keypair(publicKey: Uint8Array, secretKey: Uint8Array): void {
  const seed = new Uint8Array(size.crypto_sign_SEEDBYTES)
  randombytes_buf(seed)
  crypto_sign_seed_keypair(publicKey, secretKey, seed)
  seed.fill(0)
}

export function crypto_sign_seed_keypair(
  publicKey: Uint8Array,
  secretKey: Uint8Array,
  seed: Uint8Array
): void {
  mustMeasure(publicKey, size.crypto_sign_PUBLICKEYBYTES, 'pk')
  mustMeasure(secretKey, size.crypto_sign_SECRETKEYBYTES, 'sk')
  mustMeasure(seed, size.crypto_sign_SEEDBYTES, 'seed')
  const status = invoke([publicKey, secretKey], [seed], (pk, sk, from) =>
    libsodium._crypto_sign_seed_keypair(pk, sk, from)
  )
  mustSucceed(status, 'crypto_sign_seed_keypair')
}

export function crypto_sign_detached(
  signature: Uint8Array,
  message: Uint8Array,
  secretKey: Uint8Array
): void {
  mustMeasure(signature, size.crypto_sign_BYTES, 'sig')
  mustMeasure(secretKey, size.crypto_sign_SECRETKEYBYTES, 'sk')
  const status = invoke([signature], [message, secretKey], (out, m, sk) =>
    libsodium._crypto_sign_detached(out, 0, m, message.byteLength, 0, sk)
  )
  mustSucceed(status, 'crypto_sign_detached')
}

export function crypto_sign_verify_detached(
  signature: Uint8Array,
  message: Uint8Array,
  publicKey: Uint8Array
): boolean {
  if (signature.byteLength < size.crypto_sign_BYTES) throw new Error('sig must be at least 64 bytes')
  mustMeasure(publicKey, size.crypto_sign_PUBLICKEYBYTES, 'pk')
  const status = invoke([], [signature, message, publicKey], (sig, m, pk) =>
    libsodium._crypto_sign_verify_detached(sig, m, message.byteLength, 0, pk)
  )
  return status === 0
}

export function crypto_sign_ed25519_sk_to_pk(publicKey: Uint8Array, secretKey: Uint8Array): void {
  mustMeasure(publicKey, size.crypto_sign_PUBLICKEYBYTES, 'pk')
  mustMeasure(secretKey, size.crypto_sign_SECRETKEYBYTES, 'sk')
  publicKey.set(secretKey.subarray(size.crypto_sign_SEEDBYTES))
}

export function crypto_sign_ed25519_pk_to_curve25519(curveKey: Uint8Array, publicKey: Uint8Array): void {
  mustMeasure(curveKey, size.crypto_box_PUBLICKEYBYTES, 'x25519pk')
  mustMeasure(publicKey, size.crypto_sign_PUBLICKEYBYTES, 'ed25519pk')
  const status = invoke([curveKey], [publicKey], (out, pk) =>
    libsodium._crypto_sign_ed25519_pk_to_curve25519(out, pk)
  )
  mustSucceed(status, 'crypto_sign_ed25519_pk_to_curve25519')
}

/** Takes the whole secret key, or its first half alone. */
export function crypto_sign_ed25519_sk_to_curve25519(curveKey: Uint8Array, secretKey: Uint8Array): void {
  mustMeasure(curveKey, size.crypto_box_SECRETKEYBYTES, 'x25519sk')
  if (secretKey.byteLength !== size.crypto_sign_SEEDBYTES) {
    mustMeasure(secretKey, size.crypto_sign_SECRETKEYBYTES, 'ed25519sk')
  }
  const status = invoke([curveKey], [secretKey], (out, sk) =>
    libsodium._crypto_sign_ed25519_sk_to_curve25519(out, sk)
  )
  mustSucceed(status, 'crypto_sign_ed25519_sk_to_curve25519')
}
