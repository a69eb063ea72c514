import { test } from 'node:test'
import { memoryAdapter } from '../../src/sync/memory/index.js'
import { adapterSuite } from '../../src/sync/testing/index.js'

adapterSuite({
  test,
  name: 'memory',
  make: () => {
    const adapter = memoryAdapter()
    return Promise.resolve({ adapter, close: () => adapter.close() })
  }
})
