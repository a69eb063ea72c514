/** What a device keeps for itself: its keys, and what others said. */
import assert from 'node:assert/strict'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import fc from 'fast-check'
import { CairnError, toHex, type DeviceId, type ProjectId } from '../../src/model/index.js'
import { PeerRecords } from '../../src/sync/peer/peer-records.js'
import {
  boxPair,
  decryptLocal,
  encryptLocal,
  equalBytes,
  openSealed,
  randomBytes,
  sealTo,
  sign,
  signPair,
  verify
} from '../../src/sync/peer/seal.js'
import { localKey } from '../../src/sync/peer/keys.js'
import { Vault, type InviteRecord, type ProjectSecrets } from '../../src/sync/peer/vault.js'
import { localFiles } from '../../src/sync/storage/node/local-files.js'
import { World } from './world.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const hex = (byte: number) => toHex(new Uint8Array(32).fill(byte))
const SECRETS: ProjectSecrets = {
  id: hex(1) as ProjectId,
  name: 'Wetlands',
  deviceSeed: hex(2),
  secret: hex(3),
  epochs: [hex(4)],
  hubs: [],
  invites: []
}
const isCode = (code: CairnError['code']) => (error: unknown) => CairnError.is(error, code)
const invite = (code: string): InviteRecord => ({ code, boxSeed: hex(5), role: 'member', confirm: false })

test('keys are kept whole and found again', async t => {
  const dir = await new World(t).folder()
  const vault = await Vault.open(localFiles(dir))
  await vault.put(SECRETS)
  await vault.putPendingJoin('aa', { deviceSeed: hex(6), boxSeed: hex(7) })
  const again = await Vault.open(localFiles(dir))
  assert.deepEqual(again.projects(), [SECRETS])
  assert.deepEqual(await again.pendingJoin('aa'), { deviceSeed: hex(6), boxSeed: hex(7) })
  await again.removePendingJoin('aa')
  assert.equal(await again.pendingJoin('aa'), null)
  const file = await stat(join(dir, 'projects', SECRETS.id))
  assert.equal(file.mode & 0o077, 0, 'nobody else may read it')
})

test('changes made at once all count', async t => {
  const dir = await new World(t).folder()
  const vault = await Vault.open(localFiles(dir))
  await vault.put(SECRETS)
  const codes = Array.from({ length: 40 }, (_, at) => `CODE${at}`)
  await Promise.all(
    codes.map((code, at) =>
      vault.update(SECRETS.id, kept =>
        at % 2 === 0
          ? { ...kept, invites: [...kept.invites, invite(code)] }
          : { ...kept, hubs: [...kept.hubs, code] }
      )
    )
  )
  const [kept] = (await Vault.open(localFiles(dir))).projects()
  assert.deepEqual([kept?.invites.length, kept?.hubs.length], [20, 20])
  await assert.rejects(
    vault.update(hex(9) as ProjectId, kept => kept),
    isCode('not-found')
  )
})

test('a damaged file of keys is named, one of a newer version too', async t => {
  const dir = await new World(t).folder()
  await (await Vault.open(localFiles(dir))).put(SECRETS)
  const path = join(dir, 'projects', SECRETS.id)
  const whole = await readFile(path)
  const parsed = JSON.parse(whole.toString()) as Record<string, unknown>
  const cases: [string | Uint8Array, CairnError['code']][] = [
    [whole.subarray(0, 40), 'storage-broken'],
    ['', 'storage-broken'],
    ['null', 'storage-broken'],
    ['{"version":1,"sealed":"none"}', 'storage-broken'],
    [JSON.stringify({ ...parsed, deviceSeed: 'short' }), 'storage-broken'],
    [JSON.stringify({ ...parsed, epochs: [] }), 'storage-broken'],
    [JSON.stringify({ ...parsed, version: 2 }), 'unsupported-version'],
    [JSON.stringify({ ...parsed, sealed: 'argon2id' }), 'unsupported-version']
  ]
  for (const [bytes, code] of cases) {
    await writeFile(path, bytes)
    await assert.rejects(Vault.open(localFiles(dir)), isCode(code), String(bytes).slice(0, 60))
  }
  await writeFile(path, whole)
  assert.equal((await Vault.open(localFiles(dir))).projects().length, 1)
})

test('a write that a crash cut off leaves the old bytes', async t => {
  const dir = await new World(t).folder()
  await (await Vault.open(localFiles(dir))).put(SECRETS)
  await writeFile(join(dir, 'projects', `${SECRETS.id}.new`), '{"version":1,"sea')
  assert.deepEqual((await Vault.open(localFiles(dir))).projects(), [SECRETS])
  await (await Vault.open(localFiles(dir))).put({ ...SECRETS, name: 'Hills' })
  assert.deepEqual(await readdir(join(dir, 'projects')), [SECRETS.id])
})

test('what others said is kept encrypted, and only counts less when it is damaged', async t => {
  const dir = await new World(t).folder()
  const [self, other, owner] = [hex(10), hex(11), hex(12)] as DeviceId[]
  const open = async () => {
    const records = new PeerRecords(localFiles(dir), SECRETS, self!)
    await records.open()
    return records
  }
  const records = await open()
  records.heard(other!)
  records.known(other!, owner!, 'data', { held: 5, known: 7 })
  await records.close()
  const path = join(dir, 'peers', SECRETS.id)
  assert.equal((await readFile(path)).includes(other!), false)
  const again = await open()
  assert.deepEqual(again.said(other!, owner!, 'data'), { held: 5, known: 7 })
  assert.deepEqual([...again.confirmed(owner!, 'data')], [[other, 5]])
  assert.deepEqual(again.devices(), [other])
  assert.notEqual(again.lastHeard(other!), null)
  const key = localKey(new Uint8Array(32).fill(2))
  const json = (value: unknown) => encryptLocal(key, new TextEncoder().encode(JSON.stringify(value)))
  for (const bytes of [
    new Uint8Array(3),
    randomBytes(200),
    encryptLocal(key, new TextEncoder().encode('{"devices":[[')),
    json(null),
    json({ devices: 5 }),
    json({ devices: [5] }),
    json({ devices: [[other, 'x', []]] }),
    json({ devices: [[other, 1, [['a/data', -1, 2]]]] })
  ]) {
    await writeFile(path, bytes)
    assert.deepEqual((await open()).devices(), [])
  }
})

test('one device cannot fill the memory with logs that nobody knows', async t => {
  const dir = await new World(t).folder()
  const records = new PeerRecords(localFiles(dir), SECRETS, hex(10) as DeviceId)
  let refused = 0
  for (let at = 0; at < 20_000; at++) {
    const owner = at.toString(16).padStart(64, '0')
    if (!records.known(hex(11) as DeviceId, owner, 'data', { held: 1, known: 1 })) refused++
  }
  assert(refused > 0)
  assert.equal(records.known(hex(11) as DeviceId, '0'.repeat(64), 'data', { held: 2, known: 2 }), true)
  await records.close()
})

test('signatures, sealed boxes and local encryption refuse whatever was changed', () => {
  const pair = signPair(randomBytes(32))
  const box = boxPair(randomBytes(32))
  const key = randomBytes(32)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(), (message, at) => {
      const flip = (bytes: Uint8Array) => {
        const changed = Uint8Array.from(bytes)
        changed[at % changed.byteLength]! ^= 1 << (at % 8)
        return changed
      }
      const signature = sign(pair.secretKey, message)
      assert(verify(pair.publicKey, message, signature))
      assert.equal(verify(pair.publicKey, message, flip(signature)), false)
      const sealed = sealTo(box.publicKey, message)
      assert.deepEqual(openSealed(box, sealed), message)
      assert.equal(openSealed(box, flip(sealed)), null)
      const local = encryptLocal(key, message)
      assert.deepEqual(decryptLocal(key, local), message)
      assert.equal(decryptLocal(key, flip(local)), null)
      assert.equal(decryptLocal(randomBytes(32), local), null)
    })
  )
  assert.equal(openSealed(box, new Uint8Array(5)), null)
  assert.equal(decryptLocal(key, new Uint8Array(5)), null)
  assert.equal(equalBytes(new Uint8Array(3), new Uint8Array(4)), false)
})
