import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blake2b } from '@noble/hashes/blake2.js'
import { blake2b256, CairnError, toHex, useBlake2b256, type Blake2b256 } from '../../src/model/index.js'
import { sodiumBlake2b256 } from '../../src/sync/peer/seal.js'

/** Node's test runner gives each file a process of its own: what is handed in here stays here. */
const abc = [new TextEncoder().encode('a'), new TextEncoder().encode('bc')]
const HASH_OF_ABC = 'bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319'

const wrong: readonly (readonly [string, Blake2b256])[] = [
  ['leaves out the key', parts => sodiumBlake2b256(parts)],
  ['hashes the first part alone', (parts, key) => sodiumBlake2b256(parts.slice(0, 1), key)],
  ['uses 32 bytes of a longer key', (parts, key) => sodiumBlake2b256(parts, key?.subarray(0, 32))],
  ['cuts the longer hash', parts => blake2b(parts[0]!).subarray(0, 32)],
  [
    'loses what lies beyond one block',
    (parts, key) => sodiumBlake2b256([Buffer.concat(parts).subarray(0, 128)], key)
  ]
]

for (const [what, hash] of wrong) {
  test(`a handed-in hash that ${what} is refused, and ids go on as before`, () => {
    assert.throws(
      () => useBlake2b256(hash),
      (error: unknown) => CairnError.is(error, 'internal')
    )
    assert.equal(toHex(blake2b256(abc)), HASH_OF_ABC)
  })
}

test('an equal one is used from then on, and compared once', () => {
  let asked = 0
  const counted: Blake2b256 = (parts, key) => {
    asked++
    return sodiumBlake2b256(parts, key)
  }
  assert.equal(toHex(blake2b256(abc)), HASH_OF_ABC)
  useBlake2b256(counted)
  assert.ok(asked > 1)
  asked = 0
  useBlake2b256(counted)
  assert.equal(asked, 0)
  assert.equal(toHex(blake2b256(abc)), HASH_OF_ABC)
  assert.equal(asked, 1)
})
