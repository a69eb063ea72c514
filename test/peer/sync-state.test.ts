import assert from 'node:assert/strict'
import test from 'node:test'
import { toHex, type DeviceId } from '../../src/model/index.js'
import { Holdings } from '../../src/sync/peer/holdings.js'
import { placeOf } from '../../src/sync/peer/place-table.js'
import {
  countOf,
  edit,
  eventually,
  inSync,
  inviteTo,
  joined,
  noteOf,
  peerOf,
  project,
  stateOf,
  World,
  write
} from './world.js'

test('the state of sync is true before, during and after', async t => {
  const world = new World(t)
  const { founder, store: ana, others, hub, id } = await project(world, [{ name: 'Ben' }])
  const ben = others[0]!.store
  await inSync(ana, ben)
  assert.equal((await stateOf(ana)).onlyHere, 0)
  await ben.sync!.disconnect(hub.url)
  await eventually('parted', async () => (await peerOf(ana, ben))?.connected === false)
  const [first] = await write(ana, 'spring')
  await write(ana, 'well')
  await write(ben, 'ford')
  const apart = (await peerOf(ana, ben))!
  assert.deepEqual([apart.complete, apart.connected], [false, false])
  assert.deepEqual(apart.logs.data, { have: 2, want: 0, give: 2, total: 2 })
  assert.equal((await ana.documents.get(first!))?.holders, 0)
  assert.equal((await stateOf(ana)).onlyHere, 2)
  assert.equal((await stateOf(ben)).onlyHere, 1)
  await ben.sync!.connect(hub.url)
  await inSync(ana, ben)
  const together = (await peerOf(ana, ben))!
  assert.deepEqual([together.complete, together.connected, together.name], [true, true, 'Ben'])
  assert.deepEqual(together.logs.data, { have: 3, want: 0, give: 0, total: 3 })
  assert(Math.abs(Date.now() - together.lastHeard!) < 60_000)
  assert.equal((await ana.documents.get(first!))?.holders, 1)
  assert.equal((await stateOf(ana)).onlyHere, 0)
  assert.equal((await stateOf(ben)).onlyHere, 0)
  await others[0]!.device.close()
  await eventually('closed', async () => (await peerOf(ana, ben))?.connected === false)
  const [alone] = await write(ana, 'after')
  await hub.close()
  await founder.close()
  const again = await (await world.device('Ana', { dir: founder.dir })).peer.open(id)
  const kept = (await peerOf(again, ben))!
  assert.deepEqual(kept.logs.data, { have: 4, want: 0, give: 1, total: 4 })
  assert.deepEqual([kept.complete, kept.connected], [false, false])
  assert.equal((await again.documents.get(first!))?.holders, 1)
  assert.equal((await again.documents.get(alone!))?.holders, 0)
  assert.equal((await stateOf(again)).onlyHere, 1)
})

test('an edited document is only here until the edit is elsewhere too', async t => {
  const { store: ana, others, hub } = await project(new World(t), [{ name: 'Ben' }])
  const ben = others[0]!.store
  const [id] = await write(ana, 'spring')
  await eventually('held', async () => (await ana.documents.get(id!))?.holders === 1)
  await ben.sync!.disconnect(hub.url)
  await eventually('parted', async () => (await peerOf(ana, ben))?.connected === false)
  await ana.documents.commit([edit(id!, 'tag/note', 'clear')])
  assert.equal((await ana.documents.get(id!))?.holders, 0)
  assert.equal((await stateOf(ana)).onlyHere, 1)
  await ana.documents.commit([{ type: 'delete', id: id! }])
  assert.equal((await stateOf(ana)).onlyHere, 0, 'what is deleted is not missed')
})

test('a third device gets what the first wrote from the second, without meeting the first', async t => {
  const world = new World(t)
  const {
    founder,
    store: ana,
    others,
    hub,
    id
  } = await project(world, [{ name: 'Ben', role: 'coordinator' }])
  const { device, store: ben } = others[0]!
  const [first] = await write(ana, 'spring')
  await inSync(ana, ben)
  await hub.close()
  await founder.close()
  const second = await world.hub(device)
  const cleo = await joined(await world.device('Cleo'), await inviteTo(ben), second)
  await eventually('from the second', async () => (await noteOf(cleo, first!)) === 'spring')
  const [third] = await write(cleo, 'cave')
  await inSync(ben, cleo)
  const names = (await cleo.members!.list()).map(({ name }) => name)
  assert.deepEqual(names.sort(), ['Ana', 'Ben', 'Cleo'])
  assert.equal(
    (await cleo.documents.get(first!))?.holders,
    1,
    'the author has not spoken with the third itself'
  )
  assert.equal((await peerOf(cleo, ana))?.complete, false, 'nothing is known of one that was never met')
  await second.close()
  const reopened = await world.device('Ana', { dir: founder.dir })
  const again = await reopened.peer.open(id)
  const back = await world.hub(reopened)
  await ben.sync!.connect(back.url)
  await eventually('back to the first', async () => (await noteOf(again, third!)) === 'cave')
  assert.equal(await countOf(again), 2)
})

test('a device that is added while others are connected gets everything without a new connection', async t => {
  const world = new World(t)
  const { store: ana, others, hub } = await project(world, [{ name: 'Ben' }, { name: 'Cleo' }])
  const [ben, cleo] = others.map(({ store }) => store)
  const ids = [...(await write(ana, 'a')), ...(await write(ben!, 'b')), ...(await write(cleo!, 'c'))]
  for (const store of [ana, ben!, cleo!]) {
    await eventually('all three', async () => (await countOf(store)) === 3)
  }
  const dora = await joined(await world.device('Dora'), await inviteTo(ana), hub)
  await eventually('all for the new one', async () => (await countOf(dora)) === 3)
  const [own] = await write(dora, 'd')
  await eventually('the new one for all', async () => (await noteOf(ben!, own!)) === 'd')
  assert.equal((await dora.documents.get(ids[2]!))?.createdBy, cleo!.info.deviceId)
})

const deviceOf = (byte: number) => toHex(new Uint8Array(32).fill(byte)) as DeviceId

test('copies are counted exactly as devices gain, lose and get entries', () => {
  const [one, two, three] = [0, 1, 2]
  const places = new Map([
    [one, [placeOf(0, 0), placeOf(0, 1)]],
    [two, [placeOf(0, 1)]],
    [three, [placeOf(0, 2)]]
  ])
  const holdings = new Holdings({
    *documentsIn(ordinal, from, to) {
      for (const [document, list] of places) {
        if (list.some(place => place >= placeOf(ordinal, from) && place < placeOf(ordinal, to)))
          yield document
      }
    },
    placesOf: document => places.get(document) ?? []
  })
  const set = (document: number, list: readonly number[]) => {
    places.set(document, [...list])
    holdings.touch(document)
  }
  for (const document of places.keys()) holdings.show(document, true)
  assert.equal(holdings.alone, 3)
  holdings.confirm(deviceOf(1), 0, 1)
  assert.deepEqual([holdings.holders(one), holdings.alone], [0, 3])
  holdings.confirm(deviceOf(1), 0, 2)
  assert.deepEqual([holdings.holders(one), holdings.holders(two), holdings.alone], [1, 1, 1])
  holdings.confirm(deviceOf(2), 0, 2 ** 31)
  assert.deepEqual([holdings.holders(one), holdings.holders(three), holdings.alone], [2, 1, 0])
  assert.deepEqual(holdings.held, [0, 1, 2], 'on one other, and on two')
  holdings.confirm(deviceOf(2), 0, 0)
  assert.deepEqual([holdings.holders(three), holdings.alone], [0, 1], 'a device that lost its entries')
  set(two, [placeOf(0, 1), placeOf(3, 9)])
  assert.equal(holdings.alone, 2, 'a change that nobody else holds')
  set(two, [placeOf(0, 1)])
  assert.equal(holdings.alone, 1, 'that does not count any more')
  holdings.show(three, false)
  assert.equal(holdings.alone, 0)
  assert.deepEqual(holdings.held, [0, 2, 0])
  const kept = new Holdings({ documentsIn: () => [], placesOf: () => [] })
  kept.load(holdings.columns(), ordinal => ordinal)
  assert.deepEqual(kept.held, [0, 2, 0], 'as it was kept')
  set(three, [])
  assert.equal(holdings.holders(three), 0, 'nothing of it counts')
})
