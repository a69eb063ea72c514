/** The device that has the observations: `cairn|bare FOLDER`, driven by messages, one answer to each. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Hyperblobs from 'hyperblobs'
import type Hypercore from 'hypercore'
import NoiseSecretStream from '@hyperswarm/secret-stream'
import Protomux from 'protomux'
import WebSocket from 'ws'
import type { ProjectStore } from '../src/sync/adapter.js'
import type { PeerStorage } from '../src/sync/storage/storage.js'
import { openPeer } from '../src/sync/peer/peer.js'
import { randomBytes } from '../src/sync/peer/seal.js'
import { openNodeStorage } from '../src/sync/storage/node/node-storage.js'
import { listenTcp } from '../src/sync/transports/tcp/tcp.js'
import { openDoors, type PeerDoor } from '../src/sync/transports/websocket/server.js'
import { BLOCK_BYTES, blocksOf } from './blocks-of.js'
import { batches } from './observation.js'
import { spentHere } from './spent.js'

/** The first thing it tells: where it is, and the invite code or the log's key in hexadecimal. */
export interface Holder {
  readonly port: number
  readonly code: string
  readonly hub: string
}

export type Order =
  | { readonly do: 'write'; readonly count: number; readonly batch: number }
  /** For the bare log: how many blocks each append brings, and the bytes of one. */
  | { readonly do: 'append'; readonly groups: readonly number[]; readonly blockBytes: number }
  /** Files of so many bytes each. */
  | { readonly do: 'put'; readonly sizes: readonly number[] }
  /** Nothing; the answer tells what it has spent so far. */
  | { readonly do: 'rest' }
  | { readonly do: 'close' }

/** The seconds it took, how many blocks each write made, the mean bytes of one as stored; `at` is when it began. */
export interface Written extends Spent {
  readonly at: number
  readonly seconds: number
  readonly groups: readonly number[]
  readonly blockBytes: number
}

export interface Spent {
  /** Microseconds of processor time of all threads since the process began. */
  readonly spent: number
}

type Answer = Omit<Written, 'spent'>

const [mode, folder = ''] = process.argv.slice(2)
process.on('disconnect', () => process.exit(0))
await (mode === 'cairn' ? holdObservations() : holdBlocks())

async function holdObservations(): Promise<void> {
  const storage = await openNodeStorage({ dir: folder })
  const peer = await openPeer({ storage, makeSocket: url => new WebSocket(url) })
  const { id } = await peer.create({ name: 'Bench', deviceName: 'holder' })
  const store = await peer.open(id)
  const hub = await openHub(peer)
  const invite = await store.members?.invite({ role: 'member', expiresAt: Date.now() + 3_600_000 })
  const { port } = await listenTcp(peer, { host: '127.0.0.1', port: 0 })
  const log = storage.store.get({ key: await peer.logKey(id, 'data') })
  await log.ready()
  answerOrders(async order => {
    if (order.do === 'close') {
      await peer.close()
      return undefined
    }
    if (order.do === 'put') {
      const at = now()
      for (const bytes of order.sizes) await putFile(store, bytes)
      return { at, seconds: (now() - at) / 1000, groups: [], blockBytes: BLOCK_BYTES }
    }
    if (order.do !== 'write') throw new Error(`Not for this holder: ${order.do}`)
    const groups: number[] = []
    const at = now()
    for (const commits of batches(order.count, order.batch)) {
      const before = log.length
      await store.documents.commit(commits)
      groups.push(log.length - before)
    }
    return { at, seconds: (now() - at) / 1000, groups, blockBytes: Math.round(log.byteLength / log.length) }
  })
  tell({ port, code: invite?.code ?? '', hub })
}

async function holdBlocks(): Promise<void> {
  const storage = await openNodeStorage({ dir: folder })
  const core = storage.store.get({ name: 'bare' })
  await core.ready()
  const accept = (_topic: Uint8Array, raw: unknown) => {
    const stream = new NoiseSecretStream(false, raw)
    stream.on('error', () => undefined)
    core.replicate(Protomux.from(stream))
  }
  const door = { knows: () => true, accept }
  const hub = await openHub(door)
  const { port } = await listenTcp(door, { host: '127.0.0.1', port: 0 })
  answerOrders(async order => {
    if (order.do === 'close') {
      await storage.close()
      return undefined
    }
    if (order.do === 'put') {
      const at = now()
      for (const bytes of order.sizes) await putBlob(core, storage, bytes)
      return { at, seconds: (now() - at) / 1000, groups: [], blockBytes: BLOCK_BYTES }
    }
    if (order.do !== 'append') throw new Error(`Not for this holder: ${order.do}`)
    const { groups, blockBytes } = order
    const made = groups.map(length => Array.from({ length }, () => randomBytes(blockBytes)))
    const at = now()
    for (const blocks of made) await core.append(blocks, { postappend: () => storage.sync() })
    return { at, seconds: (now() - at) / 1000, groups, blockBytes }
  })
  tell({ port, code: Buffer.from(core.key).toString('hex'), hub })
}

async function putFile(store: ProjectStore, bytes: number): Promise<void> {
  const hash = await store.media!.put(blocksOf(bytes), { type: 'application/octet-stream' })
  await store.documents.commit([
    { type: 'create', kind: 'observation', set: new Map([[`att/${hash}`, true]]) }
  ])
}

/** The same bytes as one blob of the bare log, on disk before anybody hears of them. */
async function putBlob(core: Hypercore, storage: PeerStorage, bytes: number): Promise<void> {
  const append = core.append.bind(core)
  core.append = blocks => append(blocks, { postappend: () => storage.sync() })
  const stream = new Hyperblobs(core).createWriteStream({ highWaterMark: 16 * BLOCK_BYTES })
  const closed = new Promise<void>((resolve, reject) => {
    stream.once('close', resolve)
    stream.once('error', reject)
  })
  for await (const block of blocksOf(bytes)) {
    if (!stream.write(block)) await new Promise(resolve => stream.once('drain', () => resolve(null)))
  }
  stream.end(null)
  await closed
  core.append = append
}

/** A hub's doors on a port of their own; resolves with the address. */
async function openHub(peer: PeerDoor): Promise<string> {
  const server = createServer().on('upgrade', openDoors(peer).upgrade)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** A failure ends the process, which the other side is told. */
function answerOrders(answer: (order: Order) => Promise<Answer | undefined>): void {
  process.on('message', message => {
    const order = message as Order
    const answered = order.do === 'rest' ? Promise.resolve({}) : answer(order)
    void answered.then(written => tell({ ...written, spent: spentHere() }))
  })
}

function tell(answer: Holder | Written | object): void {
  process.send?.(answer)
}

/** Milliseconds of the one clock that all processes of a machine share. */
function now(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
