/** Two devices of one project, and two ends of one bare log: the holder in a process of its own, the reader here. */
import { join } from 'node:path'
import NoiseSecretStream from '@hyperswarm/secret-stream'
import type Hypercore from 'hypercore'
import Protomux from 'protomux'
import WebSocket from 'ws'
import { openPeer } from '../src/sync/peer/peer.js'
import { openNodeStorage } from '../src/sync/storage/node/node-storage.js'
import { dialTcp } from '../src/sync/transports/tcp/tcp.js'
import { startChild, type Child } from './child.js'
import type { Holder, Order, Spent, Written } from './holder.js'
import { spentHere } from './spent.js'

const WHO = new Uint8Array(16).fill(7)

/** The end that reads; counts are of observations for ours and of blocks for the floor. */
export interface Reader {
  /** Connects; what the holder has begins to come. */
  dial(): Promise<void>
  /** Resolves when this many are listed here, on disk. */
  whenHeld(count: number): Promise<void>
  /** Resolves when so many files are here, checked. */
  whenFetched(files: number): Promise<void>
  close(): Promise<void>
}

export interface Pair {
  readonly holder: { ask(order: Order): Promise<Written> }
  readonly reader: Reader
  /** Microseconds of processor time of both devices, since they began. */
  spent(): Promise<number>
  close(): Promise<void>
}

/** A holder alone, which answers orders. */
export async function startHolder(
  mode: 'cairn' | 'bare',
  folder: string
): Promise<{ readonly child: Child; readonly about: Holder }> {
  const child = startChild('./holder.ts', [mode, folder])
  return { child, about: await child.next<Holder>() }
}

/** Runs with a holder alone; it is gone afterwards. */
export async function withHolder<T>(
  mode: 'cairn' | 'bare',
  folder: string,
  use: (ask: (order: Order) => Promise<Written>) => Promise<T>
): Promise<T> {
  const { child } = await startHolder(mode, folder)
  try {
    return await use(order => child.ask<Written>(order))
  } finally {
    await child.end()
  }
}

/** Two devices, joined and apart. */
export async function cairnPair(folder: string): Promise<Pair> {
  const { child, about } = await startHolder('cairn', join(folder, 'a'))
  const peer = await openPeer({
    storage: await openNodeStorage({ dir: join(folder, 'b') }),
    makeSocket: url => new WebSocket(url, { perMessageDeflate: false })
  })
  const info = await peer.join({ code: about.code, deviceName: 'reader', via: [about.hub] })
  const store = await peer.open(info.id)
  const topic = await peer.topicOf(info.id)
  const reader: Reader = {
    async dial() {
      peer.dial(topic, await dialTcp({ host: '127.0.0.1', port: about.port }, { topic, who: WHO }))
    },
    whenHeld: count =>
      new Promise((resolve, reject) => {
        const look = () => {
          store.documents.count({ kind: 'observation' }).then(held => {
            if (held < count) return
            stop()
            resolve()
          }, reject)
        }
        const stop = store.subscribe(event => event.type === 'documents' && look())
        look()
      }),
    whenFetched: files =>
      new Promise((resolve, reject) => {
        const look = () => {
          store.media!.totals().then(({ here }) => {
            if (here < files) return
            stop()
            resolve()
          }, reject)
        }
        const stop = store.subscribe(event => event.type === 'media' && look())
        look()
      }),
    close: () => peer.close()
  }
  return pairOf(child, reader)
}

/** Two ends of a bare Hypercore over the same transport. */
export async function barePair(folder: string): Promise<Pair> {
  const { child, about } = await startHolder('bare', join(folder, 'a'))
  const storage = await openNodeStorage({ dir: join(folder, 'b') })
  const core = storage.store.get({ key: Buffer.from(about.code, 'hex') })
  await core.ready()
  let stream: NoiseSecretStream | null = null
  const reader: Reader = {
    async dial() {
      const address = { host: '127.0.0.1', port: about.port }
      const raw = await dialTcp(address, { topic: new Uint8Array(32), who: WHO })
      stream = new NoiseSecretStream(true, raw)
      stream.on('error', () => undefined)
      core.replicate(Protomux.from(stream))
      core.download({ start: 0, end: -1 })
    },
    async whenHeld(count) {
      await blocksHeld(core, count)
      await storage.sync()
    },
    whenFetched: () => Promise.reject(new Error('A bare log has no files.')),
    async close() {
      stream?.destroy()
      await storage.close()
    }
  }
  return pairOf(child, reader)
}

function pairOf(child: Child, reader: Reader): Pair {
  return {
    holder: { ask: order => child.ask<Written>(order) },
    reader,
    spent: async () => (await child.ask<Spent>({ do: 'rest' })).spent + spentHere(),
    async close() {
      await reader.close()
      await child.end()
    }
  }
}

function blocksHeld(core: Hypercore, count: number): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (core.contiguousLength < count) return
      core.off('download', look)
      core.off('append', look)
      resolve()
    }
    core.on('download', look)
    core.on('append', look)
    look()
  })
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, next) => total + next, 0)
