/** What a device calls itself reaches everybody, and nobody else can say it. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { createChange, encodeChanges, type DeviceId } from '../../src/model/index.js'
import type { ProjectStore } from '../../src/sync/adapter.js'
import { turnRogue } from './rogue.js'
import { edit, eventually, inSync, peerOf, project, stateOf, World } from './world.js'

async function nameOf(store: ProjectStore, deviceId: DeviceId): Promise<string | undefined> {
  return (await store.members!.list()).find(member => member.deviceId === deviceId)?.name
}

test('another name is told to every device, stands in its state of sync, and outlasts a new role', async t => {
  const world = new World(t)
  const { founder, store: ana, others, id } = await project(world, [{ name: 'Ben' }])
  const ben = others[0]!.store
  const { deviceId } = ben.info
  await inSync(ana, ben)
  assert.equal(await nameOf(ana, deviceId), 'Ben')
  const told: (string | undefined)[] = []
  ana.subscribe(event => {
    if (event.type === 'members') void nameOf(ana, deviceId).then(name => told.push(name))
  })
  await ben.members!.rename('River boat')
  await eventually('it is told', () => told.includes('River boat'))
  assert.equal((await peerOf(ana, ben))?.name, 'River boat')
  await ana.members!.setRole(deviceId, 'coordinator')
  assert.equal(await nameOf(ana, deviceId), 'River boat')
  await founder.close()
  const again = await world.device('Ana', { dir: founder.dir })
  assert.equal(await nameOf(await again.peer.open(id), deviceId), 'River boat')
})

test('a coordinator cannot name another device, nor a viewer itself', async t => {
  const world = new World(t)
  const {
    store: ana,
    others,
    hub,
    id
  } = await project(world, [
    { name: 'Ben', role: 'coordinator' },
    { name: 'Eva', role: 'viewer' },
    { name: 'Cleo' }
  ])
  const [ben, eva, cleo] = [others[0]!, others[1]!, others[2]!]
  await cleo.store.members!.rename('Boat')
  const isBoat = async (store: ProjectStore) => (await nameOf(store, cleo.store.info.deviceId)) === 'Boat'
  await eventually('it arrives', () => isBoat(ben.store))
  const { documents } = await ben.store.documents.query({ kind: 'deviceInfo' })
  const info = documents[0]!
  await assert.rejects(ben.store.documents.commit([edit(info.id, 'name', 'Stolen')]), { code: 'not-allowed' })
  await assert.rejects(eva.store.members!.rename('Owl'), { code: 'not-allowed' })
  const forged = [
    {
      op: 'edit',
      doc: info.id,
      lamport: 2,
      set: { name: 'Stolen' },
      saw: { name: info.fields.get('name')!.saw }
    },
    { op: 'delete', doc: info.id, lamport: 2, saw: [info.id] }
  ] as const
  const rogue = await turnRogue(world, ben.device, id)
  const heads = rogue.peer.index.membership.heads()
  for (const change of forged) await rogue.append('data', encodeChanges({ at: 1, heads, changes: [change] }))
  await rogue.meet(hub)
  const owl = await turnRogue(world, eva.device, id)
  const own = createChange('deviceInfo', new Map([['name', 'Owl']]))
  await owl.append('data', encodeChanges({ at: 1, heads: owl.peer.index.membership.heads(), changes: [own] }))
  await owl.meet(hub)
  for (const store of [ana, cleo.store]) {
    await eventually('none of it counts', async () => (await stateOf(store)).quarantined === 3)
    assert.ok(await isBoat(store))
    assert.equal(await nameOf(store, eva.store.info.deviceId), 'Eva')
  }
})
