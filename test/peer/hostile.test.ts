/** Whoever connects may send anything; it costs its own connection and little else. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import test from 'node:test'
import c from 'compact-encoding'
import {
  createChange,
  encodeChanges,
  fromHex,
  toHex,
  type Change,
  type DocumentId
} from '../../src/model/index.js'
import { topicOf } from '../../src/sync/peer/keys.js'
import { randomBytes, signPair } from '../../src/sync/peer/seal.js'
import { PeerConnection, type Held } from '../../src/sync/peer/peer-connection.js'
import { EpochKeys } from '../../src/sync/peer/block-encryption.js'
import { dialTcp, listenTcp } from '../../src/sync/transports/tcp/tcp.js'
import { writeHello } from '../../src/sync/transports/websocket/hello.js'
import { knockAt, rawStream, turnRogue } from './rogue.js'
import {
  countOf,
  eventually,
  inSync,
  inviteTo,
  joined,
  makeSocket,
  pause,
  peerOf,
  project,
  stateOf,
  World,
  write
} from './world.js'

async function secretsOf(dir: string, id: string) {
  return JSON.parse(await readFile(`${dir}/local/projects/${id}`, 'utf8')) as {
    secret: string
    deviceSeed: string
    epochs: string[]
  }
}

/** A tree hash of nothing. */
const HEAD = new Uint8Array(32)
const MEMBER = { protocol: 'cairn/member/1', unique: true } as const

/** The project goes on for honest devices. */
async function stillWorks(world: World, found: Awaited<ReturnType<typeof project>>): Promise<void> {
  const before = await countOf(found.store)
  const ben = await joined(await world.device('Late'), await inviteTo(found.store), found.hub)
  await write(ben, 'still here')
  await eventually('an honest one', async () => (await countOf(found.store)) === before + 1)
}

test('garbage instead of a handshake, a hello or a proof ends its own connection', async t => {
  const world = new World(t)
  const found = await project(world, [])
  const secrets = await secretsOf(found.founder.dir, found.id)
  for (const bytes of [randomBytes(10), new Uint8Array(49).fill(9), randomBytes(200_000)]) {
    for (const door of ['/peer', '/meet']) {
      const socket = makeSocket(found.hub.url + door)
      const closed = new Promise(resolve => socket.once('close', resolve))
      socket.once('open', () => socket.send(bytes))
      await closed
    }
    const { stream } = await knockAt(found.hub, secrets)
    const closed = new Promise<void>(resolve => stream.once('close', resolve))
    stream.on('error', () => undefined)
    stream.on('data', () => undefined)
    stream.write(bytes)
    stream.end(null)
    await closed
  }
  await stillWorks(world, found)
})

test('wrong, too many and endless tags prove nothing', async t => {
  const world = new World(t)
  const found = await project(world, [])
  const secrets = await secretsOf(found.founder.dir, found.id)
  for (const tags of [0, 8, 64, 65, 5_000, 200_000]) {
    const { mux, closed } = await rawStream(found.hub, secrets)
    const channel = mux.createChannel(MEMBER)!
    const heard: unknown[] = []
    const message = channel.addMessage<Uint8Array[]>({
      encoding: c.array(c.fixed32),
      onmessage: () => undefined
    })
    channel.addMessage({ encoding: c.raw, onmessage: bytes => void heard.push(bytes) })
    channel.open()
    message.send(Array.from({ length: tags }, () => randomBytes(32)))
    await closed
    assert.deepEqual(heard, [], `${tags} tags`)
  }
  assert.deepEqual((await stateOf(found.store)).peers, [])
  await stillWorks(world, found)
})

test('a stranger that says what it holds before it proved anything is cut off, and hears nothing', async t => {
  const world = new World(t)
  const found = await project(world, [])
  const secrets = await secretsOf(found.founder.dir, found.id)
  const { mux, closed } = await rawStream(found.hub, secrets)
  const channel = mux.createChannel(MEMBER)!
  channel.addMessage({ encoding: c.raw })
  const heard: unknown[] = []
  const held = channel.addMessage<Uint8Array>({ encoding: c.raw, onmessage: bytes => void heard.push(bytes) })
  channel.open()
  await write(found.store, 'while a stranger is connected')
  await pause(250)
  held.send(Uint8Array.of(0))
  await closed
  assert.deepEqual(heard, [])
})

test('a stranger that opens a thousand channels gets none', async t => {
  const world = new World(t)
  const found = await project(world, [])
  const secrets = await secretsOf(found.founder.dir, found.id)
  const { mux, stream, closed } = await rawStream(found.hub, secrets)
  let opened = 0
  for (let at = 0; at < 1_000; at++) {
    mux
      .createChannel({
        protocol: 'hypercore/alpha',
        id: randomBytes(32),
        onopen: () => {
          opened++
        }
      })
      ?.open()
  }
  await Promise.race([closed, pause(500)])
  assert.equal(opened, 0)
  stream.destroy()
  await stillWorks(world, found)
})

test('a stranger that sends a lot before it proves itself is cut off', async t => {
  const world = new World(t)
  const found = await project(world, [])
  const secrets = await secretsOf(found.founder.dir, found.id)
  const { mux, stream, closed } = await rawStream(found.hub, secrets)
  const channel = mux.createChannel({ protocol: 'something else' })!
  const message = channel.addMessage<Uint8Array>({ encoding: c.raw })
  channel.open()
  let sent = 0
  while (!stream.destroyed && sent < 40) {
    message.send(new Uint8Array(100_000))
    sent++
    await pause(5)
  }
  await closed
  assert(sent < 40, `cut off after ${sent} messages`)
})

test('nonsense about holdings is refused or counted for what it is', async t => {
  const world = new World(t)
  const found = await project(world, [{ name: 'Ben' }])
  const [id] = (await write(found.store, 'spring')) as [DocumentId]
  await inSync(found.store, found.others[0]!.store)
  const rogue = await turnRogue(world, found.others[0]!.device, found.id)
  const say = async (said: readonly Omit<Held, 'head'>[]) => {
    const held = said.map(item => ({ ...item, head: HEAD }))
    const { stream, initiator } = await knockAt(found.hub, rogue.secrets)
    const closed = new Promise<void>(resolve => stream.once('close', resolve))
    let connection: PeerConnection | null = null
    await new Promise<void>(resolve => {
      connection = new PeerConnection(
        stream,
        initiator,
        rogue.peer.pair,
        new EpochKeys(rogue.secrets.epochs.map(fromHex)),
        {
          onProved: () => resolve(),
          onHeld: () => undefined,
          onCards: () => undefined,
          onMedia: () => undefined,
          onFault: () => undefined,
          onClose: () => resolve()
        }
      )
    })
    connection!.tell(held)
    await Promise.race([closed, pause(150)])
    connection!.destroy()
    await closed
  }
  const ana = fromHex(found.store.info.deviceId)
  const huge = Number.MAX_SAFE_INTEGER
  await say([{ device: ana, log: 2, held: huge, known: huge }])
  assert((await peerOf(found.store, found.others[0]!.store))!.logs.data.total <= 1, 'beyond every log')
  await say([{ device: ana, log: 99, held: 1, known: 1 }])
  await say([{ device: ana, log: 2, held: 2 ** 32, known: 2 ** 32 }])
  assert.equal((await found.store.documents.get(id))?.holders, 1)
  await say([{ device: ana, log: 2, held: 0, known: 2 ** 32 }])
  assert.equal((await found.store.documents.get(id))?.holders, 0)
  assert.equal((await peerOf(found.store, found.others[0]!.store))?.complete, false)
  const unknown = Array.from({ length: 4_000 }, () => ({
    device: randomBytes(32),
    log: 2,
    held: 0,
    known: 5
  }))
  for (let round = 0; round < 6; round++) {
    await say(unknown.map(item => ({ ...item, device: randomBytes(32) })))
  }
  const state = await peerOf(found.store, found.others[0]!.store)
  assert(state!.logs.data.total <= 2 ** 32 + 5 * 16_384, 'bounded')
  await stillWorks(world, found)
})

test('more changes than may wait come in all the same when what they name arrives', async t => {
  const world = new World(t)
  const found = await project(world, [{ name: 'Ben', role: 'coordinator' }, { name: 'Cleo' }])
  const [ben, cleo] = found.others
  await inSync(found.store, ben!.store, cleo!.store)
  const names = Array.from({ length: 5_000 }, (_, at) => `n${at}`)
  const ids = await write(found.store, ...names)
  await inSync(found.store, ben!.store)
  await cleo!.store.sync!.disconnect(found.hub.url)
  const edits = ids.map(id => ({ type: 'edit' as const, id, set: new Map([['tag/seen', true]]) }))
  await ben!.store.documents.commit(edits)
  await found.hub.close()
  await found.founder.close()
  // A fresh reader that is given the edits long before the observations they change.
  const { ProjectIndex } = await import('../../src/sync/peer/project-index.js')
  const { Rereading } = await import('../../src/sync/peer/rereading.js')
  const index = new ProjectIndex(found.id)
  const rogue = await turnRogue(world, ben!.device, found.id)
  const logs = [...rogue.peer.logs].sort((a, b) => {
    const late = (log: typeof a) => (log.device === found.store.info.deviceId && log.name === 'data' ? 1 : 0)
    return late(a) - late(b)
  })
  let rereads = 0
  const read = async (log: (typeof logs)[number]) => {
    for (let at = 0; at < log.length; at++) index.take(log, at, await log.core.get(at))
  }
  const due: string[] = []
  const rereading = new Rereading(
    device => due.push(device),
    () => index.admissions
  )
  t.after(() => rereading.close())
  for (const log of logs) await read(log)
  rereading.note(index.flush().overflowed)
  while (rereading.runNow()) {
    for (const device of due.splice(0)) {
      rereads++
      for (const log of logs) if (log.device === device) await read(log)
    }
    rereading.note(index.flush().overflowed)
  }
  assert.equal(rereads, 1)
  assert.equal(index.query.count({ kind: 'observation' }), 5_000)
  assert.equal(
    ids.every(id => index.document(id)?.fields.get('tag/seen')?.value === true),
    true
  )
  assert.equal(index.quarantined, 0)
})

test('whoever writes thousands of changes that wait for nothing is not read again and again', async t => {
  const world = new World(t)
  const found = await project(world, [{ name: 'Ben' }])
  const rogue = await turnRogue(world, found.others[0]!.device, found.id)
  const heads = rogue.peer.index.membership.heads()
  const entries = Array.from({ length: 5 }, () => {
    const changes = Array.from({ length: 160 }, (): Change => {
      return { op: 'edit', doc: toHex(randomBytes(32)) as DocumentId, lamport: 1, set: { a: 1 }, saw: {} }
    })
    return encodeChanges({ at: 1, heads, changes })
  })
  for (let round = 0; round < 6; round++)
    await rogue.append('data', ...entries.map(bytes => Uint8Array.from(bytes)))
  await rogue.append(
    'data',
    encodeChanges({ at: 1, heads, changes: [createChange('observation', new Map())] })
  )
  await rogue.meet(found.hub)
  await eventually('read to the end', async () => (await countOf(found.store)) === 1)
  await stillWorks(world, found)
  assert.equal((await stateOf(found.store)).quarantined, 0, 'what waits is not refused')
})

test('a caller that names nothing, or never speaks, holds no place', async t => {
  const world = new World(t)
  const found = await project(world, [])
  const secrets = await secretsOf(found.founder.dir, found.id)
  const listener = await listenTcp(found.founder.peer, { host: '127.0.0.1', port: 0 })
  t.after(() => listener.close())
  for (const bytes of [
    randomBytes(49),
    randomBytes(3),
    writeHello({ topic: randomBytes(32), who: randomBytes(16) })
  ]) {
    const socket = connect(listener.port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.end(bytes)
    await new Promise(resolve => socket.once('close', resolve))
  }
  await assert.rejects(listenTcp(found.founder.peer, { host: '127.0.0.1', port: listener.port }), {
    code: 'port-in-use'
  })
  await assert.rejects(listenTcp(found.founder.peer, { host: '192.0.2.1', port: 0 }), { code: 'unreachable' })
  const ben = await world.device('Ben')
  await joined(ben, await inviteTo(found.store), found.hub).then(store =>
    store.sync!.disconnect(found.hub.url)
  )
  await write(found.store, 'by TCP')
  const topic = topicOf(fromHex(secrets.secret))
  ben.peer.dial(
    topic,
    await dialTcp({ host: '127.0.0.1', port: listener.port }, { topic, who: randomBytes(16) })
  )
  const store = await ben.peer.open(found.id)
  await eventually('over TCP', async () => (await countOf(store)) === 1)
  await listener.close()
  await assert.rejects(dialTcp({ host: '127.0.0.1', port: listener.port }, { topic, who: randomBytes(16) }), {
    code: 'unreachable'
  })
  assert.equal(signPair(randomBytes(32)).publicKey.byteLength, 32)
})

test('a reader that does not read holds back its own stream and nothing else', async t => {
  const world = new World(t)
  const found = await project(world, [{ name: 'Slow' }])
  const slow = await turnRogue(world, found.others[0]!.device, found.id)
  const { stream, initiator } = await knockAt(found.hub, slow.secrets)
  slow.peer.connect(stream, initiator, 'hub')
  await eventually(
    'connected',
    async () => (await peerOf(found.store, found.others[0]!.store))?.connected === true
  )
  stream.pause()
  const text = 'x'.repeat(15_000)
  const before = process.memoryUsage().rss
  for (let round = 0; round < 10; round++) {
    await found.store.documents.commit(
      Array.from({ length: 60 }, () => ({
        type: 'create' as const,
        kind: 'observation' as const,
        set: new Map([['tag/note', text]])
      }))
    )
  }
  assert.equal(await countOf(found.store), 600)
  assert(process.memoryUsage().rss - before < 300_000_000)
  stream.destroy()
})
