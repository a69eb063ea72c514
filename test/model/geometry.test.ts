import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  checkGeometry,
  geometryBox,
  locationOf,
  nameOf,
  positionOf,
  presetRefOf,
  tagsOf
} from '../../src/model/index.js'
import type { Geometry, Json } from '../../src/model/index.js'
import { Device } from './merge-world.js'
import { property } from './property.js'

const square = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0]
]
/** A square with a notch cut into it from the east, so that its middle is outside. */
const notch = [
  [0, 0],
  [10, 0],
  [10, 4],
  [2, 4],
  [2, 6],
  [10, 6],
  [10, 10],
  [0, 10],
  [0, 0]
]
const good: [Geometry, readonly [number, number] | null, unknown][] = [
  [{ type: 'Point', coordinates: [-180, 90] }, [-180, 90], [-180, 90, -180, 90]],
  [{ type: 'Point', coordinates: [1, 2, 300] }, [1, 2], [1, 2, 1, 2]],
  [
    {
      type: 'MultiPoint',
      coordinates: [
        [1, 2],
        [3, 4]
      ]
    },
    [1, 2],
    [1, 2, 3, 4]
  ],
  [{ type: 'MultiPoint', coordinates: [] }, null, null],
  [
    {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [0, 0],
        [4, 0]
      ]
    },
    [2, 0],
    [0, 0, 4, 0]
  ],
  [
    {
      type: 'LineString',
      coordinates: [
        [5, 5],
        [5, 5]
      ]
    },
    [5, 5],
    [5, 5, 5, 5]
  ],
  [
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [0, 0],
          [0, 2]
        ],
        [
          [9, 9],
          [8, 8]
        ]
      ]
    },
    [0, 1],
    [0, 0, 9, 9]
  ],
  [{ type: 'Polygon', coordinates: [square] }, [2, 2], [0, 0, 4, 4]],
  [{ type: 'Polygon', coordinates: [notch] }, [1, 5], [0, 0, 10, 10]],
  [
    {
      type: 'Polygon',
      coordinates: [
        [
          [1, 1],
          [1, 1],
          [1, 1]
        ]
      ]
    },
    [1, 1],
    [1, 1, 1, 1]
  ],
  [{ type: 'Polygon', coordinates: [] }, null, null],
  [{ type: 'MultiPolygon', coordinates: [[square]] }, [2, 2], [0, 0, 4, 4]],
  [
    {
      type: 'GeometryCollection',
      geometries: [
        { type: 'MultiPoint', coordinates: [] },
        { type: 'Point', coordinates: [7, 8] }
      ]
    },
    [7, 8],
    [7, 8, 7, 8]
  ]
]

test('every type of geometry is known, boxed and stands somewhere', () => {
  for (const [geometry, position, box] of good) {
    assert.ok(checkGeometry(geometry), JSON.stringify(geometry))
    assert.deepEqual(positionOf(geometry), position)
    assert.deepEqual(geometryBox(geometry), box)
  }
})

test('a hole is not inside', () => {
  const hole = [
    [1, 1],
    [3, 1],
    [3, 3],
    [1, 3]
  ]
  const [lon] = positionOf({ type: 'Polygon', coordinates: [square, hole] })!
  assert.ok(lon < 1 || lon > 3)
})

test('what is no geometry is refused', () => {
  const nested = (depth: number): unknown =>
    depth === 0
      ? { type: 'Point', coordinates: [1, 1] }
      : { type: 'GeometryCollection', geometries: [nested(depth - 1)] }
  const point = (...coordinates: unknown[]) => ({ type: 'Point', coordinates })
  const bad: unknown[] = [
    null,
    1,
    'Point',
    [],
    {},
    { type: 'Circle', coordinates: [1, 1] },
    { type: 'Point' },
    point(),
    point(1),
    point(181, 0),
    point(0, -91),
    point(0, NaN),
    point('1', 2),
    point(1, 2, 3, 4, 5),
    point(1, 2, null)
  ]
  const shapes = [
    ['LineString', [[1, 1]]],
    ['LineString', [1, 1]],
    [
      'Polygon',
      [
        [
          [1, 1],
          [2, 2]
        ]
      ]
    ],
    ['Polygon', square],
    ['MultiPolygon', [square]],
    ['MultiPoint', [[[1, 1]]]],
    ['constructor', []]
  ]
  for (const [type, coordinates] of shapes) bad.push({ type, coordinates })
  bad.push(
    { type: 'GeometryCollection' },
    { type: 'GeometryCollection', geometries: [null] },
    nested(5),
    nested(500)
  )
  const points = (count: number) => ({ type: 'MultiPoint', coordinates: Array(count).fill([0, 0]) })
  bad.push(points(100_001), { type: 'GeometryCollection', geometries: [points(60_000), points(60_000)] })
  for (const value of bad) assert.ok(!checkGeometry(value), JSON.stringify(value).slice(0, 60))
  assert.ok(checkGeometry(nested(4)))
})

property(
  'junk never crashes the check',
  0.9,
  fc.tuple(fc.constantFrom(...good.map(([{ type }]) => type)), fc.anything()),
  ([type, junk], hit) => {
    hit()
    for (const value of [junk, { type, coordinates: junk, geometries: junk }])
      if (checkGeometry(value)) positionOf(value)
  }
)

const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true })
const positions = fc.array(fc.tuple(degrees(180), degrees(90)), { minLength: 3, maxLength: 8 })
property('the standing position is inside the box', 0.9, positions, (coordinates, hit) => {
  hit()
  for (const geometry of [
    { type: 'LineString', coordinates },
    { type: 'Polygon', coordinates: [coordinates] }
  ] as Geometry[]) {
    const [west, south, east, north] = geometryBox(geometry)!
    const [lon, lat] = positionOf(geometry)!
    const slack = 1e-9
    const [isEast, isWest] = [lon >= west - slack, lon <= east + slack]
    assert.ok(west <= east ? isEast && isWest : isEast || isWest, `${lon} in ${west} to ${east}`)
    assert.ok(lat >= south - slack && lat <= north + slack)
  }
})

test('what crosses the antimeridian stands on it, in a narrow box', () => {
  const ring = (west: number, east: number): [number, number][] => [
    [west, 10],
    [east, 10],
    [east, 20],
    [west, 20],
    [west, 10]
  ]
  const crossing: [Geometry, readonly [number, number], readonly number[]][] = [
    [{ type: 'LineString', coordinates: ring(170, -160).slice(0, 2) }, [-175, 10], [170, 10, -160, 10]],
    [{ type: 'Polygon', coordinates: [ring(170, -160)] }, [-175, 15], [170, 10, -160, 20]],
    [{ type: 'Polygon', coordinates: [ring(-160, 170)] }, [-175, 15], [170, 10, -160, 20]],
    // A hole that is written from the other side.
    [{ type: 'Polygon', coordinates: [ring(170, -160), ring(-179, -178)] }, [-169, 15], [170, 10, -160, 20]],
    // Cut in two at the antimeridian, as RFC 7946 wants it.
    [
      { type: 'MultiPolygon', coordinates: [[ring(170, 180)], [ring(-180, -160)]] },
      [175, 15],
      [170, 10, -160, 20]
    ],
    [
      {
        type: 'MultiPoint',
        coordinates: [
          [179, 0],
          [-179, 1]
        ]
      },
      [179, 0],
      [179, 0, -179, 1]
    ],
    // The whole world, and a ring around a pole, are not taken for something narrow.
    [{ type: 'Polygon', coordinates: [ring(-180, 180)] }, [0, 15], [-180, 10, 180, 20]],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [-120, 80],
            [0, 80],
            [120, 80]
          ]
        ]
      },
      [-120, 80],
      [-120, 80, 120, 80]
    ]
  ]
  for (const [geometry, position, box] of crossing) {
    assert.deepEqual(positionOf(geometry), position, JSON.stringify(geometry))
    assert.deepEqual(geometryBox(geometry), box, JSON.stringify(geometry))
  }
})

test('readers see the shown values of a document', () => {
  const device = new Device(1)
  const ref = 'a'.repeat(64)
  const set: Record<string, Json> = {
    location: { type: 'Point', coordinates: [1, 2] },
    presetRef: ref,
    'tag/name': 'Well',
    'tag/': 1,
    'att/x': true
  }
  const { id } = device.write({ op: 'create', kind: 'observation', set })
  const state = device.index.document(id as never)!
  assert.deepEqual(
    [...tagsOf(state)],
    [
      ['', 1],
      ['name', 'Well']
    ]
  )
  assert.deepEqual([locationOf(state)?.type, presetRefOf(state), nameOf(state)], ['Point', ref, 'Well'])
  const bare = device.index.document(
    device.create('location', { type: 'Point', coordinates: [999, 0] }).id as never
  )!
  assert.deepEqual(
    [locationOf(bare), presetRefOf(bare), nameOf(bare), tagsOf(bare).size],
    [null, null, '', 0]
  )
})
