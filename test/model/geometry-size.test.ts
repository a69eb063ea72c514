import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sizeOfGeometry } from '../../src/model/index.js'
import type { Geometry } from '../../src/model/index.js'

const ring = (west: number, south: number, east: number, north: number): [number, number][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south]
]
const near = (actual: number, expected: number, what: string): void =>
  assert.ok(Math.abs(actual - expected) <= expected * 0.01, `${what}: ${actual} is not ${expected}`)

test('lengths and areas are those of the earth, to one percent', () => {
  // Degrees of the WGS 84 ellipsoid at the equator and at 60° north, metres.
  const line = (...coordinates: [number, number][]): Geometry => ({ type: 'LineString', coordinates })
  near(sizeOfGeometry(line([0, 0], [1, 0])).length, 111_320, 'a degree of longitude at the equator')
  near(sizeOfGeometry(line([10, 59.5], [10, 60.5])).length, 111_412, 'a degree of latitude in the north')
  near(
    sizeOfGeometry({ type: 'Polygon', coordinates: [ring(10, 60, 10.1, 60.05)] }).area,
    31_063_000,
    'in the north'
  )
  const half = sizeOfGeometry({ type: 'Polygon', coordinates: [ring(-180, 0, 180, 90)] })
  near(half.area, 255_032_000e6, 'half of the earth')
})

test('holes are not part of an area, parts are added up, and points have no size', () => {
  const whole = ring(0, 0, 0.2, 0.2)
  const hole = ring(0.05, 0.05, 0.15, 0.15)
  const area = (...coordinates: [number, number][][]): number =>
    sizeOfGeometry({ type: 'Polygon', coordinates }).area
  near(area(whole, hole), area(whole) - area(hole), 'with a hole')
  const two = sizeOfGeometry({ type: 'MultiPolygon', coordinates: [[whole], [ring(1, 0, 1.2, 0.2)]] })
  near(two.area, 2 * area(whole), 'two parts')
  assert.deepEqual(sizeOfGeometry({ type: 'Point', coordinates: [1, 1] }), { length: 0, area: 0 })
})

test('the size is the same on the antimeridian as elsewhere, whichever way a ring runs', () => {
  const here = sizeOfGeometry({ type: 'Polygon', coordinates: [ring(10, 10, 12, 12)] })
  const there = sizeOfGeometry({ type: 'Polygon', coordinates: [ring(179, 10, -179, 12).reverse()] })
  near(there.area, here.area, 'area')
  near(there.length, here.length, 'length')
})
