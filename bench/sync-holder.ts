/** The device that has the observations: `cairn|bare FOLDER COUNT BLOCK_BYTES`, driven by messages. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import NoiseSecretStream from '@hyperswarm/secret-stream'
import Protomux from 'protomux'
import WebSocket from 'ws'
import type { Json } from '../src/model/index.js'
import { openPeer } from '../src/sync/peer/peer.js'
import { randomBytes } from '../src/sync/peer/seal.js'
import { openNodeStorage } from '../src/sync/storage/node/node-storage.js'
import { listenTcp } from '../src/sync/transports/tcp/tcp.js'
import { openDoors } from '../src/sync/transports/websocket/server.js'

/** What the holder tells: where it is, the invite code or the log's key, and the mean bytes of a block. */
export interface Holder {
  readonly port: number
  readonly code: string
  readonly hub: string
  readonly blockBytes: number
}

const [mode, folder = '', countText, bytesText] = process.argv.slice(2)
const count = Number(countText)
const tell = (holder: Holder) => process.send?.(holder)
process.on('disconnect', () => process.exit(0))
await (mode === 'cairn' ? holdObservations() : holdBlocks(Number(bytesText)))

async function holdObservations(): Promise<void> {
  const storage = await openNodeStorage({ dir: folder })
  const peer = await openPeer({ storage, makeSocket: url => new WebSocket(url) })
  const info = await peer.create({ name: 'Bench', deviceName: 'holder' })
  const store = await peer.open(info.id)
  const doors = openDoors(peer)
  const server = createServer().on('upgrade', doors.upgrade)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const hub = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
  const invite = await store.members?.invite({ role: 'member', expiresAt: Date.now() + 3_600_000 })
  const { port } = await listenTcp(peer, { host: '127.0.0.1', port: 0 })
  tell({ port, code: invite?.code ?? '', hub, blockBytes: 0 })
  await new Promise(resolve => process.once('message', resolve))
  for (let i = 0; i < count; i++) {
    await store.documents.commit([{ type: 'create', kind: 'observation', set: observation(i) }])
  }
  const own = storage.store.get({ key: await peer.logKey(info.id, 'data') })
  await own.ready()
  tell({ port, code: '', hub, blockBytes: Math.round(own.byteLength / own.length) })
}

/** About the size of a field observation. */
function observation(i: number): Map<string, Json> {
  return new Map<string, Json>([
    [
      'location',
      {
        type: 'Point',
        coordinates: [((i * 7919) % 360_000) / 1000 - 180, ((i * 104_729) % 170_000) / 1000 - 85]
      }
    ],
    ['presetRef', 'cairn/water-point'],
    ['tag/type', 'water'],
    ['tag/severity', String(1 + (i % 5))],
    ['tag/notes', `seen from the river, north bank, number ${i} of the morning round`]
  ])
}

async function holdBlocks(bytes: number): Promise<void> {
  const storage = await openNodeStorage({ dir: folder })
  const core = storage.store.get({ name: 'bare' })
  await core.ready()
  for (let i = 0; i < count; i++) await core.append(randomBytes(bytes), { postappend: () => storage.sync() })
  const accept = (_topic: Uint8Array, raw: unknown) => {
    const stream = new NoiseSecretStream(false, raw)
    stream.on('error', () => undefined)
    core.replicate(Protomux.from(stream))
  }
  const { port } = await listenTcp({ knows: () => true, accept }, { host: '127.0.0.1', port: 0 })
  tell({ port, code: Buffer.from(core.key).toString('hex'), hub: '', blockBytes: bytes })
}
