/** A device of its own process, `FOLDER`, that looks in its local network alone and is driven by messages. */
import WebSocket from 'ws'
import type { PeerState, ProjectStore } from '../../../src/sync/adapter.js'
import { openPeer } from '../../../src/sync/peer/peer.js'
import { openNodeStorage } from '../../../src/sync/storage/node/node-storage.js'
import { LanTransport } from '../../../src/sync/transports/lan/lan.js'
import { eventually, inviteTo, write } from '../../peer/world.js'

export type Order =
  | { readonly do: 'create' }
  | { readonly do: 'join'; readonly code: string }
  | { readonly do: 'write'; readonly notes: readonly string[] }
  | { readonly do: 'look' }

export interface Look {
  readonly count: number
  readonly peers: readonly Pick<PeerState, 'connected' | 'path' | 'complete'>[]
}

const storage = await openNodeStorage({ dir: process.argv[2] ?? '' })
const peer = await openPeer({
  storage,
  makeSocket: url => new WebSocket(url),
  transports: [new LanTransport()]
})
let store: ProjectStore | null = null

process.on('disconnect', () => void peer.close().then(() => process.exit(0)))
process.on('message', (order: Order) => {
  obey(order).then(
    answer => process.send?.({ answer }),
    (error: unknown) => process.send?.({ error: String(error) })
  )
})
process.send?.({ answer: 'ready' })

async function obey(order: Order): Promise<unknown> {
  if (order.do === 'create') {
    const { id } = await peer.create({ name: 'Wetlands', deviceName: 'Ana' })
    store = await peer.open(id)
    return inviteTo(store)
  }
  if (order.do === 'join') {
    const { id } = await peer.join({ code: order.code, deviceName: 'Ben' })
    const joined = (store = await peer.open(id))
    await eventually('that it may write', async () => joined.info.readOnly === undefined)
    return null
  }
  if (!store) throw new Error('no project is open')
  if (order.do === 'write') return write(store, ...order.notes)
  const count = await store.documents.count({ kind: 'observation' })
  const state = await store.sync?.state()
  return {
    count,
    peers: (state?.peers ?? []).map(({ connected, path, complete }) => ({ connected, path, complete }))
  }
}
