import assert from 'node:assert/strict'
import test from 'node:test'
import { CairnError } from '../../src/model/index.js'
import { eventually, inviteTo, joined, pause, World } from './world.js'

const isCode = (code: CairnError['code']) => (error: unknown) => CairnError.is(error, code)

async function founded(world: World) {
  const founder = await world.device('Ana')
  const { id } = await founder.peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const store = await founder.peer.open(id)
  return { founder, id, store, hub: await world.hub(founder) }
}

const ask = (code: string, hub: { readonly url: string }, signal?: AbortSignal) => ({
  code,
  deviceName: 'Ben',
  via: [hub.url],
  ...(signal ? { signal } : {})
})

test('an invitation lets one device in; a second is told that it was used', async t => {
  const world = new World(t)
  const { store, hub } = await founded(world)
  const code = await inviteTo(store)
  await joined(await world.device('Ben'), code, hub)
  const late = await world.device('Late')
  await assert.rejects(late.peer.join(ask(code, hub)), isCode('invite-used'))
  assert.deepEqual(await late.peer.list(), [])
  assert.equal((await store.members!.list()).length, 2)
  assert.deepEqual(
    (await store.members!.invites()).map(({ state }) => state),
    ['used']
  )
})

test('of two that use one code at the same moment, one is let in', async t => {
  const world = new World(t)
  const { store, hub } = await founded(world)
  const code = await inviteTo(store)
  const devices = [await world.device('Ben'), await world.device('Cleo')]
  const results = await Promise.allSettled(devices.map(({ peer }) => peer.join(ask(code, hub))))
  assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  const refused = results.find(result => result.status === 'rejected')
  assert(CairnError.is(refused?.reason, 'invite-used'))
  await eventually('one grant', async () => (await store.members!.list()).length === 2)
})

test('one device that asks twice at once, or again later, is in once', async t => {
  const world = new World(t)
  const { store, hub, id } = await founded(world)
  const code = await inviteTo(store)
  const ben = await world.device('Ben')
  const infos = await Promise.all([
    ben.peer.join(ask(code, hub)),
    ben.peer.join(ask(code.toLowerCase(), hub))
  ])
  assert.deepEqual(
    infos.map(info => info.id),
    [id, id]
  )
  await ben.close()
  const again = await world.device('Ben', { dir: ben.dir })
  assert.equal((await again.peer.join(ask(code, hub))).id, id)
  assert.equal((await store.members!.list()).length, 2)
})

test('a retry after the answer was lost is the same device', async t => {
  const world = new World(t)
  const { store, hub, id } = await founded(world)
  const code = await inviteTo(store, 'member', true)
  const ben = await world.device('Ben')
  const stop = new AbortController()
  const lost = ben.peer.join(ask(code, hub, stop.signal))
  await eventually('the question', async () => (await store.members!.invites())[0]?.state === 'waiting')
  const waiting = (await store.members!.invites())[0]!
  assert.match(waiting.request!.digits, /^\d{6}$/)
  assert.equal(waiting.request!.name, 'Ben')
  stop.abort()
  await assert.rejects(lost, isCode('aborted'))
  await ben.close()
  // Answered when nobody is there any more: the device gets it when it comes back.
  await store.members!.answer(waiting.id, true)
  await eventually('granted', async () => (await store.members!.list()).length === 2)
  const again = await world.device('Ben', { dir: ben.dir })
  assert.equal((await again.peer.join(ask(code, hub))).id, id)
  assert.equal((await store.members!.list()).length, 2)
  await assert.rejects(store.members!.answer(waiting.id, true), isCode('not-found'))
})

test('a person who says no is heard, and the code is spent', async t => {
  const world = new World(t)
  const { store, hub } = await founded(world)
  const code = await inviteTo(store, 'member', true)
  const ben = await world.device('Ben')
  const asked = assert.rejects(ben.peer.join(ask(code, hub)), isCode('invite-refused'))
  await eventually('the question', async () => (await store.members!.invites())[0]?.state === 'waiting')
  await store.members!.answer((await store.members!.invites())[0]!.id, false)
  await asked
  await assert.rejects(ben.peer.join(ask(code, hub)), isCode('invite-refused'))
  assert.equal((await store.members!.list()).length, 1)
})

test('an invitation that has run out is refused for that reason', async t => {
  const world = new World(t)
  const { store, hub } = await founded(world)
  const invite = await store.members!.invite({ role: 'member', expiresAt: Date.now() + 1_000 })
  const ben = await world.device('Ben')
  await pause(Math.max(0, invite.expiresAt - Date.now()) + 50)
  await assert.rejects(ben.peer.join(ask(invite.code, hub)), isCode('invite-expired'))
  for (const expiresAt of [0, Date.now() - 1, NaN, Infinity, 2 ** 43]) {
    await assert.rejects(store.members!.invite({ role: 'member', expiresAt }), isCode('bad-input'))
  }
})

test('a wrong code, no hub and an own code are refused with what to do', async t => {
  const world = new World(t)
  const { founder, store, hub } = await founded(world)
  const ben = await world.device('Ben')
  await assert.rejects(ben.peer.join(ask('HELLO', hub)), isCode('invite-invalid'))
  const code = await inviteTo(store)
  await assert.rejects(ben.peer.join({ code, deviceName: 'Ben' }), isCode('unreachable'))
  await assert.rejects(ben.peer.join(ask(code, { url: 'not a hub' })), isCode('bad-input'))
  await assert.rejects(ben.peer.join(ask(code, { url: 'ws://127.0.0.1:1' })), isCode('unreachable'))
  await assert.rejects(founder.peer.join(ask(code, hub)), isCode('bad-input'))
  const other = await world.device('Dora')
  const { id } = await other.peer.create({ name: 'Hills', deviceName: 'Dora' })
  const foreign = await inviteTo(await other.peer.open(id))
  await assert.rejects(ben.peer.join(ask(foreign, hub, AbortSignal.timeout(400))), isCode('aborted'))
})

test('two who want in meet each other first, and get in when the inviter comes', async t => {
  const world = new World(t)
  const { store, hub } = await founded(world)
  const stranger = await world.hub(null)
  const code = await inviteTo(store)
  const [ben, cleo] = [await world.device('Ben'), await world.device('Cleo')]
  const results = Promise.allSettled([
    ben.peer.join(ask(code, stranger)),
    cleo.peer.join(ask(code, stranger))
  ])
  await pause(300)
  await store.sync!.connect(stranger.url)
  const ended = await results
  assert.deepEqual(ended.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  assert(CairnError.is(ended.find(result => result.status === 'rejected')?.reason, 'invite-used'))
  assert.notEqual(hub.url, stranger.url)
})

test('projects made and joined at the same moment are all there, also after a restart', async t => {
  const world = new World(t)
  const { store, hub } = await founded(world)
  const codes = [await inviteTo(store), await inviteTo(store)]
  const ben = await world.device('Ben')
  const other = await world.device('Dora')
  const { id: hills } = await other.peer.create({ name: 'Hills', deviceName: 'Dora' })
  const second = await world.hub(other)
  const third = await inviteTo(await other.peer.open(hills))
  const infos = await Promise.allSettled([
    ben.peer.create({ name: 'One', deviceName: 'Ben' }),
    ben.peer.create({ name: 'Two', deviceName: 'Ben' }),
    ben.peer.join(ask(codes[0]!, hub)),
    ben.peer.join(ask(third, second))
  ])
  assert.deepEqual(
    infos.map(({ status }) => status),
    Array.from({ length: 4 }, () => 'fulfilled')
  )
  await assert.rejects(ben.peer.join(ask(codes[1]!, hub)), isCode('bad-input'))
  await ben.close()
  await assert.rejects(ben.peer.create({ name: 'x', deviceName: 'x' }), isCode('closed'))
  await assert.rejects(ben.peer.join(ask(codes[1]!, hub)), isCode('closed'))
  const again = await world.device('Ben', { dir: ben.dir })
  const names = (await again.peer.list()).map(({ name }) => name)
  assert.deepEqual(names.sort(), ['Hills', 'One', 'Two', 'Wetlands'])
})

test('a device that is closed while it opens, joins and connects leaves nothing running', async t => {
  const world = new World(t)
  const { store, hub, id } = await founded(world)
  const ben = await world.device('Ben')
  const mine = await joined(ben, await inviteTo(store), hub)
  await ben.close()
  for (let round = 0; round < 5; round++) {
    const again = await world.device('Ben', { dir: ben.dir })
    const opened = await again.peer.open(id)
    await opened.sync!.connect(hub.url)
    const commit = opened.documents.commit([{ type: 'create', kind: 'observation', set: new Map() }])
    const closed = again.close()
    const [result] = await Promise.allSettled([commit, closed])
    assert(result.status === 'fulfilled' || CairnError.is(result.reason, 'closed'))
    await assert.rejects(
      opened.documents.commit([{ type: 'create', kind: 'observation', set: new Map() }]),
      isCode('closed')
    )
  }
  assert.equal(mine.info.id, id)
})
