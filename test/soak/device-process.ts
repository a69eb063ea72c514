/**
 * One device in a process of its own: `node device-process.mjs FOLDER PORT CLOCK`. It takes orders over Node's channel
 * to the process that started it. CLOCK is added to what `Date.now` says, in milliseconds; PORT −1 is no door at all.
 */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import WebSocket from 'ws'
import {
  CairnError,
  canonicalJson,
  DOCUMENT_KINDS,
  type DocumentId,
  type DocumentKind,
  type Json
} from '../../src/model/index.js'
import type { Filter, ProjectStore, StoredDocument } from '../../src/sync/adapter.js'
import { openPeer } from '../../src/sync/peer/peer.js'
import { openNodeStorage } from '../../src/sync/storage/node/node-storage.js'
import { openDoors } from '../../src/sync/transports/websocket/server.js'
import type { Answer, Claims, Joined, Order, Orders, Seen } from './orders.js'

const [dir = '', port = '-1', clock = '0'] = process.argv.slice(2)
/** Far enough for every clock in the field. */
const LAST_DAY = Date.UTC(2100, 0)
const ATTEMPTS = 50
const FILTERS: readonly Filter[] = [{}, { text: 'w1' }, { presets: ['oak'] }, { box: [170, -60, -10, 60] }]

// Before the clock is wrong: the storage holds the time of its files against what the file system says.
const storage = await openNodeStorage({ dir })
const realNow = Date.now.bind(Date)
Date.now = () => realNow() + Number(clock)

const peer = await openPeer({
  storage,
  makeSocket: url => new WebSocket(url, { perMessageDeflate: false })
})
const [known] = await peer.list()
let store: ProjectStore | null = known ? await peer.open(known.id) : null

const open = (): ProjectStore => {
  if (store) return store
  throw new CairnError('not-found', 'This device has no project yet.')
}
const joined = async (): Promise<Joined> => {
  const [info] = await peer.list()
  store = await peer.open(info!.id)
  return { deviceId: info!.deviceId }
}

type Answers = {
  readonly [name in keyof Orders]: (asks: Orders[name]['asks']) => Promise<Orders[name]['answer']>
}

const answers: Answers = {
  create: async ({ name }) => {
    await peer.create({ name: 'Wetlands', deviceName: name })
    return joined()
  },
  invite: async ({ role }) => {
    const invite = await open().members!.invite({ role, expiresAt: LAST_DAY })
    return invite.code
  },
  join: async ({ code, via, name }) => {
    await peer.join({ code, deviceName: name, via: [via], signal: AbortSignal.timeout(30_000) })
    return joined()
  },
  connect: async ({ url }) => open().sync!.connect(url).then(nothing),
  disconnect: async ({ url }) => open().sync!.disconnect(url).then(nothing),
  pause: async () => open().sync!.pause().then(nothing),
  resume: async () => open().sync!.resume().then(nothing),
  look: async ({ doc }) => {
    const document = await open().documents.get(doc as DocumentId)
    return document && seen(document)
  },
  commit: async ({ commits }) => open().documents.commit(commits),
  state: async () => open().sync!.state(),
  memory: async () => {
    globalThis.gc?.()
    return process.memoryUsage.rss()
  },
  claims: settledClaims,
  close: async () => peer.close().then(nothing)
}

const nothing = () => null

function seen(document: StoredDocument): Seen {
  const { id, kind, status, createdBy, holders, deletedBy } = document
  const fields = [...document.fields].map(([name, { value, others, saw }]) => ({
    name,
    values: [value, ...others.map(other => other.value)],
    saw
  }))
  return { id, kind, status, createdBy, holders, deletedBy, fields: fields.sort(byName) }
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => (a.name < b.name ? -1 : 1)

/** Asked until nothing changed while it was put together. */
async function settledClaims(): Promise<Claims> {
  const { sync, members, info } = open()
  for (let attempt = 0; ; attempt++) {
    const before = await sync!.state()
    const documents = await allDocuments()
    const list = await members!.list()
    const pages = await allPages()
    const state = await sync!.state()
    const count = ({ peers, onlyHere }: Claims['state']) =>
      JSON.stringify([onlyHere, peers.map(({ deviceId, logs }) => [deviceId, logs])])
    if (count(before) !== count(state) && attempt < ATTEMPTS) continue
    return {
      deviceId: info.deviceId,
      documents,
      members: list.map(({ deviceId, role }) => [deviceId, role] as const).sort(),
      state,
      pages
    }
  }
}

async function allDocuments(): Promise<Seen[]> {
  const all = new Map<string, Seen>()
  for (const kind of DOCUMENT_KINDS) {
    for (const filter of [{}, { deleted: true }]) {
      for (const document of await pagesOf(kind, filter)) all.set(document.id, seen(document))
    }
  }
  return [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

async function pagesOf(
  kind: DocumentKind,
  filter: Filter,
  sort: 'newest' | 'oldest' = 'newest'
): Promise<StoredDocument[]> {
  const found: StoredDocument[] = []
  let cursor: string | null = null
  do {
    const page = await open().documents.query({
      kind,
      filter,
      sort,
      limit: 100,
      ...(cursor !== null && { cursor })
    })
    found.push(...page.documents)
    cursor = page.cursor
  } while (cursor !== null)
  return found
}

async function allPages(): Promise<string> {
  const lists: Json[] = []
  for (const filter of FILTERS) {
    for (const sort of ['newest', 'oldest'] as const) {
      lists.push((await pagesOf('observation', filter, sort)).map(({ id }) => id))
    }
  }
  const tile = await open().tiles!.get({ z: 0, x: 0, y: 0 })
  return `${canonicalJson(lists)} ${createHash('sha256').update(new Uint8Array(tile)).digest('hex')}`
}

process.on('message', ({ id, order, asks }: Order) => {
  const say = (answer: Answer) => {
    if (process.connected) process.send!(answer, () => order === 'close' && process.exit(0))
  }
  answers[order](asks as never).then(
    answer => say({ id, answer }),
    (error: unknown) => say({ id, code: CairnError.is(error) ? error.code : 'error', message: String(error) })
  )
})
// Whoever gave the orders is gone.
process.on('disconnect', () => process.exit(1))

let url = ''
if (Number(port) >= 0) {
  const server = createServer().on('upgrade', openDoors(peer).upgrade)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(Number(port), '127.0.0.1', resolve)
  })
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
}
process.send!({ id: 0, answer: url } satisfies Answer)
