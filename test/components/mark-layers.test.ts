/** What lies on what on the map. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { LAYER, markLayers } from '../../src/components/map/mark-layers.js'

test('no lone mark hides the number of a pile, and the chosen mark lies on top', () => {
  const colours = { here: '#000', pileText: '#000' } as Parameters<typeof markLayers>[1]
  const order = markLayers(['water'], colours).map(({ id }) => id)
  const at = (id: string): number => {
    assert.ok(order.includes(id), id)
    return order.indexOf(id)
  }
  for (const below of [LAYER.centres, LAYER.points, 'cairn-badges'])
    assert.ok(at(below) < at(LAYER.piles), below)
  for (const above of ['cairn-selected', 'cairn-pin']) assert.ok(at(above) > at(LAYER.piles), above)
})
