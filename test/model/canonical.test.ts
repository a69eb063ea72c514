import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CairnError, canonicalJson, isJson } from '../../src/model/index.js'
import type { Json } from '../../src/model/index.js'
import { property } from './property.js'

/** RFC 8785 said a second time, without any quick way. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${plain(item)}`).join(',')}}`
}

const json = fc.jsonValue({ maxDepth: 5 }) as fc.Arbitrary<Json>

property('one text for one value, whatever the order of its members', 0.3, json, (value, hit) => {
  const turned = turn(value)
  if (JSON.stringify(turned) !== JSON.stringify(value)) hit()
  assert.equal(canonicalJson(value), plain(value))
  assert.equal(canonicalJson(turned), canonicalJson(value))
  assert.equal(canonicalJson(JSON.parse(canonicalJson(value)) as Json), canonicalJson(value))
})

function turn(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(turn)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, item]): [string, Json] => [key, turn(item)])
  return Object.fromEntries(entries.reverse())
}

test('members are sorted by UTF-16 code units, also those that look like numbers', () => {
  const value = {
    '\u20ac': 1,
    '\r': 2,
    '\ufb33': 3,
    '1': 4,
    '\ud83d\ude00': 5,
    '\u0080': 6,
    '\u00f6': 7,
    '10': 8,
    '9': 9
  }
  const keys = Object.keys(JSON.parse(`{${canonicalJson(value).slice(1, -1)}}`) as object)
  assert.equal(keys.length, 9)
  assert.equal(canonicalJson(value), '{"\\r":2,"1":4,"10":8,"9":9,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
})

test('numbers are printed as ECMAScript does', () => {
  const numbers = [
    Number('333333333.33333329'),
    1e30,
    4.5,
    2e-3,
    0.000000000000000000000000001,
    -0,
    1e21,
    5e-324
  ]
  assert.equal(canonicalJson(numbers), '[333333333.3333333,1e+30,4.5,0.002,1e-27,0,1e+21,5e-324]')
})

test('half of a surrogate pair is refused, text that only looks like one is kept', () => {
  for (const broken of ['\ud800', { '\udfff': 1 }, ['a', { b: 'x\ud83d' }]]) {
    assert.throws(
      () => canonicalJson(broken),
      (error: unknown) => CairnError.is(error, 'bad-input')
    )
    assert.ok(!isJson(broken, 9))
  }
  assert.equal(canonicalJson('\\ud800'), '"\\\\ud800"')
  assert.equal(canonicalJson('😀'), '"😀"')
})

test('isJson knows what JSON is', () => {
  const cycle: unknown[] = []
  cycle.push(cycle)
  const nots = [
    undefined,
    NaN,
    Infinity,
    1n,
    Symbol('x'),
    () => 1,
    new Date(),
    new Map(),
    new Uint8Array(2),
    cycle
  ]
  for (const not of nots) for (const value of [not, [not], { a: not }]) assert.ok(!isJson(value, 12))
  for (const is of [null, true, 0, '', [], {}, Object.create(null), JSON.parse('{"__proto__":1}')])
    assert.ok(isJson(is, 12))
  assert.ok(isJson([[[]]], 3))
  assert.ok(!isJson([[[]]], 2))
})
