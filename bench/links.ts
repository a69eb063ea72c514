/** How much of a link is used, and what several holders on slow links bring. Everything runs in this process. */
import { join } from 'node:path'
import WebSocket from 'ws'
import type { Commit, ProjectStore } from '../src/sync/adapter.js'
import { openPeer, type Peer } from '../src/sync/peer/peer.js'
import { openNodeStorage } from '../src/sync/storage/node/node-storage.js'
import { freePorts } from '../test/transports/free-ports.js'
import { LanTransport } from '../src/sync/transports/lan/lan.js'
import { blocksOf } from './blocks-of.js'
import type { Bench, Row } from './row.js'
import { slowLink } from './slow-link.js'

const LINK_BYTES = 10_000_000
const SLOW_BYTES = 500_000
const NOTE_BYTES = 8_192
const HOLDERS = [5, 2] as const
const FILE_BYTES = 500_000
const TO_DISK = 'fdatasync on both sides before the clock stops'

export const link: Bench = {
  about: `long notes over a link of ${LINK_BYTES / 1e6} MB/s, until another device lists them`,
  count: 5_000,
  batch: 5,
  runs: 3,
  isCost: false,
  async measure({ count, batch }, folder) {
    const seconds = await fromHolders({
      folder,
      holders: 1,
      bytesPerSecond: LINK_BYTES,
      load: notesOf(count, batch)
    })
    const raw = await rawSeconds(count * NOTE_BYTES)
    return [
      row('cairnkit', count, seconds, 'MB/s of notes', TO_DISK),
      row('raw TCP', count, raw, 'MB/s', 'none'),
      { who: 'cairnkit', rate: count / batch / seconds, unit: 'blocks/s', durability: TO_DISK },
      { who: 'raw TCP', rate: count / batch / raw, unit: 'blocks of as many bytes/s', durability: 'none' }
    ]
  }
}

export const swarm: Bench = {
  about: `long notes from 5 and from 2 holders against 1, each on a link of ${SLOW_BYTES / 1e6} MB/s`,
  count: 600,
  batch: 2,
  runs: 1,
  isCost: false,
  measure: ({ count, batch }, folder) => againstOne(folder, count * NOTE_BYTES, notesOf(count, batch))
}

export const swarmMedia: Bench = {
  about: `files of ${FILE_BYTES / 1e6} MB from 5 and from 2 holders against 1, each on a link of ${SLOW_BYTES / 1e6} MB/s`,
  count: 40,
  batch: 1,
  runs: 1,
  isCost: false,
  measure: ({ count }, folder) => againstOne(folder, count * FILE_BYTES, filesOf(count))
}

/** What the holders have, and how one sees that it is there. */
interface Load {
  fill(store: ProjectStore): Promise<void>
  isWhole(store: ProjectStore): Promise<boolean>
}

async function againstOne(folder: string, bytes: number, load: Load): Promise<readonly Row[]> {
  const measured = async (holders: number) => {
    const seconds = await fromHolders({
      folder: join(folder, String(holders)),
      holders,
      bytesPerSecond: SLOW_BYTES,
      load
    })
    return bytes / seconds / 1e6
  }
  const one: Row = { who: 'one holder', rate: await measured(1), unit: 'MB/s', durability: TO_DISK }
  const rows: Row[] = []
  for (const holders of HOLDERS) {
    const unit = `MB/s from ${holders}`
    rows.push({ who: 'cairnkit', rate: await measured(holders), unit, durability: TO_DISK }, one)
  }
  return rows
}

function notesOf(count: number, batch: number): Load {
  return {
    async fill({ documents }) {
      for (let from = 0; from < count; from += batch) {
        await documents.commit(notes(from, Math.min(batch, count - from)))
      }
    },
    isWhole: async ({ documents }) => (await documents.count({ kind: 'observation' })) >= count
  }
}

function filesOf(count: number): Load {
  return {
    async fill({ documents, media }) {
      for (let number = 0; number < count; number++) {
        const hash = await media!.put(blocksOf(FILE_BYTES), { type: 'application/octet-stream' })
        await documents.commit([
          { type: 'create', kind: 'observation', set: new Map([[`att/${hash}`, true]]) }
        ])
      }
    },
    isWhole: async ({ media }) => (await media!.totals()).here >= count
  }
}

const row = (who: string, notes: number, seconds: number, unit: string, durability: string): Row => ({
  who,
  rate: (notes * NOTE_BYTES) / seconds / 1e6,
  unit,
  durability
})

/** Seconds from the reader's first connection until it has what all holders have. */
async function fromHolders(options: {
  readonly folder: string
  readonly holders: number
  readonly bytesPerSecond: number
  readonly load: Load
}): Promise<number> {
  const { folder, holders, bytesPerSecond, load } = options
  const [port = 0] = await freePorts(1)
  const lan = () => [new LanTransport({ addresses: ['127.0.0.1'], port })]
  const founder = await open(join(folder, 'founder'), lan())
  const { id } = await founder.create({ name: 'Bench', deviceName: 'founder' })
  const project = await founder.open(id)
  const join_ = async (name: string): Promise<Peer> => {
    const peer = await open(join(folder, name), lan())
    const invite = await project.members?.invite({ role: 'member', expiresAt: Date.now() + 3_600_000 })
    await peer.join({ code: invite?.code ?? '', deviceName: name })
    await until(await peer.open(id), store => Promise.resolve(store.info.readOnly === undefined))
    return peer
  }
  await (await join_('reader')).close()
  const others: Peer[] = []
  while (others.length < holders - 1) others.push(await join_(`holder ${others.length}`))
  await load.fill(project)
  for (const other of others) await until(await other.open(id), store => load.isWhole(store))

  const reader = await open(join(folder, 'reader'), [])
  const topic = await founder.topicOf(id)
  const held = await reader.open(id)
  const start = performance.now()
  for (const holder of [founder, ...others]) {
    const [fast, slow] = await slowLink(bytesPerSecond)
    holder.accept(topic, slow)
    reader.dial(topic, fast)
  }
  await until(held, store => load.isWhole(store))
  const seconds = (performance.now() - start) / 1000
  for (const peer of [reader, ...others, founder]) await peer.close()
  return seconds
}

async function open(dir: string, transports: readonly LanTransport[]): Promise<Peer> {
  const storage = await openNodeStorage({ dir })
  return openPeer({ storage, makeSocket: url => new WebSocket(url), transports })
}

/** Looks after every event until the store shows it. */
async function until(store: ProjectStore, look: (store: ProjectStore) => Promise<boolean>): Promise<void> {
  while (!(await look(store))) {
    await new Promise<void>(resolve => {
      const end = (): void => {
        clearTimeout(late)
        stop()
        resolve()
      }
      const stop = store.subscribe(end)
      const late = setTimeout(end, 100)
    })
  }
}

/** Text that does not become smaller. */
function notes(from: number, count: number): Commit[] {
  return Array.from({ length: count }, (_, place) => {
    const bytes = crypto.getRandomValues(new Uint8Array(NOTE_BYTES / 2))
    const note = `${from + place} ${Buffer.from(bytes).toString('hex')}`
    return { type: 'create', kind: 'observation', set: new Map([['tag/note', note]]) }
  })
}

/** The same bytes over the same link, unread. */
async function rawSeconds(bytes: number): Promise<number> {
  const [fast, slow] = await slowLink(LINK_BYTES)
  const chunk = new Uint8Array(1 << 16)
  let got = 0
  const start = performance.now()
  const arrived = new Promise<void>(resolve =>
    fast.on('data', part => {
      got += (part as Uint8Array).byteLength
      if (got >= bytes) resolve()
    })
  )
  for (let sent = 0; sent < bytes; sent += chunk.byteLength) {
    if (!slow.write(chunk)) await new Promise<void>(resolve => slow.once('drain', () => resolve()))
  }
  await arrived
  slow.destroy()
  fast.destroy()
  return (performance.now() - start) / 1000
}
