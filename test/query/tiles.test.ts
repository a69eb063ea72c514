import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CairnError } from '../../src/model/index.js'
import type { Json } from '../../src/model/index.js'
import { QueryIndex } from '../../src/query/index.js'
import type { DocumentFilter } from '../../src/query/index.js'
import { decodeTile } from '../../src/sync/testing/decode-tile.js'
import type { DecodedFeature } from '../../src/sync/testing/decode-tile.js'
import { documentOf, idOf } from './documents.js'
import type { Facts } from './documents.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

interface Seen {
  readonly points: DecodedFeature[]
  readonly piles: DecodedFeature[]
}
function tileOf(index: QueryIndex, z: number, x: number, y: number, filter?: DocumentFilter): Seen {
  const layers = decodeTile(index.tile({ z, x, y, filter }))
  return { points: layers.get('points') ?? [], piles: layers.get('piles') ?? [] }
}
const countOf = ({ points, piles }: Seen): number =>
  piles.reduce((sum, pile) => sum + Number(pile.properties.get('count')), points.length)

/** Tile of a position, by the textbook formula. */
function tileAt(z: number, [longitude, latitude]: readonly [number, number]): readonly [number, number] {
  const side = 2 ** z
  const radians = (latitude * Math.PI) / 180
  const x = Math.floor(((longitude + 180) / 360) * side)
  const y = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * side)
  return [Math.min(side - 1, Math.max(0, x)), Math.min(side - 1, Math.max(0, y))]
}
function countsByTile(z: number, positions: readonly (readonly [number, number])[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const position of positions) {
    const name = tileAt(z, position).join()
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return counts
}

const position = fc.oneof(
  fc.tuple(fc.integer({ min: -179, max: 179 }), fc.integer({ min: -84, max: 84 })),
  // Close together, so that deep zooms have piles too.
  fc
    .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
    .map(([x, y]) => [11.00001 + x / 1e4, 47.00001 + y / 1e4])
) as fc.Arbitrary<[number, number]>
const step = fc.record({
  seed: fc.integer({ min: 0, max: 120 }),
  position: fc.option(position, { freq: 8 }),
  preset: fc.constantFrom('a', 'b'),
  gone: fc.constantFrom('no', 'no', 'no', 'removed', 'deleted')
})

test('at every zoom the tiles together hold each observation once, after any adds, moves and removals', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 200 }), steps => {
      const index = new QueryIndex()
      const filter = { presets: ['a'] }
      const truth = new Map<number, Facts & { position: [number, number] }>()
      index.tile({ z: 0, x: 0, y: 0, filter })
      for (const { seed, position, preset, gone } of steps) {
        if (gone === 'removed') index.remove(idOf(seed))
        else
          index.put(documentOf({ seed, position, preset, status: gone === 'deleted' ? 'deleted' : 'shown' }))
        if (gone === 'no' && position !== null) truth.set(seed, { seed, position, preset })
        else truth.delete(seed)
      }
      const all = [...truth.values()]
      for (const [asked, expected] of [
        [undefined, all],
        [filter, all.filter(({ preset }) => preset === 'a')]
      ] as const) {
        for (const z of [0, 1, 3, 6, 10, 14, 15, 18, 22]) {
          for (const [name, count] of countsByTile(
            z,
            expected.map(({ position }) => position)
          )) {
            const [x, y] = name.split(',').map(Number) as [number, number]
            assert.equal(countOf(tileOf(index, z, x, y, asked)), count, `${z}/${name}`)
          }
        }
        assert.equal(countOf(tileOf(index, 0, 0, 0, asked)), expected.length)
      }
    }),
    { numRuns: 60 }
  )
})

test('a filtered view kept up in place equals one made anew', () => {
  const kept = new QueryIndex()
  const filter = { text: 'oak', box: [0, 40, 20, 60] as const }
  kept.tile({ z: 3, x: 4, y: 2, filter })
  const documents = Array.from({ length: 400 }, (_, at) =>
    documentOf({
      seed: at % 300,
      position: [((at * 37) % 240) / 10, 40 + ((at * 53) % 230) / 10],
      tags: { species: at % 3 === 0 ? 'Oak tree' : 'Beech' }
    })
  )
  for (const document of documents) kept.put(document)
  const fresh = new QueryIndex()
  for (const document of new Map(documents.map(each => [each.id, each])).values()) fresh.put(document)
  const of = (index: QueryIndex): number => countOf(tileOf(index, 0, 0, 0, filter))
  assert.ok(of(kept) > 10)
  assert.equal(of(kept), of(fresh))
  assert.equal(of(kept), kept.count({ kind: 'observation', filter }))
})

test('a point stands where it is and says its document and preset', () => {
  const index = new QueryIndex()
  index.put(documentOf({ seed: 1, position: [-70.5, 20.25], preset: 'default/tree' }))
  const z = 12
  const [x, y] = tileAt(z, [-70.5, 20.25])
  const { points, piles } = tileOf(index, z, x, y)
  assert.equal(piles.length, 0)
  assert.deepEqual(
    [...points[0]!.properties],
    [
      ['doc', idOf(1)],
      ['preset', 'default/tree'],
      ['kind', 'observation']
    ]
  )
  const exactX = (((-70.5 + 180) / 360) * 2 ** z - x) * 4096
  const exactY =
    ((1 - Math.asinh(Math.tan((20.25 * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z * 4096 - y * 4096
  assert.ok(Math.abs(points[0]!.x - exactX) <= 1, `${points[0]!.x} is not ${exactX}`)
  assert.ok(Math.abs(points[0]!.y - exactY) <= 1, `${points[0]!.y} is not ${exactY}`)
})

test('a pile stands at its centroid, but keeps to its cell, and tells what it holds', () => {
  const index = new QueryIndex()
  const near: [number, number][] = [
    [10, 50],
    [10.01, 50.01],
    [10.02, 50.02],
    [10.03, 50.3]
  ]
  near.forEach((position, seed) => index.put(documentOf({ seed, position })))
  index.put(documentOf({ seed: 'far', position: [-100, -40] }))
  const { points, piles } = tileOf(index, 0, 0, 0)
  assert.equal(points.length, 1)
  assert.equal(piles.length, 1)
  const [pile] = piles
  assert.equal(pile!.properties.get('count'), 4)
  const cell = 4096 / 8
  const inset = (value: number): number => (value % cell) / cell
  for (const value of [pile!.x, pile!.y]) assert.ok(inset(value) >= 0.27 && inset(value) <= 0.73)
  const held = index.pile(pile!.id!)
  assert.equal(held?.count, 4)
  assert.deepEqual(held.box, [10, 50, 10.03, 50.3])
  assert.deepEqual(new Set(held.documents), new Set([0, 1, 2, 3].map(idOf)))
  assert.equal(index.pile(pile!.id!, undefined, 2)?.documents.length, 2)
  assert.equal(index.pile(pile!.id!, { presets: ['none'] }), null)
  for (const seed of [0, 1, 2, 3]) index.remove(idOf(seed))
  assert.equal(index.pile(pile!.id!), null)
})

test('neighbouring piles never overlap: each keeps a quarter of its cell away from the edge', () => {
  const index = new QueryIndex()
  for (let seed = 0; seed < 900; seed++) {
    index.put(documentOf({ seed, position: [(seed % 30) * 0.3, Math.floor(seed / 30) * 0.3] }))
  }
  const [x, y] = tileAt(5, [4, 4])
  const { piles } = tileOf(index, 5, x, y)
  assert.ok(piles.length > 8)
  for (const [at, a] of piles.entries()) {
    for (const b of piles.slice(at + 1)) assert.ok(Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) >= 280)
  }
})

test('a tile above the cluster zoom holds at most 2,000 features, whatever lies there', () => {
  const index = new QueryIndex()
  for (let seed = 0; seed < 1990; seed++) {
    index.put(documentOf({ seed, position: [10 + (seed % 50) * 1e-6, 50 + Math.floor(seed / 50) * 1e-6] }))
  }
  const [x, y] = tileAt(16, [10, 50])
  assert.equal(tileOf(index, 16, x, y).points.length, 1990)
  for (let seed = 1990; seed < 2600; seed++) index.put(documentOf({ seed, position: [10.0002, 50.00005] }))
  const crowded = tileOf(index, 16, x, y)
  assert.equal(countOf(crowded), 2600)
  assert.ok(crowded.points.length + crowded.piles.length <= 2000)
})

test('only observations with a position are on the map', () => {
  const index = new QueryIndex()
  index.put(documentOf({ seed: 1, position: null }))
  index.put(documentOf({ seed: 2, position: [1, 1], kind: 'preset' }))
  index.put(documentOf({ seed: 3, position: [1, 1], status: 'deletedAndEdited' }))
  index.put(documentOf({ seed: 4, position: [1, 1], status: 'deleted' }))
  const { points } = tileOf(index, 0, 0, 0)
  assert.deepEqual(
    points.map(point => point.properties.get('doc')),
    [idOf(3)]
  )
  assert.equal(countOf(tileOf(index, 0, 0, 0, { deleted: true })), 1)
})

test('lines and areas stand at a place of theirs; what is no geometry stands nowhere', () => {
  const index = new QueryIndex()
  const shapes: Json[] = [
    {
      type: 'LineString',
      coordinates: [
        [10, 50],
        [11, 50],
        [12, 50]
      ]
    },
    {
      type: 'Polygon',
      coordinates: [
        [
          [20, 0],
          [30, 0],
          [30, 10],
          [20, 10],
          [20, 0]
        ]
      ]
    },
    { type: 'Point', coordinates: [200, 0] },
    { type: 'Point', coordinates: ['1', 0] },
    'nowhere'
  ]
  for (const [seed, location] of shapes.entries()) {
    const document = documentOf({ seed, position: [0, 0] })
    const field = { ...document.fields.get('location')!, value: location }
    index.put({ ...document, fields: new Map([['location', field]]) })
  }
  const within = (box: readonly [number, number, number, number]): number =>
    index.count({ kind: 'observation', filter: { box } })
  assert.deepEqual(
    [within([10.9, 49, 11.1, 51]), within([21, 1, 29, 9]), within([-180, -90, 180, 90])],
    [1, 1, 2]
  )
  assert.equal(countOf(tileOf(index, 0, 0, 0)), 2)
})

test('positions at the edges of the world have a tile', () => {
  const index = new QueryIndex()
  const edges: [number, number][] = [
    [180, 90],
    [-180, -90],
    [180, -90],
    [-180, 90],
    [0, 0]
  ]
  edges.forEach((position, seed) => index.put(documentOf({ seed, position })))
  assert.equal(countOf(tileOf(index, 0, 0, 0)), 5)
  const corners = [
    [0, 0],
    [0, 3],
    [3, 0],
    [3, 3]
  ].map(([x, y]) => countOf(tileOf(index, 2, x!, y!)))
  assert.deepEqual(corners, [1, 1, 1, 1])
})

test('a tile that does not exist is bad input, an empty one is empty', () => {
  const index = new QueryIndex()
  assert.equal(index.tile({ z: 3, x: 1, y: 1 }).byteLength, 0)
  for (const bad of [
    { z: -1, x: 0, y: 0 },
    { z: 1, x: 2, y: 0 },
    { z: 23, x: 0, y: 0 },
    { z: 0.5, x: 0, y: 0 },
    { z: 2, x: NaN, y: 0 }
  ]) {
    assert.throws(
      () => index.tile(bad),
      error => CairnError.is(error, 'bad-input')
    )
  }
  for (const id of [-1, 0.5, NaN, 31, 2 ** 53]) assert.equal(index.pile(id), null)
})
