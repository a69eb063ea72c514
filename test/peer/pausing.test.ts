/** Sync by itself or on request: nothing goes over while a device is paused. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { ProjectStore } from '../../src/sync/adapter.js'
import { remoteAdapter, serveAdapter } from '../../src/sync/remote/index.js'
import { countOf, eventually, inSync, peerOf, project, stateOf, World, write } from './world.js'

const isThere = async (one: ProjectStore, other: ProjectStore): Promise<boolean> =>
  (await peerOf(one, other))?.connected === true

test('a paused device gets and gives nothing, also after a restart, and everything once it goes on', async t => {
  const world = new World(t)
  const { store: ana, hub, others, id } = await project(world, [{ name: 'Ben' }])
  const { device, store: ben } = others[0]!
  await inSync(ana, ben)
  await ben.sync!.pause()
  await eventually('parted', async () => !(await isThere(ana, ben)))
  assert.equal((await stateOf(ben)).paused, true)
  assert.deepEqual(
    (await stateOf(ben)).hubs.map(({ connected }) => connected),
    [false]
  )
  await write(ana, 'spring')
  await write(ben, 'ford')
  await device.close()
  const again = await world.device('Ben', { dir: device.dir })
  const store = await again.peer.open(id)
  await store.sync!.connect(hub.url)
  assert.deepEqual([(await stateOf(store)).paused, (await stateOf(store)).onlyHere], [true, 1])
  assert.deepEqual([await countOf(ana), await countOf(store)], [1, 1])
  await store.sync!.resume()
  await inSync(ana, store)
  assert.equal((await stateOf(store)).paused, undefined)
  assert.deepEqual([await countOf(ana), await countOf(store)], [2, 2])
})

test('who knocks at a paused device is sent away until it goes on; asked for over a port as well', async t => {
  const world = new World(t)
  const { founder, store: ana, others, id } = await project(world, [{ name: 'Ben' }])
  const ben = others[0]!.store
  await inSync(ana, ben)
  const { port1, port2 } = new MessageChannel()
  const stop = serveAdapter(founder.peer, port1)
  const remote = remoteAdapter(port2)
  world.atEnd(async () => {
    await remote.close()
    stop()
  })
  const far = await remote.open(id)
  await far.sync!.pause()
  await eventually('parted', async () => !(await isThere(ben, ana)))
  await write(ben, 'ford')
  assert.equal((await far.sync!.state()).paused, true)
  assert.equal((await stateOf(ben)).onlyHere, 1)
  await far.sync!.resume()
  await inSync(ana, ben)
  assert.equal(await countOf(ana), 1)
})

test('a project that syncs on request is opened paused, on every device', async t => {
  const world = new World(t)
  const { store: ana, hub, others, id } = await project(world, [{ name: 'Ben' }])
  const { device, store: ben } = others[0]!
  await ana.documents.commit([
    { type: 'create', kind: 'projectSettings', set: new Map([['sync', 'on-request']]) }
  ])
  await inSync(ana, ben)
  assert.equal((await stateOf(ben)).paused, undefined, 'not in the middle of a meeting')
  await device.close()
  const again = await (await world.device('Ben', { dir: device.dir })).peer.open(id)
  await again.sync!.connect(hub.url)
  assert.equal((await stateOf(again)).paused, true)
  await write(again, 'ford')
  await again.sync!.resume()
  await eventually('on request', async () => (await countOf(ana)) === 1)
})
