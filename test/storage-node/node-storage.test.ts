import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import { storageSuite } from '../../src/sync/testing/storage-suite.js'

describe('the storage of Node', () => {
  let folder: string
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairnkit-storage-'))
  })
  after(() => rm(folder, { recursive: true, force: true }))

  storageSuite({
    test,
    name: 'folder',
    lasts: true,
    open: name => openNodeStorage({ dir: join(folder, name) })
  })
})
