import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodeChanges, type DeviceId, type ProjectId } from '../../src/model/index.js'
import { ProjectIndex } from '../../src/sync/peer/project-index.js'
import { idFrom, LogBook } from './virtual-log.js'

test('a block that could be opened only later is unreadable no more', () => {
  const index = new ProjectIndex(idFrom('root') as ProjectId)
  const log = { ...new LogBook().of(idFrom('device') as DeviceId, 'data'), ordinal: 0 }
  index.take(log, 0, null)
  index.flush()
  assert.equal(index.quarantined, 1)
  index.take(log, 0, encodeChanges({ at: 0, heads: [], changes: [] }))
  index.flush()
  assert.equal(index.quarantined, 0)
  index.take(log, 0, Uint8Array.from([1, 1]))
  index.flush()
  assert.equal(index.quarantined, 1)
})
