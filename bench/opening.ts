/**
 * Opens what a holder left, in a fresh process, and tells how long it took and what it weighs:
 * `cairn|bare FOLDER COUNT`; with COUNT 0 the folder is a new one.
 */
import WebSocket from 'ws'
import { openPeer } from '../src/sync/peer/peer.js'
import { openNodeStorage } from '../src/sync/storage/node/node-storage.js'

/** Milliseconds until usable; bytes after a garbage collection. */
export interface Opening {
  readonly milliseconds: number
  readonly rss: number
  readonly heap: number
}

const [mode, folder = '', countText] = process.argv.slice(2)
const count = Number(countText)
process.on('disconnect', () => process.exit(0))
const start = performance.now()
const close = await (mode === 'cairn' ? openObservations() : openBlocks())
const milliseconds = performance.now() - start
const opening: Opening = { milliseconds, ...(await weight()) }
await close()
process.send?.(opening)

async function openObservations(): Promise<() => Promise<void>> {
  const storage = await openNodeStorage({ dir: folder })
  const peer = await openPeer({ storage, makeSocket: url => new WebSocket(url) })
  if (count === 0) await peer.create({ name: 'Bench', deviceName: 'empty' })
  const [info] = await peer.list()
  const store = await peer.open(info!.id)
  const page = await store.documents.query({ kind: 'observation', limit: 50 })
  if (page.total !== count) throw new Error(`${page.total} observations of ${count} came back.`)
  return () => peer.close()
}

async function openBlocks(): Promise<() => Promise<void>> {
  const storage = await openNodeStorage({ dir: folder })
  const core = storage.store.get({ name: 'bare' })
  await core.ready()
  // As many at a time as our engine asks for.
  for (let from = 0; from < core.length; from += 512) {
    const length = Math.min(512, core.length - from)
    await Promise.all(Array.from({ length }, (_, place) => core.get(from + place)))
  }
  return () => storage.close()
}

async function weight(): Promise<{ readonly rss: number; readonly heap: number }> {
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.()
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rss, heap: heapUsed + external }
}
