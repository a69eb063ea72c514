import assert from 'node:assert/strict'
import { test } from 'node:test'
import { moveIntoSight } from '../../src/components/map/in-sight.js'

const box = { width: 400, height: 300 }

test('a map that shows the mark whole is left alone', () => {
  assert.equal(moveIntoSight({ x: 40, y: 260 }, box), null)
})

test('it moves as little as brings the mark in, on each side', () => {
  assert.deepEqual(moveIntoSight({ x: 390, y: 150 }, box), [30, 0])
  assert.deepEqual(moveIntoSight({ x: -10, y: 299 }, box), [-50, 39])
})

test('in a map that is too small for an edge the mark comes to the middle', () => {
  assert.deepEqual(moveIntoSight({ x: 60, y: 10 }, { width: 50, height: 20 }), [35, 0])
})
