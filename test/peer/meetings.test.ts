import assert from 'node:assert/strict'
import test from 'node:test'
import WebSocket from 'ws'
import { openPeer } from '../../src/sync/peer/peer.js'
import { HubLinks } from '../../src/sync/transports/websocket/hub-links.js'
import { writeHello } from '../../src/sync/transports/websocket/hello.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import { eventually, makeSocket, World, type Hub } from './world.js'

const topic = new Uint8Array(32).fill(3)

/** A device that waits at a hub's meeting door. */
async function guest(
  hub: Hub,
  who: number
): Promise<{ answers: number[]; socket: WebSocket; isOpen: () => boolean }> {
  const socket = makeSocket(`${hub.url}/meet`)
  const answers: number[] = []
  socket.on('message', (data: Buffer) => answers.push(...data))
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  socket.send(writeHello({ topic, who: new Uint8Array(16).fill(who) }))
  return { answers, socket, isOpen: () => socket.readyState === WebSocket.OPEN }
}

test('two that wait again while they are joined are joined when the first connection breaks', async t => {
  const world = new World(t)
  const hub = await world.hub(null)
  const first = [await guest(hub, 1), await guest(hub, 2)]
  await eventually('joined', () => first.every(({ answers }) => answers.length === 1))
  assert.deepEqual(first.flatMap(({ answers }) => answers).sort(), [0, 1])
  const second = [await guest(hub, 1), await guest(hub, 2)]
  await new Promise(resolve => setTimeout(resolve, 50))
  assert.deepEqual(
    second.flatMap(({ answers }) => answers),
    []
  )
  first[0]!.socket.terminate()
  await eventually('joined again', () => second.every(({ answers }) => answers.length === 1))
  assert.deepEqual(second.flatMap(({ answers }) => answers).sort(), [0, 1])
  await eventually('the other half is closed', () => !first[1]!.isOpen())
  second[0]!.socket.send(Uint8Array.of(42))
  await eventually('messages pass', () => second[1]!.answers.at(-1) === 42)
})

test('a third that waits is joined with whoever is free', async t => {
  const world = new World(t)
  const hub = await world.hub(null)
  const pair = [await guest(hub, 1), await guest(hub, 2)]
  await eventually('joined', () => pair.every(({ answers }) => answers.length === 1))
  const third = await guest(hub, 3)
  const again = await guest(hub, 1)
  await eventually('joined with the third', () => third.answers.length === 1 && again.answers.length === 1)
})

test('a hub that does not have the project and joins at its other door counts as connected', async t => {
  const world = new World(t)
  const hub = await world.hub(null)
  const links = new HubLinks(makeSocket)
  t.after(() => links.stop())
  await links.start({ met: () => undefined })
  links.setTopics([topic])
  links.add(hub.url)
  await eventually('connected', () => links.state()[0]?.connected === true)
  await new Promise(resolve => setTimeout(resolve, 300))
  assert.deepEqual(links.state(), [{ url: hub.url, connected: true }])
  await hub.close()
  await eventually('not connected', () => links.state()[0]?.connected === false)
  await eventually('and why', () => (links.state()[0]?.problem ?? '').includes('Nothing answers'))
  links.remove(hub.url)
  assert.deepEqual(links.state(), [])
})

test('a device that dials itself finds nobody', async t => {
  const world = new World(t)
  const storage = await openNodeStorage({ dir: await world.folder() })
  const peer = await openPeer({ storage, makeSocket })
  t.after(() => peer.close())
  const { id } = await peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const hub = await world.hub({ name: '', dir: '', storage, peer, close: async () => undefined })
  const store = await peer.open(id)
  await store.sync!.connect(hub.url)
  await new Promise(resolve => setTimeout(resolve, 400))
  assert.deepEqual((await store.sync!.state()).peers, [])
})
