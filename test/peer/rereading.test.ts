/** When the logs of an author are read again of whom more changes waited than may. */
import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import type { DeviceId } from '../../src/model/index.js'
import { Rereading } from '../../src/sync/peer/rereading.js'

const author = 'a'.repeat(64) as DeviceId
const HOUR_MS = 3_600_000

function begin(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const read: DeviceId[] = []
  const came = { in: 0 }
  const rereading = new Rereading(
    device => read.push(device),
    () => came.in
  )
  t.after(() => rereading.close())
  return { rereading, read, came, pass: (milliseconds: number) => t.mock.timers.tick(milliseconds) }
}

test('while nothing comes in, nothing is read again, however often it overflows', t => {
  const { rereading, read, came, pass } = begin(t)
  for (let batch = 0; batch < 100; batch++) {
    rereading.note([author])
    pass(HOUR_MS)
  }
  assert.deepEqual([read, [...rereading.pending]], [[], [author]])
  came.in++
  rereading.note([])
  pass(HOUR_MS)
  assert.deepEqual([read, [...rereading.pending]], [[author], []])
  rereading.note([author])
  pass(HOUR_MS)
  assert.equal(read.length, 1)
})

test('who overflows each time that something comes in is read ever less often', t => {
  const { rereading, read, came, pass } = begin(t)
  for (let second = 0; second < 600; second++) {
    came.in++
    rereading.note([author])
    pass(1_000)
  }
  assert.ok(read.length >= 10 && read.length <= 20, `${read.length} times in ten minutes`)
})
