/** Puts one file after the other into a folder's first project, and says each hash when it is durable: FOLDER BYTES. */
import { openPeer } from '../../src/sync/peer/peer.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import { bytesOf, pattern } from '../media/bytes.js'
import { makeSocket } from '../peer/world.js'

const [dir = '', size = '0', first = '0'] = process.argv.slice(2)
const peer = await openPeer({ storage: await openNodeStorage({ dir }), makeSocket })
const [info] = await peer.list()
const store = await peer.open(info!.id)
for (let seed = Number(first); ; seed++) {
  const bytes = pattern(Number(size), seed)
  const hash = await store.media!.put(bytesOf(bytes), { type: 'image/png' })
  await store.documents.commit([
    { type: 'create', kind: 'observation', set: new Map([[`att/${hash}`, true]]) }
  ])
  process.stdout.write(`${hash} ${seed}\n`)
}
