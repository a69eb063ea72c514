import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import fc from 'fast-check'

import {
  type Bench,
  type Laboratory,
  openLaboratory,
  type Range,
  type Rocks,
  type WalkOptions
} from './rocksdb.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

type Entry = { readonly key: Uint8Array; readonly value: Uint8Array | null }

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const key = (text: string): Uint8Array => Buffer.from(text)
const numbered = (n: number): Uint8Array => Buffer.from(String(n).padStart(4, '0'))

async function walk(
  rocks: Rocks,
  range: Range = {},
  options: WalkOptions = {}
): Promise<[string, string | null][]> {
  const found: [string, string | null][] = []
  for await (const entry of rocks.iterator(range, options)) {
    found.push([hex(entry.key), entry.value && hex(entry.value)])
  }
  return found
}

describe('the binding under rocksdb-native', () => {
  let laboratory: Laboratory
  let bench: Bench
  let rocks: Rocks

  before(async () => {
    laboratory = await openLaboratory()
    bench = await laboratory.open()
    rocks = bench.rocks
  })

  after(async () => {
    await rocks.close()
    await laboratory.close()
  })

  test('a value comes back whole, an empty one too, and nothing is null', async () => {
    const big = Buffer.alloc(70_000, 5)
    await rocks.put(key('big'), big)
    await rocks.put(key('empty'), key(''))
    assert.deepEqual(await rocks.get(key('big')), big)
    assert.deepEqual(await rocks.get(key('empty')), Buffer.alloc(0))
    assert.equal(await rocks.get(key('none')), null)
  })

  test('a write is acknowledged in a later macrotask, never before', async () => {
    let acknowledged = false
    const writing = rocks.put(key('macrotask'), key('x')).then(() => (acknowledged = true))
    for (let i = 0; i < 1000; i++) await Promise.resolve()
    assert.equal(acknowledged, false)
    await writing
  })

  test('a read sees a write that is not acknowledged yet', async () => {
    const writing = rocks.put(key('unacknowledged'), key('seen'))
    assert.deepEqual(await rocks.get(key('unacknowledged')), key('seen'))
    await writing
  })

  test('column families do not see each other', async () => {
    const { rocks: fresh, family: other } = await laboratory.open()
    await fresh.put(key('a'), key('one'))
    await other.put(key('a'), key('two'))
    assert.deepEqual(await walk(fresh), [[hex(key('a')), hex(key('one'))]])
    assert.deepEqual(await walk(other), [[hex(key('a')), hex(key('two'))]])
    await fresh.close()
  })

  test('an iterator shows the moment it was opened, whatever is written meanwhile', async () => {
    const { rocks: fresh } = await laboratory.open()
    const rows = 150
    const fill = fresh.write({ autoDestroy: true })
    for (let i = 0; i < rows; i += 2) fill.tryPut(numbered(i), key('old'))
    await fill.flush()
    for (const reverse of [false, true]) {
      const before = await walk(fresh, {}, { reverse })
      const iterator = fresh.iterator({}, { reverse })[Symbol.asyncIterator]() as AsyncIterator<
        Entry,
        undefined
      >
      const seen: [string, string | null][] = []
      const take = ({ value, done }: IteratorResult<Entry, undefined>): boolean => {
        if (done !== true) seen.push([hex(value.key), value.value && hex(value.value)])
        return done !== true
      }
      take(await iterator.next())
      const write = fresh.write({ autoDestroy: true })
      for (let i = 0; i < rows; i++) write.tryPut(numbered(i), key(reverse ? 'newest' : 'new'))
      write.tryDeleteRange(numbered(40), numbered(90))
      write.tryDelete(numbered(100))
      await write.flush()
      while (take(await iterator.next()));
      assert.deepEqual(seen, before)
    }
    await fresh.close()
  })

  test('an older snapshot keeps what it saw when a newer one ends', async () => {
    await rocks.put(key('seen'), key('1'))
    const older = rocks.snapshot()
    await rocks.put(key('seen'), key('2'))
    const newer = rocks.snapshot()
    await rocks.put(key('seen'), key('3'))
    await rocks.put(key('late'), key('3'))
    assert.deepEqual(await newer.get(key('seen')), key('2'))
    await newer.close()
    // Hypercore decrypts blocks in the buffer that it was given
    ;(await older.get(key('seen')))?.fill(0)
    for await (const entry of older.iterator()) entry.value?.fill(0)
    assert.deepEqual(await older.get(key('seen')), key('1'))
    assert.equal(await older.get(key('late')), null)
    assert.deepEqual(await rocks.get(key('seen')), key('3'))
    await older.close()
  })

  test('suspend, resume, flush, compact and sizes answer', async () => {
    await rocks.put(key('kept'), key('x'))
    await rocks.suspend()
    const waiting = rocks.put(key('while suspended'), key('y'))
    await rocks.resume()
    await waiting
    await rocks.flush()
    await rocks.compactRange()
    assert.ok((await rocks.approximateSize(key('a'), key('z'))) > 70_000)
    assert.deepEqual(await rocks.get(key('while suspended')), key('y'))
  })

  test('any run of writes, snapshots and walks reads like a sorted map', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async steps => {
        const { rocks: fresh } = await laboratory.open()
        try {
          await runBesideModel(fresh, steps)
        } finally {
          await fresh.close()
        }
      }),
      { numRuns: 120 }
    )
  })
})

describe('a database that cannot grow', () => {
  let laboratory: Laboratory
  before(async () => {
    laboratory = await openLaboratory()
  })
  after(() => laboratory.close())

  test('refuses the write and all later ones, and keeps what was acknowledged', async () => {
    const { rocks, engine, database } = await laboratory.open()
    await rocks.put(key('first'), key('acknowledged'))
    database.exec(`PRAGMA max_page_count = ${Number(database.selectValue('PRAGMA page_count')) + 2}`)
    const sameTransaction = rocks.put(key('beside'), key('small'))
    const tooMuch = rocks.put(key('second'), Buffer.alloc(200_000))
    const behind = (error: unknown): boolean =>
      laboratory.storageFailureBehind(error)?.code === 'storage-full'
    await Promise.all([assert.rejects(sameTransaction, behind), assert.rejects(tooMuch, behind)])
    database.exec('PRAGMA max_page_count = 100000')
    await assert.rejects(rocks.put(key('third'), key('x')), behind)
    await assert.rejects(rocks.flush(), { code: 'storage-full' })
    assert.equal(engine.failure && 'code' in engine.failure && engine.failure.code, 'storage-full')
    assert.deepEqual(await walk(rocks), [[hex(key('first')), hex(key('acknowledged'))]])
    await rocks.close()
  })

  test('names what went wrong', () => {
    const sqlite = (resultCode: number): Error => Object.assign(new Error('sqlite'), { resultCode })
    const named = (name: string): Error => Object.assign(new Error('browser'), { name })
    const cases: [unknown, unknown, string][] = [
      [sqlite(13), undefined, 'storage-full'],
      [sqlite(10), undefined, 'storage-full'],
      [sqlite(778), named('QuotaExceededError'), 'storage-full'],
      [sqlite(10), named('InvalidStateError'), 'storage-broken'],
      [sqlite(11), undefined, 'storage-broken'],
      [sqlite(26), undefined, 'storage-broken'],
      [named('NoModificationAllowedError'), undefined, 'storage-in-use'],
      [named('SecurityError'), undefined, 'storage-unavailable'],
      ['no error at all', undefined, 'storage-broken']
    ]
    for (const [error, below, code] of cases) assert.equal(laboratory.storageFailure(error, below).code, code)
  })
})

// Few keys, so that steps meet; the extremes of a byte, since keys order by bytes.
const anyKey = fc
  .array(fc.constantFrom(0, 1, 127, 128, 254, 255), { minLength: 1, maxLength: 2 })
  .map(bytes => Uint8Array.from(bytes))
const anyValue = fc.uint8Array({ maxLength: 4 })
const change = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('put' as const), key: anyKey, value: anyValue }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('delete' as const), key: anyKey }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('range' as const), key: anyKey, end: anyKey }) }
)
const anyRange = fc.record(
  {
    low: fc.tuple(fc.constantFrom('gt' as const, 'gte' as const), anyKey),
    high: fc.tuple(fc.constantFrom('lt' as const, 'lte' as const), anyKey)
  },
  { requiredKeys: [] }
)
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('write' as const), changes: fc.array(change, { maxLength: 40 }) })
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('snapshot' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('release' as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('get' as const), which: fc.nat(), key: anyKey }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('walk' as const),
      which: fc.nat(),
      range: anyRange,
      reverse: fc.boolean(),
      values: fc.boolean(),
      limit: fc.option(fc.nat({ max: 40 }), { nil: -1 })
    })
  }
)

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never
type Model = ReadonlyMap<string, string>

/** Each step is done to the database and to plain Maps; index 0 is the present, the others are snapshots. */
async function runBesideModel(rocks: Rocks, steps: readonly Step[]): Promise<void> {
  const views: { rocks: Rocks; model: Model }[] = [{ rocks, model: new Map() }]
  const viewAt = (which: number): { rocks: Rocks; model: Model } =>
    views[which % views.length] ?? { rocks, model: new Map() }
  for (const current of steps) {
    if (current.do === 'write') {
      const batch = rocks.write({ autoDestroy: true })
      views[0] = { rocks, model: changed(viewAt(0).model, current.changes) }
      for (const item of current.changes) {
        if (item.type === 'put') batch.tryPut(item.key, item.value)
        else if (item.type === 'delete') batch.tryDelete(item.key)
        else batch.tryDeleteRange(item.key, item.end)
      }
      await batch.flush()
    } else if (current.do === 'snapshot') {
      views.push({ rocks: rocks.snapshot(), model: viewAt(0).model })
    } else if (current.do === 'release') {
      if (views.length > 1) await views.splice(1 + (current.which % (views.length - 1)), 1)[0]?.rocks.close()
      for (const view of views) await assertSame(view)
    } else if (current.do === 'get') {
      const view = viewAt(current.which)
      const value = await view.rocks.get(current.key)
      assert.equal(value && hex(value), view.model.get(hex(current.key)) ?? null)
    } else {
      const view = viewAt(current.which)
      const { reverse, values, limit } = current
      const range = Object.fromEntries(Object.values(current.range)) as Range
      assert.deepEqual(
        await walk(view.rocks, range, { reverse, values, limit }),
        expectedWalk(view.model, current)
      )
    }
  }
  for (const view of views) await assertSame(view)
  for (const view of views.slice(1)) await view.rocks.close()
}

async function assertSame({ rocks, model }: { rocks: Rocks; model: Model }): Promise<void> {
  assert.deepEqual(await walk(rocks), [...model].sort())
  for (const name of model.keys())
    assert.equal(hex((await rocks.get(Buffer.from(name, 'hex'))) ?? key('none')), model.get(name))
}

function changed(model: Model, changes: readonly Change[]): Model {
  const next = new Map(model)
  for (const item of changes) {
    if (item.type === 'put') next.set(hex(item.key), hex(item.value))
    else if (item.type === 'delete') next.delete(hex(item.key))
    else for (const name of next.keys()) if (name >= hex(item.key) && name < hex(item.end)) next.delete(name)
  }
  return next
}

function expectedWalk(model: Model, { range, reverse, values, limit }: Extract<Step, { do: 'walk' }>) {
  const [lowKind, low] = range.low ?? ['gte', Uint8Array.of()]
  const [highKind, high] = range.high ?? ['lt', undefined]
  const names = [...model.keys()].sort().filter(name => {
    if (lowKind === 'gt' ? name <= hex(low) : name < hex(low)) return false
    return high === undefined || (highKind === 'lte' ? name <= hex(high) : name < hex(high))
  })
  if (reverse) names.reverse()
  const kept = limit < 0 ? names : names.slice(0, limit)
  return kept.map((name): [string, string | null] => [name, values ? (model.get(name) ?? '') : null])
}
