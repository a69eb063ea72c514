/** Own logs that are shorter than they were: a device never writes a second history of them, and loses nothing that others have. */
import assert from 'node:assert/strict'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import type { DocumentId } from '../../src/model/index.js'
import type { ProjectStore } from '../../src/sync/adapter.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import {
  eventually,
  inSync,
  noteOf,
  project,
  stateOf,
  World,
  write,
  type Device,
  type Hub
} from '../peer/world.js'
import { putBack } from './folders.js'

interface Scene {
  readonly world: World
  readonly hub: Hub
  readonly ana: ProjectStore
  readonly dir: string
  /** A copy of Ben's folder from before his second observation. */
  readonly backup: string
  readonly saved: DocumentId[]
}

/** Ben saves one observation, makes a backup, saves another; Ana has got both, and Ben is closed. */
async function scene(world: World): Promise<Scene> {
  const found = await project(world, [{ name: 'Ben' }])
  const { device, store } = found.others[0]!
  const saved = await write(store, 'before')
  await inSync(store, found.store)
  await device.close()
  const backup = join(await world.folder(), 'backup')
  await cp(device.dir, backup, { recursive: true })
  const again = await world.device('Ben', { dir: device.dir })
  const open = await opened(again)
  saved.push(...(await write(open, 'after')))
  await open.sync!.connect(found.hub.url)
  await inSync(open, found.store)
  await again.close()
  return { world, hub: found.hub, ana: found.store, dir: device.dir, backup, saved }
}

async function opened(device: Device): Promise<ProjectStore> {
  const [info] = await device.peer.list()
  return device.peer.open(info!.id)
}

/** Ben opens again and saves offline, then meets Ana: both have everything, and go on. */
async function goesOn({ world, hub, ana, dir, saved }: Scene): Promise<void> {
  const device = await world.device('Ben', { dir })
  const ben = await opened(device)
  const all = [...saved, ...(await write(ben, 'offline'))]
  await ben.sync!.connect(hub.url)
  await have([ana, ben], all)
  all.push(...(await write(ben, 'together')))
  await inSync(ben, ana)
  await have([ana], all)
  assert.equal(ben.info.readOnly, undefined)
  assert.notEqual((await stateOf(ben)).beganAnew, undefined, 'and says so')
  assert.equal((await stateOf(ana)).beganAnew, undefined)
  await device.close()
  await have([await opened(await world.device('Ben', { dir }))], all)
  assert.deepEqual((await stateOf(ana)).twoHistories ?? [], [])
}

async function have(stores: readonly ProjectStore[], ids: readonly DocumentId[]): Promise<void> {
  for (const store of stores) {
    for (const id of ids) await eventually('it is there', async () => (await noteOf(store, id)) !== undefined)
  }
}

test('logs put back to an older state', async t => {
  const all = await scene(new World(t))
  await putBack(join(all.backup, 'logs'), join(all.dir, 'logs'))
  await goesOn(all)
})

test('a folder put back from a copy', async t => {
  const all = await scene(new World(t))
  await rm(all.dir, { recursive: true })
  await cp(all.backup, all.dir, { recursive: true })
  await goesOn(all)
})

test('what tells how long the logs were is lost', async t => {
  const all = await scene(new World(t))
  await rm(join(all.dir, 'journal'), { recursive: true })
  await goesOn(all)
})

test('a copy of a folder that goes on beside it', async t => {
  const all = await scene(new World(t))
  const { world, hub, ana, dir, backup, saved } = all
  const stores = [ana]
  for (const folder of [dir, backup]) {
    const store = await opened(await world.device('Ben', { dir: folder }))
    saved.push(...(await write(store, `in ${folder}`)))
    await store.sync!.connect(hub.url)
    stores.push(store)
  }
  for (const store of stores) {
    for (const id of saved)
      await eventually('all is there', async () => (await noteOf(store, id)) !== undefined)
  }
  assert.deepEqual((await stateOf(ana)).twoHistories ?? [], [])
})

test('everything put back in place: what the others have comes back before anything is written', async t => {
  const all = await scene(new World(t))
  const { world, hub, ana, dir, backup, saved } = all
  await putBack(backup, dir)
  const device = await world.device('Ben', { dir })
  const ben = await opened(device)
  await ben.sync!.connect(hub.url)
  await have([ben], saved)
  const more = await write(ben, 'later')
  await eventually('at Ana', async () => (await noteOf(ana, more[0]!)) === 'later')
  await inSync(ben, ana)
  assert.deepEqual((await stateOf(ana)).twoHistories ?? [], [])
})

test('everything put back in place and written before anybody is met: two histories, and it goes on', async t => {
  const { world, hub, ana, dir, backup, saved } = await scene(new World(t))
  await putBack(backup, dir)
  const device = await world.device('Ben', { dir })
  const ben = await opened(device)
  const [offline] = await write(ben, 'offline')
  await ben.sync!.connect(hub.url)
  await eventually(
    'told',
    async () => (await stateOf(ben)).twoHistories?.includes(ben.info.deviceId) === true
  )
  const [later] = await write(ben, 'later')
  await have([ana], [...saved, later!])
  await have([ben], [saved[0]!, offline!, later!])
  assert.equal(ben.info.readOnly, undefined)
  await device.close()
  const again = await opened(await world.device('Ben', { dir }))
  await have([again], [saved[0]!, offline!, later!])
  await again.sync!.connect(hub.url)
  await have([ana], await write(again, 'latest'))
})

test('bytes of a file that were given up do not make a device begin anew', async t => {
  const world = new World(t)
  const dir = await world.folder()
  const device = await world.device('Ana', { dir })
  const { id } = await device.peer.create({ name: 'Wetlands', deviceName: 'Ana' })
  const store = await device.peer.open(id)
  const torn = async function* () {
    yield new Uint8Array(300_000)
    await write(store, 'meanwhile')
    throw new Error('the camera went away')
  }
  await assert.rejects(store.media!.put(torn(), { type: 'image/jpeg' }))
  await device.close()
  const again = await opened(await world.device('Ana', { dir }))
  assert.equal((await stateOf(again)).beganAnew, undefined)
  await write(again, 'later')
})

test('a folder that was copied is known by one name until it is copied again', async t => {
  const world = new World(t)
  const dir = await world.folder()
  const once = async (folder: string) => {
    const storage = await openNodeStorage({ dir: folder })
    await storage.close()
    return storage.copied
  }
  assert.equal(await once(dir), undefined)
  const copy = join(await world.folder(), 'copy')
  await cp(dir, copy, { recursive: true })
  const name = await once(copy)
  assert.notEqual(name, undefined)
  assert.equal(await once(copy), name)
  assert.equal(await once(dir), undefined)
})
