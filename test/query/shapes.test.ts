import assert from 'node:assert/strict'
import { test } from 'node:test'
import { VectorTile } from '@mapbox/vector-tile'
import fc from 'fast-check'
import { PbfReader } from 'pbf'
import { positionOf } from '../../src/model/index.js'
import type { Geometry, Json } from '../../src/model/index.js'
import { QueryIndex } from '../../src/query/index.js'
import { ShapeIndex } from '../../src/query/shape-index.js'
import { shapeOf, WORLD } from '../../src/query/shape.js'
import type { DocumentFilter } from '../../src/query/index.js'
import { decodeTile } from '../../src/sync/testing/decode-tile.js'
import type { DecodedFeature } from '../../src/sync/testing/decode-tile.js'
import { documentOf, idOf } from './documents.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const LAYERS = ['points', 'lines', 'areas', 'piles', 'centres'] as const
type Seen = Readonly<Record<(typeof LAYERS)[number], readonly DecodedFeature[]>>

function tileOf(index: QueryIndex, z: number, x: number, y: number, filter?: DocumentFilter): Seen {
  const layers = decodeTile(index.tile({ z, x, y, filter }))
  return Object.fromEntries(LAYERS.map(name => [name, layers.get(name) ?? []])) as unknown as Seen
}

/** Tile of a position, by the textbook formula. */
function tileAt(z: number, [longitude, latitude]: readonly [number, number]): readonly [number, number] {
  const side = 2 ** z
  const y = ((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * side
  const inside = (value: number): number => Math.min(side - 1, Math.max(0, Math.floor(value)))
  return [inside(((longitude + 180) / 360) * side), inside(y)]
}

const docsOf = (features: readonly DecodedFeature[]): string[] =>
  features.map(({ properties }) => String(properties.get('doc')))

type Pair = readonly [number, number]
const wide = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -88, max: 88, noNaN: true })
)
const near = (longitude: number, latitude: number) =>
  fc
    .tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -60, max: 60 }))
    .map(([x, y]): Pair => [wrapped(longitude + x / 100), latitude + y / 100])
const wrapped = (longitude: number): number => (longitude > 180 ? longitude - 360 : longitude)
const path = (least: number) =>
  fc.oneof(
    fc.array(wide, { minLength: least, maxLength: 6 }),
    fc.array(near(11, 47), { minLength: least, maxLength: 9 }),
    fc.array(near(179.9, -16), { minLength: least, maxLength: 9 })
  )
const geometry = fc.oneof(
  fc.oneof(wide, near(11, 47), near(179.9, -16)).map(coordinates => ({ type: 'Point', coordinates })),
  path(2).map(coordinates => ({ type: 'LineString', coordinates })),
  fc.array(path(2), { maxLength: 3 }).map(coordinates => ({ type: 'MultiLineString', coordinates })),
  fc.array(path(3), { maxLength: 3 }).map(coordinates => ({ type: 'Polygon', coordinates })),
  fc
    .array(fc.array(path(3), { maxLength: 2 }), { maxLength: 3 })
    .map(coordinates => ({ type: 'MultiPolygon', coordinates }))
) as fc.Arbitrary<Geometry>
const step = fc.record({
  seed: fc.integer({ min: 0, max: 25 }),
  geometry,
  preset: fc.constantFrom('a', 'b'),
  gone: fc.constantFrom('no', 'no', 'no', 'removed', 'deleted')
})
type Step = { seed: number; geometry: Geometry; preset: string; gone: string }

function apply(index: QueryIndex, { seed, geometry, preset, gone }: Step): void {
  if (gone === 'removed') index.remove(idOf(seed))
  else {
    const status = gone === 'deleted' ? 'deleted' : 'shown'
    index.put(documentOf({ seed, location: geometry, preset, status }))
  }
}

test('in the tile in which it stands each document is once: point, pile, line or area', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), steps => {
      const index = new QueryIndex()
      const truth = new Map<number, Step>()
      index.tile({ z: 0, x: 0, y: 0, filter: { presets: ['a'] } })
      for (const each of steps) {
        apply(index, each)
        if (each.gone === 'no' && positionOf(each.geometry) !== null) truth.set(each.seed, each)
        else truth.delete(each.seed)
      }
      for (const filter of [undefined, { presets: ['a'] }]) {
        const expected = [...truth.values()].filter(({ preset }) => filter === undefined || preset === 'a')
        for (const z of [0, 1, 4, 8, 11, 14, 15, 18]) checkTiles(index, z, expected, filter)
      }
    }),
    { numRuns: 60 }
  )
})

/** As exact as the index keeps a place, and the map its squares. */
const kept = ([longitude, latitude]: Pair): Pair => [
  Math.round(longitude * 1e7) / 1e7,
  Math.round(latitude * 1e7) / 1e7
]

function checkTiles(index: QueryIndex, z: number, expected: readonly Step[], filter?: DocumentFilter): void {
  const byTile = new Map<string, string[]>()
  for (const { seed, geometry } of expected) {
    const name = tileAt(z, kept(positionOf(geometry)!)).join()
    byTile.set(name, [...(byTile.get(name) ?? []), idOf(seed)])
  }
  for (const [name, ids] of byTile) {
    const [x, y] = name.split(',').map(Number) as [number, number]
    const seen = tileOf(index, z, x, y, filter)
    const held = seen.piles.flatMap(({ id, properties }) => {
      const pile = index.pile(id!, filter)
      assert.equal(pile?.count, properties.get('count'), `pile in ${z}/${name}`)
      return pile!.documents
    })
    const drawn = docsOf([...seen.lines, ...seen.areas])
    const centres = docsOf(seen.centres)
    assert.ok(
      centres.every(id => drawn.includes(id)),
      'what has a centre is drawn'
    )
    assert.deepEqual([...docsOf(seen.points), ...held, ...centres].sort(), ids.sort(), `${z}/${name}`)
    assert.equal(new Set(drawn).size, drawn.length, 'no shape is drawn twice')
    assert.ok(drawn.every(id => !held.includes(id as never) && !docsOf(seen.points).includes(id)))
  }
}

test('tiles kept up in place, and those that come back from a snapshot, equal those made anew', () => {
  const rest = (index: QueryIndex, z: number, x: number, y: number): unknown => {
    const bare = ({ properties, ...feature }: DecodedFeature): string =>
      JSON.stringify({ ...feature, of: [...properties] })
    return LAYERS.map(name => tileOf(index, z, x, y)[name].map(bare).sort())
  }
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), steps => {
      const kept = new QueryIndex()
      for (const each of steps) apply(kept, each)
      const last = new Map(steps.map(each => [each.seed, each]))
      const fresh = new QueryIndex()
      // Slots in the same order: removed ones are put and taken again.
      for (const seed of new Set(steps.map(each => each.seed))) {
        apply(fresh, { ...last.get(seed)!, gone: 'no' })
        apply(fresh, last.get(seed)!)
      }
      const loaded = new QueryIndex()
      for (const seed of new Set(steps.map(each => each.seed)))
        apply(loaded, { ...last.get(seed)!, gone: 'no' })
      loaded.load(fresh.columns())
      for (const [z, x, y] of [
        [0, 0, 0],
        [5, 16, 11],
        [9, 271, 178],
        [9, 511, 279],
        [9, 0, 279]
      ] as const) {
        assert.deepEqual(rest(kept, z, x, y), rest(fresh, z, x, y))
        assert.deepEqual(rest(loaded, z, x, y), rest(fresh, z, x, y))
      }
    }),
    { numRuns: 60 }
  )
})

test('a reader of others finds valid rings and lines in every tile', () => {
  let [rings, holes, lines] = [0, 0, 0]
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), steps => {
      const index = new QueryIndex()
      for (const each of steps) apply(index, { ...each, gone: 'no' })
      for (const [z, x, y] of [
        [0, 0, 0],
        [1, 1, 0],
        [7, 67, 44],
        [7, 127, 69],
        [7, 0, 69],
        [11, 1086, 714]
      ] as const) {
        const { layers } = new VectorTile(new PbfReader(new Uint8Array(index.tile({ z, x, y }))))
        for (const [name, layer] of Object.entries(layers)) {
          assert.deepEqual([layer.version, layer.extent], [2, 4096])
          for (let at = 0; at < layer.length; at++) {
            const feature = layer.feature(at)
            const paths = feature.loadGeometry()
            assert.equal(feature.type, name === 'areas' ? 3 : name === 'lines' ? 2 : 1)
            for (const place of paths.flat()) {
              const least = feature.type === 1 ? 0 : -128
              for (const value of [place.x, place.y])
                assert.ok(Number.isInteger(value) && value >= least && value <= 4096 - least)
            }
            if (name === 'lines') {
              lines += paths.length
              assert.ok(paths.every(each => each.length >= 2))
            }
            if (name !== 'areas') continue
            const areas = paths.map(signedArea)
            assert.ok(areas[0]! > 0, 'an outer ring comes first')
            assert.ok(areas.every(area => area !== 0))
            for (const ring of paths) assert.ok(ring.length >= 4 && ring[0]!.equals(ring.at(-1)!))
            rings += areas.filter(area => area > 0).length
            holes += areas.filter(area => area < 0).length
          }
        }
      }
    }),
    { numRuns: 120 }
  )
  assert.ok(rings > 100 && holes > 20 && lines > 100, `${rings} rings, ${holes} holes, ${lines} lines`)
})

/** Twice the area by the surveyor's formula of the specification. */
function signedArea(ring: readonly { readonly x: number; readonly y: number }[]): number {
  let sum = 0
  for (let at = 1; at < ring.length; at++)
    sum += ring[at - 1]!.x * ring[at]!.y - ring[at]!.x * ring[at - 1]!.y
  return sum
}

const box = (west: number, south: number, east: number, north: number): Json => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south]
]

test('an area across the antimeridian shows on both sides, and the filter finds it by a box across it', () => {
  const index = new QueryIndex()
  index.put(
    documentOf({ seed: 'area', location: { type: 'Polygon', coordinates: [box(178, -20, -176, -10)] } })
  )
  const line = [
    [175, 5],
    [-175, 5]
  ]
  index.put(documentOf({ seed: 'line', location: { type: 'LineString', coordinates: line } }))
  const [east, west] = [tileOf(index, 3, 7, 4), tileOf(index, 3, 0, 4)]
  for (const side of [east, west]) assert.deepEqual(docsOf(side.areas), [idOf('area')])
  for (const x of [7, 0]) assert.deepEqual(docsOf(tileOf(index, 3, x, 3).lines), [idOf('line')])
  assert.deepEqual([docsOf(east.centres), docsOf(west.centres)], [[], [idOf('area')]])
  const xs = (seen: Seen): number[] => seen.areas[0]!.paths.flat().filter((_, at) => at % 2 === 0)
  assert.equal(Math.min(...xs(east)), Math.round(((2 ** 3 * 358) / 360 - 7) * 4096))
  assert.equal(Math.max(...xs(west)), Math.round(((2 ** 3 * 4) / 360) * 4096))
  assert.equal(tileOf(index, 3, 3, 4).areas.length, 0)
  const within = (box: readonly [number, number, number, number]): number =>
    index.count({ kind: 'observation', filter: { box } })
  assert.deepEqual([within([170, -30, -170, 10]), within([-170, -30, 170, 10])], [2, 0])
})

test('a shape is cut at the edge of its tile with room for its border, and is whole in the tiles together', () => {
  const index = new QueryIndex()
  index.put(
    documentOf({
      seed: 1,
      location: {
        type: 'LineString',
        coordinates: [
          [-40, 1],
          [40, 1]
        ]
      }
    })
  )
  index.put(documentOf({ seed: 2, location: { type: 'Polygon', coordinates: [box(-60, -60, 60, 60)] } }))
  const [west, east] = [tileOf(index, 4, 7, 7), tileOf(index, 4, 8, 7)]
  assert.deepEqual(
    [west, east].map(({ lines }) => [lines[0]!.paths[0]!.at(0), lines[0]!.paths[0]!.at(-2)]),
    [
      [-128, 4224],
      [-128, 4224]
    ]
  )
  assert.equal(west.lines[0]!.y, east.lines[0]!.y)
  assert.deepEqual(
    [...west.areas[0]!.paths[0]!].sort((a, b) => a - b),
    [-128, -128, -128, -128, 4224, 4224, 4224, 4224]
  )
})

test('the index of shapes finds all that meet a view, and nothing else', () => {
  const even = (most: number) => fc.integer({ min: -most * 100, max: most * 100 }).map(value => value / 100)
  const shape = fc.tuple(even(180), even(80), even(60), even(10)).map(([west, south, size, shift]) =>
    shapeOf({
      type: 'LineString',
      coordinates: [
        [west, south],
        [wrapped(west + Math.abs(size)), Math.max(-85, Math.min(85, south + shift))]
      ]
    })!
  )
  const address = fc.integer({ min: 0, max: 4 }).chain(z => {
    const place = fc.integer({ min: 0, max: 2 ** z - 1 })
    return fc.tuple(fc.constant(z), place, place)
  })
  let found = 0
  fc.assert(
    fc.property(fc.array(shape, { minLength: 1, maxLength: 40 }), address, (shapes, [z, x, y]) => {
      const index = new ShapeIndex()
      for (const [slot, each] of shapes.entries()) index.put(slot, each)
      const side = WORLD / 2 ** z
      const box = { west: x * side, north: y * side, east: (x + 1) * side, south: (y + 1) * side }
      const seen: number[] = []
      index.within({ zoom: z, box }, slot => seen.push(slot) > 0)
      const expected = [...shapes.keys()].filter(slot => {
        const { west, east, north, south } = shapes[slot]!.box
        const isLarge = Math.max(east - west, south - north) >= side / 32
        const spans = [-WORLD, 0, WORLD].some(turn => east + turn >= box.west && west + turn <= box.east)
        return isLarge && spans && south >= box.north && north <= box.south
      })
      found += expected.length
      assert.deepEqual(
        seen.sort((a, b) => a - b),
        expected
      )
    }),
    { numRuns: 300 }
  )
  assert.ok(found > 300, `${found} found`)
})

test('a long path is thinned to what can be seen, and stays the same line', () => {
  const index = new QueryIndex()
  const coordinates = Array.from({ length: 50_000 }, (_, at) => [
    10 + at / 1e5,
    50 + Math.sin(at / 500) / 100
  ])
  index.put(documentOf({ seed: 1, location: { type: 'LineString', coordinates } }))
  const lengths = [6, 9].map(z => {
    const [x, y] = tileAt(z, [10.25, 50])
    return tileOf(index, z, x, y).lines[0]!.paths.flat().length / 2
  })
  assert.ok(lengths[0]! < 200 && lengths[1]! > lengths[0]! && lengths[1]! < 1500, lengths.join())
})

test('of more shapes than a tile draws the greatest are drawn, and the rest is counted', () => {
  const index = new QueryIndex()
  const total = 1_300
  for (let seed = 0; seed < total; seed++) {
    const size = seed % 2 === 0 ? 0.9 : 0.3
    index.put(
      documentOf({
        seed,
        location: { type: 'Polygon', coordinates: [box(10, 50, 10 + size, 50 + size / 2)] }
      })
    )
  }
  const [x, y] = tileAt(7, [10.1, 50.1])
  const seen = tileOf(index, 7, x, y)
  assert.equal(seen.areas.length, 1_000)
  const counted = seen.piles.reduce((sum, { properties }) => sum + Number(properties.get('count')), 0)
  assert.equal(seen.points.length + counted, total - 1_000)
  const large = docsOf(seen.areas).filter(id =>
    Array.from({ length: 650 }, (_, at) => idOf(at * 2)).includes(id as never)
  )
  assert.equal(large.length, 650)
})

test('a track goes where its points say, and is known as one', () => {
  const index = new QueryIndex()
  const way = {
    type: 'LineString',
    coordinates: [
      [10, 50],
      [11, 50.5],
      [12, 50]
    ]
  } as const
  index.put(documentOf({ seed: 't', kind: 'track' }), way)
  index.put(documentOf({ seed: 'p', kind: 'preset', location: way }))
  const [x, y] = tileAt(6, positionOf(way)!)
  const seen = tileOf(index, 6, x, y)
  assert.deepEqual(docsOf(seen.lines), [idOf('t')])
  assert.equal(seen.lines[0]!.properties.get('kind'), 'track')
  assert.deepEqual(docsOf(seen.points), [])
  index.put(documentOf({ seed: 't', kind: 'track' }))
  assert.deepEqual(docsOf(tileOf(index, 6, x, y).lines), [], 'a track without points is nowhere')
})

test('shapes without any extent, and junk, never throw', () => {
  const index = new QueryIndex()
  const same = Array.from({ length: 5 }, () => [12, 12])
  const odd: Json[] = [
    { type: 'Polygon', coordinates: [same] },
    { type: 'LineString', coordinates: same },
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [10, 10],
          [5, 5],
          [0, 0]
        ]
      ]
    },
    {
      type: 'Polygon',
      coordinates: [
        [
          [-180, 90],
          [180, 90],
          [0, 90]
        ]
      ]
    },
    { type: 'MultiPolygon', coordinates: [[], [[]]] },
    {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Point', coordinates: [1, 1] },
        {
          type: 'LineString',
          coordinates: [
            [1, 1],
            [30, 30]
          ]
        }
      ]
    },
    {
      type: 'LineString',
      coordinates: Array.from({ length: 40 }, (_, at) => [((at * 100 + 180) % 360) - 180, at])
    }
  ]
  odd.forEach((location, seed) => index.put(documentOf({ seed, location })))
  let placed = 0
  for (const [z, side] of [
    [0, 1],
    [2, 4]
  ] as const)
    for (let x = 0; x < side; x++)
      for (let y = 0; y < side; y++) {
        const { points, piles, centres } = tileOf(index, z, x, y)
        if (z === 2)
          placed +=
            points.length +
            centres.length +
            piles.reduce((sum, pile) => sum + Number(pile.properties.get('count')), 0)
      }
  assert.equal(placed, 6)
})
