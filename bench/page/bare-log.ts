import NoiseSecretStream from '@hyperswarm/secret-stream'
import type Hypercore from 'hypercore'
import Protomux from 'protomux'
import { fromHex } from '../../src/model/index.js'
import { openPageStorage } from '../../src/sync/storage/page/page-storage.js'
import { knock } from '../../src/sync/transports/websocket/hub-client.js'
import { hearMessages } from '../../src/worker/early-messages.js'

/** What the page asks: to open a log, then to fetch it up to this length. It answers each once, with nothing. */
export type BareOrder =
  | { readonly do: 'open'; readonly storage: string; readonly key: string }
  | { readonly do: 'fetch'; readonly hub: string; readonly count: number }

let opened: Promise<{ readonly core: Hypercore; readonly sync: () => Promise<void> }> | null = null

hearMessages(({ data }: MessageEvent<BareOrder>) => {
  void run(data).then(() => postMessage(null))
})

async function run(order: BareOrder): Promise<void> {
  if (order.do === 'open') {
    opened = open(order.storage, order.key)
    await opened
    return
  }
  if (!opened) throw new Error('Nothing is open.')
  const { core, sync } = await opened
  const { stream: raw } = await knock(
    url => new WebSocket(url),
    order.hub,
    'peer',
    {
      topic: new Uint8Array(32),
      who: new Uint8Array(16).fill(7)
    },
    { signal: new AbortController().signal }
  )
  const stream = new NoiseSecretStream(true, raw)
  stream.on('error', () => undefined)
  core.replicate(Protomux.from(stream))
  core.download({ start: 0, end: -1 })
  await blocksHeld(core, order.count)
  await sync()
}

async function open(name: string, key: string) {
  const storage = await openPageStorage({ name })
  const core = storage.store.get({ key: fromHex(key) })
  await core.ready()
  return { core, sync: () => storage.sync() }
}

function blocksHeld(core: Hypercore, count: number): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (core.contiguousLength >= count) resolve()
    }
    core.on('download', look)
    core.on('append', look)
    look()
  })
}
