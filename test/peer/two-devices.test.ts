import assert from 'node:assert/strict'
import test from 'node:test'
import { CairnError, type DocumentId } from '../../src/model/index.js'
import type { StoreEvent } from '../../src/sync/adapter.js'
import {
  countOf,
  edit,
  eventually,
  inSync,
  inviteTo,
  joined,
  noteOf,
  observation,
  peerOf,
  project,
  stateOf,
  World,
  write
} from './world.js'

const isRefused = (code: CairnError['code']) => (error: unknown) => CairnError.is(error, code)

test('a member that joins at a hub gets everything and gives everything', async t => {
  const world = new World(t)
  const founder = await world.device('Ana')
  const { id } = await founder.peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const ana = await founder.peer.open(id)
  const [spring] = await write(ana, 'spring', 'well')
  const hub = await world.hub(founder)
  const device = await world.device('Ben')
  const ben = await joined(device, await inviteTo(ana), hub)
  assert.equal(ben.info.name, 'Wetlands')
  assert.equal(ben.info.role, 'member')
  await eventually('both observations', async () => (await countOf(ben)) === 2)
  assert.equal(await noteOf(ben, spring!), 'spring')
  const [own] = await write(ben, 'ford')
  await eventually('the answer', async () => (await noteOf(ana, own!)) === 'ford')
  assert.equal((await ana.documents.get(own!))?.createdBy, ben.info.deviceId)
  const names = (await ben.members!.list()).map(({ name, role }) => `${name} ${role}`)
  assert.deepEqual(names.sort(), ['Ana coordinator', 'Ben member'])
})

test('two devices meet at a hub that knows neither, and meet again when the hub comes back', async t => {
  const world = new World(t)
  const founder = await world.device('Ana')
  const { id } = await founder.peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const ana = await founder.peer.open(id)
  const stranger = await world.hub(null)
  await ana.sync!.connect(stranger.url)
  const device = await world.device('Ben')
  const ben = await joined(device, await inviteTo(ana), stranger)
  const [first] = await write(ana, 'spring')
  await eventually('over the stranger', async () => (await noteOf(ben, first!)) === 'spring')
  const port = Number(new URL(stranger.url).port)
  await stranger.close()
  await eventually('gone', async () => (await peerOf(ana, ben))?.connected === false)
  await eventually('hub seen as gone', async () => (await stateOf(ana)).hubs.every(hub => !hub.connected))
  const [second] = await write(ben, 'ford')
  await world.hub(null, port)
  await eventually('after the hub is back', async () => (await noteOf(ana, second!)) === 'ford')
  assert.deepEqual(
    (await stateOf(ana)).hubs.map(({ connected }) => connected),
    [true]
  )
})

test('two that meet are joined again after one of them left and came back', async t => {
  const world = new World(t)
  const founder = await world.device('Ana')
  const { id } = await founder.peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const ana = await founder.peer.open(id)
  const stranger = await world.hub(null)
  await ana.sync!.connect(stranger.url)
  const device = await world.device('Ben')
  const ben = await joined(device, await inviteTo(ana), stranger)
  await ben.sync!.disconnect(stranger.url)
  await eventually('parted', async () => (await peerOf(ana, ben))?.connected === false)
  const [alone] = await write(ben, 'alone')
  await ben.sync!.connect(stranger.url)
  await eventually('joined again', async () => (await noteOf(ana, alone!)) === 'alone')
  await device.close()
  await eventually('closed', async () => (await peerOf(ana, ben))?.connected === false)
  const again = await (await world.device('Ben', { dir: device.dir })).peer.open(id)
  const [later] = await write(again, 'after a restart')
  await again.sync!.connect(stranger.url)
  await eventually('joined after a restart', async () => (await noteOf(ana, later!)) === 'after a restart')
})

test('a coordinator edits what a member wrote; the member may not edit what others wrote', async t => {
  const { store: ana, others } = await project(new World(t), [{ name: 'Ben' }])
  const ben = others[0]!.store
  const [own] = await write(ben, 'ford')
  await eventually('at the coordinator', async () => (await noteOf(ana, own!)) === 'ford')
  await ana.documents.commit([edit(own!, 'tag/note', 'shallow ford')])
  await eventually('back at the author', async () => (await noteOf(ben, own!)) === 'shallow ford')
  const [foreign] = await write(ana, 'spring')
  await eventually('at the member', async () => (await noteOf(ben, foreign!)) === 'spring')
  await assert.rejects(ben.documents.commit([edit(foreign!, 'tag/note', 'mine')]), isRefused('not-allowed'))
  await assert.rejects(ben.documents.commit([{ type: 'delete', id: foreign! }]), isRefused('not-allowed'))
})

test('apart, two edits of one field leave both answers, edits of two fields both count', async t => {
  const world = new World(t)
  const { store: ana, others, hub } = await project(world, [{ name: 'Ben', role: 'coordinator' }])
  const ben = others[0]!.store
  const [same, different] = (await write(ana, 'spring', 'well')) as [DocumentId, DocumentId]
  await inSync(ana, ben)
  await ben.sync!.disconnect(hub.url)
  await eventually('parted', async () => (await peerOf(ana, ben))?.connected === false)
  await ana.documents.commit([edit(same, 'tag/note', 'clear')])
  await ben.documents.commit([edit(same, 'tag/note', 'muddy')])
  await ana.documents.commit([edit(different, 'tag/depth', 3)])
  await ben.documents.commit([edit(different, 'tag/note', 'deep well')])
  await ben.sync!.connect(hub.url)
  await inSync(ana, ben)
  const answers = []
  for (const store of [ana, ben]) {
    const field = (await store.documents.get(same))!.fields.get('tag/note')!
    answers.push([field.value, field.others.map(({ value }) => value)])
    const both = (await store.documents.get(different))!.fields
    assert.deepEqual([both.get('tag/depth')?.value, both.get('tag/note')?.value], [3, 'deep well'])
    assert.deepEqual(both.get('tag/note')?.others, [])
  }
  assert.deepEqual(answers[0], answers[1])
  assert.deepEqual([answers[0]![0], ...(answers[0]![1] as string[])].sort(), ['clear', 'muddy'])
  await ana.documents.commit([edit(same, 'tag/note', 'clear after rain')])
  await eventually('settled for both', async () => {
    return (await ben.documents.get(same))!.fields.get('tag/note')!.others.length === 0
  })
  assert.equal(await noteOf(ben, same), 'clear after rain')
})

test('what is deleted is hidden on both, and comes back on both', async t => {
  const { store: ana, others } = await project(new World(t), [{ name: 'Ben' }])
  const ben = others[0]!.store
  const [own] = await write(ben, 'ford')
  await eventually('there', async () => (await countOf(ana)) === 1)
  await ben.documents.commit([{ type: 'delete', id: own! }])
  await eventually('hidden', async () => (await countOf(ana)) === 0)
  assert.equal((await ana.documents.get(own!))?.status, 'deleted')
  assert.deepEqual((await ana.documents.get(own!))?.deletedBy, [ben.info.deviceId])
  await ana.documents.commit([{ type: 'restore', id: own! }])
  await eventually('restored', async () => (await countOf(ben)) === 1)
})

test('a viewer gets everything and writes nothing', async t => {
  const { store: ana, others } = await project(new World(t), [{ name: 'Eva', role: 'viewer' }])
  const eva = others[0]!.store
  const [id] = await write(ana, 'spring')
  await eventually('shown to the viewer', async () => (await noteOf(eva, id!)) === 'spring')
  await assert.rejects(eva.documents.commit([observation('mine')]), isRefused('not-allowed'))
  await assert.rejects(inviteTo(eva), isRefused('not-allowed'))
})

test('a member may not change categories', async t => {
  const { others } = await project(new World(t), [{ name: 'Ben' }])
  const preset = { type: 'create', kind: 'preset', set: new Map([['name', 'Bridge']]) } as const
  await assert.rejects(others[0]!.store.documents.commit([preset]), isRefused('not-allowed'))
})

test('quick edits of one document follow one another, none becomes another answer', async t => {
  const world = new World(t)
  const device = await world.device('Ana')
  const { id } = await device.peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const store = await device.peer.open(id)
  const [doc] = await write(store, 'a')
  await Promise.all(['b', 'c', 'd', 'e'].map(note => store.documents.commit([edit(doc!, 'tag/note', note)])))
  const field = (await store.documents.get(doc!))!.fields.get('tag/note')!
  assert.deepEqual([field.value, field.others], ['e', []])
})

test('changes are told to the other device with the ids of their documents', async t => {
  const { store: ana, others } = await project(new World(t), [{ name: 'Ben' }])
  const told: StoreEvent[] = []
  others[0]!.store.subscribe(event => told.push(event))
  const ids = await write(ana, 'spring', 'well')
  await eventually('told', () => {
    return ids.every(id => told.some(event => event.type === 'documents' && event.ids?.includes(id)))
  })
  await ana.documents.commit([{ type: 'create', kind: 'preset', set: new Map([['name', 'Bridge']]) }])
  await eventually('kinds', () => {
    return told.some(event => event.type === 'documents' && event.kinds.includes('preset'))
  })
})
