import assert from 'node:assert/strict'
import test from 'node:test'
import { parseCoordinates } from '../../src/components/fields/location/parse-coordinates.js'

/** Positions agree within about a metre. */
function reads(text: string, longitude: number, latitude: number): void {
  const found = parseCoordinates(text)
  assert.ok(found, text)
  assert.ok(Math.abs(found[0] - longitude) < 1e-5, `${text}: longitude ${found[0]}`)
  assert.ok(Math.abs(found[1] - latitude) < 1e-5, `${text}: latitude ${found[1]}`)
}

test('decimal degrees, latitude first unless letters say otherwise', () => {
  reads('-4.2, -73.1', -73.1, -4.2)
  reads('-4.2 -73.1', -73.1, -4.2)
  reads('-4.2,-73.1', -73.1, -4.2)
  reads('−4,2; −73,1', -73.1, -4.2)
  reads('4.2 S, 73.1 W', -73.1, -4.2)
  reads('W73.1 S4.2', -73.1, -4.2)
  reads('4.2°S 73.1°W', -73.1, -4.2)
  reads('٤٫٢ ٧٣٫١', 73.1, 4.2)
  reads('4,2500° S, 73,5000° O', -73.5, -4.25)
})

test('degrees, minutes and seconds, with the signs people use', () => {
  reads(`4°12'30"S 73°6'W`, -73.1, -4.208333333)
  reads('4° 12′ 30″ S, 73° 06′ 00″ W', -73.1, -4.208333333)
  reads(`N 51°28.5' E 0°0'`, 0, 51.475)
  reads(`-4°12'30" -73°6'0"`, -73.1, -4.208333333)
})

test('UTM, north and south of the equator', () => {
  // 500 km east is the middle line of the zone; at the equator north is 0, and 10,000 km seen from the south.
  reads('31N 500000 0', 3, 0)
  reads('18M 500000 10000000', -75, 0)
  // The scale on the middle line is 0.9996, and a quarter of the meridian is 10,001,965.729 m.
  reads('31N 500000 4982950.40', 3, 45)
  reads('17T 630084 4833438', -79.387139, 43.642567)
})

test('text that is no position is none', () => {
  for (const text of [
    '',
    'here',
    '12',
    '91, 0',
    '0, 181',
    '4 S, 5 N',
    '1 2 3',
    `4°70' 5°`,
    '61N 500000 0',
    '18I 500000 0'
  ])
    assert.equal(parseCoordinates(text), null, text)
})
