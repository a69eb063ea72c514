import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'
import { CairnError, type DocumentId } from '../../src/model/index.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import { WriteAheadSync } from '../../src/sync/storage/node/write-ahead.js'
import { storageFailure, storageFailureIn } from '../../src/sync/storage/failure.js'
import type { ProjectStore } from '../../src/sync/adapter.js'
import type { PeerStorage } from '../../src/sync/storage/storage.js'
import {
  countOf,
  eventually,
  inSync,
  inviteTo,
  joined,
  noteOf,
  pause,
  peerOf,
  project,
  stateOf,
  World,
  write
} from '../peer/world.js'
import { damageEach } from './damaged.js'
import { saveAndKill } from './killed.js'
import { buildSyncLog } from './power.js'
import { longNotes, smallDisk } from './small-disk.js'

const isCode = (code: CairnError['code']) => (error: unknown) => CairnError.is(error, code)

const textOf = async (store: ProjectStore, id: DocumentId): Promise<string> => {
  const note = await noteOf(store, id)
  return typeof note === 'string' ? note : ''
}

async function killedOverAndOver(world: World, rounds: number, syncLog?: string): Promise<void> {
  const dir = await world.folder()
  const saved: DocumentId[] = []
  for (let round = 0; round < rounds; round++) {
    const count = 3 + 17 * (round % 4)
    saved.push(...(await saveAndKill({ world, dir, count, ...(syncLog && { syncLog }) })))
  }
  const device = await world.device('Ana', { dir })
  const [info] = await device.peer.list()
  const store = await device.peer.open(info!.id)
  for (const id of saved) assert.match(await textOf(store, id), /^note \d+ x*$/)
  const count = await countOf(store)
  assert(count >= saved.length && count <= saved.length + rounds, 'at most the one under way besides')
  const [more] = await write(store, 'after all that')
  assert.equal(await noteOf(store, more!), 'after all that')
}

test('nothing that was said to be saved is lost when the program is killed, again and again', t =>
  killedOverAndOver(new World(t), 5))

test('nothing that was said to be saved is lost when the power goes, again and again', async t => {
  const world = new World(t)
  const syncLog = buildSyncLog(await world.folder())
  if (!syncLog) return t.skip('needs a C compiler on Linux')
  await killedOverAndOver(world, 3, syncLog)
})

/** A storage whose disk stops syncing when told to. */
function failing(storage: PeerStorage, disk: { broken: boolean }): PeerStorage {
  const { reopening, ...rest } = storage
  assert(reopening, 'left out: nothing is opened anew here')
  return {
    ...rest,
    sync: async () => {
      if (disk.broken) throw new CairnError('storage-full', 'The disk is full. Make room, then try again.')
      await storage.sync()
    }
  }
}

test('a save that does not reach the disk is refused, told to nobody, and the last one', async t => {
  const world = new World(t)
  const found = await project(world, [{ name: 'Ben' }])
  const { device, store: before } = found.others[0]!
  const [known] = await write(before, 'saved')
  await eventually('at the hub', async () => (await countOf(found.store)) === 1)
  await device.close()
  const disk = { broken: false }
  const again = await world.device('Ben', { dir: device.dir, change: storage => failing(storage, disk) })
  const store = await again.peer.open(found.id)
  await store.sync!.connect(found.hub.url)
  await eventually('connected', async () => (await peerOf(found.store, before))?.connected === true)
  const told: string[] = []
  store.subscribe(event => event.type === 'info' && told.push(event.info.readOnly ?? ''))
  disk.broken = true
  await assert.rejects(write(store, 'lost'), isCode('storage-full'))
  disk.broken = false
  await assert.rejects(write(store, 'after it'), isCode('storage-full'))
  assert.equal(await countOf(store), 1)
  assert.equal(await noteOf(store, known!), 'saved', 'what was saved stays readable')
  assert.match(store.info.readOnly!, /disk is full/)
  assert.match(told.at(-1)!, /disk is full/)
  await pause(600)
  assert.equal(await countOf(found.store), 1)
  assert.equal((await peerOf(found.store, before))?.connected, false)
  assert.equal((await peerOf(found.store, before))?.logs.data.total, 1, 'nobody heard of it')
  await again.close()
  const repaired = await world.device('Ben', { dir: device.dir })
  const whole = await repaired.peer.open(found.id)
  assert.equal(await countOf(whole), 1, 'what was refused does not come back')
  await whole.sync!.connect(found.hub.url)
  await write(whole, 'lost')
  await inSync(found.store, whole)
  assert.equal(await countOf(found.store), 2, 'saved again it is there once')
  assert.deepEqual((await stateOf(found.store)).twoHistories ?? [], [])
  assert.equal((await found.store.members!.list()).length, 2)
})

test('what is refused at one moment with others goes with them, over a program that ends and one that goes on', async t => {
  const world = new World(t)
  const dir = await world.folder()
  const disk = { broken: false }
  const first = await world.device('Ana', { dir, change: storage => failing(storage, disk) })
  const { id } = await first.peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const store = await first.peer.open(id)
  const saved = await write(store, 'saved')
  disk.broken = true
  const refused = await Promise.allSettled([
    write(store, 'one'),
    write(store, 'two'),
    write(store, 'three', 'four'),
    store.documents.commit([{ type: 'create', kind: 'preset', set: new Map([['name', 'five']]) }])
  ])
  assert.ok(refused.every(({ status }) => status === 'rejected'))
  await first.close()
  for (const goesOn of [false, true]) {
    const stuck = { broken: false }
    const sync = (storage: PeerStorage): PeerStorage => ({
      ...storage,
      sync: async () => {
        if (stuck.broken) throw Object.assign(new Error('fdatasync'), { code: 'ENOSPC' })
        await storage.sync()
      }
    })
    const device = await world.device('Ana', { dir, change: sync })
    const again = await device.peer.open(id)
    assert.equal(await countOf(again), saved.length)
    assert.equal(await again.documents.count({ kind: 'preset' }), 0)
    saved.push(...(await write(again, 'saved as well')))
    if (goesOn) {
      stuck.broken = true
      await assert.rejects(write(again, 'refused'), isCode('storage-full'))
      await eventually('goes on by itself', () => again.info.readOnly === undefined)
      saved.push(...(await write(again, 'refused, then saved')))
      assert.equal(await countOf(again), saved.length)
    }
    await device.close()
  }
})

test('what comes from others and does not reach the disk is not shown, and not said to be held', async t => {
  const world = new World(t)
  const found = await project(world, [{ name: 'Ben' }])
  const { device, store: before } = found.others[0]!
  await device.close()
  const disk = { broken: false }
  const again = await world.device('Ben', { dir: device.dir, change: storage => failing(storage, disk) })
  const store = await again.peer.open(found.id)
  await store.sync!.connect(found.hub.url)
  await eventually('connected', async () => (await peerOf(found.store, before))?.connected === true)
  disk.broken = true
  const [id] = await write(found.store, 'from afar')
  await eventually('read-only', () => store.info.readOnly !== undefined)
  assert.equal(await store.documents.get(id!), null)
  assert.equal((await found.store.documents.get(id!))?.holders, 0)
  await again.close()
  const repaired = await world.device('Ben', { dir: device.dir })
  const whole = await repaired.peer.open(found.id)
  await whole.sync!.connect(found.hub.url)
  await eventually('after the repair', async () => (await noteOf(whole, id!)) === 'from afar')
})

test('a project that cannot be made safe is not made', async t => {
  const world = new World(t)
  const disk = { broken: true }
  const device = await world.device('Ana', { change: storage => failing(storage, disk) })
  await assert.rejects(device.peer.create({ name: 'Wetlands', deviceName: 'Ana' }), isCode('storage-full'))
  assert.deepEqual(await device.peer.list(), [])
})

test('a change is told only after it is on disk', async t => {
  const world = new World(t)
  const order: string[] = []
  const device = await world.device('Ana', {
    change: storage => ({
      ...storage,
      sync: async () => {
        await storage.sync()
        order.push('disk')
      }
    })
  })
  const { id } = await device.peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const store = await device.peer.open(id)
  store.subscribe(event => event.type === 'documents' && order.push('told'))
  order.length = 0
  for (const note of ['a', 'b']) {
    await write(store, note)
    order.push('saved')
  }
  assert.deepEqual(order, ['disk', 'told', 'saved', 'disk', 'told', 'saved'])
})

test('after one sync that failed no later one is believed', async t => {
  const dir = join(await new World(t).folder(), 'db')
  await mkdir(dir)
  await writeFile(join(dir, '1.log'), 'x')
  const writeAhead = new WriteAheadSync(dir, () => Promise.resolve(null))
  t.after(() => writeAhead.close())
  await Promise.all([writeAhead.sync(), writeAhead.sync(), writeAhead.sync()])
  await rm(dir, { recursive: true })
  const [one, other] = [writeAhead.sync(), writeAhead.sync()]
  await assert.rejects(one)
  await assert.rejects(other)
  await mkdir(dir)
  await assert.rejects(writeAhead.sync())
})

test('the database tells when it has turned to another file, and that one is synced too', async t => {
  const world = new World(t)
  const syncLog = buildSyncLog(await world.folder())
  if (!syncLog) return t.skip('needs a C compiler on Linux')
  const dir = await world.folder()
  const noted = join(await world.folder(), 'noted')
  await writeFile(noted, '')
  const script = `import { readdir, stat } from 'node:fs/promises'
    import { openNodeStorage } from './src/sync/storage/node/node-storage.ts'
    const storage = await openNodeStorage({ dir: process.argv[1] })
    const core = storage.store.get({ name: 'log' })
    for (const round of [0, 1, 2]) {
      await core.append([Buffer.alloc(100_000, round)])
      await storage.sync()
      const folder = process.argv[1] + '/logs/db/'
      const files = (await readdir(folder)).filter(name => name.endsWith('.log')).sort()
      const { ino, size } = await stat(folder + files.at(-1))
      console.log(ino, size)
      if (round === 1) await storage.store.storage.db.flush()
    }
    process.exit(0)`
  const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, dir], {
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, LD_PRELOAD: syncLog, SYNC_LOG: noted }
  })
  const files = said
    .trim()
    .split('\n')
    .map(line => line.split(' ').map(Number))
  assert.equal(files[0]![0], files[1]![0])
  assert.notEqual(files[1]![0], files[2]![0], 'another file after the flush')
  const synced = (await readFile(noted, 'utf8')).split('\n').map(line => line.split(' ').map(Number))
  for (const [inode, size] of files) {
    assert(synced.some(([ino, , length]) => ino === inode && length! >= size!))
  }
})

test('a second program on one folder is refused, and so is a folder that cannot be written', async t => {
  const world = new World(t)
  const dir = await world.folder()
  const first = await openNodeStorage({ dir })
  await assert.rejects(openNodeStorage({ dir }), isCode('storage-in-use'))
  const script = `import { openNodeStorage } from './src/sync/storage/node/node-storage.ts'
    openNodeStorage({ dir: process.argv[1] }).then(() => console.log('opened'), error => console.log(error.code))`
  const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script, dir], {
    encoding: 'utf8',
    cwd: fileURLToPath(new URL('../..', import.meta.url))
  })
  assert.equal(said.trim(), 'storage-in-use')
  await first.close()
  await (await openNodeStorage({ dir })).close()
  const file = join(await world.folder(), 'file')
  await writeFile(file, '')
  await assert.rejects(openNodeStorage({ dir: join(file, 'below') }), isCode('storage-unavailable'))
})

test('a damaged database is named, not crashed on', async t => {
  const world = new World(t)
  const dir = await world.folder()
  await (await openNodeStorage({ dir })).close()
  await writeFile(join(dir, 'logs', 'db', 'CURRENT'), 'MANIFEST-999999\n')
  await assert.rejects(openNodeStorage({ dir }), isCode('storage-broken'))
})

test('a full disk refuses to save and leaves everything readable', async t => {
  const world = new World(t)
  const dir = await smallDisk(world, 24)
  if (!dir) return t.skip('a small disk can be mounted by root only')
  const device = await world.device('Ana', { dir })
  const { id } = await device.peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const store = await device.peer.open(id)
  const saved: DocumentId[] = []
  const fill = async () => {
    for (let round = 0; round < 100; round++) saved.push(...(await write(store, ...longNotes(round))))
  }
  await assert.rejects(fill(), isCode('storage-full'))
  assert(saved.length > 0)
  assert.equal(await countOf(store), saved.length)
  assert.match(await textOf(store, saved[0]!), /^0\/0 x/)
  await assert.rejects(write(store, 'small'), isCode('storage-full'))
})

test('a disk that fills up while others send is told to its owner, and the others go on', async t => {
  const world = new World(t)
  const dir = await smallDisk(world, 24)
  if (!dir) return t.skip('a small disk can be mounted by root only')
  const found = await project(world, [])
  const ben = await joined(await world.device('Ben', { dir }), await inviteTo(found.store), found.hub)
  const [first] = await write(found.store, 'first')
  await eventually('the first', async () => (await noteOf(ben, first!)) === 'first')
  for (let round = 0; round < 40; round++) await write(found.store, ...longNotes(round))
  await eventually('told', () => /disk is full/.test(ben.info.readOnly ?? ''))
  await assert.rejects(write(ben, 'small'), isCode('storage-full'))
  const held = await countOf(ben)
  assert.equal((await ben.documents.query({ kind: 'observation', limit: 10 })).total, held)
  assert.equal(await noteOf(ben, first!), 'first')
  await write(found.store, 'the others go on')
})

test('what the system says becomes one of four codes', () => {
  const cases: [Error, CairnError['code']][] = [
    [Object.assign(new Error('write failed'), { code: 'ENOSPC' }), 'storage-full'],
    [new Error('IO error: No space left on device: While appending to file'), 'storage-full'],
    [new Error('outer', { cause: new Error('EDQUOT') }), 'storage-full'],
    [new Error('File descriptor could not be locked'), 'storage-in-use'],
    [new Error('Corruption: block checksum mismatch'), 'storage-broken'],
    [Object.assign(new Error('denied'), { code: 'EACCES' }), 'storage-unavailable'],
    [new Error('outer', { cause: new CairnError('storage-unavailable', 'x') }), 'storage-unavailable'],
    [new TypeError('undefined is not a function'), 'storage-broken']
  ]
  for (const [error, code] of cases) assert.equal(storageFailure(error).code, code, error.message)
  for (const text of ['ECONNRESET', 'read EPIPE', 'Stream was destroyed', 'connect EACCES 10.0.0.1:80']) {
    assert.equal(storageFailureIn(new Error(text)), null, text)
  }
  const batch = new Error('Batch was not applied', { cause: new Error('While appending') })
  assert.equal(storageFailureIn(batch)?.code, 'storage-broken')
  assert.equal(storageFailureIn(cases[0]![0])?.code, 'storage-full')
})

test('a file that was torn or flipped is refused, or what it held comes back from others', async t => {
  const outcomes = await damageEach(new World(t), path => /journal|CURRENT|\d\.log$/.test(path), ['half'])
  assert(outcomes.size >= 3)
  assert([...outcomes].every(([path, outcome]) => !path.includes('CURRENT') || outcome === 'storage-broken'))
})
