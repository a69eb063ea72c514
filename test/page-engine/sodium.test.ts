import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'

import fc from 'fast-check'
import sodiumUniversal from 'sodium-universal'

import './worker-self.js'
import * as shim from '../../src/worker/shims/sodium/index.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

type Call = (...parameters: unknown[]) => unknown
type Parameter = Uint8Array | number | null | readonly Uint8Array[]

const native = sodiumUniversal as unknown as Readonly<Record<string, Call | number>>
const wasm = shim as unknown as Readonly<Record<string, Call | number>>

/** Runs a function of both libraries on copies of the same parameters; everything must come out the same. */
function assertSame(name: string, ...parameters: Parameter[]): void {
  const expected = outcome(native, name, parameters)
  assert.deepEqual(outcome(wasm, name, parameters), expected, name)
}

function outcome(
  library: Readonly<Record<string, Call | number>>,
  name: string,
  parameters: Parameter[]
): unknown {
  // sodium-native takes nothing but Buffers in places
  const copies = parameters.map(value => (value instanceof Uint8Array ? Buffer.from(value) : value))
  const result = (library[name] as Call)(...copies)
  return { result, parameters: copies }
}

const empty = (length: number): Uint8Array => new Uint8Array(length)
const message = fc.uint8Array({ maxLength: 5000 })
const exactly = (length: number): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: length, maxLength: length })
const optional = (bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array | null> => fc.option(bytes)

function check<T extends [unknown, ...unknown[]]>(
  property: (...values: T) => void,
  ...from: { [K in keyof T]: fc.Arbitrary<T[K]> }
): void {
  fc.assert(fc.property<T>(...from, property as never), { numRuns: 40 })
}

describe('sodium over WebAssembly beside sodium-native', () => {
  before(() => shim.ready)

  test('every constant is the native one', () => {
    const constants = Object.entries(wasm).filter(([, value]) => typeof value === 'number')
    assert.ok(constants.length > 60)
    for (const [name, value] of constants) assert.equal(value, native[name], name)
  })

  test('hashes, with and without a key, whole and in parts', () => {
    check(
      (input, key, length) => {
        assertSame('crypto_generichash', empty(length), input, key)
        const parts = [input, key ?? empty(0), input]
        assertSame('crypto_generichash_batch', empty(length), parts)
        if (key) assertSame('crypto_generichash_batch', empty(length), parts, key)
        assertSame('crypto_hash', empty(64), input)
        assertSame('crypto_hash_sha512', empty(64), input)
        assertSame('crypto_hash_sha256', empty(32), input)
      },
      message,
      optional(fc.uint8Array({ minLength: 16, maxLength: 64 })),
      fc.integer({ min: 16, max: 64 })
    )
  })

  test('a hash fed piece by piece is the hash of the whole', () => {
    check(
      (a, b) => {
        const [state, output, whole] = [empty(shim.crypto_generichash_STATEBYTES), empty(32), empty(32)]
        shim.crypto_generichash_init(state, null, 32)
        shim.crypto_generichash_update(state, a)
        shim.crypto_generichash_update(state, b)
        shim.crypto_generichash_final(state, output)
        shim.crypto_generichash(whole, Buffer.concat([a, b]))
        assert.deepEqual(output, whole)
      },
      message,
      message
    )
  })

  test('key pairs, signatures and their conversions', () => {
    check(
      (seed, text) => {
        assertSame('crypto_sign_seed_keypair', empty(32), empty(64), seed)
        assertSame('crypto_box_seed_keypair', empty(32), empty(32), seed)
        assertSame('crypto_kx_seed_keypair', empty(32), empty(32), seed)
        const [publicKey, secretKey] = [Buffer.alloc(32), Buffer.alloc(64)]
        shim.crypto_sign_seed_keypair(publicKey, secretKey, seed)
        assertSame('crypto_sign_detached', empty(64), text, secretKey)
        const signature = Buffer.alloc(64)
        shim.crypto_sign_detached(signature, text, secretKey)
        assertSame('crypto_sign_verify_detached', signature, text, publicKey)
        assertSame('crypto_sign_verify_detached', signature, Buffer.concat([text, seed]), publicKey)
        assertSame('crypto_sign_ed25519_sk_to_pk', empty(32), secretKey)
        assertSame('crypto_sign_ed25519_pk_to_curve25519', empty(32), publicKey)
        assertSame('crypto_sign_ed25519_sk_to_curve25519', empty(32), secretKey)
        assertSame('crypto_scalarmult_base', empty(32), seed)
        assertSame(
          'crypto_scalarmult_ed25519_noclamp',
          empty(32),
          seed.map((byte, i) => (i > 30 ? 1 : byte)),
          publicKey
        )
      },
      exactly(32),
      message
    )
  })

  test('a shared secret is the same from both sides', () => {
    const [alice, bob] = [pair(), pair()]
    const [one, other] = [empty(32), empty(32)]
    shim.crypto_scalarmult(one, alice.secretKey, bob.publicKey)
    shim.crypto_scalarmult(other, bob.secretKey, alice.publicKey)
    assert.deepEqual(one, other)
    assertSame('crypto_scalarmult', empty(32), alice.secretKey, bob.publicKey)
  })

  test('secret boxes and key streams', () => {
    check(
      (text, nonce, key) => {
        assertSame('crypto_stream_xor', empty(text.length), text, nonce, key)
        assertSame('crypto_secretbox_easy', empty(text.length + 16), text, nonce, key)
        const box = Buffer.alloc(text.length + 16)
        shim.crypto_secretbox_easy(box, text, nonce, key)
        assertSame('crypto_secretbox_open_easy', empty(text.length), box, nonce, key)
        box[0] = (box[0] ?? 0) ^ 1
        assert.equal(shim.crypto_secretbox_open_easy(empty(text.length), box, nonce, key), false)
      },
      message,
      exactly(24),
      exactly(32)
    )
  })

  test('a sealed box opens in the other library', () => {
    const { publicKey, secretKey } = pair()
    const text = Buffer.from('for one pair of eyes')
    for (const [seal, open] of [
      [wasm, native],
      [native, wasm]
    ] as const) {
      const box = Buffer.alloc(text.length + shim.crypto_box_SEALBYTES)
      ;(seal['crypto_box_seal'] as Call)(box, text, publicKey)
      const opened = Buffer.alloc(text.length)
      assert.equal((open['crypto_box_seal_open'] as Call)(opened, box, publicKey, secretKey), true)
      assert.deepEqual(opened, text)
    }
    const forSomeoneElse = Buffer.alloc(text.length + shim.crypto_box_SEALBYTES)
    shim.crypto_box_seal(forSomeoneElse, text, pair().publicKey)
    assert.equal(
      shim.crypto_box_seal_open(Buffer.alloc(text.length), forSomeoneElse, publicKey, secretKey),
      false
    )
  })

  test('authenticated encryption, the tag attached or apart', () => {
    check(
      (text, additional, nonce, key) => {
        for (const [cipher, size] of [
          ['xchacha20poly1305_ietf', 24],
          ['chacha20poly1305_ietf', 12]
        ] as const) {
          const sealed = Buffer.alloc(text.length + 16)
          const npub = Buffer.from(nonce.subarray(0, size))
          ;(wasm[`crypto_aead_${cipher}_encrypt`] as Call)(sealed, text, additional, null, npub, key)
          assertSame(
            `crypto_aead_${cipher}_encrypt`,
            empty(text.length + 16),
            text,
            additional,
            null,
            npub,
            key
          )
          assertSame(`crypto_aead_${cipher}_decrypt`, empty(text.length), null, sealed, additional, npub, key)
        }
        const apart = 'crypto_aead_xchacha20poly1305_ietf_encrypt_detached'
        assertSame(apart, empty(text.length), empty(16), text, additional, null, nonce, key)
        const [ciphertext, mac, opened] = [empty(text.length), empty(16), empty(text.length)]
        shim.crypto_aead_xchacha20poly1305_ietf_encrypt_detached(
          ciphertext,
          mac,
          text,
          additional,
          null,
          nonce,
          key
        )
        shim.crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
          opened,
          null,
          ciphertext,
          mac,
          additional,
          nonce,
          key
        )
        assert.deepEqual(opened, text)
        mac[15] = (mac[15] ?? 0) ^ 128
        assert.throws(
          () =>
            shim.crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
              empty(text.length),
              null,
              ciphertext,
              mac,
              additional,
              nonce,
              key
            ),
          /could not verify/
        )
      },
      message,
      optional(fc.uint8Array({ maxLength: 100 })),
      exactly(24),
      exactly(32)
    )
  })

  test('a secret stream written by one library is read by the other', () => {
    const key = Buffer.alloc(32, 3)
    const [state, header] = [Buffer.alloc(52), Buffer.alloc(24)]
    shim.crypto_secretstream_xchacha20poly1305_init_push(state, header, key)
    const reader = Buffer.alloc(52)
    ;(native['crypto_secretstream_xchacha20poly1305_init_pull'] as Call)(reader, header, key)
    for (const text of ['first', '', 'third'].map(part => Buffer.from(part))) {
      const sealed = Buffer.alloc(text.length + 17)
      assertSame('crypto_secretstream_xchacha20poly1305_push', state, sealed, text, null, 1)
      shim.crypto_secretstream_xchacha20poly1305_push(state, sealed, text, null, 1)
      const parameters = [reader, Buffer.alloc(text.length), Buffer.alloc(1), sealed]
      assertSame('crypto_secretstream_xchacha20poly1305_pull', ...parameters)
      ;(native['crypto_secretstream_xchacha20poly1305_pull'] as Call)(...parameters)
      assert.deepEqual(parameters[1], text)
      assert.deepEqual(parameters[2], Buffer.from([1]))
    }
  })

  test('derived keys and stretched passphrases', () => {
    assertSame('crypto_kdf_derive_from_key', empty(32), 7, Buffer.from('cairnkit'), Buffer.alloc(32, 9))
    assertSame('crypto_shorthash', empty(8), Buffer.from('short'), Buffer.alloc(16, 2))
    assertSame('crypto_pwhash', empty(32), Buffer.from('montaña'), Buffer.alloc(16, 5), 1, 8 << 20, 2)
  })

  test('a number is incremented with its carry', () => {
    const number = Buffer.from([255, 255, 0, 7])
    shim.sodium_increment(number)
    assert.deepEqual([...number], [0, 0, 1, 7])
  })

  test('buffers of a wrong length are refused before any memory is read', () => {
    assert.throws(() => shim.crypto_sign_detached(empty(64), empty(1), empty(32)), /sk must be 64 bytes/)
    assert.throws(() => shim.crypto_generichash(empty(15), empty(1)), /16 to 64/)
    assert.throws(
      () => shim.crypto_secretbox_open_easy(empty(0), empty(15), empty(24), empty(32)),
      /c must be/
    )
    assert.throws(
      () =>
        shim.crypto_aead_xchacha20poly1305_ietf_encrypt(
          empty(16),
          empty(0),
          null,
          null,
          empty(12),
          empty(32)
        ),
      /npub must be 24 bytes/
    )
  })

  test('random bytes fill more than the browser gives at once, and numbers stay below their bound', () => {
    const bytes = empty(200_000)
    shim.randombytes_buf(bytes.subarray(1))
    assert.equal(bytes[0], 0)
    assert.ok(bytes.subarray(199_000).some(byte => byte !== 0))
    for (let i = 0; i < 200; i++) assert.ok(shim.randombytes_uniform(7) < 7)
  })
})

function pair(): { publicKey: Buffer; secretKey: Buffer } {
  const keys = { publicKey: Buffer.alloc(32), secretKey: Buffer.alloc(32) }
  shim.crypto_box_keypair(keys.publicKey, keys.secretKey)
  return keys
}
