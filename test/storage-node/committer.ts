/** Opens the folder, makes or finds its project, and saves one observation after the other; prints each id when it is saved. */
import { writeSync } from 'node:fs'
import { openPeer } from '../../src/sync/peer/peer.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'

const storage = await openNodeStorage({ dir: process.argv[2] ?? '' })
const peer = await openPeer({
  storage,
  makeSocket: () => {
    throw new Error('no network here')
  }
})
const [known] = await peer.list()
const { id } = known ?? (await peer.create({ name: 'Wetlands', deviceName: 'Ana' }))
const store = await peer.open(id)
writeSync(1, `project ${id}\n`)
for (let at = 0; ; at++) {
  const set = new Map([['tag/note', `note ${at} ${'x'.repeat(at % 900)}`]])
  const [saved] = await store.documents.commit([{ type: 'create', kind: 'observation', set }])
  writeSync(1, `saved ${saved}\n`)
}
