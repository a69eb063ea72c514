/** Copies that are torn, files of others, and members who do not keep to the format. */
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { CairnError, createChange, encodeChanges } from '../../src/model/index.js'
import { recordsIn } from '../../src/sync/peer/bundle/records.js'
import { Vault } from '../../src/sync/peer/vault.js'
import type { PeerStorage } from '../../src/sync/storage/storage.js'
import { turnRogue } from '../peer/rogue.js'
import { countOf, peerOf, stateOf, World, write } from '../peer/world.js'
import { apart, bundleOf, bytesOf, fileOf, RECORD, refusal, rewritten, unbundle } from './carried.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

test('of a copy that is cut or changed anywhere nothing is taken in', async t => {
  const { ana, others } = await apart(new World(t), [{ name: 'Ben' }])
  const [ben] = others as [typeof ana]
  // More than one chunk, so that there are cuts between two.
  for (let entry = 0; entry < 10; entry++) await write(ana, `${entry} ${'x'.repeat(15_000)}`)
  const file = await bundleOf(ana)
  for (let part = 0; part < 50; part++) {
    const cut = file.slice(0, Math.floor((file.length * part) / 50))
    assert.equal(await refusal(ben, cut), 'bundle-incomplete', `cut at ${part}/50`)
  }
  const head = 8 + 1 + 32 + 1 + 48 + 16
  for (const length of [1, 8, 9, 41, head - 1, head, head + 15, head + 65_552, file.length - 1]) {
    assert.equal(await refusal(ben, file.slice(0, length)), 'bundle-incomplete', `${length} bytes`)
  }
  assert.equal(await refusal(ben, new Uint8Array([...file, 0])), 'bundle-incomplete', 'one byte more')
  const place = fc.oneof(fc.integer({ min: 0, max: head }), fc.integer({ min: 0, max: file.length - 1 }))
  const flips = fc.asyncProperty(place, fc.integer({ min: 0, max: 7 }), async (at, bit) => {
    const flipped = file.slice()
    flipped[at]! ^= 1 << bit
    const code = await refusal(ben, flipped)
    assert.ok(['bundle-incomplete', 'not-a-bundle', 'unsupported-version'].includes(code), `${at}: ${code}`)
  })
  await fc.assert(flips, { numRuns: 150 })
  assert.deepEqual([await countOf(ben), (await peerOf(ben, ana))?.logs.data.total], [0, 0])
  assert.equal((await unbundle(ben, file)).entries, 10)
})

test('a file of another project, one of a later version, and what is no such file are told apart', async t => {
  const world = new World(t)
  const device = await world.device('Ana')
  const open = async (name: string) =>
    device.peer.open((await device.peer.create({ name, deviceName: 'Ana' })).id)
  const [river, hills] = [await open('River'), await open('Hills')]
  const file = await bundleOf(river)
  assert.equal(await refusal(hills, file), 'bundle-foreign')
  assert.equal(await refusal(river, new TextEncoder().encode('{"type":"FeatureCollection"}')), 'not-a-bundle')
  assert.equal(await refusal(river, new Uint8Array(0)), 'bundle-incomplete')
  file[8] = 2
  assert.equal(await refusal(river, file), 'unsupported-version')
  const since = { type: 'since', bundle: fileOf(file) } as const
  await assert.rejects(river.sync!.bundle!({ content: since }), { code: 'unsupported-version' })
  assert.ok(!Buffer.from(await bundleOf(river)).includes(river.info.deviceId.slice(0, 16)))
})

test('rights are judged on reading: what a viewer wrote past its program is kept and does not count', async t => {
  const world = new World(t)
  const { ana, id, devices } = await apart(world, [{ name: 'Eva', role: 'viewer' }])
  const rogue = await turnRogue(world, devices[0]!, id)
  const heads = rogue.peer.index.membership.heads()
  const forged = createChange('observation', new Map([['tag/note', 'forged']]))
  await rogue.append('data', encodeChanges({ at: 1, heads, changes: [forged] }))
  const file = await bytesOf(await rogue.peer.bundles.make({ content: { type: 'all' } }))
  const taken = await unbundle(ana, file)
  assert.deepEqual([taken.entries, await countOf(ana), (await stateOf(ana)).quarantined], [1, 0, 1])
})

test('blocks, hashes and words that are not genuine are refused, and the rest comes in', async t => {
  const world = new World(t)
  const { ana, founder, id, others } = await apart(world, [{ name: 'Ben' }, { name: 'Cleo' }])
  const [ben, cleo] = others as [typeof ana, typeof ana]
  for (let entry = 0; entry < 6; entry++) await write(ana, `place ${entry}`)
  const { epochs } = (await Vault.open(founder.storage.local)).project(id)!
  const file = await bundleOf(ana, { type: 'for', device: ben.info.deviceId })
  const flip = (body: Uint8Array, at: number) => {
    body[at]! ^= 1
    return body
  }
  let place = 0
  const oneForged = await rewritten(epochs, file, (kind, body) => [
    [kind, kind === RECORD.block && place++ === 2 ? flip(body, 60) : body]
  ])
  assert.deepEqual(
    await unbundle(ben, oneForged).then(({ entries, refused }) => [entries, refused]),
    [5, 1],
    'one block'
  )
  const asCleo = await rewritten(epochs, file, (kind, body) => {
    if (kind !== RECORD.start) return [[kind, body]]
    const start = JSON.parse(new TextDecoder().decode(body)) as object
    return [[kind, new TextEncoder().encode(JSON.stringify({ ...start, device: cleo.info.deviceId }))]]
  })
  await unbundle(ben, asCleo)
  assert.equal((await peerOf(ben, cleo))?.logs.data.give, 6, 'Cleo did not say that she holds it')
  assert.equal(await countOf(ben), 6, 'what was forged came with the next file')
  const badHash = await rewritten(epochs, file, (kind, body) => [
    [kind, kind === RECORD.hashes ? flip(body, 12) : body]
  ])
  const refused = await unbundle(cleo, badHash)
  assert.deepEqual([refused.entries, refused.refused, await countOf(cleo)], [0, 6, 0])
  const noHashes = await rewritten(epochs, file, (kind, body) =>
    kind === RECORD.hashes ? [] : [[kind, body]]
  )
  assert.equal(await refusal(cleo, noHashes), 'bundle-incomplete')
  const later = await rewritten(epochs, file, (kind, body) => [
    [99, Uint8Array.of(1)],
    [kind, body]
  ])
  assert.equal((await unbundle(cleo, later)).entries, 6, 'records of a later version are passed over')
})

test('holes are filled, and a device with holes gives what it has', async t => {
  const world = new World(t)
  const { ana, founder, id, others } = await apart(world, [{ name: 'Ben' }, { name: 'Cleo' }])
  const [ben, cleo] = others as [typeof ana, typeof ana]
  for (let entry = 0; entry < 150; entry++) await write(ana, `place ${entry}`)
  const { epochs } = (await Vault.open(founder.storage.local)).project(id)!
  const file = await bundleOf(ana)
  const lossy = (isLost: (index: number) => boolean) => {
    let isData = false
    return rewritten(epochs, file, (kind, body) => {
      if (kind === RECORD.log) isData = body[32] === 2
      const isBlock = kind === RECORD.block && isData
      return isBlock && isLost(Number(new DataView(body.buffer).getBigUint64(0, true))) ? [] : [[kind, body]]
    })
  }
  await unbundle(ben, await lossy(index => index % 7 === 3 || (index > 64 && index < 100)))
  const held = await countOf(ben)
  assert.ok(held > 90 && held < 110, `${held}`)
  assert.equal((await peerOf(ben, ana))?.complete, false)
  const taken = await unbundle(cleo, await bundleOf(ben))
  assert.deepEqual([taken.missing, taken.refused, await countOf(cleo)], [0, 0, held])
  assert.equal((await unbundle(cleo, file)).entries, 150 - held)
  assert.deepEqual([(await unbundle(ben, file)).refused, await countOf(ben)], [0, 150])
})

test('whatever a member writes into a file, it is read or refused with a word', async () => {
  const isCoded = async (pieces: readonly Uint8Array[]) => {
    const chunks = async function* () {
      yield* pieces
    }
    try {
      for await (const record of recordsIn(chunks())) assert.ok(record.kind.length > 0)
    } catch (error) {
      assert.ok(CairnError.is(error, 'bundle-incomplete'), String(error))
    }
  }
  const record = fc
    .tuple(fc.integer({ min: 0, max: 6 }), fc.uint8Array({ maxLength: 200 }))
    .map(([kind, body]) => {
      const bytes = new Uint8Array([0, 0, 0, 0, kind, ...body])
      new DataView(bytes.buffer).setUint32(0, body.length + 1, true)
      return bytes
    })
  const pieces = fc.array(fc.oneof(record, fc.uint8Array({ maxLength: 50 })), { maxLength: 8 })
  await fc.assert(fc.asyncProperty(pieces, isCoded), { numRuns: 500 })
})

test('a disk that is full is told, and what was read stays', async t => {
  const world = new World(t)
  let isFull = false
  const fill = (storage: PeerStorage): PeerStorage => ({
    ...storage,
    sync: () =>
      isFull ? Promise.reject(new CairnError('storage-full', 'The disk is full.')) : storage.sync()
  })
  const { ana, id, devices } = await apart(world, [{ name: 'Ben' }])
  await write(ana, 'spring')
  const file = await bundleOf(ana)
  await devices[0]!.close()
  const ben = await world.device('Ben', { dir: devices[0]!.dir, change: fill })
  const store = await ben.peer.open(id)
  isFull = true
  assert.equal(await refusal(store, file), 'storage-full')
  assert.match(store.info.readOnly ?? '', /full/)
  assert.equal(await refusal(store, file), 'storage-full')
  await ben.close()
  const again = await (await world.device('Ben', { dir: ben.dir })).peer.open(id)
  await unbundle(again, file)
  assert.equal(await countOf(again), 1)
})
