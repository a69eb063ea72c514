import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import WebSocket from 'ws'
import { openPeer, type Peer } from '../../src/sync/peer/peer.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import { LanTransport } from '../../src/sync/transports/lan/lan.js'
import { CairnError } from '../../src/model/index.js'
import type { Transport } from '../../src/sync/transports/transport.js'
import { countOf, eventually, inviteTo, peerOf, stateOf, World, write } from '../peer/world.js'
import { freePorts } from './free-ports.js'

async function peerWith(world: World, ...transports: readonly Transport[]): Promise<Peer> {
  const dir = await mkdtemp(join(tmpdir(), 'cairn-transports-'))
  const storage = await openNodeStorage({ dir })
  const peer = await openPeer({ storage, makeSocket: url => new WebSocket(url), transports })
  world.atEnd(async () => {
    await peer.close()
    await rm(dir, { recursive: true, force: true })
  })
  return peer
}

test('two devices in one local network join, sync both ways and meet again, without an address', async t => {
  const world = new World(t)
  const [port = 0] = await freePorts(1)
  const lan = () => new LanTransport({ addresses: ['127.0.0.1'], port })
  const [ana, ben] = [await peerWith(world, lan()), await peerWith(world, lan())]
  const { id } = await ana.create({ name: 'Wetlands', deviceName: 'Ana' })
  const here = await ana.open(id)
  await write(here, 'before')
  const code = await inviteTo(here)
  assert.equal((await ben.join({ code, deviceName: 'Ben' })).id, id)
  const there = await ben.open(id)
  await eventually('what Ana wrote', async () => (await countOf(there)) === 1)
  await eventually('that Ben may write', async () => there.info.readOnly === undefined)
  await write(there, 'by Ben')
  await eventually('what Ben wrote', async () => (await countOf(here)) === 2)
  await eventually('the path', async () => (await peerOf(here, there))?.path === 'lan')
  assert.deepEqual((await stateOf(here)).transports, [{ name: 'lan' }])
  await here.sync?.pause()
  await eventually('parted', async () => (await peerOf(there, here))?.path === null)
  await write(there, 'alone')
  await here.sync?.resume()
  await eventually('what was written meanwhile', async () => (await countOf(here)) === 3)
})

test('a transport that cannot work here is told, and does not keep the device from opening', async t => {
  const broken: Transport = {
    name: 'broken',
    start: () => Promise.reject(new CairnError('unreachable', 'There is no radio here.')),
    setTopics: () => assert.fail('it did not start'),
    stop: async () => undefined
  }
  const peer = await peerWith(new World(t), broken)
  const { id } = await peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const store = await peer.open(id)
  const { transports } = await stateOf(store)
  assert.deepEqual(transports, [{ name: 'broken', problem: 'There is no radio here.' }])
})

test('without a hub and a transport a join says what is missing', async t => {
  const [ana, ben] = [await peerWith(new World(t)), await peerWith(new World(t))]
  const { id } = await ana.create({ name: 'Wetlands', deviceName: 'Ana' })
  const code = await inviteTo(await ana.open(id))
  await assert.rejects(ben.join({ code, deviceName: 'Ben' }), { code: 'unreachable' })
})
