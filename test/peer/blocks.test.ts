import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { EncryptionContext } from 'hypercore'
import sodium from 'sodium-universal'
import { CairnError, fromHex, toHex, type DeviceId, type ProjectId } from '../../src/model/index.js'
import { blockEncryption, EpochKeys } from '../../src/sync/peer/block-encryption.js'
import { blockKey, epochId, logManifest, proofKey, proofTag, topicOf } from '../../src/sync/peer/keys.js'
import { randomBytes } from '../../src/sync/peer/seal.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const HEADER = 45
const filled = (byte: number, length = 32) => new Uint8Array(length).fill(byte)
const ascii = (text: string) => new TextEncoder().encode(text)
const EPOCH = filled(1)
const LOG = filled(2)

/** Keyed BLAKE2b-256 straight from libsodium, to hold the code against format.md and not against itself. */
function blake(parts: readonly Uint8Array[], key?: Uint8Array): Uint8Array {
  const out = new Uint8Array(32)
  sodium.crypto_generichash(out, new Uint8Array(Buffer.concat(parts)), ...(key ? [key] : []))
  return out
}

const context = (key: Uint8Array): EncryptionContext => ({ key, discoveryKey: key, manifest: null })

function encrypt(plain: Uint8Array, { epoch = EPOCH, log = LOG, index = 0 } = {}): Uint8Array {
  const block = new Uint8Array(HEADER + plain.byteLength)
  block.set(plain, HEADER)
  blockEncryption(new EpochKeys([epoch])).encrypt(index, block, 0, context(log))
  return block
}

/** The plain bytes, or the code of the refusal. */
function decrypt(block: Uint8Array, { epochs = [EPOCH], log = LOG, index = 0 } = {}): Uint8Array | string {
  const copy = Uint8Array.from(block)
  try {
    blockEncryption(new EpochKeys(epochs)).decrypt(index, copy, context(log))
    return copy.slice(HEADER)
  } catch (error) {
    assert(CairnError.is(error))
    return error.code
  }
}

test('a block opens again with its epoch, log and index', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(2 ** 31 - 1), (plain, index) => {
      assert.deepEqual(decrypt(encrypt(plain, { index }), { index }), plain)
    })
  )
})

test('a block is not readable without its key, and never the same twice', () => {
  const plain = ascii('{"tag/note":"hidden spring"}')
  const [one, other] = [encrypt(plain), encrypt(plain)]
  assert.equal(Buffer.from(one).includes('hidden spring'), false)
  assert.notDeepEqual(one.subarray(5), other.subarray(5))
})

test('one flipped bit anywhere in a block is found', () => {
  const block = encrypt(ascii('hidden spring'))
  for (let bit = 0; bit < block.byteLength * 8; bit++) {
    const changed = Uint8Array.from(block)
    changed[bit >> 3]! ^= 1 << (bit & 7)
    const opened = decrypt(changed)
    assert(opened === 'bad-input' || opened === 'not-allowed', `bit ${bit}`)
  }
})

test('a block cut short is refused', () => {
  const block = encrypt(ascii('hidden spring'))
  for (let length = 0; length < block.byteLength; length++) {
    assert.equal(typeof decrypt(block.subarray(0, length)), 'string', `${length} bytes`)
  }
})

test('a block of another epoch, index or log does not open', () => {
  const block = encrypt(ascii('hidden spring'), { index: 5 })
  assert.equal(decrypt(block, { index: 5, epochs: [filled(9)] }), 'not-allowed')
  assert.equal(decrypt(block, { index: 6 }), 'bad-input')
  assert.equal(decrypt(block, { index: 5, log: filled(3) }), 'bad-input')
})

test('a device with several epochs writes with the last and reads all', () => {
  const [old, now] = [filled(7), filled(8)]
  const epochs = new EpochKeys([old, now])
  assert.deepEqual(decrypt(encrypt(ascii('a'), { epoch: old }), { epochs: [old, now] }), ascii('a'))
  const block = new Uint8Array(HEADER + 1)
  blockEncryption(epochs).encrypt(0, block, 0, context(LOG))
  assert.equal(new DataView(block.buffer).getUint32(1, true), epochId(now))
  assert.deepEqual(epochs.all(), [now, old])
})

test('a block is laid out as the format says', () => {
  const key = blake([ascii('cairn/block/1'), LOG], EPOCH)
  assert.deepEqual(blockKey(EPOCH, LOG), key)
  const block = encrypt(ascii('hidden spring'), { index: 0x0102030405 })
  assert.equal(block[0], 1)
  const hash = blake([ascii('cairn/epoch/1'), EPOCH])
  assert.equal(
    new DataView(block.buffer).getUint32(1, true),
    new DataView(hash.buffer).getUint32(0, true) & 0x7fffffff
  )
  const extra = Buffer.concat([LOG, Uint8Array.of(5, 4, 3, 2, 1, 0, 0, 0), block.subarray(0, 5)])
  const plain = new Uint8Array(block.byteLength - HEADER)
  sodium.crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
    plain,
    null,
    block.subarray(HEADER),
    block.subarray(29, HEADER),
    extra,
    block.subarray(5, 29),
    key
  )
  assert.equal(new TextDecoder().decode(plain), 'hidden spring')
})

test('a block written by the first version opens for ever', () => {
  const golden =
    '0157e57256ae4b6fbbf279baae844e67a149821d03df38731581ef17588f27f4adc78f2cc86611c92ce2e3e3f21dfe2f2d1abf4eb9beaaa19836'
  assert.equal(
    new TextDecoder().decode(decrypt(fromHex(golden), { index: 7 }) as Uint8Array),
    'a cairn grows'
  )
})

test('logs, topics and proofs are derived as the format says', () => {
  const [project, device] = [filled(4), filled(5)]
  const manifest = logManifest(toHex(project) as ProjectId, toHex(device) as DeviceId, 'data')
  const nonce = new Uint8Array(16)
  const parts = [ascii('cairn/log/1'), project, Uint8Array.of(1, 0, 0, 0), nonce, ascii('data')]
  assert.deepEqual(manifest, {
    version: 1,
    signers: [{ signature: 'ed25519', publicKey: device, namespace: blake(parts) }]
  })
  assert.deepEqual(topicOf(filled(6)), blake([ascii('cairn/topic/1')], filled(6)))
  const [hash, sender] = [filled(10, 64), filled(11)]
  const key = blake([ascii('cairn/proof/1')], EPOCH)
  assert.deepEqual(proofKey(EPOCH), key)
  for (const initiator of [true, false]) {
    const message = [ascii('cairn/member/1'), Uint8Array.of(initiator ? 1 : 0), hash, sender]
    assert.deepEqual(proofTag(key, { initiator, publicKey: sender }, hash), blake(message, key))
  }
})

test('the derivations of the first version stay as they are', () => {
  const project = toHex(filled(4)) as ProjectId
  const device = toHex(filled(5)) as DeviceId
  const [signer] = logManifest(project, device, 'auth').signers
  assert.deepEqual(
    {
      namespace: toHex(signer!.namespace),
      epoch: epochId(EPOCH),
      block: toHex(blockKey(EPOCH, LOG)),
      topic: toHex(topicOf(filled(6))),
      proof: toHex(proofTag(proofKey(EPOCH), { initiator: true, publicKey: filled(11) }, filled(10, 64)))
    },
    {
      namespace: '64fcdbc6481ac972a1add7fb4d387036a72142fd2b2b9d405ecc82b5989a2163',
      epoch: 1450370391,
      block: '70338f0e167e33d1f3fdc588ec57d56ee1a1f95209a1efdd3e2928d9916851d2',
      topic: '1dfee6f60fbc62a6ffb7af82e99663f85cc21d89339e52b71115749026b4cef5',
      proof: 'fd1ca41b4c8c914018a10df2be800dad57f89d1d22a3f2ad78713ebca8cb39a3'
    }
  )
})

test('random bytes are not the same twice', () => {
  assert.notDeepEqual(randomBytes(32), randomBytes(32))
})
