import * as size from './constants.js'
import { invoke, libsodium, mustMeasure, mustMeasureBetween, mustSucceed } from './wasm.js'

type Key = Uint8Array | null | undefined

/** BLAKE2b of `input` into `output`, whose length (16 to 64) is part of the hash. */
export function crypto_generichash(output: Uint8Array, input: Uint8Array, key?: Key): void {
  measureHash(output, key)
  const status = invoke([output], [input, key], (out, message, secret) =>
    libsodium._crypto_generichash(
      out,
      output.byteLength,
      message,
      input.byteLength,
      0,
      secret,
      key?.byteLength ?? 0
    )
  )
  mustSucceed(status, 'crypto_generichash')
}

/** The hash of all parts one after the other. */
export function crypto_generichash_batch(output: Uint8Array, parts: readonly Uint8Array[], key?: Key): void {
  measureHash(output, key)
  const state = new Uint8Array(size.crypto_generichash_STATEBYTES)
  const status = invoke([output], [state, key, ...parts], (out, memory, secret, ...messages) => {
    libsodium._crypto_generichash_init(memory, secret, key?.byteLength ?? 0, output.byteLength)
    parts.forEach((part, i) =>
      libsodium._crypto_generichash_update(memory, messages[i] ?? 0, part.byteLength, 0)
    )
    return libsodium._crypto_generichash_final(memory, out, output.byteLength)
  })
  mustSucceed(status, 'crypto_generichash_batch')
}

export function crypto_generichash_init(state: Uint8Array, key?: Key, outputLength = 32): void {
  mustMeasure(state, size.crypto_generichash_STATEBYTES, 'state')
  const status = invoke([state], [key], (memory, secret) =>
    libsodium._crypto_generichash_init(memory, secret, key?.byteLength ?? 0, outputLength)
  )
  mustSucceed(status, 'crypto_generichash_init')
}

export function crypto_generichash_update(state: Uint8Array, input: Uint8Array): void {
  mustMeasure(state, size.crypto_generichash_STATEBYTES, 'state')
  const status = invoke([state], [input], (memory, message) =>
    libsodium._crypto_generichash_update(memory, message, input.byteLength, 0)
  )
  mustSucceed(status, 'crypto_generichash_update')
}

export function crypto_generichash_final(state: Uint8Array, output: Uint8Array): void {
  mustMeasure(state, size.crypto_generichash_STATEBYTES, 'state')
  measureHash(output, undefined)
  const status = invoke([state, output], [], (memory, out) =>
    libsodium._crypto_generichash_final(memory, out, output.byteLength)
  )
  mustSucceed(status, 'crypto_generichash_final')
}

export function crypto_hash_sha256(output: Uint8Array, input: Uint8Array): void {
  mustMeasure(output, size.crypto_hash_sha256_BYTES, 'output')
  const status = invoke([output], [input], (out, message) =>
    libsodium._crypto_hash_sha256(out, message, input.byteLength, 0)
  )
  mustSucceed(status, 'crypto_hash_sha256')
}

export function crypto_hash_sha512(output: Uint8Array, input: Uint8Array): void {
  mustMeasure(output, size.crypto_hash_sha512_BYTES, 'output')
  const status = invoke([output], [input], (out, message) =>
    libsodium._crypto_hash_sha512(out, message, input.byteLength, 0)
  )
  mustSucceed(status, 'crypto_hash_sha512')
}

export const crypto_hash = crypto_hash_sha512

export function crypto_shorthash(output: Uint8Array, input: Uint8Array, key: Uint8Array): void {
  mustMeasure(output, size.crypto_shorthash_BYTES, 'output')
  mustMeasure(key, size.crypto_shorthash_KEYBYTES, 'key')
  const status = invoke([output], [input, key], (out, message, secret) =>
    libsodium._crypto_shorthash(out, message, input.byteLength, 0, secret)
  )
  mustSucceed(status, 'crypto_shorthash')
}

export function crypto_kdf_derive_from_key(
  subkey: Uint8Array,
  subkeyId: number,
  context: Uint8Array,
  key: Uint8Array
): void {
  mustMeasureBetween(subkey, size.crypto_kdf_BYTES_MIN, size.crypto_kdf_BYTES_MAX, 'subkey')
  mustMeasure(context, size.crypto_kdf_CONTEXTBYTES, 'context')
  mustMeasure(key, size.crypto_kdf_KEYBYTES, 'key')
  const status = invoke([subkey], [context, key], (out, label, secret) =>
    libsodium._crypto_kdf_derive_from_key(
      out,
      subkey.byteLength,
      subkeyId >>> 0,
      Math.floor(subkeyId / 2 ** 32),
      label,
      secret
    )
  )
  mustSucceed(status, 'crypto_kdf_derive_from_key')
}

/** Argon2. Blocks the Worker for as long as it takes, a fifth of a second at moderate limits and 64 MiB. */
export function crypto_pwhash(
  output: Uint8Array,
  password: Uint8Array,
  salt: Uint8Array,
  operations: number,
  memory: number,
  algorithm: number
): void {
  mustMeasureBetween(output, size.crypto_pwhash_BYTES_MIN, 2 ** 31, 'output')
  mustMeasure(salt, size.crypto_pwhash_SALTBYTES, 'salt')
  const status = invoke([output], [password, salt], (out, secret, grain) =>
    libsodium._crypto_pwhash(
      out,
      output.byteLength,
      0,
      secret,
      password.byteLength,
      0,
      grain,
      operations,
      0,
      memory,
      algorithm
    )
  )
  mustSucceed(status, 'crypto_pwhash')
}

export function crypto_pwhash_async(...parameters: Parameters<typeof crypto_pwhash>): Promise<void> {
  return new Promise(resolve => {
    crypto_pwhash(...parameters)
    resolve()
  })
}

function measureHash(output: Uint8Array, key: Key): void {
  mustMeasureBetween(output, size.crypto_generichash_BYTES_MIN, size.crypto_generichash_BYTES_MAX, 'output')
  if (!key) return
  mustMeasureBetween(key, size.crypto_generichash_KEYBYTES_MIN, size.crypto_generichash_KEYBYTES_MAX, 'key')
}
