/** A hub with a project, an observation in it and two invitations, in a process that can be killed. */
import { openHub } from '../../src/cli/hub/hub.js'
import { openPeer } from '../../src/sync/peer/peer.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import { WebSocket } from 'ws'

const [dir = '', port = '0', host = '0.0.0.0'] = process.argv.slice(2)
const storage = await openNodeStorage({ dir })
const peer = await openPeer({ storage, makeSocket: url => new WebSocket(url) })
const info = (await peer.list())[0] ?? (await peer.create({ name: 'River', deviceName: 'Hub' }))
const store = await peer.open(info.id)
const set = new Map([['t/note', 'from the hub']])
await store.documents.commit([{ type: 'create', kind: 'observation', set }])
const hub = await openHub({ peer, local: storage.local, port: Number(port), host })
const invite = async () => {
  const made = await store.members?.invite({ role: 'member', expiresAt: Date.now() + 3_600_000 })
  return made?.code ?? ''
}
const invites = [await invite(), await invite()]
console.log(
  JSON.stringify({
    codes: hub.codes,
    problem: hub.problem,
    port: new URL(hub.addresses[0] ?? '').port,
    invites
  })
)
process.on('SIGTERM', () => process.exit())
