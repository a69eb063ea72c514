/** A disk that was full and has room again: the program goes on by itself. Real disks, where they can be mounted. */
import assert from 'node:assert/strict'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'

import { CairnError, type DocumentId } from '../../src/model/index.js'
import type { ProjectStore } from '../../src/sync/adapter.js'
import {
  countOf,
  eventually,
  inSync,
  inviteTo,
  joined,
  noteOf,
  pause,
  project,
  World,
  write
} from '../peer/world.js'
import { longNotes, smallDisk } from './small-disk.js'

const NO_DISK = 'a small disk can be mounted by root only'
const isFull = (error: unknown) => CairnError.is(error, 'storage-full')

/** A disk of 64 MB of which something else takes 40; null where there can be none. */
async function halfTaken(world: World) {
  const disk = await smallDisk(world, 64)
  if (!disk) return null
  const rest = join(disk, 'something-else')
  await writeFile(rest, Buffer.alloc(40 << 20))
  return { dir: join(disk, 'device'), makeRoom: () => rm(rest) }
}

/** Resolves when the store says that one can write again. */
function writable(store: ProjectStore): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (store.info.readOnly === undefined) resolve()
    }
    store.subscribe(look)
    look()
  })
}

async function fill(store: ProjectStore): Promise<readonly DocumentId[]> {
  const saved: DocumentId[] = []
  const all = async () => {
    for (let round = 0; round < 100; round++) saved.push(...(await write(store, ...longNotes(round))))
  }
  await assert.rejects(all(), isFull)
  return saved
}

test('when there is room again saving goes on, behind the same store, and what was refused is not there', async t => {
  const world = new World(t)
  const disk = await halfTaken(world)
  if (!disk) return t.skip(NO_DISK)
  const device = await world.device('Ana', { dir: disk.dir })
  const { id } = await device.peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const store = await device.peer.open(id)
  const heard: string[] = []
  store.subscribe(event =>
    heard.push(event.type === 'info' ? (event.info.readOnly ?? 'can write') : event.type)
  )
  const saved = await fill(store)
  await pause(1_500)
  await assert.rejects(write(store, 'still full'), isFull)
  assert.equal(await countOf(store), saved.length, 'all is readable')
  await disk.makeRoom()
  await writable(store)
  const [after] = await write(store, 'after it')
  assert.equal(await noteOf(store, after!), 'after it')
  assert.equal(await countOf(store), saved.length + 1, 'what was refused is not there')
  for (const id of [saved[0]!, saved.at(-1)!]) {
    const note = await noteOf(store, id)
    assert.ok(typeof note === 'string' && /^\d+\/\d+ x/.test(note))
  }
  assert.ok(heard.indexOf('can write') > heard.findIndex(told => told.includes('disk is full')))
  assert.ok(!heard.includes('closed'))
  await device.close()
  const again = await world.device('Ana', { dir: disk.dir })
  assert.equal(await countOf(await again.peer.open(id)), saved.length + 1)
  assert.equal((await again.peer.list())[0]?.readOnly, undefined)
})

test('a device whose disk was full takes from others what it missed, without a hand', async t => {
  const world = new World(t)
  const disk = await halfTaken(world)
  if (!disk) return t.skip(NO_DISK)
  const found = await project(world, [])
  const device = await world.device('Ben', { dir: disk.dir })
  const ben = await joined(device, await inviteTo(found.store), found.hub)
  const own = await write(ben, 'his own')
  for (let round = 0; round < 40; round++) await write(found.store, ...longNotes(round))
  await eventually('told', () => /disk is full/.test(ben.info.readOnly ?? ''))
  await disk.makeRoom()
  await writable(ben)
  await write(ben, 'goes on')
  await inSync(ben, found.store)
  assert.equal(await countOf(ben), 40 * 60 + 2)
  assert.equal(await noteOf(found.store, own[0]!), 'his own')
  assert.deepEqual((await found.store.sync!.state()).twoHistories ?? [], [])
})
