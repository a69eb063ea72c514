import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { CairnError } from '../../src/model/index.js'
import type { DocumentId } from '../../src/model/index.js'
import type { StoreEvent, SyncAdapter } from '../../src/sync/adapter.js'
import { memoryAdapter } from '../../src/sync/memory/index.js'
import { framePort, remoteAdapter, serveAdapter } from '../../src/sync/remote/index.js'
import type { RemotePort } from '../../src/sync/remote/index.js'
import { adapterSuite } from '../../src/sync/testing/index.js'

const SOCKETS = process.platform === 'win32' ? '\\\\.\\pipe\\' : ''

/** Both ends of a connection over a local socket. */
async function socketPair(): Promise<{ near: Socket; far: Socket; end: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-remote-'))
  const path = SOCKETS === '' ? join(folder, 's') : SOCKETS + folder.replaceAll(/\W/g, '')
  const server = createServer()
  await new Promise<void>(resolve => server.listen(path, resolve))
  const accepted = new Promise<Socket>(resolve => server.once('connection', resolve))
  const near = connect(path)
  const far = await accepted
  return {
    near,
    far,
    async end() {
      near.destroy()
      far.destroy()
      await new Promise(resolve => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    }
  }
}

adapterSuite({
  test,
  name: 'remote over a message channel',
  make() {
    const { port1, port2 } = new MessageChannel()
    const inner = memoryAdapter()
    serveAdapter(inner, port2)
    const adapter = remoteAdapter(port1)
    return Promise.resolve({
      adapter,
      async close() {
        await adapter.close()
        await inner.close()
      }
    })
  }
})

adapterSuite({
  test,
  name: 'remote over a local socket',
  async make() {
    const { near, far, end } = await socketPair()
    const inner = memoryAdapter()
    serveAdapter(inner, framePort(far))
    const adapter = remoteAdapter(framePort(near))
    return {
      adapter,
      async close() {
        await adapter.close()
        await inner.close()
        await end()
      }
    }
  }
})

interface Pair {
  readonly near: RemotePort
  readonly far: RemotePort
}
/** A port pair in this thread that a test can look into; closing one closes the other. */
function portPair(onMessage: (message: { type: string; method?: string }) => void = () => undefined): Pair {
  type Listener = (event: { readonly data?: unknown }) => void
  const make = () => ({ message: new Set<Listener>(), close: new Set<Listener>() })
  const [a, b] = [make(), make()]
  const port = (own: typeof a, other: typeof a): RemotePort => ({
    postMessage(data) {
      onMessage(data as { type: string })
      const copy: unknown = structuredClone(data)
      setImmediate(() => other.message.forEach(listener => listener({ data: copy })))
    },
    addEventListener: (type, listener) => void own[type].add(listener),
    removeEventListener: (type, listener) => void own[type].delete(listener),
    close: () => void setImmediate(() => other.close.forEach(listener => listener({})))
  })
  return { near: port(a, b), far: port(b, a) }
}

const closed = (error: unknown): boolean => CairnError.is(error, 'closed')
const tick = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 20))

/** An adapter whose every `list` waits to be let go. */
function slowAdapter(): { adapter: SyncAdapter; running: () => number; release: () => void } {
  const waiting: (() => void)[] = []
  const adapter: SyncAdapter = {
    ...memoryAdapter(),
    list: () => new Promise(resolve => waiting.push(() => resolve([])))
  }
  return { adapter, running: () => waiting.length, release: () => waiting.splice(0).forEach(go => go()) }
}

test('a client has a bounded number of calls running; the others wait and are answered', async () => {
  const { near, far } = portPair()
  const { adapter, running, release } = slowAdapter()
  serveAdapter(adapter, far)
  const client = remoteAdapter(near)
  const answers = Array.from({ length: 100 }, () => client.list())
  await tick()
  assert.equal(running(), 32)
  const timer = setInterval(release, 5)
  assert.equal((await Promise.all(answers)).length, 100)
  clearInterval(timer)
  await client.close()
})

test('closing the client refuses what runs and what waits', async () => {
  const { near, far } = portPair()
  serveAdapter(slowAdapter().adapter, far)
  const client = remoteAdapter(near)
  const answers = Array.from({ length: 40 }, () => client.list())
  await tick()
  await client.close()
  const outcomes = await Promise.allSettled(answers)
  assert.ok(outcomes.every(outcome => outcome.status === 'rejected' && closed(outcome.reason)))
  await assert.rejects(client.list(), closed)
})

test('when the server stops, calls are refused and open stores say that they are closed', async () => {
  const { near, far } = portPair()
  const inner = memoryAdapter()
  const stop = serveAdapter(inner, far)
  const client = remoteAdapter(near)
  const store = await client.open((await client.create({ name: 'A', deviceName: 'a' })).id)
  const events: StoreEvent[] = []
  store.subscribe(event => events.push(event))
  stop()
  await tick()
  assert.deepEqual(
    events.map(({ type }) => type),
    ['closed']
  )
  await assert.rejects(store.documents.count({ kind: 'track' }), closed)
  await assert.rejects(client.list(), closed)
  assert.equal((await inner.list()).length, 1)
})

test('the port going away closes the stores that the client had opened, and only those', async () => {
  const { near, far } = portPair()
  const inner = memoryAdapter()
  const open = new Set<object>()
  const watched: SyncAdapter = {
    ...inner,
    async open(id) {
      const store = await inner.open(id)
      open.add(store)
      const close = async (): Promise<void> => {
        open.delete(store)
        await store.close()
      }
      return { ...store, close }
    }
  }
  serveAdapter(watched, far)
  const client = remoteAdapter(near)
  const { id } = await client.create({ name: 'A', deviceName: 'a' })
  await Promise.all([client.open(id), client.open(id)])
  const own = await watched.open(id)
  assert.equal(open.size, 3)
  near.close?.()
  await tick()
  assert.equal(open.size, 1)
  await own.close()
})

test('an aborted call is refused at once, and its signal reaches the other side', async () => {
  const { near, far } = portPair()
  let heard = false
  const adapter: SyncAdapter = {
    ...memoryAdapter(),
    join: ({ signal }) =>
      new Promise((_, reject) => {
        signal?.addEventListener('abort', () => {
          heard = true
          reject(new CairnError('aborted', 'Stopped.'))
        })
      })
  }
  serveAdapter(adapter, far)
  const client = remoteAdapter(near)
  const controller = new AbortController()
  const joining = client.join({ code: 'A', deviceName: 'a', signal: controller.signal })
  await tick()
  controller.abort()
  await assert.rejects(joining, error => CairnError.is(error, 'aborted'))
  await tick()
  assert.equal(heard, true)
  await client.close()
})

test('a call aborted while it waits in line is never sent', async () => {
  let sent = 0
  const { near, far } = portPair(({ method }) => (sent += method === 'join' ? 1 : 0))
  const { adapter, release } = slowAdapter()
  serveAdapter(adapter, far)
  const client = remoteAdapter(near)
  const lists = Array.from({ length: 32 }, () => client.list())
  const controller = new AbortController()
  const joining = client.join({ code: 'A', deviceName: 'a', signal: controller.signal })
  controller.abort()
  await assert.rejects(joining, error => CairnError.is(error, 'aborted'))
  await tick()
  release()
  await Promise.all(lists)
  await tick()
  assert.equal(sent, 0)
  await client.close()
})

test('errors cross with code, sentence and detail; those of nobody arrive as internal', async () => {
  const { near, far } = portPair()
  const errors: Error[] = [
    new CairnError('invite-used', 'This invite was used.', { detail: { by: 'Ben', times: 2 } }),
    new TypeError('x is not a function')
  ]
  serveAdapter({ ...memoryAdapter(), join: () => Promise.reject(errors.shift()!) }, far)
  const client = remoteAdapter(near)
  const options = { code: 'A', deviceName: 'a' }
  const used = await client.join(options).catch((error: unknown) => error)
  assert.ok(CairnError.is(used, 'invite-used'))
  assert.deepEqual([used.message, used.detail], ['This invite was used.', { by: 'Ben', times: 2 }])
  const broken = await client.join(options).catch((error: unknown) => error)
  assert.ok(CairnError.is(broken, 'internal'))
  assert.equal(broken.message, 'x is not a function')
  await client.close()
})

test('a store has the capabilities that the other one has, and follows its info', async () => {
  const { near, far } = portPair()
  const inner = memoryAdapter()
  const listeners: ((event: StoreEvent) => void)[] = []
  const plain: SyncAdapter = {
    ...inner,
    async open(id) {
      const { info, documents, close, local } = await inner.open(id)
      const subscribe = (listener: (event: StoreEvent) => void): (() => void) => {
        listeners.push(listener)
        return () => undefined
      }
      return { info, documents, close, subscribe, ...(local && { local }) }
    }
  }
  serveAdapter(plain, far)
  const client = remoteAdapter(near)
  const store = await client.open((await client.create({ name: 'A', deviceName: 'a' })).id)
  const has = [store.tiles, store.members, store.sync, store.local].map(each => each !== undefined)
  assert.deepEqual(has, [false, false, false, true])
  await tick()
  listeners[0]!({ type: 'info', info: { ...store.info, name: 'B', readOnly: 'Newer.' } })
  await tick()
  assert.deepEqual([store.info.name, store.info.readOnly], ['B', 'Newer.'])
  await client.close()
})

test('unknown calls and handles are refused by code, and foreign messages are left alone', async () => {
  const { near, far } = portPair()
  serveAdapter(memoryAdapter(), far)
  const answers: { error?: { code: string } }[] = []
  near.addEventListener('message', ({ data }) => answers.push(data as { error?: { code: string } }))
  for (const message of [null, 5, 'call', {}, { cairn: 99, type: 'call' }, { type: 'call', id: 1 }])
    near.postMessage(message, [])
  for (const [store, method] of [
    [0, 'constructor'],
    [0, '__proto__'],
    [7, 'documents.get']
  ] as const) {
    near.postMessage({ cairn: 1, type: 'call', id: store, method, store, args: [] }, [])
    await tick()
  }
  assert.deepEqual(
    answers.map(({ error }) => error?.code),
    ['capability-missing', 'capability-missing', 'closed']
  )
})

test('what cannot be sent is refused, and the next call goes through', async () => {
  const { port1, port2 } = new MessageChannel()
  serveAdapter(memoryAdapter(), port2)
  const client = remoteAdapter(port1)
  const odd = { name: (() => 'x') as unknown as string, deviceName: 'a' }
  await assert.rejects(client.create(odd), error => CairnError.is(error, 'bad-input'))
  assert.deepEqual(await client.list(), [])
  await client.close()
})

test('a socket cut in the middle refuses the calls that run', async () => {
  const { near, far, end } = await socketPair()
  const { adapter } = slowAdapter()
  serveAdapter(adapter, framePort(far))
  const client = remoteAdapter(framePort(near))
  const answer = client.list()
  await tick()
  far.destroy()
  await assert.rejects(answer, closed)
  await end()
})

test('a stranger on the socket is hung up on', async () => {
  const { near, far, end } = await socketPair()
  const inner = memoryAdapter()
  serveAdapter(inner, framePort(far))
  const gone = new Promise<void>(resolve => near.once('close', () => resolve()))
  near.resume()
  near.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')
  await gone
  assert.deepEqual(await inner.list(), [])
  await end()
})

test('a large page and a tile cross a socket whole', async () => {
  const { near, far, end } = await socketPair()
  serveAdapter(memoryAdapter(), framePort(far))
  const client = remoteAdapter(framePort(near))
  const store = await client.open((await client.create({ name: 'A', deviceName: 'a' })).id)
  const note = 'ü'.repeat(5000)
  const set = (at: number): ReadonlyMap<string, string | { type: string; coordinates: number[] }> =>
    new Map<string, string | { type: string; coordinates: number[] }>([
      ['tag/note', `${at} ${note}`],
      ['location', { type: 'Point', coordinates: [(at % 60) / 1e6, Math.floor(at / 60) / 1e6] }]
    ])
  const ids: DocumentId[] = []
  for (let call = 0; call < 3; call++) {
    const creates = Array.from(
      { length: 200 },
      (_, at) => ({ type: 'create', kind: 'observation', set: set(call * 200 + at) }) as const
    )
    ids.push(...(await store.documents.commit(creates)))
  }
  const page = await store.documents.query({ kind: 'observation', limit: 500 })
  assert.equal(page.documents.length, 500)
  const last = page.documents.at(-1)!
  assert.equal(last.fields.get('tag/note')!.value, `${ids.indexOf(last.id)} ${note}`)
  const tile = await store.tiles!.get({ z: 15, x: 16384, y: 16383 })
  assert.ok(tile.byteLength > 10_000)
  await client.close()
  await end()
})
