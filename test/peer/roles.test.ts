/** Roles that change while people go on writing, on real devices. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { createChange, encodeChanges, type DeviceId } from '../../src/model/index.js'
import type { ProjectStore } from '../../src/sync/adapter.js'
import { turnRogue } from './rogue.js'
import { countOf, eventually, inSync, inviteTo, joined, project, stateOf, World, write } from './world.js'

async function roleOf(store: ProjectStore, of: ProjectStore): Promise<string | undefined> {
  return (await store.members!.list()).find(({ deviceId }) => deviceId === of.info.deviceId)?.role
}

test('a member made viewer keeps what it wrote before; what it writes past its program counts on no device', async t => {
  const world = new World(t)
  const { store: ana, others, hub, id } = await project(world, [{ name: 'Ben' }, { name: 'Cleo' }])
  const [ben, cleo] = [others[0]!, others[1]!]
  await write(ben.store, 'before')
  await inSync(ana, ben.store)
  await ana.members!.setRole(ben.store.info.deviceId, 'viewer')
  assert.equal(await roleOf(ana, ben.store), 'viewer')
  await eventually('it is told', () => ben.store.info.role === 'viewer')
  await assert.rejects(write(ben.store, 'after'), { code: 'not-allowed' })
  assert.match(ben.store.info.readOnly!, /may see, not add/)
  const rogue = await turnRogue(world, ben.device, id)
  const heads = rogue.peer.index.membership.heads()
  const forged = createChange('observation', new Map([['tag/note', 'after']]))
  await rogue.append('data', encodeChanges({ at: 1, heads, changes: [forged] }))
  await rogue.meet(hub)
  await eventually('it is quarantined', async () => (await stateOf(ana)).quarantined === 1)
  await eventually('at the third too', async () => (await stateOf(cleo.store)).quarantined === 1)
  const listed = [{ deviceId: ben.store.info.deviceId, reason: 'no-right', entries: 1 }]
  assert.deepEqual((await stateOf(cleo.store)).quarantine, listed)
  for (const store of [ana, cleo.store]) assert.equal(await countOf(store), 1)
})

test('of a blocked device what the coordinator knew stays, and what others had already is taken back on every device', async t => {
  const world = new World(t)
  const { store: ana, others } = await project(world, [{ name: 'Ben' }, { name: 'Cleo' }])
  const [ben, cleo] = [others[0]!.store, others[1]!.store]
  const elsewhere = await world.hub(null)
  for (const store of [ben, cleo]) await store.sync!.connect(elsewhere.url)
  await write(ben, 'before')
  await inSync(ana, ben, cleo)
  await ana.sync!.pause()
  await write(ben, 'not seen by Ana')
  await eventually('Cleo has it', async () => (await countOf(cleo)) === 2)
  await ana.members!.setRole(ben.info.deviceId, 'blocked')
  await ana.sync!.resume()
  for (const store of [cleo, ana, ben]) {
    await eventually('it is quarantined', async () => (await stateOf(store)).quarantined === 1)
    assert.equal(await countOf(store), 1)
    assert.equal(await roleOf(store, ben), 'blocked')
  }
  await assert.rejects(write(ben, 'after'), { code: 'not-allowed' })
  assert.match(ben.info.readOnly!, /not in the project any more/)
})

test('a role is given back: what is written then counts, what was written meanwhile does not', async t => {
  const world = new World(t)
  const { store: ana, others, hub, id } = await project(world, [{ name: 'Ben' }])
  const ben = others[0]!
  const device = ben.store.info.deviceId
  await write(ben.store, 'before')
  await inSync(ana, ben.store)
  await ana.members!.setRole(device, 'viewer')
  await eventually('it is told', () => ben.store.info.role === 'viewer')
  const rogue = await turnRogue(world, ben.device, id)
  const changes = [createChange('observation', new Map([['tag/note', 'meanwhile']]))]
  const heads = rogue.peer.index.membership.heads()
  await rogue.append('data', encodeChanges({ at: 1, heads, changes }))
  await rogue.meet(hub)
  await eventually('it is quarantined', async () => (await stateOf(ana)).quarantined === 1)
  await ana.members!.setRole(device, 'member')
  await eventually('it is told', () => rogue.peer.role === 'member')
  const now = rogue.peer.index.membership.heads()
  const later = [createChange('observation', new Map([['tag/note', 'after']]))]
  await rogue.append('data', encodeChanges({ at: 1, heads: now, changes: later }))
  await eventually('it counts', async () => (await countOf(ana)) === 2)
  assert.equal((await stateOf(ana)).quarantined, 1)
})

test('a member changes nobody, a coordinator not those above it, and nobody itself', async t => {
  const world = new World(t)
  const {
    store: ana,
    others,
    hub
  } = await project(world, [{ name: 'Ben', role: 'coordinator' }, { name: 'Cleo' }])
  const [ben, cleo] = [others[0]!.store, others[1]!.store]
  await inSync(ana, ben)
  await inSync(ana, cleo)
  const eva = await joined(await world.device('Eva'), await inviteTo(ana, 'member'), hub)
  const refused = (by: ProjectStore, of: ProjectStore, role: 'member' | 'coordinator' | 'blocked') =>
    assert.rejects(by.members!.setRole(of.info.deviceId, role), { code: 'not-allowed' })
  await refused(cleo, cleo, 'coordinator')
  await refused(cleo, ana, 'blocked')
  await refused(cleo, ben, 'member')
  await refused(ana, ana, 'member')
  await refused(ben, ana, 'member')
  await assert.rejects(ana.members!.setRole('0'.repeat(64) as DeviceId, 'member'), { code: 'not-found' })
  assert.equal(await roleOf(ben, ana), 'coordinator')
  await eventually('Ben knows of Eva', async () => (await roleOf(ben, eva)) === 'member')
  await ben.members!.setRole(eva.info.deviceId, 'coordinator')
  await eventually('Eva leads', () => eva.info.role === 'coordinator')
  await ana.members!.setRole(ben.info.deviceId, 'member')
  await eventually('Ben does not', () => ben.info.role === 'member')
  await refused(ben, eva, 'member')
})

test('who leaves can be let in again, and what they wrote stays', async t => {
  const world = new World(t)
  const { store: ana, others } = await project(world, [{ name: 'Ben' }])
  const ben = others[0]!.store
  await write(ben, 'before')
  await inSync(ana, ben)
  await ben.members!.leave()
  await ben.members!.leave()
  assert.equal(ben.info.role, 'left')
  await assert.rejects(write(ben, 'after'), { code: 'not-allowed' })
  await eventually('Ana knows', async () => (await roleOf(ana, ben)) === 'left')
  assert.equal(await countOf(ana), 1)
  await ana.members!.setRole(ben.info.deviceId, 'member')
  await eventually('Ben is in again', () => ben.info.role === 'member')
  await write(ben, 'again')
  await eventually('it counts', async () => (await countOf(ana)) === 2)
})
