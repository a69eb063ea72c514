/**
 * Hypercore over the page's storage beside Hypercore over RocksDB: the same steps leave the same answers and, key by
 * key, the same bytes.
 */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import Corestore from 'corestore'
import fc from 'fast-check'
import type Hypercore from 'hypercore'

import { type Laboratory, openLaboratory, type Rocks } from './rocksdb.js'
import { RocksDB } from './rocksdb-native.cjs'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const PRIMARY_KEY = Buffer.alloc(32, 3)

let laboratory: Laboratory
let folder: string
let opened = 0

before(async () => {
  laboratory = await openLaboratory()
  folder = await mkdtemp(join(tmpdir(), 'cairnkit-conformance-'))
})

after(async () => {
  await laboratory.close()
  await rm(folder, { recursive: true, force: true })
})

// Places are shares of the length at that time, so that most steps meet something.
const place = fc.nat({ max: 100 })
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      blocks: fc.array(fc.nat({ max: 600 }), { minLength: 1, maxLength: 40 })
    })
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('truncate' as const), to: place }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('snapshot' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('release' as const), which: fc.nat({ max: 3 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('userData' as const),
      name: fc.constantFrom('a', 'b'),
      value: fc.option(fc.uint8Array({ maxLength: 4 }))
    })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('branch' as const),
      at: place,
      blocks: fc.nat({ max: 9 })
    })
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) }
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What the types of hypercore leave out. */
interface Branching {
  session(options: { name: string; checkout: number }): Hypercore
}
interface Opened {
  readonly store: Corestore
  readonly core: Hypercore
}

const OPTIONS = { primaryKey: PRIMARY_KEY, unsafe: true, allowBackup: true }

async function open(store: Corestore): Promise<Opened> {
  const core = store.get({ name: 'log' })
  await core.ready()
  return { store, core }
}

async function stateOf(core: Hypercore): Promise<string> {
  const blocks: (string | null)[] = []
  for (let index = 0; index < core.length; index++) {
    const block = await core.get(index, { wait: false })
    blocks.push(block && Buffer.from(block).toString('hex'))
  }
  const hash = Buffer.from(await core.treeHash()).toString('hex')
  return JSON.stringify([core.length, core.byteLength, core.fork, core.contiguousLength, hash, blocks])
}

/** Does the steps; returns what was seen after each. */
async function trace(
  reopen: () => Promise<Corestore>,
  steps: readonly Step[]
): Promise<{ seen: string[]; bytes: string[] }> {
  let at = await open(await reopen())
  const snapshots: Hypercore[] = []
  const seen: string[] = []
  const share = (part: number) => Math.floor((at.core.length * part) / 100)
  for (const [number, current] of steps.entries()) {
    const { core } = at
    if (current.do === 'append') {
      await core.append(current.blocks.map((size, index) => Buffer.alloc(size, number * 7 + index)))
    } else if (current.do === 'truncate') {
      if (core.length > 0) await core.truncate(share(current.to))
    } else if (current.do === 'snapshot') {
      const snapshot = core.snapshot()
      await snapshot.ready()
      snapshots.push(snapshot)
    } else if (current.do === 'release') {
      const [released] = snapshots.splice(current.which, 1)
      await released?.close()
    } else if (current.do === 'userData') {
      await core.setUserData(current.name, current.value)
    } else if (current.do === 'branch') {
      const branching = core as unknown as Branching
      const branch = branching.session({ name: `branch-${number}`, checkout: share(current.at) })
      await branch.ready()
      for (let index = 0; index < current.blocks; index++) await branch.append(Buffer.from(`branch ${index}`))
      seen.push(await stateOf(branch))
      await branch.close()
    } else {
      for (const snapshot of snapshots.splice(0)) await snapshot.close()
      await at.store.close()
      at = await open(await reopen())
    }
    seen.push(await stateOf(at.core))
    for (const snapshot of snapshots) seen.push(`${snapshot.length} ${snapshot.byteLength}`)
    for (const name of ['a', 'b']) seen.push(String(await at.core.getUserData(name)))
  }
  for (const snapshot of snapshots) await snapshot.close()
  const bytes = await contentOf((at.store as unknown as { storage: { db: Rocks } }).storage.db)
  await at.store.close()
  return { seen, bytes }
}

async function contentOf(rocks: Rocks): Promise<string[]> {
  const found: string[] = []
  for await (const { key, value } of rocks.iterator()) {
    found.push(`${Buffer.from(key).toString('hex')} ${Buffer.from(value ?? []).toString('hex')}`)
  }
  return found
}

test('any run of appends, cuts, snapshots and branches is stored as over RocksDB', async t => {
  // Hypercore stores when a log was last changed.
  t.mock.timers.enable({ apis: ['Date'], now: 1_000_000_000_000 })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async steps => {
      const native = join(folder, String(++opened))
      const expected = await trace(async () => {
        const store = new Corestore(native, OPTIONS)
        await store.ready()
        return store
      }, steps)
      const reopen = laboratory.storeOpener(OPTIONS)
      const found = await trace(reopen, steps)
      assert.deepEqual(found.seen, expected.seen)
      assert.deepEqual(found.bytes, expected.bytes)
      assert.ok(expected.bytes.length > 0)
    }),
    { numRuns: 15, includeErrorInReport: true, seed: Number(process.env['CAIRN_SEED'] ?? 7) }
  )
})

test('what the page reads of keys and values is what RocksDB reads', async () => {
  const native = new RocksDB(join(folder, 'rocks'))
  const { rocks } = await laboratory.open()
  await native.ready()
  const keys = Array.from({ length: 60 }, (_, n) => Buffer.from([n % 7, 255 - n, ...Buffer.alloc(n % 5, n)]))
  for (const each of [native, rocks]) {
    const batch = each.write({ autoDestroy: true })
    for (const key of keys) batch.tryPut(key, Buffer.from([key.length]))
    batch.tryDeleteRange(Buffer.from([2]), Buffer.from([4, 230]))
    batch.tryDelete(keys[7]!)
    // the same key again in one batch
    batch.tryPut(keys[8]!, Buffer.from('last'))
    await batch.flush()
  }
  assert.deepEqual(await contentOf(rocks), await contentOf(native))
  assert.ok((await contentOf(native)).length > 20)
  const edges = [Buffer.from([1]), keys[10]!, Buffer.from([5, 200]), Buffer.from([255])]
  for (const low of edges) {
    for (const high of edges) {
      for (const options of [{}, { reverse: true }, { limit: 3 }, { reverse: true, limit: 2 }]) {
        for (const range of [{ gte: low, lt: high }, { gt: low, lte: high }, { gte: low }, { lt: high }]) {
          const read = async (each: Rocks) => {
            const found: string[] = []
            for await (const { key } of each.iterator(range, options))
              found.push(Buffer.from(key).toString('hex'))
            return found
          }
          assert.deepEqual(await read(rocks), await read(native))
        }
      }
    }
  }
  await Promise.all([rocks.close(), native.close()])
})
