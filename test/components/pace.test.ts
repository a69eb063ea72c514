import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Pace } from '../../src/components/map/pace.js'

test('what takes long waits three times as long before it is done again, a second at most', () => {
  const pace = new Pace()
  assert.equal(pace.wait(500), 0)
  pace.took(500, 540)
  assert.equal(pace.wait(540), 120)
  assert.equal(pace.wait(600), 60)
  assert.equal(pace.wait(700), 0)
  pace.took(700, 2700)
  assert.equal(pace.wait(2700), 1000)
})
