/** Many at once, and those who do not read, do not stop, or do not make sense: the others go on, memory stays bounded. */
import assert from 'node:assert/strict'
import { mkdir, readFile, readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { createChange, encodeChanges } from '../../src/model/index.js'
import type { ProjectStore } from '../../src/sync/adapter.js'
import { randomBytes } from '../../src/sync/peer/seal.js'
import { wait } from '../../src/sync/wait.js'
import { knockAt, rawStream, turnRogue } from '../peer/rogue.js'
import { countOf, makeSocket, World, write, type Device, type Hub } from '../peer/world.js'
import { SoakDevice } from '../soak/soak-device.js'

const PROGRAM = fileURLToPath(new URL('../soak/device-process.ts', import.meta.url))
const MEGABYTE = 1_000_000
const LONGEST_MS = 10 * 60_000

/** A hub in a process of its own, so that its memory is its own. */
async function hubProcess(t: TestContext, world: World): Promise<SoakDevice> {
  const dir = join(await world.folder(), 'hub')
  await mkdir(dir)
  const hub = new SoakDevice('hub', dir, PROGRAM)
  world.atEnd(() => hub.kill())
  await hub.start()
  hub.deviceId = (await hub.ask('create', { name: 'hub' })).deviceId
  return hub
}

const asHub = ({ url }: SoakDevice): Hub => ({ url, close: async () => undefined })

/** A device that the hub let in as a member. */
async function member(world: World, hub: SoakDevice, name: string) {
  const device = await world.device(name)
  return { device, store: await come(device, await hub.ask('invite', { role: 'member' }), hub) }
}

/** Joins, links to the hub, and waits for its own grant, however many come at once. */
async function come({ peer, name }: Device, code: string, { url }: SoakDevice): Promise<ProjectStore> {
  const { id } = await peer.join({ code, deviceName: name, via: [url] })
  const store = await peer.open(id)
  await store.sync!.connect(url)
  await patiently('the grant', async () => (await store.members!.list()).some(({ self }) => self))
  return store
}

async function secretsOf({ dir }: Pick<Device, 'dir'>): Promise<{ readonly secret: string }> {
  const [name] = await readdir(`${dir}/local/projects`)
  return JSON.parse(await readFile(`${dir}/local/projects/${name}`, 'utf8')) as { secret: string }
}

/** The most memory that the hub took while something went on, over what it had before. */
async function growth(hub: SoakDevice, work: () => Promise<void>): Promise<number> {
  const before = await hub.ask('memory', null)
  let most = before
  const over = new AbortController()
  const watching = (async () => {
    while (!over.signal.aborted) {
      most = Math.max(most, await hub.ask('memory', null))
      await wait(250, over.signal)
    }
  })()
  try {
    await work()
  } finally {
    over.abort()
  }
  await watching
  return most - before
}

async function patiently(what: string, look: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + LONGEST_MS
  while (!(await look())) {
    if (performance.now() > deadline) throw new Error(`It did not come: ${what}`)
    await new Promise(resolve => setTimeout(resolve, 500))
  }
}

test('fifty devices come to one hub at once, and all have everything', { timeout: 20 * 60_000 }, async t => {
  const DEVICES = 50
  const EACH = 4
  const world = new World(t)
  const hub = await hubProcess(t, world)
  const commits = Array.from({ length: 500 }, (_, at) => ({
    type: 'create' as const,
    kind: 'observation' as const,
    set: new Map([['tag/note', `first ${at}`]])
  }))
  await hub.ask('commit', { commits })
  const codes: string[] = []
  for (let at = 0; at < DEVICES; at++) codes.push(await hub.ask('invite', { role: 'member' }))
  const from = performance.now()
  let stores: readonly ProjectStore[] = []
  const grown = await growth(hub, async () => {
    stores = await Promise.all(
      codes.map(async (code, at) => {
        const device = await world.device(`d${at}`)
        const store = await come(device, code, hub)
        await write(store, ...Array.from({ length: EACH }, (_, note) => `d${at} ${note}`))
        return store
      })
    )
    const all = 500 + DEVICES * EACH
    await patiently('all have all', async () => {
      for (const store of stores) if ((await countOf(store)) < all) return false
      return true
    })
    await patiently('the hub is complete with each', async () => {
      const { peers } = await hub.ask('state', null)
      return peers.length === DEVICES && peers.every(({ complete, connected }) => complete && connected)
    })
  })
  const seconds = (performance.now() - from) / 1000
  t.diagnostic(`${seconds.toFixed(0)} s; the hub took ${(grown / MEGABYTE).toFixed(0)} MB more`)
  assert(grown < 400 * MEGABYTE, `the hub took ${grown / MEGABYTE} MB more`)
})

test(
  'garbage at every door costs the hub little memory, and nobody else their place',
  { timeout: 5 * 60_000 },
  async t => {
    const world = new World(t)
    const hub = await hubProcess(t, world)
    const { device, store } = await member(world, hub, 'honest')
    const secrets = await secretsOf(device)
    const grown = await growth(hub, async () => {
      for (let round = 0; round < 60; round++) {
        const sockets = ['/peer', '/meet', '/', '/other'].map(path => {
          const socket = makeSocket(hub.url + path)
          socket.on('error', () => undefined)
          socket.once('open', () => {
            for (let at = 0; at < 40; at++) socket.send(randomBytes(60_000))
          })
          return new Promise<void>(resolve => socket.once('close', () => resolve()))
        })
        const raw = connect(Number(new URL(hub.url).port), '127.0.0.1')
        raw.on('error', () => undefined)
        raw.end(randomBytes(500_000))
        const { stream } = await knockAt(asHub(hub), secrets)
        stream.on('error', () => undefined)
        stream.on('data', () => undefined)
        const closed = new Promise<void>(resolve => stream.once('close', () => resolve()))
        for (let at = 0; at < 20; at++) stream.write(randomBytes(60_000))
        const { mux, closed: cut } = await rawStream(asHub(hub), secrets)
        for (let at = 0; at < 2_000; at++) mux.createChannel({ protocol: 'x', id: randomBytes(32) })?.open()
        await Promise.all([...sockets, closed, cut])
      }
    })
    t.diagnostic(`the hub took ${(grown / MEGABYTE).toFixed(0)} MB more`)
    assert(grown < 250 * MEGABYTE, `the hub took ${grown / MEGABYTE} MB more`)
    await write(store, 'still here')
    const other = await member(world, hub, 'another')
    await patiently('an honest one', async () => (await countOf(other.store)) === 1)
  }
)

test(
  'readers that stand still hold back their own streams, not the hub',
  { timeout: 5 * 60_000 },
  async t => {
    const READERS = 8
    const world = new World(t)
    const hub = await hubProcess(t, world)
    const readers: SoakDevice[] = []
    for (let at = 0; at < READERS; at++) {
      const dir = join(await world.folder(), `slow${at}`)
      await mkdir(dir)
      const reader = new SoakDevice(`slow${at}`, dir, PROGRAM)
      world.atEnd(() => reader.kill())
      await reader.start()
      const code = await hub.ask('invite', { role: 'member' })
      await reader.ask('join', { code, via: hub.url, name: reader.name })
      await reader.ask('connect', { url: hub.url })
      readers.push(reader)
    }
    await patiently('all are there', async () => {
      const { peers } = await hub.ask('state', null)
      return peers.filter(({ connected }) => connected).length === READERS
    })
    for (const reader of readers) reader.signal('SIGSTOP')
    const text = 'x'.repeat(15_000)
    const commits = Array.from({ length: 100 }, () => ({
      type: 'create' as const,
      kind: 'observation' as const,
      set: new Map([['tag/note', text]])
    }))
    const ROUNDS = 30
    const grown = await growth(hub, async () => {
      for (let round = 0; round < ROUNDS; round++) await hub.ask('commit', { commits })
    })
    t.diagnostic(`45 MB written, the hub took ${(grown / MEGABYTE).toFixed(0)} MB more`)
    assert(grown < 350 * MEGABYTE, `the hub took ${grown / MEGABYTE} MB more`)
    for (const reader of readers) reader.signal('SIGCONT')
    await patiently('they come after', async () => {
      const { peers } = await hub.ask('state', null)
      return peers.every(({ complete }) => complete)
    })
  }
)

test(
  'a member that floods the project leaves the hub answering, and its memory bounded',
  { timeout: 10 * 60_000 },
  async t => {
    const ENTRIES = 100_000
    const world = new World(t)
    const hub = await hubProcess(t, world)
    const flooder = await member(world, hub, 'flooder')
    const honest = await member(world, hub, 'honest')
    const [info] = await flooder.device.peer.list()
    const rogue = await turnRogue(world, flooder.device, info!.id)
    const heads = rogue.peer.index.membership.heads()
    const entry = (at: number) =>
      encodeChanges({
        at: 1,
        heads,
        changes: [createChange('observation', new Map([['tag/note', `flood ${at}`]]))]
      })
    for (let at = 0; at < ENTRIES; at += 5_000) {
      await rogue.append('data', ...Array.from({ length: 5_000 }, (_, place) => entry(at + place)))
    }
    const grown = await growth(hub, async () => {
      await rogue.meet(asHub(hub))
      await write(honest.store, 'in the middle of it')
      await patiently('what an honest one wrote is on the hub', async () => {
        const { peers } = await hub.ask('state', null)
        const peer = peers.find(({ deviceId }) => deviceId === honest.store.info.deviceId)
        return peer?.logs.data.want === 0 && (await honest.store.sync!.state()).onlyHere === 0
      })
      await patiently('all of the flood', async () => {
        const { peers } = await hub.ask('state', null)
        return peers.some(({ logs }) => logs.data.have > ENTRIES)
      })
    })
    t.diagnostic(`${ENTRIES} entries, the hub took ${(grown / MEGABYTE).toFixed(0)} MB more`)
    assert(grown < 600 * MEGABYTE, `the hub took ${grown / MEGABYTE} MB more`)
  }
)
