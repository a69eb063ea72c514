import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  CairnError,
  LIMITS,
  canonicalJson,
  checkChange,
  createChange,
  decodeEntry,
  encodeChanges,
  encodeOperation,
  packEntries
} from '../../src/model/index.js'
import type {
  AuthId,
  AuthOperation,
  Change,
  DocumentId,
  Entry,
  Json,
  ValueId
} from '../../src/model/index.js'
import { property } from './property.js'

const hex = (n: number) => n.toString(16).padStart(64, '0')
const id = fc.nat(99).map(hex)
const ids = (most: number) => fc.uniqueArray(id, { maxLength: most })
const name = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
  fc.constantFrom('__proto__', 'constructor', 'toString', 'tag/a', '1', 'att/x')
)
const value = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>
const record = <Value>(item: fc.Arbitrary<Value>): fc.Arbitrary<Record<string, Value>> =>
  fc
    .uniqueArray(fc.tuple(name, item), { maxLength: 5, selector: ([key]) => key })
    .map(entries => Object.fromEntries(entries) as Record<string, Value>)
const set = record(value)
const lamport = fc.integer({ min: 1 })
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ op: fc.constant('create' as const), kind: name, set }),
  fc.record(
    { op: fc.constant('edit' as const), doc: id, lamport, set, saw: record(ids(4)), lifts: ids(3) },
    { requiredKeys: ['op', 'doc', 'lamport', 'set', 'saw'] }
  ),
  fc.record({ op: fc.constant('delete' as const), doc: id, lamport, saw: ids(9) })
) as fc.Arbitrary<Change>
const header = fc.record({ at: fc.nat(), heads: ids(5) as fc.Arbitrary<AuthId[]> })

const body = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(2))
const entryOf = (text: string, kind = 1) => Uint8Array.from([1, kind, ...new TextEncoder().encode(text)])
const isBad = (error: unknown) => CairnError.is(error, 'bad-input')

/** Decodes; anything but an entry or the two promised errors fails. */
function read(bytes: Uint8Array): Entry | null {
  try {
    return decodeEntry(bytes)
  } catch (error) {
    assert.ok(isBad(error) || CairnError.is(error, 'unsupported-version'), String(error))
    return null
  }
}

property(
  'an entry is read as it was written',
  0.9,
  fc.tuple(header, fc.array(change, { maxLength: 5 })),
  ([head, changes], hit) => {
    hit()
    const bytes = encodeChanges({ ...head, changes })
    const entry = read(bytes)
    assert.ok(entry?.type === 'changes')
    assert.deepEqual([entry.at, entry.heads], [head.at, head.heads])
    assert.equal(canonicalJson(entry.changes as unknown as Json), canonicalJson(changes as unknown as Json))
    assert.equal(body(bytes), canonicalJson(JSON.parse(body(bytes)) as Json))
  }
)

property(
  'any bytes are an entry or refused',
  0.9,
  fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.nat(5)),
  ([bytes, kind], hit) => {
    hit()
    read(bytes)
    read(Uint8Array.from([1, kind, ...bytes]))
  }
)

function changesIn(bytes: Uint8Array): number {
  const entry = decodeEntry(bytes)
  return entry.type === 'changes' ? entry.changes.length : -1
}

const place = fc.nat(1e6)
property(
  'a damaged entry is an entry or refused, and a change in it is whole or null',
  0.9,
  fc.tuple(
    header,
    fc.array(change, { minLength: 1, maxLength: 3 }),
    fc.array(fc.tuple(place, fc.nat(255), fc.nat(3)), { minLength: 1, maxLength: 4 })
  ),
  ([head, changes, damages], hit) => {
    hit()
    let bytes = [...encodeChanges({ ...head, changes })]
    for (const [at, byte, how] of damages) {
      const where = at % bytes.length
      if (how === 0) bytes.splice(where, 1)
      else if (how === 1) bytes.splice(where, 0, byte)
      else if (how === 2) bytes[where] = byte
      else bytes = bytes.slice(0, where)
    }
    const entry = read(Uint8Array.from(bytes))
    if (entry?.type !== 'changes') return
    for (const item of entry.changes) assert.ok(item === null || checkChange(item))
  }
)

const junk = fc.oneof(
  fc.anything({ withBigInt: true, withMap: true, withSet: true, withTypedArray: true }),
  change
)
const member = fc.constantFrom('op', 'kind', 'doc', 'lamport', 'set', 'saw', 'lifts', '__proto__', 'more')
property(
  'junk is no change, and never crashes',
  0.5,
  fc.tuple(change, junk, member),
  ([good, bad, key], hit) => {
    assert.ok(checkChange(good))
    const broken = Object.fromEntries([...Object.entries(good), [key, bad]])
    if (!checkChange(broken)) hit()
    else assert.equal(typeof canonicalJson(broken as unknown as Json), 'string')
    if (checkChange(bad)) assert.equal(typeof canonicalJson(bad as unknown as Json), 'string')
  }
)

test('deep, long and strange bodies are refused', () => {
  const deep = '['.repeat(30_000) + ']'.repeat(30_000)
  const bodies = [deep, '', 'null', '[]', '{}', '\ufeff{}', `{"at":1,"heads":[],"changes":${deep}}`]
  for (const text of [...bodies, '{"at":-1,"heads":[],"changes":[]}', '{"at":1,"heads":[1],"changes":[]}']) {
    if (text.includes('"changes":[['))
      assert.deepEqual(read(entryOf(text)), { type: 'changes', at: 1, heads: [], changes: [null] })
    else assert.throws(() => decodeEntry(entryOf(text)), isBad, text.slice(0, 40))
  }
  const many = (count: number) => `{"at":1,"heads":[],"changes":[${Array(count).fill('0').join(',')}]}`
  assert.equal(changesIn(entryOf(many(LIMITS.changes))), LIMITS.changes)
  assert.throws(() => decodeEntry(entryOf(many(LIMITS.changes + 1))), isBad)
  const heads = (count: number) =>
    JSON.stringify({ at: 1, heads: Array.from({ length: count }, (_, n) => hex(n)), changes: [] })
  assert.equal(decodeEntry(entryOf(heads(64))).type, 'changes')
  assert.throws(() => decodeEntry(entryOf(heads(65))), isBad)
  assert.throws(
    () =>
      decodeEntry(Uint8Array.from([...entryOf('{"at":1,"heads":[],"changes":["'), 0xff, 0x22, 0x5d, 0x7d])),
    isBad
  )
})

test('spaces may follow the body, up to the size of an entry', () => {
  const text = '{"at":1,"changes":[],"heads":[]}'
  assert.equal(decodeEntry(entryOf(text + ' '.repeat(LIMITS.entryBytes - 2 - text.length))).type, 'changes')
  assert.throws(() => decodeEntry(entryOf(text + ' '.repeat(LIMITS.entryBytes - 1 - text.length))), isBad)
})

test('a later version says so, an unknown kind is kept', () => {
  assert.throws(
    () => decodeEntry(Uint8Array.of(2, 1)),
    (error: unknown) => CairnError.is(error, 'unsupported-version')
  )
  assert.throws(() => decodeEntry(Uint8Array.of(0, 1)), isBad)
  assert.throws(() => decodeEntry(Uint8Array.of(1)), isBad)
  assert.deepEqual(decodeEntry(Uint8Array.of(1, 9, 255)), { type: 'unknown', kind: 9 })
})

test('a membership operation of any kind is read, and only JSON is written', () => {
  const operation = { kind: 'poke', dev: hex(1), more: [1] } as unknown as AuthOperation
  const bytes = encodeOperation({ at: 5, heads: [], operation })
  assert.deepEqual(decodeEntry(bytes), { type: 'auth', at: 5, heads: [], operation })
  assert.throws(() => decodeEntry(entryOf('{"at":1,"heads":[],"operation":[]}', 2)), isBad)
  const endless = { kind: 'grant', dev: NaN } as unknown as AuthOperation
  assert.throws(() => encodeOperation({ at: 5, heads: [], operation: endless }), isBad)
})

test('each limit of a change holds exactly', () => {
  const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, n]))
  const list = (count: number) => Array.from({ length: count }, (_, n) => hex(n))
  const nested = (depth: number): Json => (depth === 0 ? 1 : [nested(depth - 1)])
  const create = (set: object, kind = 'k') => ({ op: 'create', kind, set })
  const edit = (parts: object) => ({ op: 'edit', doc: hex(1), lamport: 1, set: {}, saw: {}, ...parts })
  const cases: [unknown, unknown][] = [
    [create(fields(512)), create(fields(513))],
    [create({ ['n'.repeat(256)]: 1 }), create({ ['n'.repeat(257)]: 1 })],
    [create({ a: 1 }), create({ '': 1 })],
    [create({}, 'k'.repeat(256)), create({}, '')],
    [create({ a: nested(12) }), create({ a: nested(13) })],
    [create({ a: 'x'.repeat(16_382) }), create({ a: 'x'.repeat(16_383) })],
    [create({ a: '€'.repeat(5_460) }), create({ a: '€'.repeat(5_461) })],
    [edit({ saw: { a: list(64) } }), edit({ saw: { a: list(65) } })],
    [edit({ lifts: list(64) }), edit({ lifts: list(65) })],
    [edit({ lamport: 1 }), edit({ lamport: 0 })],
    [edit({ lamport: Number.MAX_SAFE_INTEGER }), edit({ lamport: 2 ** 53 })],
    [edit({ saw: { a: [hex(1)] } }), edit({ saw: { a: [hex(1), hex(1)] } })],
    [edit({ doc: hex(2) }), edit({ doc: hex(2).slice(1) })],
    [edit({ set: fields(500), saw: { x: [] } }), edit({ set: fields(512), saw: { x: [] } })],
    [
      { op: 'delete', doc: hex(1), lamport: 1, saw: list(1024) },
      { op: 'delete', doc: hex(1), lamport: 1, saw: list(1025) }
    ],
    [
      { ...create({}), more: nested(12) },
      { ...create({}), more: nested(13) }
    ],
    [
      { ...create({}), op: 'create' },
      { ...create({}), op: 'toString' }
    ]
  ]
  for (const [good, bad] of cases)
    assert.deepEqual([checkChange(good), checkChange(bad)], [true, false], JSON.stringify(bad).slice(0, 80))
})

const observation = (n: number) =>
  createChange(
    'observation',
    new Map<string, Json>([
      ['location', { type: 'Point', coordinates: [n / 100, 1] }],
      ['tag/name', `Place ${n}`],
      ['tag/note', 'x'.repeat(200)]
    ])
  )

test('ten thousand observations are about a hundred entries, in order', () => {
  const changes = Array.from({ length: 10_000 }, (_, n) => observation(n))
  const entries = packEntries(changes, { at: 1, heads: [hex(1) as AuthId] })
  assert.ok(entries.length >= 60 && entries.length <= 120, String(entries.length))
  assert.deepEqual(
    entries.flatMap(entry => entry.changes),
    changes
  )
  for (const { bytes, changes: own } of entries) {
    assert.ok(bytes.length <= LIMITS.entryBytes && own.length <= 128)
    assert.deepEqual(decodeEntry(bytes), { type: 'changes', at: 1, heads: [hex(1)], changes: own })
  }
})

test('what does not fit is refused before anything is made', () => {
  const pack = (change: Change) => packEntries([observation(1), change], { at: 1, heads: [] })
  const code = (wanted: string) => (error: unknown) => error instanceof CairnError && error.code === wanted
  const text = (length: number): Json => 'x'.repeat(length)
  assert.throws(
    () => pack(createChange('observation', new Map([['a', text(16_383)]]))),
    code('value-too-large')
  )
  const wide = (count: number, last: number) =>
    createChange(
      'observation',
      new Map([
        ...Array.from({ length: count }, (_, n): [string, Json] => [`f${n}`, text(16_000)]),
        ['z', text(last)]
      ])
    )
  assert.throws(
    () => pack(wide(4, 2_000)),
    (error: unknown) => CairnError.is(error, 'entry-too-large') && error.detail['place'] === 1
  )
  assert.equal(pack(wide(4, 1_000)).length, 2)
  assert.throws(
    () => pack({ op: 'edit', doc: 'x' as DocumentId, lamport: 1, set: {}, saw: { a: [hex(1) as ValueId] } }),
    code('bad-input')
  )
  assert.throws(() => packEntries([], { at: -1, heads: [] }), code('bad-input'))
  assert.deepEqual(packEntries([], { at: 1, heads: [] }), [])
})
