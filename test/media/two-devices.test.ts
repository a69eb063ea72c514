import assert from 'node:assert/strict'
import test from 'node:test'
import type { MediaHash } from '../../src/model/index.js'
import type { Media, ProjectStore } from '../../src/sync/adapter.js'
import { edit, eventually, inSync, observation, peerOf, project, World } from '../peer/world.js'
import { all, bytesOf, pattern } from './bytes.js'

const mediaOf = (store: ProjectStore): Media => store.media!
const attach = (hash: MediaHash) => observation('with a photo', [[`att/${hash}`, true]])

test('a photo goes to the other device with its previews, and both say so', async t => {
  const world = new World(t)
  const { store, others } = await project(world, [{ name: 'Ben' }])
  const ben = others[0]!.store
  const photo = pattern(300_000, 1)
  const picture = (bytes: Uint8Array) => ({ type: 'image/webp', bytes })
  const previews = { preview: picture(pattern(20_000, 2)), thumbnail: picture(pattern(900, 3)) }
  const hash = await mediaOf(store).put(bytesOf(photo, 10_000), {
    type: 'image/jpeg',
    name: 'a.jpg',
    previews
  })
  const before = await mediaOf(store).state(hash)
  assert.deepEqual([before?.original.isHere, before?.original.holders], [true, 0])
  await store.documents.commit([attach(hash)])
  await eventually('the photo', async () => (await mediaOf(ben).state(hash))?.original.isHere === true)
  assert.deepEqual(await all(mediaOf(ben).read(hash)), photo)
  assert.deepEqual(await all(mediaOf(ben).read(hash, { variant: 'thumbnail' })), previews.thumbnail.bytes)
  assert.deepEqual(
    await all(mediaOf(ben).read(hash, { start: 65_000, end: 140_001 })),
    photo.subarray(65_000, 140_001)
  )
  await inSync(store, ben)
  const seen = await peerOf(store, ben)
  assert.deepEqual(seen!.media, { here: 'all', there: 'all' })
  assert.deepEqual(seen!.logs.media, { have: 3, want: 0, give: 0, total: 3 })
  await eventually('a holder', async () => (await mediaOf(store).state(hash))?.original.holders === 1)
  assert.deepEqual(await mediaOf(store).totals(), {
    files: 1,
    bytes: 300_000,
    here: 1,
    bytesHere: 300_000,
    onlyHere: 0,
    wanted: 0
  })
})

test('a value too large for an entry comes back whole here and there, and is found by its text', async t => {
  const world = new World(t)
  const { store, others } = await project(world, [{ name: 'Ben', role: 'coordinator' }])
  const ben = others[0]!.store
  await mediaOf(ben).setPolicy({ fetch: 'none', onMetered: 'none' })
  const text = `walrus ${'x'.repeat(100_000)}`
  const [id] = await store.documents.commit([observation(text)])
  assert.equal((await store.documents.get(id!))?.fields.get('tag/note')?.value, text)
  await eventually(
    'the value',
    async () => (await ben.documents.get(id!))?.fields.get('tag/note')?.value === text
  )
  await eventually(
    'its text',
    async () => (await ben.documents.count({ kind: 'observation', filter: { text: 'walrus' } })) === 1
  )
  await inSync(store, ben)
  await eventually('its holder', async () => (await store.documents.get(id!))?.holders === 1)
  await ben.documents.commit([edit(id!, 'tag/note', 'short')])
  await eventually(
    'the edit',
    async () => (await store.documents.get(id!))?.fields.get('tag/note')?.value === 'short'
  )
})

test('a file that was stopped leaves the log with a gap at its end, which the device goes on in', async t => {
  const world = new World(t)
  const { founder, hub, id, store } = await project(world, [])
  const key = await founder.peer.logKey(id, 'media')
  async function* torn(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(pattern(2_000_000, 1))
    throw new Error('The card was taken out')
  }
  await assert.rejects(mediaOf(store).put(torn(), { type: 'image/jpeg' }), /card/)
  await hub.close()
  await founder.close()
  const again = await world.device('Ana', { dir: founder.dir })
  assert.deepEqual(await again.peer.logKey(id, 'media'), key)
  const open = await again.peer.open(id)
  const hash = await mediaOf(open).put(bytesOf(pattern(100_000, 2)), { type: 'image/jpeg' })
  assert.deepEqual(await all(mediaOf(open).read(hash)), pattern(100_000, 2))
})
