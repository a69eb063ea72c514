import assert from 'node:assert/strict'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { CairnError, encodeMediaCard, type DocumentId, type MediaHash } from '../../src/model/index.js'
import type { Media, MediaState, ProjectStore, StoreEvent } from '../../src/sync/adapter.js'
import { hashOfBytes } from '../../src/sync/peer/media/media-writer.js'
import { turnRogue } from '../peer/rogue.js'
import { edit, eventually, inSync, observation, peerOf, project, World, write } from '../peer/world.js'
import { all, bytesOf, pattern } from './bytes.js'

const DAY = 24 * 3_600_000
const mediaOf = (store: ProjectStore): Media => store.media!
const isCode = (code: CairnError['code']) => (error: unknown) => CairnError.is(error, code)
const isHere = async (
  store: ProjectStore,
  hash: MediaHash,
  part: 'original' | 'preview' | 'thumbnail' = 'original'
) => (await mediaOf(store).state(hash))?.[part]?.isHere === true

async function attach(store: ProjectStore, ...hashes: readonly MediaHash[]): Promise<DocumentId> {
  const fields = hashes.map(hash => [`att/${hash}`, true] as const)
  const [id] = await store.documents.commit([observation('with a file', fields)])
  return id!
}

const put = (store: ProjectStore, bytes: Uint8Array): Promise<MediaHash> =>
  mediaOf(store).put(bytesOf(bytes), { type: 'application/octet-stream' })

test('of a file only the previews come, until somebody asks for it or the policy changes', async t => {
  const world = new World(t)
  const { store, others } = await project(world, [{ name: 'Ben' }])
  const ben = others[0]!.store
  await mediaOf(ben).setPolicy({ fetch: 'previews', onMetered: 'none' })
  const picture = (seed: number) => ({ type: 'image/webp', bytes: pattern(5_000, seed) })
  const previews = { preview: picture(1), thumbnail: picture(2) }
  const [asked, later] = await Promise.all(
    [3, 4].map(seed => mediaOf(store).put(bytesOf(pattern(200_000, seed)), { type: 'image/jpeg', previews }))
  )
  await attach(store, asked!, later!)
  await eventually('the previews', async () => {
    return (await isHere(ben, later!, 'preview')) && (await isHere(ben, later!, 'thumbnail'))
  })
  await eventually('only previews are wanted', async () => (await mediaOf(ben).totals()).wanted === 0)
  assert.equal(await isHere(ben, asked!), false)
  await assert.rejects(all(mediaOf(ben).read(asked!)), isCode('not-here'))
  await inSync(store, ben)
  assert.deepEqual((await peerOf(ben, store))!.media, { here: 'previews', there: 'all' })

  const events: StoreEvent[] = []
  ben.subscribe(event => events.push(event))
  assert.deepEqual(await all(mediaOf(ben).read(asked!, { fetch: true })), pattern(200_000, 3))
  await eventually('news of the file', () =>
    events.some(event => event.type === 'media' && event.hash === asked && event.state?.original.isHere)
  )
  assert.equal(await isHere(ben, later!), false)

  await mediaOf(ben).setMetered(true)
  await mediaOf(ben).setPolicy({ fetch: 'all', onMetered: 'none' })
  await write(store, 'one more entry, which comes whatever the policy')
  await eventually('that entry', async () => (await ben.documents.count({ kind: 'observation' })) === 2)
  assert.equal(await isHere(ben, later!), false)
  await mediaOf(ben).setMetered(false)
  await eventually('the file', () => isHere(ben, later!))
})

test('bytes are fetched again that are damaged or gone here, even those of this device', async t => {
  const world = new World(t)
  const { founder, id, store, others } = await project(world, [{ name: 'Ben' }])
  const ben = others[0]!.store
  const bytes = pattern(300_000, 5)
  const hash = await put(store, bytes)
  await attach(store, hash)
  await eventually('the file', () => isHere(ben, hash))
  await eventually('its holder', async () => (await mediaOf(store).state(hash))?.original.holders === 1)
  const log = founder.storage.store.get({ key: await founder.peer.logKey(id, 'media') })
  await log.ready()
  await log.clear(2, 3)
  await assert.rejects(all(mediaOf(store).read(hash)), isCode('not-here'))
  assert.deepEqual(await all(mediaOf(store).read(hash, { fetch: true })), bytes)
  assert.equal(await isHere(store, hash), true)
  await log.close()
})

test('bytes that are not what their card says are never here; the true ones come from another card', async t => {
  const world = new World(t)
  const { hub, id, store, others } = await project(world, [{ name: 'Mal' }, { name: 'Ben' }])
  await inSync(store, others[0]!.store)
  const ben = others[1]!.store
  const rogue = await turnRogue(world, others[0]!.device, id)
  const truth = pattern(100_000, 6)
  const hash = hashOfBytes(truth)
  await rogue.peer.media.put(bytesOf(pattern(100_000, 7)), { type: 'image/png' })
  const card = { hash, type: 'image/png', bytes: 100_000, start: 0 }
  await rogue.append('data', encodeMediaCard({ at: 1, heads: rogue.peer.index.membership.heads(), card }))
  await rogue.meet(hub)
  await eventually('the card', async () => (await mediaOf(ben).state(hash)) !== null)
  const doc = await attach(store, hash)
  // Who fetched it from the rogue has looked into it, and knows of no place any more where it may be.
  await eventually('that it is refused', async () => (await mediaOf(store).state(hash)) === null)
  await eventually('the name', async () => (await ben.documents.get(doc)) !== null)
  assert.equal(await isHere(ben, hash), false)
  assert.equal(await put(store, truth), hash)
  await eventually('the true bytes', () => isHere(ben, hash))
  assert.deepEqual(await all(mediaOf(ben).read(hash)), truth)
})

test('what nothing names for 30 days goes from the disk, and what something names stays', async t => {
  const world = new World(t)
  const { founder, hub, id, store } = await project(world, [])
  const [gone, kept, restored] = await Promise.all(
    [8, 9, 10].map(seed => put(store, pattern(3_000_000, seed)))
  )
  const first = await attach(store, gone!, kept!)
  await attach(store, kept!)
  const third = await attach(store, restored!)
  await store.documents.commit([edit(first, `att/${gone!}`, false), { type: 'delete', id: third }])
  await store.documents.commit([edit(first, `att/${kept!}`, false)])
  await hub.close()
  await founder.close()

  const reopen = async (days: number) => {
    const peer = { now: () => Date.now() + days * DAY }
    const device = await world.device('Ana', { dir: founder.dir, peer })
    return { device, store: await device.peer.open(id) }
  }
  const before = await folderBytes(join(founder.dir, 'logs', 'db'))
  const soon = await reopen(29)
  assert.deepEqual(await all(mediaOf(soon.store).read(gone!)), pattern(3_000_000, 8))
  await soon.store.documents.commit([{ type: 'restore', id: third }])
  await soon.device.close()

  const late = await reopen(31)
  await eventually('it is gone', async () => !(await isHere(late.store, gone!)))
  await eventually(
    'its room',
    async () => (await folderBytes(join(founder.dir, 'logs', 'db'))) < before - 2_000_000
  )
  await assert.rejects(all(mediaOf(late.store).read(gone!)), isCode('not-here'))
  assert.deepEqual(await all(mediaOf(late.store).read(kept!)), pattern(3_000_000, 9))
  assert.deepEqual(await all(mediaOf(late.store).read(restored!)), pattern(3_000_000, 10))
  await late.device.close()
})

test('a device lets its own copy go only where another one has it, and fetches it no more by itself', async t => {
  const world = new World(t)
  const { store, others } = await project(world, [{ name: 'Ben' }])
  const ben = others[0]!.store
  const hash = await put(store, pattern(200_000, 11))
  await assert.rejects(mediaOf(store).free(hash), isCode('only-copy'))
  await attach(store, hash)
  await eventually('the file', () => isHere(ben, hash))
  await eventually('its holder', async () => (await mediaOf(store).state(hash))?.original.holders === 1)
  await mediaOf(store).free(hash)
  assert.equal(await isHere(store, hash), false)
  const holders = (state: MediaState | null) => state?.original.holders
  await eventually('nobody else', async () => holders(await mediaOf(ben).state(hash)) === 0)
  assert.equal((await mediaOf(store).totals()).wanted, 0)
  await assert.rejects(mediaOf(ben).free(hash), isCode('only-copy'))
  assert.deepEqual(await all(mediaOf(store).read(hash, { fetch: true })), pattern(200_000, 11))
})

async function folderBytes(folder: string): Promise<number> {
  const sizes = await Promise.allSettled(
    (await readdir(folder)).map(async name => (await stat(join(folder, name))).size)
  )
  return sizes.reduce((sum, size) => sum + (size.status === 'fulfilled' ? size.value : 0), 0)
}
