/** Photos and large values that travel in files. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { all, bytesOf, pattern } from '../media/bytes.js'
import { edit, observation, World, write } from '../peer/world.js'
import { apart, bundleOf, fileOf, unbundle } from './carried.js'

const photo = pattern(200_000, 1)
const preview = { type: 'image/webp', bytes: pattern(20_000, 2) }

test('photos and large values come out of a file, checked by their hash', async t => {
  const { ana, others } = await apart(new World(t), [{ name: 'Ben' }, { name: 'Cleo' }])
  const [ben, cleo] = others as [typeof ana, typeof ana]
  await cleo.media!.setPolicy({ fetch: 'previews', onMetered: 'none' })
  const hash = await ana.media!.put(bytesOf(photo), { type: 'image/jpeg', previews: { preview } })
  const [id] = await ana.documents.commit([observation('with a photo', [[`att/${hash}`, true]])])
  const long = 'x'.repeat(40_000)
  await ana.documents.commit([edit(id!, 'tag/story', long)])
  const file = await bundleOf(ana)
  const taken = await unbundle(ben, file)
  assert.deepEqual([taken.files, taken.missing, taken.refused], [3, 0, 0])
  assert.deepEqual(await all(ben.media!.read(hash)), photo)
  assert.equal((await ben.documents.get(id!))?.fields.get('tag/story')?.value, long)
  assert.equal((await unbundle(cleo, file)).files, 2, 'the preview and the value')
  const there = await cleo.media!.state(hash)
  assert.deepEqual([there?.original.isHere, there?.preview?.isHere], [false, true])
  assert.equal((await unbundle(ben, file)).files, undefined)
  // What came is given on, to whom it is wanted.
  await cleo.media!.setPolicy({ fetch: 'all', onMetered: 'all' })
  assert.equal((await unbundle(cleo, await bundleOf(ben))).files, 1)
  assert.deepEqual(await all(cleo.media!.read(hash)), photo)
})

test('without media only what belongs to the documents goes along; a later file goes on from an earlier one', async t => {
  const { ana, others } = await apart(new World(t), [{ name: 'Ben' }])
  const [ben] = others as [typeof ana]
  const hash = await ana.media!.put(bytesOf(photo), { type: 'image/jpeg', previews: { preview } })
  await ana.documents.commit([
    observation('with a photo', [
      [`att/${hash}`, true],
      ['tag/story', 'x'.repeat(40_000)]
    ])
  ])
  const pieces = await ana.sync!.bundle!({ content: { type: 'all' }, media: 'values' })
  const small = await all(pieces)
  assert.ok(small.length < 100_000, `${small.length}`)
  assert.equal((await unbundle(ben, small)).files, 1)
  assert.equal((await ben.media!.state(hash))?.original.isHere, false)
  const whole = await bundleOf(ana)
  await write(ana, 'later')
  const since = await bundleOf(ana, { type: 'since', bundle: fileOf(whole) })
  assert.ok(since.length < 20_000, `${since.length}`)
  await unbundle(ben, whole)
  await unbundle(ben, since)
  assert.equal((await ben.media!.state(hash))?.original.isHere, true)
})
