/** A project that travels in files: real devices, and no connection after they have joined. */
import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import {
  countOf,
  eventually,
  inviteTo,
  joined,
  peerOf,
  stateOf,
  World,
  write,
  type InviteRole
} from '../peer/world.js'
import { apart, bundleOf, fileOf, unbundle } from './carried.js'

test('what one device wrote is on the other after a file, and the way back makes both complete', async t => {
  const { ana, others } = await apart(new World(t), [{ name: 'Ben' }])
  const [ben] = others as [typeof ana]
  await write(ana, 'spring', 'well')
  await write(ana, 'ford')
  await write(ben, 'bridge')
  const file = await bundleOf(ana)
  const taken = await unbundle(ben, file)
  assert.deepEqual(taken, { device: ana.info.deviceId, entries: 2, devices: 1, missing: 0, refused: 0 })
  assert.equal(await countOf(ben), 4)
  const { documents } = await ben.documents.query({ kind: 'observation', filter: { text: 'spring' } })
  assert.equal(documents[0]?.holders, 1, 'Ana has it by her own word')
  assert.equal((await stateOf(ben)).onlyHere, 1)
  assert.equal((await peerOf(ana, ben))?.complete, false)
  const again = await unbundle(ben, file)
  assert.deepEqual([again.entries, again.missing, await countOf(ben)], [0, 0, 4])
  await unbundle(ana, await bundleOf(ben))
  assert.equal(await countOf(ana), 4)
  assert.deepEqual([(await peerOf(ana, ben))?.complete, (await stateOf(ana)).onlyHere], [true, 0])
})

test('a file holds only what is asked for, wherever a log was cut, and an order that leaves gaps is told', async t => {
  const { ana, others } = await apart(new World(t), [{ name: 'Ben' }, { name: 'Cleo' }])
  const [ben, cleo] = others as [typeof ana, typeof ana]
  let last = await bundleOf(ana)
  const files = [last]
  let written = 0
  for (const count of [1, 2, 5, 1, 8, 3, 70, 1]) {
    for (let entry = 0; entry < count; entry++) await write(ana, `place ${written++}`)
    const next = await bundleOf(ana, { type: 'since', bundle: fileOf(last) })
    last = next
    files.push(next)
    assert.deepEqual(await unbundle(ben, next).then(({ entries, missing }) => [entries, missing]), [count, 0])
    assert.equal(await countOf(ben), written)
  }
  const skipped = await unbundle(cleo, last)
  assert.deepEqual([skipped.entries, skipped.missing, await countOf(cleo)], [0, 1, 0])
  for (const file of files) await unbundle(cleo, file)
  assert.equal(await countOf(cleo), written)
  const whole = await bundleOf(ana)
  const nothing = await bundleOf(ben, { type: 'since', bundle: fileOf(whole) })
  assert.equal((await unbundle(cleo, nothing)).entries, 0)
  await unbundle(ana, await bundleOf(ben))
  await write(ana, 'the last one')
  const forBen = await bundleOf(ana, { type: 'for', device: ben.info.deviceId })
  assert.ok(forBen.length < whole.length / 10, `${forBen.length} bytes`)
  assert.equal((await unbundle(ben, forBen)).entries, 1)
  assert.equal((await unbundle(cleo, await bundleOf(ana))).entries, 1, 'the older file came first')
  assert.deepEqual([(await unbundle(cleo, whole)).entries, await countOf(cleo)], [0, written + 1])
})

test('three devices that never meet are equal by one stick, with members whom one of them let in', async t => {
  const world = new World(t)
  const lead: InviteRole = 'coordinator'
  const { ana, others, devices } = await apart(world, [{ name: 'Ben', role: lead }, { name: 'Cleo' }])
  const [ben, cleo] = others as [typeof ana, typeof ana]
  // Ben lets in Dora, who lets in Emil: Cleo knows neither, and Dora's word stands in the file before Ben's.
  const hub = await world.hub(devices[0]!)
  const dora = await world.device('Dora')
  const doras = await joined(dora, await inviteTo(ben, lead), hub)
  const second = await world.hub(dora)
  const emils = await joined(await world.device('Emil'), await inviteTo(doras), second)
  await write(emils, 'from Emil')
  await eventually('at Dora', async () => (await countOf(doras)) === 1)
  await Promise.all([hub.close(), second.close()])
  await write(ana, 'from Ana')
  await write(cleo, 'from Cleo')
  const taken = await unbundle(cleo, await bundleOf(doras))
  assert.deepEqual([taken.missing, taken.refused, await countOf(cleo)], [0, 0, 2])
  assert.equal((await cleo.members!.list()).length, 5)
  await unbundle(ana, await bundleOf(cleo))
  await unbundle(ben, await bundleOf(ana))
  await unbundle(cleo, await bundleOf(ben))
  const ids = async (store: typeof ana) =>
    (await store.documents.query({ kind: 'observation' })).documents.map(({ id }) => id).sort()
  assert.deepEqual([await ids(ben), await ids(cleo)], [await ids(ana), await ids(ana)])
  assert.equal(await countOf(ana), 3)
})

test('making and taking in can be stopped, and what goes on is told', async t => {
  const { ana, others } = await apart(new World(t), [{ name: 'Ben' }])
  const [ben] = others as [typeof ana]
  for (let entry = 0; entry < 5; entry++) await write(ana, `${entry} ${'x'.repeat(15_000)}`)
  const stop = new AbortController()
  const making = async () => {
    const pieces = await ana.sync!.bundle!({ content: { type: 'all' }, signal: stop.signal })
    for await (const piece of pieces) if (piece.length > 0) stop.abort()
  }
  await assert.rejects(making(), { code: 'aborted' })
  const file = fileOf(await bundleOf(ana))
  const late = new AbortController()
  const isHalf = ({ done, total }: { done: number; total: number }) => done > total / 2 && late.abort()
  const stopped = ben.sync!.unbundle!(file, { signal: late.signal, onProgress: isHalf })
  await assert.rejects(stopped, { code: 'aborted' })
  const told: number[] = []
  await ben.sync!.unbundle!(file, { onProgress: ({ done, total }) => told.push(done / total) })
  assert.equal(await countOf(ben), 5)
  assert.deepEqual(
    told,
    [...told].sort((a, b) => a - b)
  )
  assert.ok(told.at(-1)! > 0.9 && told.at(-1)! <= 1, `${told.at(-1)}`)
})

test('what a device wrote after it had to begin new logs comes with the file', async t => {
  const world = new World(t)
  const { ana, devices, id } = await apart(world, [{ name: 'Ben' }])
  const [ben] = devices
  await write(await ben!.peer.open(id), 'before')
  await ben!.close()
  await rm(join(ben!.dir, 'journal'), { recursive: true })
  const store = await (await world.device('Ben', { dir: ben!.dir })).peer.open(id)
  await write(store, 'after')
  const taken = await unbundle(ana, await bundleOf(store))
  assert.deepEqual([taken.missing, taken.refused, await countOf(ana)], [0, 0, 2])
})
