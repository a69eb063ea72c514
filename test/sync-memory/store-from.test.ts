import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CairnError } from '../../src/model/index.js'
import type { DocumentId, ProjectId } from '../../src/model/index.js'
import type { Commit, StoredDocument, StoreEvent } from '../../src/sync/adapter.js'
import { storeFrom } from '../../src/sync/store-from.js'
import type { DocumentSource } from '../../src/sync/store-from.js'
import { DEVICE, documentOf, idOf } from '../query/documents.js'
import type { Facts } from '../query/documents.js'

const stored = (facts: Facts): StoredDocument => ({ ...documentOf(facts), holders: 0 })
const tick = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 10))

/** An embedder's back end: a table that others write to as well, without merge, and that can be out of reach. */
class Table {
  readonly rows = new Map<DocumentId, StoredDocument>()
  readonly calls: string[] = []
  listener: ((ids: readonly DocumentId[] | null) => void) | null = null
  isDown = false
  closed = 0

  constructor(...facts: readonly Facts[]) {
    for (const each of facts) this.put(each)
  }
  put(facts: Facts): DocumentId {
    const document = stored(facts)
    this.rows.set(document.id, document)
    return document.id
  }
  #reached(call: string): void {
    this.calls.push(call)
    if (this.isDown) throw new CairnError('unreachable', 'The table is out of reach.')
  }
  source(): DocumentSource {
    return {
      info: { id: idOf('project') as string as ProjectId, name: 'Table', deviceId: DEVICE, role: 'member' },
      get: async id => {
        await tick()
        this.#reached('get')
        return this.rows.get(id) ?? null
      },
      list: async cursor => {
        await tick()
        this.#reached('list')
        const start = Number(cursor ?? 0)
        const rows = [...this.rows.values()]
        return {
          documents: rows.slice(start, start + 2),
          cursor: start + 2 < rows.length ? String(start + 2) : null
        }
      },
      commit: async (commits: readonly Commit[]) => {
        await tick()
        this.#reached('commit')
        return commits.map(commit => {
          if (commit.type !== 'create') throw new CairnError('bad-input', 'Only creations.')
          return this.put({ seed: `new ${this.rows.size}`, kind: commit.kind, at: 100 + this.rows.size })
        })
      },
      subscribe: listener => {
        this.listener = listener
        return () => {
          this.listener = null
        }
      },
      close: async () => {
        await tick()
        this.closed++
      }
    }
  }
}

const creation: Commit = { type: 'create', kind: 'observation', set: new Map() }
const seeds = [1, 2, 3, 4, 5].map(seed => ({ seed, at: seed, position: [seed, seed] }) as const)

test('all documents are listed once, then found and counted without asking again', async () => {
  const table = new Table(...seeds, { seed: 6, kind: 'track' }, { seed: 7, status: 'deleted' })
  const store = await storeFrom(table.source())
  assert.deepEqual(table.calls, ['list', 'list', 'list', 'list'])
  assert.equal(await store.documents.count({ kind: 'observation' }), 5)
  const page = await store.documents.query({ kind: 'observation', limit: 2 })
  assert.deepEqual(
    page.documents.map(({ id }) => id),
    [idOf(5), idOf(4)]
  )
  assert.deepEqual(table.calls.slice(4), ['get', 'get'])
  assert.ok((await store.tiles!.get({ z: 0, x: 0, y: 0 })).byteLength > 0)
  await store.close()
})

test('a commit can be found as soon as it resolves, and is told', async () => {
  const table = new Table(...seeds)
  const store = await storeFrom(table.source())
  const events: StoreEvent[] = []
  store.subscribe(event => events.push(event))
  const ids = await store.documents.commit([creation, creation])
  const page = await store.documents.query({ kind: 'observation', limit: 2 })
  assert.deepEqual(new Set(page.documents.map(({ id }) => id)), new Set(ids))
  await tick()
  assert.deepEqual(events, [{ type: 'documents', kinds: ['observation'], ids }])
  await store.close()
})

test("changes by others' hands are followed: named ones, removals, and all at once", async () => {
  const table = new Table(...seeds)
  const store = await storeFrom(table.source())
  const events: StoreEvent[] = []
  store.subscribe(event => events.push(event))
  table.put({ seed: 'other', kind: 'track' })
  table.rows.delete(idOf(1))
  table.listener!([idOf('other'), idOf(1)])
  assert.equal(await store.documents.count({ kind: 'track' }), 1)
  assert.equal(await store.documents.count({ kind: 'observation' }), 4)
  table.rows.clear()
  table.put({ seed: 'only' })
  table.listener!(null)
  assert.equal(await store.documents.count({ kind: 'observation' }), 1)
  assert.equal(await store.documents.count({ kind: 'track' }), 0)
  await tick()
  const told = events.map(event => (event.type === 'documents' ? [new Set(event.kinds), event.ids] : []))
  assert.deepEqual(told[0], [new Set(['track', 'observation']), [idOf('other'), idOf(1)]])
  assert.equal(told[1]?.[1], null)
  await store.close()
})

test('a change told while another is read is not lost', async () => {
  const table = new Table(...seeds)
  const store = await storeFrom(table.source())
  table.put({ seed: 1, at: 1, tags: { note: 'first' } })
  table.listener!([idOf(1)])
  await Promise.resolve()
  table.put({ seed: 1, at: 1, tags: { note: 'second' } })
  table.listener!([idOf(1)])
  assert.equal(await store.documents.count({ kind: 'observation', filter: { text: 'second' } }), 1)
  await store.close()
})

test('a source out of reach fails the question, not the store: the next question reads again', async () => {
  const table = new Table(...seeds)
  const store = await storeFrom(table.source())
  const events: StoreEvent[] = []
  store.subscribe(event => events.push(event))
  table.isDown = true
  table.rows.delete(idOf(1))
  table.listener!([idOf(1)])
  const unreachable = (error: unknown): boolean => CairnError.is(error, 'unreachable')
  await assert.rejects(store.documents.count({ kind: 'observation' }), unreachable)
  await assert.rejects(store.documents.query({ kind: 'observation' }), unreachable)
  await tick()
  assert.equal(events.length, 1)
  table.isDown = false
  assert.equal(await store.documents.count({ kind: 'observation' }), 4)
  table.isDown = true
  table.listener!(null)
  await assert.rejects(store.documents.count({ kind: 'observation' }), unreachable)
  table.isDown = false
  assert.equal(await store.documents.count({ kind: 'observation' }), 4)
  await store.close()
})

test('a source that cannot be listed does not open', async () => {
  const table = new Table(...seeds)
  table.isDown = true
  await assert.rejects(storeFrom(table.source()), error => CairnError.is(error, 'unreachable'))
  assert.equal(table.listener, null)
})

test('a listener that throws harms neither the commit nor the others', async t => {
  const table = new Table(...seeds)
  const store = await storeFrom(table.source())
  const uncaught = new Promise<unknown>(resolve => {
    const listeners = process.rawListeners('uncaughtException') as (() => void)[]
    process.removeAllListeners('uncaughtException')
    t.after(() => listeners.forEach(listener => process.on('uncaughtException', listener)))
    process.once('uncaughtException', resolve)
  })
  const heard: StoreEvent[] = []
  store.subscribe(() => {
    throw new Error('of the listener')
  })
  store.subscribe(event => heard.push(event))
  assert.equal((await store.documents.commit([creation])).length, 1)
  assert.match(String(await uncaught), /of the listener/)
  await tick()
  assert.equal(heard.length, 1)
  await store.close()
})

test('closing ends the source once, stops following, and refuses what comes after', async () => {
  const table = new Table(...seeds)
  const store = await storeFrom(table.source())
  await Promise.all([store.close(), store.close()])
  assert.equal(table.closed, 1)
  assert.equal(table.listener, null)
  const closed = (error: unknown): boolean => CairnError.is(error, 'closed')
  await assert.rejects(store.documents.get(idOf(1)), closed)
  await assert.rejects(store.documents.commit([creation]), closed)
})
