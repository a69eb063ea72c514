import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newRecording, withFix } from '../../src/components/track-recorder/recording.js'
import { heardBetween, SILENT, standingOf } from '../../src/components/track-recorder/standing.js'

const AT = 1_800_000_000_000
const none = newRecording(AT)
const some = withFix(none, { point: [-60, 0, AT], accuracy: 4 })
const good = { type: 'good', accuracy: 4, at: AT } as const
const vague = { type: 'vague', accuracy: 80, at: AT } as const

test('it records only while positions come that count', () => {
  assert.deepEqual(standingOf(true, some, good, AT, AT + SILENT), { type: 'recording' })
  assert.deepEqual(standingOf(true, some, good, AT, AT + SILENT + 1), { type: 'away', since: AT })
  assert.deepEqual(standingOf(true, some, vague, AT + 5, AT), { type: 'away', since: AT + 5 })
  for (const type of ['off', 'looking', 'denied', 'unavailable'] as const) {
    assert.deepEqual(standingOf(true, some, { type }, null, AT), { type: 'away', since: AT })
    assert.deepEqual(standingOf(true, none, { type }, null, AT), { type: 'waiting' })
  }
  assert.deepEqual(standingOf(true, none, vague, null, AT), { type: 'waiting' })
  assert.deepEqual(standingOf(false, some, good, AT, AT), { type: 'paused' })
})

test('time counts while positions come that count, and stands still without', () => {
  assert.equal(heardBetween(good, AT, AT + 1_000), 1_000)
  assert.equal(heardBetween(good, AT + 1_000, AT + SILENT + 60_000), SILENT - 1_000)
  assert.equal(heardBetween(good, AT + SILENT + 1, AT + SILENT + 60_000), 0)
  assert.equal(heardBetween(good, AT, AT - 1_000), 0)
  assert.equal(heardBetween(vague, AT, AT + 1_000), 0)
  assert.equal(heardBetween({ type: 'denied' }, AT, AT + 1_000), 0)
})
