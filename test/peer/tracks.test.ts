/** Points of tracks on real devices. */
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import {
  CairnError,
  decodeEntry,
  encodeTrackChunk,
  type DocumentId,
  type TrackPoint
} from '../../src/model/index.js'
import type { ProjectStore } from '../../src/sync/adapter.js'
import { turnRogue } from './rogue.js'
import { eventually, inSync, project, World } from './world.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

async function pointsOf({ tracks }: ProjectStore, id: DocumentId): Promise<readonly TrackPoint[]> {
  const found: TrackPoint[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await tracks!.points(id, cursor)
    found.push(...page.points)
    cursor = page.cursor
  }
  return found
}

test('points reach the other device, and those of anybody else do not count', async t => {
  const world = new World(t)
  const found = await project(world, [{ name: 'Ben', role: 'coordinator' }])
  const { store } = found
  const [ben] = found.others
  const [id] = (await store.documents.commit([
    { type: 'create', kind: 'track', set: new Map([['name', 'walk']]) }
  ])) as [DocumentId]
  const points = Array.from({ length: 30 }, (_, at): TrackPoint => [at / 10, 50, 1_000 * at])
  // Asked for at once, they are still added one after the other.
  await Promise.all([0, 10, 20].map(from => store.tracks!.append(id, points.slice(from, from + 10))))
  assert.deepEqual(await pointsOf(store, id), points)
  await inSync(store, ben!.store)
  await eventually('all points', async () => (await pointsOf(ben!.store, id)).length === points.length)
  assert.deepEqual(await pointsOf(ben!.store, id), points)
  await assert.rejects(ben!.store.tracks!.append(id, [[0, 0, 0]]), (error: unknown) =>
    CairnError.is(error, 'not-allowed')
  )
  const rogue = await turnRogue(world, ben!.device, found.id)
  const heads = rogue.peer.index.membership.heads()
  await rogue.peer.append('data', [encodeTrackChunk({ at: 1, heads, doc: id, n: 3, points: [[0, 0, 0]] })])
  assert.equal(rogue.peer.index.chunksOf(id).length, 3)
})

test('a chunk is read as it was written, and nothing else is a chunk', () => {
  const number = (most: number) => fc.double({ min: -most, max: most, noNaN: true })
  const point = fc.tuple(number(180), number(90), fc.nat()) as fc.Arbitrary<TrackPoint>
  const doc = 'ab'.repeat(32) as DocumentId
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), fc.nat(), fc.nat(), (points, n, at) => {
      const bytes = encodeTrackChunk({ at, heads: [], doc, n, points })
      const expected = JSON.parse(JSON.stringify(points)) as unknown
      assert.deepEqual(decodeEntry(bytes), { type: 'track', at, heads: [], doc, n, points: expected })
    })
  )
  const isBad = (body: object) =>
    assert.throws(
      () => decodeEntry(Uint8Array.of(1, 3, ...new TextEncoder().encode(JSON.stringify(body)))),
      (error: unknown) => CairnError.is(error, 'bad-input')
    )
  const good = { at: 0, heads: [], doc, n: 0, points: [[0, 0, 0]] }
  for (const points of [[], {}, [[0, 0]], [[0, 91, 0]], [[181, 0, 0]], [[0, 0, -1]], [[0, 0, 0, 'high']]]) {
    isBad({ ...good, points })
  }
  isBad({ ...good, points: Array.from({ length: 1_025 }, () => [0, 0, 0]) })
  for (const n of [-1, 0.5, '0', null]) isBad({ ...good, n })
  isBad({ ...good, doc: 'ab' })
  fc.assert(
    fc.property(fc.json(), text => {
      try {
        decodeEntry(Uint8Array.of(1, 3, ...new TextEncoder().encode(text)))
      } catch (error) {
        assert.ok(CairnError.is(error, 'bad-input'))
      }
    })
  )
})
