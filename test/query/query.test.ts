import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CairnError } from '../../src/model/index.js'
import type { DeviceId, DocumentState } from '../../src/model/index.js'
import { QueryIndex } from '../../src/query/index.js'
import type { DocumentFilter, DocumentQuery } from '../../src/query/index.js'
import { DEVICE, documentOf, idOf } from './documents.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const OTHER = idOf('other device') as string as DeviceId
type Sort = 'newest' | 'oldest'

function sorted(documents: Iterable<DocumentState>, sort: Sort): DocumentState[] {
  const oldest = [...documents].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  return sort === 'oldest' ? oldest : oldest.reverse()
}

function pagesOf(index: QueryIndex, query: DocumentQuery): string[] {
  const ids: string[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = index.query({ ...query, cursor })
    ids.push(...page.ids)
    cursor = page.cursor
  }
  return ids
}

function indexOf(facts: readonly Parameters<typeof documentOf>[0][]): QueryIndex {
  const index = new QueryIndex()
  for (const each of facts) index.put(documentOf(each))
  return index
}
const found = (index: QueryIndex, filter: DocumentFilter): ReadonlySet<string> =>
  new Set(pagesOf(index, { kind: 'observation', filter, limit: 2 }))
const seeds = (...list: readonly (string | number)[]): ReadonlySet<string> => new Set(list.map(idOf))

const facts = fc.record({
  seed: fc.integer({ min: 0, max: 80 }),
  at: fc.integer({ min: -3, max: 12 }),
  by: fc.constantFrom(DEVICE, OTHER),
  preset: fc.constantFrom(null, 'a', 'b'),
  source: fc.constantFrom(undefined, 'f1', 'f2'),
  position: fc.option(fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -90, max: 90 }))),
  tags: fc.record({ note: fc.constantFrom('Old oak', 'Old ELM', 'Éléphant 7', '') }),
  status: fc.constantFrom('shown', 'shown', 'deleted', 'deletedAndEdited')
})
const filters = fc.record(
  {
    presets: fc.subarray(['', 'a', 'b']),
    members: fc.subarray([DEVICE, OTHER]),
    since: fc.integer({ min: -3, max: 12 }),
    until: fc.integer({ min: -3, max: 12 }),
    box: fc
      .tuple(...([180, 90, 180, 90] as const).map(max => fc.integer({ min: -max, max })))
      .map(([w, s, e, n]) => [w!, Math.min(s!, n!), e!, Math.max(s!, n!)] as const),
    text: fc.constantFrom('old', 'OL e', 'elephant', 'oak elm', ''),
    deleted: fc.boolean(),
    sourceHash: fc.constantFrom('f1', 'f3')
  },
  { requiredKeys: [] }
)

/** The filter, read from its description in the plainest way. */
function holds(filter: DocumentFilter, document: DocumentState): boolean {
  const value = (name: string): unknown => document.fields.get(name)?.value
  if ((document.status === 'deleted') !== (filter.deleted ?? false)) return false
  if (filter.presets && !filter.presets.includes((value('presetRef') as string | undefined) ?? ''))
    return false
  if (filter.members && !filter.members.includes(document.createdBy)) return false
  if (filter.since !== undefined && document.createdAt < filter.since) return false
  if (filter.until !== undefined && document.createdAt > filter.until) return false
  if (filter.sourceHash && (value('source') as { hash: string } | undefined)?.hash !== filter.sourceHash)
    return false
  if (filter.text) {
    const note = (value('tag/note') as string).toLowerCase().replaceAll('é', 'e').split(' ')
    const wanted = filter.text.toLowerCase().split(' ')
    if (!wanted.every(word => note.some(each => each.startsWith(word)))) return false
  }
  if (filter.box) {
    const [west, south, east, north] = filter.box
    const [x, y] = (value('location') as { coordinates: [number, number] } | undefined)?.coordinates ?? [
      NaN,
      NaN
    ]
    const spans = (at: number): boolean =>
      west <= east ? at >= west && at <= east : at >= west || at <= east
    if (!(y >= south && y <= north) || !(spans(x) || (Math.abs(x) === 180 && spans(-x)))) return false
  }
  return true
}

test('pages are what a plain filter and sort give, after any puts and removals', () => {
  const steps = fc.array(fc.record({ facts, removed: fc.constantFrom(false, false, false, true) }), {
    maxLength: 160
  })
  fc.assert(
    fc.property(
      steps,
      filters,
      fc.constantFrom('newest', 'oldest'),
      fc.integer({ min: 1, max: 20 }),
      (all, filter, sort, limit) => {
        const index = new QueryIndex()
        const truth = new Map<string, DocumentState>()
        for (const [at, { facts, removed }] of all.entries()) {
          // Asked early, so that the view of this filter is kept up instead of made at the end.
          if (at === 20) index.count({ kind: 'observation', filter })
          const document = documentOf(facts)
          truth.delete(document.id)
          if (removed) index.remove(document.id)
          else {
            index.put(document)
            truth.set(document.id, document)
          }
        }
        const expected = sorted(truth.values(), sort).filter(document => holds(filter, document))
        const query = { kind: 'observation', filter, sort, limit } as const
        assert.deepEqual(
          pagesOf(index, query),
          expected.map(({ id }) => id)
        )
        assert.equal(index.query(query).total, expected.length)
        assert.equal(index.count(query), expected.length)
      }
    ),
    { numRuns: 300 }
  )
})

test('paging goes on rightly while documents come and go between the pages', () => {
  fc.assert(
    fc.property(
      fc.array(facts, { minLength: 20, maxLength: 80 }),
      fc.array(fc.record({ facts, removed: fc.boolean() }), { maxLength: 60 }),
      fc.constantFrom('newest', 'oldest'),
      (before, between, sort) => {
        const index = indexOf(before)
        const start = new Set(pagesOf(index, { kind: 'observation', sort }))
        const touched = new Set<string>()
        const seen: string[] = []
        const changes = [...between]
        for (let cursor: string | null | undefined; cursor !== null;) {
          const page = index.query({ kind: 'observation', sort, limit: 3, cursor })
          seen.push(...page.ids)
          cursor = page.cursor
          for (const { facts, removed } of changes.splice(0, 4)) {
            touched.add(idOf(facts.seed))
            if (removed) index.remove(idOf(facts.seed))
            else index.put(documentOf(facts))
          }
        }
        const calm = (id: string): boolean => !touched.has(id)
        assert.deepEqual(new Set(seen.filter(calm)), new Set([...start].filter(calm)))
        assert.equal(new Set(seen.filter(calm)).size, seen.filter(calm).length)
      }
    ),
    { numRuns: 200 }
  )
})

test('thousands in many blocks stay in order through inserts and removals in the middle', () => {
  const index = new QueryIndex()
  const truth = new Map<string, DocumentState>()
  for (let step = 0; step < 9000; step++) {
    const seed = (step * 7919) % 5000
    if (step % 5 === 4) {
      index.remove(idOf(seed))
      truth.delete(idOf(seed))
    } else {
      const document = documentOf({ seed, at: (step * 31) % 997 })
      index.put(document)
      truth.set(document.id, document)
    }
  }
  for (const sort of ['newest', 'oldest'] as const) {
    const expected = sorted(truth.values(), sort).map(({ id }) => id)
    assert.deepEqual(pagesOf(index, { kind: 'observation', sort, limit: 500 }), expected)
  }
  for (const id of truth.keys()) index.remove(id as DocumentState['id'])
  assert.deepEqual(index.query({ kind: 'observation' }), { ids: [], cursor: null, total: 0 })
})

test('a page says when it is the last one', () => {
  const index = indexOf([1, 2, 3, 4].map(seed => ({ seed, at: seed })))
  assert.equal(index.query({ kind: 'observation', limit: 4 }).cursor, null)
  const first = index.query({ kind: 'observation', limit: 2 })
  assert.deepEqual(first.ids, [idOf(4), idOf(3)])
  assert.equal(index.query({ kind: 'observation', limit: 2, cursor: first.cursor! }).cursor, null)
})

test('a box may cross the antimeridian, and 180° is one line from both sides', () => {
  const index = indexOf([
    { seed: 'fiji', position: [178, -17] },
    { seed: 'samoa', position: [-172, -14] },
    { seed: 'line', position: [180, -15] },
    { seed: 'quito', position: [-78, 0] }
  ])
  assert.deepEqual(found(index, { box: [170, -30, -170, 10] }), seeds('fiji', 'samoa', 'line'))
  assert.deepEqual(found(index, { box: [170, -30, 190, 10] }), seeds('fiji', 'samoa', 'line'))
  assert.deepEqual(found(index, { box: [-180, -30, -170, 10] }), seeds('samoa', 'line'))
  assert.deepEqual(found(index, { box: [-170, -30, 170, 10] }), seeds('quito'))
  assert.deepEqual(found(index, { box: [-300, -90, 300, 90] }), seeds('fiji', 'samoa', 'line', 'quito'))
})

test('text finds word beginnings in any tag, without case and diacritics', () => {
  const index = indexOf([
    { seed: 1, tags: { name: 'Łódź Kaliska', note: 'Große Brücke' } },
    { seed: 2, tags: { name: 'Río Ñuñoa', kinds: ['Oak', 'Elm'] } },
    { seed: 3, tags: { name: 'Δρυς ΔΡΥΣ', height: 12 } },
    { seed: 4, tags: { name: 'हिन्दी वन' } },
    { seed: 5, tags: { name: 'مَدْرَسَة' } }
  ])
  const finds = (text: string): ReadonlySet<string> => found(index, { text })
  assert.deepEqual(finds('lodz kal'), seeds(1))
  assert.deepEqual(finds('GROSSE bru'), seeds(1))
  assert.deepEqual(finds('rucke'), seeds())
  assert.deepEqual(finds('nunoa'), seeds(2))
  assert.deepEqual(finds('elm rio'), seeds(2))
  assert.deepEqual(finds('δρυσ'), seeds(3))
  assert.deepEqual(finds('12'), seeds())
  assert.deepEqual(finds('हिन्'), seeds(4))
  assert.deepEqual(finds('مدرسة'), seeds(5))
  assert.deepEqual(finds('  …  '), seeds(1, 2, 3, 4, 5))
})

test('text of other answers is found too, and a long text costs a bounded part', () => {
  const index = new QueryIndex()
  const document = documentOf({
    seed: 1,
    tags: { note: 'beech', long: 'word '.repeat(100) + 'x'.repeat(900) + ' beyond' }
  })
  const note = document.fields.get('tag/note')!
  const fields = new Map(document.fields).set('tag/note', {
    ...note,
    others: [{ ...note, value: 'hornbeam' }]
  })
  index.put({ ...document, fields })
  assert.equal(index.count({ kind: 'observation', filter: { text: 'horn' } }), 1)
  assert.equal(index.count({ kind: 'observation', filter: { text: 'word' } }), 1)
  assert.equal(index.count({ kind: 'observation', filter: { text: 'beyond' } }), 0)
})

test('a put replaces what was there: kind, time, preset and text', () => {
  const index = indexOf([
    { seed: 1, at: 5, preset: 'a', tags: { name: 'old' } },
    { seed: 2, at: 6 }
  ])
  assert.equal(index.count({ kind: 'observation', filter: { presets: ['a'] } }), 1)
  index.put(documentOf({ seed: 1, at: 9, preset: 'b', tags: { name: 'new' } }))
  assert.deepEqual(index.query({ kind: 'observation' }).ids, [idOf(1), idOf(2)])
  assert.equal(index.count({ kind: 'observation', filter: { presets: ['a'] } }), 0)
  assert.equal(index.count({ kind: 'observation', filter: { text: 'old' } }), 0)
  index.put(documentOf({ seed: 1, kind: 'track' }))
  assert.deepEqual([index.counts().get('observation'), index.counts().get('track')], [1, 1])
  assert.deepEqual(index.query({ kind: 'track' }).ids, [idOf(1)])
})

test('many filters in turn keep answering rightly after changes', () => {
  const index = indexOf(Array.from({ length: 60 }, (_, seed) => ({ seed, preset: `p${seed % 20}` })))
  const counts = (): number[] =>
    Array.from({ length: 20 }, (_, at) =>
      index.count({ kind: 'observation', filter: { presets: [`p${at}`] } })
    )
  assert.deepEqual(counts(), new Array(20).fill(3))
  for (let seed = 0; seed < 20; seed++) index.remove(idOf(seed))
  assert.deepEqual(counts(), new Array(20).fill(2))
})

test('bad queries are refused with the part that is wrong', () => {
  const index = indexOf([{ seed: 1 }, { seed: 2 }])
  const { cursor } = index.query({ kind: 'observation', limit: 1 })
  const bad: [string, object][] = [
    ['limit', { limit: 0 }],
    ['limit', { limit: 501 }],
    ['limit', { limit: 1.5 }],
    ['sort', { sort: 'best' }],
    ['kind', { kind: 'constructor' }],
    ['cursor', { cursor: 'x' }],
    ['cursor', { cursor: cursor! + '0' }],
    ['cursor', { cursor, sort: 'oldest' }],
    ['filter', { filter: null }],
    ['presets', { filter: { presets: 'a' } }],
    ['presets', { filter: { presets: [1] } }],
    ['members', { filter: { members: ['me'] } }],
    ['since', { filter: { since: NaN } }],
    ['until', { filter: { until: '5' } }],
    ['box', { filter: { box: [0, 0, 1] } }],
    ['box', { filter: { box: [0, 10, 1, 5] } }],
    ['box', { filter: { box: [0, 0, 1, Infinity] } }],
    ['text', { filter: { text: 'a'.repeat(501) } }],
    ['text', { filter: { text: 5 } }],
    ['deleted', { filter: { deleted: 'yes' } }],
    ['sourceHash', { filter: { sourceHash: '' } }]
  ]
  for (const [part, query] of bad) {
    assert.throws(
      () => index.query({ kind: 'observation', ...query }),
      error => CairnError.is(error, 'bad-input') && error.detail['part'] === part,
      JSON.stringify(query)
    )
  }
  assert.throws(() => index.put({ ...documentOf({ seed: 1 }), id: 'nope' as DocumentState['id'] }), /id/)
})

test('ids that differ in few bits are told apart after removals', () => {
  const index = new QueryIndex()
  const id = (number: number): DocumentState['id'] =>
    number.toString(16).padStart(64, '0') as DocumentState['id']
  for (let at = 0; at < 3000; at++) index.put({ ...documentOf({ seed: 0 }), id: id(at) })
  for (let at = 0; at < 3000; at += 2) index.remove(id(at))
  for (let at = 0; at < 3000; at++) assert.equal(index.kindOf(id(at)) !== null, at % 2 === 1)
  for (let at = 0; at < 3000; at += 4) index.put({ ...documentOf({ seed: 0 }), id: id(at) })
  for (let at = 0; at < 3000; at++) assert.equal(index.kindOf(id(at)) !== null, at % 2 === 1 || at % 4 === 0)
  assert.equal(index.count({ kind: 'observation' }), 2250)
})
