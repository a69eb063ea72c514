/**
 * Opens the folder, makes or finds its project, meets a hub when one is named, and saves one observation after the
 * other; prints each id when it is saved.
 */
import { writeSync } from 'node:fs'
import { openPeer } from '../../src/sync/peer/peer.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import { makeSocket } from '../peer/world.js'

const [, , dir = '', hub] = process.argv
const storage = await openNodeStorage({ dir })
const peer = await openPeer({ storage, makeSocket })
const [known] = await peer.list()
const { id } = known ?? (await peer.create({ name: 'Wetlands', deviceName: 'Ana' }))
const store = await peer.open(id)
if (hub) await store.sync!.connect(hub)
writeSync(1, `project ${id}\n`)
for (let at = 0; ; at++) {
  const set = new Map([['tag/note', `note ${at} ${'x'.repeat(at % 900)}`]])
  const [saved] = await store.documents.commit([{ type: 'create', kind: 'observation', set }])
  writeSync(1, `saved ${saved}\n`)
}
