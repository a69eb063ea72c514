import assert from 'node:assert/strict'
import test from 'node:test'
import { PlaceTable, placeOf } from '../../src/sync/peer/place-table.js'

test('every place keeps its number while the table grows, and when it was loaded', () => {
  const table = new PlaceTable()
  const places = Array.from({ length: 20_000 }, (_, at) => placeOf(at % 7, Math.floor(at / 7)))
  for (const [number, place] of places.entries()) assert.equal(table.add(place), number)
  const loaded = new PlaceTable()
  loaded.load(Float64Array.from(places.slice(0, 5_000)))
  for (const place of places.slice(5_000)) loaded.add(place)
  for (const each of [table, loaded]) {
    assert.deepEqual(Array.from(each.all()), places)
    for (const [number, place] of places.entries()) assert.equal(each.find(place), number)
    assert.equal(each.find(placeOf(8, 1)), -1)
  }
})
