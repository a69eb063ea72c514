import * as size from './constants.js'
import { randombytes_buf } from './memory.js'
import { invoke, libsodium, mustMeasure, mustSucceed } from './wasm.js'

type Additional = Uint8Array | null | undefined

const STATE = size.crypto_secretstream_xchacha20poly1305_STATEBYTES
const HEADER = size.crypto_secretstream_xchacha20poly1305_HEADERBYTES
const KEY = size.crypto_secretstream_xchacha20poly1305_KEYBYTES
const ADDED = size.crypto_secretstream_xchacha20poly1305_ABYTES

export function crypto_secretstream_xchacha20poly1305_keygen(key: Uint8Array): void {
  mustMeasure(key, KEY, 'k')
  randombytes_buf(key)
}

export function crypto_secretstream_xchacha20poly1305_init_push(
  state: Uint8Array,
  header: Uint8Array,
  key: Uint8Array
): void {
  measureStart(state, header, key)
  const status = invoke([state, header], [key], (s, h, k) =>
    libsodium._crypto_secretstream_xchacha20poly1305_init_push(s, h, k)
  )
  mustSucceed(status, 'crypto_secretstream_xchacha20poly1305_init_push')
}

export function crypto_secretstream_xchacha20poly1305_init_pull(
  state: Uint8Array,
  header: Uint8Array,
  key: Uint8Array
): void {
  measureStart(state, header, key)
  const status = invoke([state], [header, key], (s, h, k) =>
    libsodium._crypto_secretstream_xchacha20poly1305_init_pull(s, h, k)
  )
  mustSucceed(status, 'crypto_secretstream_xchacha20poly1305_init_pull')
}

/** Encrypts the next message. Returns the bytes written. */
export function crypto_secretstream_xchacha20poly1305_push(
  state: Uint8Array,
  ciphertext: Uint8Array,
  message: Uint8Array,
  additional: Additional,
  tag: number | Uint8Array
): number {
  mustMeasure(state, STATE, 'state')
  mustMeasure(ciphertext, message.byteLength + ADDED, 'c')
  const tagNumber = typeof tag === 'number' ? tag : (tag[0] ?? 0)
  const status = invoke([state, ciphertext], [message, additional], (s, c, m, ad) =>
    libsodium._crypto_secretstream_xchacha20poly1305_push(
      s,
      c,
      0,
      m,
      message.byteLength,
      0,
      ad,
      additional?.byteLength ?? 0,
      0,
      tagNumber
    )
  )
  mustSucceed(status, 'push')
  return ciphertext.byteLength
}

/** Decrypts the next message and writes its tag. Returns the bytes written; throws when it was changed. */
export function crypto_secretstream_xchacha20poly1305_pull(
  state: Uint8Array,
  message: Uint8Array,
  tag: Uint8Array,
  ciphertext: Uint8Array,
  additional?: Additional
): number {
  mustMeasure(state, STATE, 'state')
  mustMeasure(ciphertext, message.byteLength + ADDED, 'c')
  mustMeasure(tag, size.crypto_secretstream_xchacha20poly1305_TAGBYTES, 'tag')
  const status = invoke([state, message, tag], [ciphertext, additional], (s, m, t, c, ad) =>
    libsodium._crypto_secretstream_xchacha20poly1305_pull(
      s,
      m,
      0,
      t,
      c,
      ciphertext.byteLength,
      0,
      ad,
      additional?.byteLength ?? 0,
      0
    )
  )
  mustSucceed(status, 'pull')
  return message.byteLength
}

function measureStart(state: Uint8Array, header: Uint8Array, key: Uint8Array): void {
  mustMeasure(state, STATE, 'state')
  mustMeasure(header, HEADER, 'header')
  mustMeasure(key, KEY, 'k')
}
