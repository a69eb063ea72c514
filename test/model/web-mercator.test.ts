/** The flat map: known places, its inverse, and its edges. */
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { mercatorLatitude, mercatorX, mercatorY } from '../../src/model/web-mercator.js'

const near = (actual: number, expected: number, within = 1e-12): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${actual} is not ${expected}`)

test('places where the tiles of a slippy map have them', () => {
  near(mercatorX(-180), 0)
  near(mercatorX(0), 0.5)
  near(mercatorX(540), 2)
  near(mercatorY(0), 0.5)
  // EPSG:3857 ends where the world is a square: atan(sinh(pi)).
  near(mercatorY(85.0511287798066), 0)
  near(mercatorY(-85.0511287798066), 1)
  // The Brandenburg Gate is in tile 17/70406/42987.
  assert.equal(Math.floor(mercatorX(13.3777) * 2 ** 17), 70_406)
  assert.equal(Math.floor(mercatorY(52.5163) * 2 ** 17), 42_987)
})

test('to the south y grows, and back again is the same latitude', () => {
  const latitude = fc.double({ min: -89, max: 89, noNaN: true })
  fc.assert(fc.property(latitude, degrees => near(mercatorLatitude(mercatorY(degrees)), degrees, 1e-9)))
  fc.assert(
    fc.property(latitude, latitude, (one, other) => {
      if (one - other > 1e-9) assert.ok(mercatorY(one) < mercatorY(other))
      near(mercatorY(one) + mercatorY(-one), 1)
    })
  )
})

test('the poles have a place, off the map, so that the middle of two places is one', () => {
  for (const pole of [90, -90]) assert.ok(Number.isFinite(mercatorY(pole)))
  near((mercatorY(90) + mercatorY(-90)) / 2, 0.5)
})
