/** A project that is taken off a device: nothing of it stays, and nothing else goes. */
import assert from 'node:assert/strict'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { CairnError } from '../../src/model/index.js'
import { Vault } from '../../src/sync/peer/vault.js'
import { localFiles } from '../../src/sync/storage/node/local-files.js'
import { bytesOf, pattern } from '../media/bytes.js'
import { countOf, eventually, inSync, inviteTo, joined, project, World, write, type Device } from './world.js'

/** Bytes below a folder, and names of files there. */
async function below(folder: string): Promise<{ readonly bytes: number; readonly names: readonly string[] }> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = found.filter(item => item.isFile()).map(item => join(item.parentPath, item.name))
  const sizes = await Promise.all(paths.map(async path => (await stat(path)).size))
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), names: paths }
}

async function logsOn({ storage }: Device): Promise<number> {
  let count = 0
  for await (const _ of storage.store.list()) count++
  return count
}

test('the disk gets its room back, and other projects stay whole', async t => {
  const world = new World(t)
  const device = await world.device('Ana')
  const kept = await device.peer.create({ name: 'Kept', deviceName: 'Ana' })
  const keptStore = await device.peer.open(kept.id)
  await write(keptStore, 'here')
  const logs = await logsOn(device)
  const { id } = await device.peer.create({ name: 'Gone', deviceName: 'Ana' })
  const store = await device.peer.open(id)
  await write(store, 'a', 'b')
  await store.local!.set('draft', 'c')
  await store.media!.put(bytesOf(pattern(8_000_000, 1), 100_000), { type: 'image/jpeg' })
  const before = await below(device.dir)
  assert.ok(before.bytes > 8_000_000)
  await store.removeFromDevice!()
  const after = await below(device.dir)
  assert.ok(after.bytes < 3_000_000, `${after.bytes} bytes are left`)
  assert.deepEqual(
    after.names.filter(name => name.includes(id)),
    []
  )
  assert.equal(await logsOn(device), logs)
  assert.deepEqual(
    (await device.peer.list()).map(info => info.id),
    [kept.id]
  )
  await assert.rejects(store.documents.count({ kind: 'observation' }), () => true)
  await write(keptStore, 'and here')
  await device.close()
  const again = await world.device('Ana', { dir: device.dir })
  assert.deepEqual(
    (await again.peer.list()).map(info => info.id),
    [kept.id]
  )
  assert.equal(await countOf(await again.peer.open(kept.id)), 2)
})

test('a removal that was cut short is finished when the device is opened', async t => {
  const world = new World(t)
  const device = await world.device('Ana')
  const { id } = await device.peer.create({ name: 'Gone', deviceName: 'Ana' })
  await write(await device.peer.open(id), 'a')
  await device.close()
  const vault = await Vault.open(localFiles(join(device.dir, 'local')))
  await vault.update(id, secrets => ({ ...secrets, removing: true }))
  const again = await world.device('Ana', { dir: device.dir })
  assert.deepEqual(await again.peer.list(), [])
  assert.equal(await logsOn(again), 0)
  const { names } = await below(again.dir)
  assert.deepEqual(
    names.filter(name => name.includes(id)),
    []
  )
  await assert.rejects(again.peer.open(id), error => CairnError.is(error, 'not-found'))
})

test('whoever removed a project can join it again and gets all of it', async t => {
  const world = new World(t)
  const { store, hub, id, others } = await project(world, [{ name: 'Ben' }])
  const { device, store: before } = others[0]!
  await write(store, 'a', 'b')
  await inSync(store, before)
  await before.removeFromDevice!()
  assert.deepEqual(await device.peer.list(), [])
  const after = await joined(device, await inviteTo(store), hub)
  assert.equal(after.info.id, id)
  await eventually('both observations', async () => (await countOf(after)) === 2)
  await write(after, 'c')
  await eventually('the third', async () => (await countOf(store)) === 3)
})
