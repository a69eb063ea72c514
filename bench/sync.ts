import { fork, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import NoiseSecretStream from '@hyperswarm/secret-stream'
import type Hypercore from 'hypercore'
import Protomux from 'protomux'
import WebSocket from 'ws'
import { openPeer } from '../src/sync/peer/peer.js'
import { openNodeStorage } from '../src/sync/storage/node/node-storage.js'
import { dialTcp } from '../src/sync/transports/tcp/tcp.js'
import type { Row } from './row.js'
import type { Holder } from './sync-holder.js'

const DURABILITY = 'fdatasync on both sides before the clock stops'
const WHO = new Uint8Array(16).fill(7)

/** The holder runs in a process of its own, as it would on another device. */
export async function benchSync({ count = 10_000 }: { readonly count?: number }): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-bench-'))
  try {
    const ours = await cairn(join(folder, 'cairn'), count)
    const floor = await bare(join(folder, 'bare'), count, ours.blockBytes)
    return [
      {
        who: 'cairnkit',
        rate: count / ours.seconds,
        unit: 'observations/s until listed',
        durability: DURABILITY
      },
      { who: 'hypercore', rate: count / floor, unit: 'blocks/s until replicated', durability: DURABILITY }
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function cairn(folder: string, count: number): Promise<{ seconds: number; blockBytes: number }> {
  const holder = startHolder(['cairn', join(folder, 'a'), String(count), '0'])
  const peer = await openPeer({
    storage: await openNodeStorage({ dir: join(folder, 'b') }),
    makeSocket: url => new WebSocket(url, { perMessageDeflate: false })
  })
  try {
    const invited = await next(holder)
    const info = await peer.join({ code: invited.code, deviceName: 'reader', via: [invited.hub] })
    holder.send('write')
    const { port, blockBytes } = await next(holder)
    const store = await peer.open(info.id)
    const topic = await peer.topicOf(info.id)
    const start = performance.now()
    const listed = new Promise<void>(resolve => {
      store.subscribe(event => {
        if (event.type !== 'documents') return
        void store.documents.count({ kind: 'observation' }).then(held => held === count && resolve())
      })
    })
    peer.dial(topic, await dialTcp({ host: '127.0.0.1', port }, { topic, who: WHO }))
    await listed
    return { seconds: (performance.now() - start) / 1000, blockBytes }
  } finally {
    await peer.close()
    holder.kill()
  }
}

async function bare(folder: string, count: number, blockBytes: number): Promise<number> {
  const holder = startHolder(['bare', join(folder, 'a'), String(count), String(blockBytes)])
  const storage = await openNodeStorage({ dir: join(folder, 'b') })
  try {
    const { port, code } = await next(holder)
    const core = storage.store.get({ key: Buffer.from(code, 'hex') })
    await core.ready()
    const start = performance.now()
    const raw = await dialTcp({ host: '127.0.0.1', port }, { topic: new Uint8Array(32), who: WHO })
    const stream = new NoiseSecretStream(true, raw)
    stream.on('error', () => undefined)
    core.replicate(Protomux.from(stream))
    core.download({ start: 0, end: -1 })
    await whenHeld(core, count)
    await storage.sync()
    const seconds = (performance.now() - start) / 1000
    stream.destroy()
    return seconds
  } finally {
    await storage.close()
    holder.kill()
  }
}

function whenHeld(core: Hypercore, count: number): Promise<void> {
  return new Promise(resolve => {
    const look = () => core.contiguousLength === count && resolve()
    core.on('download', look)
    core.on('append', look)
  })
}

function startHolder(args: readonly string[]): ChildProcess {
  const file = fileURLToPath(new URL('./sync-holder.ts', import.meta.url))
  return fork(file, args, { execArgv: ['--import', 'tsx'], stdio: 'inherit' })
}

function next(holder: ChildProcess): Promise<Holder> {
  return new Promise((resolve, reject) => {
    holder.once('message', message => resolve(message as Holder))
    holder.once('exit', code => reject(new Error(`the holder ended with ${code}`)))
  })
}
