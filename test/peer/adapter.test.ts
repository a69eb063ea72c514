import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { openPeer } from '../../src/sync/peer/peer.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import { adapterSuite } from '../../src/sync/testing/index.js'
import { makeSocket } from './world.js'

adapterSuite({
  test,
  name: 'peer',
  make: async () => {
    const dir = await mkdtemp(join(tmpdir(), 'cairn-adapter-'))
    const adapter = await openPeer({ storage: await openNodeStorage({ dir }), makeSocket })
    return {
      adapter,
      close: async () => {
        await adapter.close()
        await rm(dir, { recursive: true, force: true })
      }
    }
  }
})
