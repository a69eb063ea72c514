/** Every file of a device's folder torn and flipped, one at a time. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { World } from '../peer/world.js'
import { damageEach } from '../storage-node/damaged.js'
import { DAMAGES } from '../storage-node/folders.js'

test('a damaged file is refused, or what it held comes back', { timeout: 20 * 60_000 }, async t => {
  const outcomes = await damageEach(new World(t), path => !/\/(LOG|LOCK|LOG\.old\.\d+)$/.test(path), DAMAGES)
  for (const [file, outcome] of outcomes) t.diagnostic(`${file}: ${outcome}`)
  assert(outcomes.size >= 40, `${outcomes.size} tried`)
})
