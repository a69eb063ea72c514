/** What a tab sees while the engine moves, with a real peer, and answers that are lost at will. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'

import WebSocket from 'ws'

import { CairnError } from '../../src/model/index.js'
import type { Commit } from '../../src/sync/adapter.js'
import { openPeer, type Peer } from '../../src/sync/peer/peer.js'
import { remoteAdapter } from '../../src/sync/remote/remote-adapter.js'
import type { RemotePort } from '../../src/sync/remote/port.js'
import { serveAdapter } from '../../src/sync/remote/serve-adapter.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import { LastingAdapter } from '../../src/sync/lasting/lasting-adapter.js'

const observation: Commit = { type: 'create', kind: 'observation', set: new Map([['t/note', 'once']]) }

const makeSocket = (url: string): WebSocket => new WebSocket(url)

async function openFolder(t: TestContext): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'cairn-lasting-'))
  t.after(() => rm(dir, { recursive: true, force: true }))
  return dir
}

async function openDevice(t: TestContext): Promise<Peer> {
  const storage = await openNodeStorage({ dir: await openFolder(t) })
  const peer = await openPeer({ storage, makeSocket })
  t.after(() => peer.close())
  return peer
}

/** What a tab asks; closed after the test, so that one that fails ends too. */
function lastingFor(t: TestContext): LastingAdapter {
  const lasting = new LastingAdapter()
  t.after(() => lasting.close())
  return lasting
}

/** A way to the peer, as from another tab. After `lose` nothing it answers arrives. */
function wayTo(peer: Peer) {
  const { port1, port2 } = new MessageChannel()
  let isLosing = false
  let onLost = (): void => undefined
  const lost = new Promise<void>(resolve => (onLost = resolve))
  const losing: RemotePort = {
    postMessage: (message, transfer) => {
      if (isLosing) onLost()
      else port2.postMessage(message, transfer)
    },
    addEventListener: (type, listener) => port2.addEventListener(type as 'message', listener),
    removeEventListener: (type, listener) => port2.removeEventListener(type as 'message', listener),
    start: () => port2.start(),
    close: () => port2.close()
  }
  serveAdapter(peer, losing)
  return {
    adapter: remoteAdapter(port1),
    /** From now on answers are lost; resolves with the first that was. */
    lose(): Promise<void> {
      isLosing = true
      return lost
    },
    end: () => port1.close()
  }
}

test('a commit whose answer was lost is written once, and answered by the next engine', async t => {
  const peer = await openDevice(t)
  const { id } = await peer.create({ name: 'Tabs', deviceName: 'Laptop' })
  const lasting = lastingFor(t)
  const first = wayTo(peer)
  lasting.use({ adapter: first.adapter, isHere: false })
  const store = await lasting.open(id)
  const events: string[] = []
  store.subscribe(event => events.push(event.type === 'documents' && event.ids === null ? 'all' : event.type))
  const lost = first.lose()
  const saving = store.documents.commit([observation])
  await lost
  lasting.lose()
  first.end()
  const reading = store.documents.count({ kind: 'observation' })
  const second = wayTo(peer)
  lasting.use({ adapter: second.adapter, isHere: false })
  const [saved] = await saving
  assert.ok(saved)
  assert.ok((await reading) <= 1, 'what was asked in between is answered, before the commit or after it')
  assert.ok(await store.documents.get(saved))
  assert.equal(await store.documents.count({ kind: 'observation' }), 1)
  assert.ok(events.includes('all'))
  assert.equal(events.includes('closed'), false)
})

test('a store that lasts can do all that the store behind it can', async t => {
  const peer = await openDevice(t)
  const { id } = await peer.create({ name: 'Tabs', deviceName: 'Laptop' })
  const lasting = lastingFor(t)
  lasting.use({ adapter: peer, isHere: true })
  const [store, behind] = [await lasting.open(id), await peer.open(id)]
  for (const name of Object.keys(behind)) assert.ok(Reflect.get(store, name), name)
  const [note] = await store.documents.commit([observation])
  assert.equal((await store.history?.of(note!))?.steps.length, 1)
  const set = new Map([['t/note', 'path']])
  const [track] = await store.documents.commit([{ type: 'create', kind: 'track', set }])
  await store.tracks?.append(track!, [[1, 2, 3]])
  assert.equal((await store.tracks?.points(track!))?.points.length, 1)
})

test('what could be done twice is refused as unknown', async t => {
  const peer = await openDevice(t)
  const lasting = lastingFor(t)
  const first = wayTo(peer)
  lasting.use({ adapter: first.adapter, isHere: false })
  await lasting.list()
  const lost = first.lose()
  const creating = lasting.create({ name: 'Tabs', deviceName: 'Laptop' })
  const refused = assert.rejects(creating, error => CairnError.is(error, 'outcome-unknown'))
  await lost
  lasting.lose()
  first.end()
  lasting.use({ adapter: peer, isHere: true })
  await refused
  assert.equal((await lasting.list()).length, 1)
})

test('without an engine calls wait and can be stopped; when there will be none they are told why', async t => {
  const peer = await openDevice(t)
  const { id } = await peer.create({ name: 'Tabs', deviceName: 'Laptop' })
  const lasting = lastingFor(t)
  lasting.use({ adapter: peer, isHere: true })
  const store = await lasting.open(id)
  const closed = new Promise<string>(resolve => {
    store.subscribe(event => {
      if (event.type === 'closed') resolve(event.reason)
    })
  })
  lasting.lose()
  const stop = new AbortController()
  const stopped = store.documents.query({ kind: 'observation' }, stop.signal)
  stop.abort()
  await assert.rejects(stopped, error => CairnError.is(error, 'aborted'))
  const waiting = store.documents.count({ kind: 'observation' })
  lasting.fail(new CairnError('storage-broken', 'The disk is broken.'))
  await assert.rejects(waiting, error => CairnError.is(error, 'storage-broken'))
  assert.equal(await closed, 'The disk is broken.')
})

test('hubs are looked at again by the next engine', async t => {
  const dir = await openFolder(t)
  let heard = (): void => undefined
  const server = createServer().on('upgrade', (_request, socket) => {
    socket.destroy()
    heard()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => server.close())
  const first = await openPeer({ storage: await openNodeStorage({ dir }), makeSocket })
  const { id } = await first.create({ name: 'Tabs', deviceName: 'Laptop' })
  const lasting = lastingFor(t)
  lasting.use({ adapter: first, isHere: true })
  const store = await lasting.open(id)
  await store.sync?.connect(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  lasting.lose()
  await first.close()
  const knocked = new Promise<void>(resolve => (heard = resolve))
  const second = await openPeer({ storage: await openNodeStorage({ dir }), makeSocket })
  t.after(() => second.close())
  lasting.use({ adapter: second, isHere: true })
  await knocked
})
