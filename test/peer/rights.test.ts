/** What others write is judged on reading: nothing here relies on the writer's own program. */
import assert from 'node:assert/strict'
import test from 'node:test'
import Hypercore from 'hypercore'
import {
  createChange,
  encodeChanges,
  encodeOperation,
  toHex,
  type Change,
  type DeviceId,
  type DocumentId
} from '../../src/model/index.js'
import { grantEntry } from '../../src/sync/peer/invite-desk.js'
import { logManifest } from '../../src/sync/peer/keys.js'
import { randomBytes, signPair } from '../../src/sync/peer/seal.js'
import { entryBytes, rawStream, turnRogue, type Rogue } from './rogue.js'
import {
  countOf,
  eventually,
  noteOf,
  pause,
  peerOf,
  project,
  stateOf,
  World,
  write,
  inSync
} from './world.js'

const observationOf = (note: string) => createChange('observation', new Map([['tag/note', note]]))

/** An entry with changes that names what the rogue has seen of the membership. */
const changesOf = ({ peer }: Rogue, ...changes: readonly Change[]) =>
  encodeChanges({ at: 1, heads: peer.index.membership.heads(), changes })

test('what a viewer writes past its own program is kept, counted and not shown', async t => {
  const world = new World(t)
  const {
    store: ana,
    others,
    hub,
    id
  } = await project(world, [
    { name: 'Eva', role: 'viewer' },
    { name: 'Ben', role: 'member' }
  ])
  const eva = others[0]!
  await inSync(ana, others[1]!.store)
  const rogue = await turnRogue(world, eva.device, id)
  await rogue.append('data', changesOf(rogue, observationOf('forged')))
  await rogue.meet(hub)
  await eventually('quarantined', async () => (await stateOf(ana)).quarantined === 1)
  await eventually('passed on', async () => (await stateOf(others[1]!.store)).quarantined === 1)
  assert.equal(await countOf(ana), 0)
  assert.equal((await stateOf(ana)).onlyHere, 0)
})

test('categories of a member, and edits and deletes of what others wrote, do not count', async t => {
  const world = new World(t)
  const { store: ana, others, hub, id } = await project(world, [{ name: 'Ben' }])
  const [spring] = (await write(ana, 'spring')) as [DocumentId]
  await eventually('there', async () => (await countOf(others[0]!.store)) === 1)
  const rogue = await turnRogue(world, others[0]!.device, id)
  const edit = {
    op: 'edit',
    doc: spring,
    lamport: 2,
    set: { 'tag/note': 'mine' },
    saw: { 'tag/note': [spring] }
  } as const
  await rogue.append('config', changesOf(rogue, createChange('preset', new Map([['name', 'Castle']]))))
  await rogue.append('data', changesOf(rogue, edit))
  await rogue.append('data', changesOf(rogue, { op: 'delete', doc: spring, lamport: 2, saw: [spring] }))
  await rogue.append('data', changesOf(rogue, createChange('preset', new Map([['name', 'Tower']]))))
  await rogue.append('data', changesOf(rogue, observationOf('honest')))
  await rogue.meet(hub)
  await eventually('the honest one', async () => (await countOf(ana)) === 2)
  await eventually('the others', async () => (await stateOf(ana)).quarantined === 4)
  assert.equal(await noteOf(ana, spring), 'spring')
  assert.equal((await ana.documents.get(spring))?.status, 'shown')
  assert.equal(await ana.documents.count({ kind: 'preset' }), 0)
})

test('a member that grants itself more stays a member', async t => {
  const world = new World(t)
  const { store: ana, others, hub, id } = await project(world, [{ name: 'Ben' }])
  const ben = others[0]!.store.info.deviceId
  const rogue = await turnRogue(world, others[0]!.device, id)
  const friend = toHex(signPair(randomBytes(32)).publicKey) as DeviceId
  const heads = rogue.peer.index.membership.heads()
  await rogue.append('auth', grantEntry({ dev: ben, role: 'coordinator', name: 'Ben' }, heads))
  await rogue.append('auth', grantEntry({ dev: friend, role: 'member', name: 'Friend' }, heads))
  await rogue.append('data', changesOf(rogue, observationOf('after')))
  await rogue.meet(hub)
  await eventually('arrived', async () => (await countOf(ana)) === 1)
  const members = await ana.members!.list()
  assert.deepEqual(members.map(({ name, role }) => `${name} ${role}`).sort(), [
    'Ana coordinator',
    'Ben member'
  ])
})

test('entries of a later version make the project read-only only where their author may write', async t => {
  const world = new World(t)
  const {
    store: ana,
    others,
    hub,
    id
  } = await project(world, [{ name: 'Eva', role: 'viewer' }, { name: 'Ben' }])
  const eva = await turnRogue(world, others[0]!.device, id)
  const body = { at: 1, heads: eva.peer.index.membership.heads(), changes: [] }
  await eva.append('data', entryBytes(2, 1, body))
  await eva.append('auth', entryBytes(9, 2, {}), entryBytes(1, 7, {}))
  await eva.append(
    'auth',
    encodeOperation({ at: 1, heads: body.heads, operation: { kind: 'later', dev: eva.peer.device } })
  )
  await eva.meet(hub)
  await eventually('arrived', async () => (await peerOf(ana, others[0]!.store))?.logs.auth.want === 0)
  await eventually('counted', async () => (await stateOf(ana)).quarantined >= 2)
  assert.equal(ana.info.readOnly, undefined, 'a viewer stops nobody')
  const told: string[] = []
  ana.subscribe(event => event.type === 'info' && told.push(event.info.readOnly ?? ''))
  const ben = await turnRogue(world, others[1]!.device, id)
  await ben.append('data', entryBytes(1, 3, { points: [] }), changesOf(ben, observationOf('before')))
  await ben.append('data', entryBytes(2, 1, body))
  await ben.meet(hub)
  await eventually('read-only', () => ana.info.readOnly !== undefined)
  assert.match(ana.info.readOnly!, /newer version/)
  await eventually('told', () => told.some(text => text.includes('newer version')))
  await assert.rejects(write(ana, 'x'), { code: 'read-only' })
  await eventually('what is known counts', async () => (await countOf(ana)) === 1)
})

test('what this version does not know is passed on whole', async t => {
  const world = new World(t)
  const { store: ana, others, hub, id } = await project(world, [{ name: 'Ben' }, { name: 'Cleo' }])
  await inSync(ana, others[1]!.store)
  const rogue = await turnRogue(world, others[0]!.device, id)
  const heads = rogue.peer.index.membership.heads()
  const odd = [
    { op: 'paint', colour: 'red' },
    { op: 'create', kind: 'castle', set: { name: 'Ruin' } },
    { op: 'create', kind: 'observation', set: { 'tag/note': 'known' }, mood: 'good' }
  ]
  await rogue.append('data', entryBytes(1, 200, 'anything'), entryBytes(1, 1, { at: 1, heads, changes: odd }))
  await rogue.append('data', entryBytes(1, 1, 'no JSON'), new Uint8Array(0), entryBytes(1, 1, { at: 'x' }))
  await rogue.meet(hub)
  const cleo = others[1]!.store
  await eventually('at the third', async () => (await countOf(cleo)) === 1)
  await eventually('all of it', async () => (await peerOf(ana, cleo))?.complete === true)
  assert.equal((await peerOf(ana, cleo))?.logs.data.total, 5)
  await eventually('three are damaged', async () => (await stateOf(cleo)).quarantined === 3)
  assert.equal(cleo.info.readOnly, undefined)
})

test('a device that proved membership and is not in the list gets auth logs only', async t => {
  const world = new World(t)
  const { founder, store: ana, others, hub, id } = await project(world, [{ name: 'Ben' }])
  await write(ana, 'known spring')
  await inSync(ana, others[0]!.store)
  await others[0]!.device.close()
  await write(ana, 'secret spring')
  const anaData = await founder.peer.logKey(id, 'data')
  const rogue = await turnRogue(world, others[0]!.device, id, secrets => ({
    ...secrets,
    deviceSeed: toHex(randomBytes(32))
  }))
  await rogue.meet(hub)
  await eventually('membership arrives', () => rogue.peer.index.membership.devices().length === 2)
  await pause(300)
  const log = rogue.peer.logs.find(({ key }) => toHex(key) === toHex(anaData))!
  assert.equal(log.length, 1, 'what the honest device had before is on its disk; nothing new came')
  const strangers = rogue.peer.logs.filter(
    ({ name, device }) => name !== 'auth' && device === rogue.peer.device
  )
  assert.equal(
    strangers.every(({ length }) => length === 0),
    true
  )
  assert.equal((await ana.members!.list()).length, 2)
})

test('a stranger with every key of every log, and without proof, gets no block and no name', async t => {
  const world = new World(t)
  const { founder, store: ana, hub, id } = await project(world, [])
  await write(ana, 'secret spring')
  const { deviceId } = ana.info
  const secrets = { secret: await secretOf(founder.dir, id) }
  const { mux, stream, closed } = await rawStream(hub, secrets)
  const folder = await world.folder()
  const cores = []
  for (const [device, name] of [
    [id as unknown as DeviceId, 'auth'],
    [deviceId, 'auth'],
    [deviceId, 'data']
  ] as const) {
    const manifest = logManifest(id, device, name)
    const core = new Hypercore(`${folder}/${device.slice(0, 8)}-${name}`, null, {
      manifest,
      key: Hypercore.key(manifest)
    })
    await core.ready()
    core.replicate(mux)
    core.download({ start: 0, end: -1 })
    cores.push(core)
  }
  const heard: number[] = []
  stream.on('data', chunk => heard.push((chunk as Uint8Array).byteLength))
  await Promise.race([closed, pause(1_500)])
  assert.deepEqual(
    cores.map(({ length }) => length),
    [0, 0, 0]
  )
  assert.deepEqual(
    cores.map(({ peers }) => peers.filter(({ remoteOpened }) => remoteOpened).length),
    [0, 0, 0]
  )
  stream.destroy()
  await Promise.all(cores.map(core => core.close()))
})

test('a device with the wrong epoch is not let in, and neither is one that shows another tag', async t => {
  const world = new World(t)
  const { store: ana, others, hub, id } = await project(world, [{ name: 'Ben' }])
  await inSync(ana, others[0]!.store)
  const rogue = await turnRogue(world, others[0]!.device, id, secrets => ({
    ...secrets,
    epochs: [toHex(randomBytes(32))]
  }))
  await write(ana, 'secret spring')
  await rogue.meet(hub)
  await pause(500)
  assert.equal((await peerOf(ana, others[0]!.store))?.connected, false)
  const held = rogue.peer.logs.find(log => log.device === ana.info.deviceId && log.name === 'data')
  assert.equal(held?.length ?? 0, 0)
})

async function secretOf(dir: string, id: string): Promise<string> {
  const { readFile } = await import('node:fs/promises')
  const { secret } = JSON.parse(await readFile(`${dir}/local/projects/${id}`, 'utf8')) as { secret: string }
  return secret
}
