import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { CairnError } from '../../src/model/index.js'
import { FrameReader, MAX_FRAME, frame } from '../../src/sync/remote/frames.js'
import { textToValue, valueToText } from '../../src/sync/remote/value-codec.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const badInput = (error: unknown): boolean => CairnError.is(error, 'bad-input')

const key = fc.oneof(fc.string(), fc.constantFrom('$', 'v', '__proto__', 'constructor'))
const { value } = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, undefined, true, false, NaN, Infinity, -Infinity, -0),
    fc.double(),
    fc.string({ unit: 'grapheme' }),
    fc.uint8Array({ maxLength: 50 }),
    fc.uint8Array({ maxLength: 50 }).map(bytes => bytes.slice().buffer),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 4 }).map(pairs => new Map(pairs)),
    fc.array(tie('value'), { maxLength: 4 }).map(items => new Set(items)),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map(pairs => Object.fromEntries(pairs) as object)
  )
}))

test('every value comes back as it went', () => {
  fc.assert(
    fc.property(value, each => {
      assert.deepEqual(textToValue(valueToText(each)), each)
    }),
    { numRuns: 500 }
  )
})

test('things that are not data are refused before they are sent', () => {
  const cycle: unknown[] = []
  cycle.push(cycle)
  for (const each of [
    () => 1,
    Symbol('x'),
    5n,
    new Date(),
    new (class Thing {})(),
    cycle,
    { deep: [new WeakMap()] }
  ]) {
    assert.throws(() => valueToText(each), badInput)
  }
})

test('any text is read or refused as bad input, never anything else', () => {
  const marked = fc.record({
    $: fc.constantFrom('map', 'set', 'buffer', 'bytes', 'object', 'number', 'undefined', 'x', 5),
    v: fc.jsonValue()
  })
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    marked.map(each => JSON.stringify([each]))
  )
  fc.assert(
    fc.property(texts, text => {
      try {
        textToValue(text)
      } catch (error) {
        assert.ok(badInput(error), String(error))
      }
    }),
    { numRuns: 2000 }
  )
})

test('deep nesting is refused, not an overflow', () => {
  assert.throws(() => textToValue('['.repeat(100_000) + ']'.repeat(100_000)), badInput)
  assert.throws(() => textToValue('{"$":"set","v":['.repeat(70) + ']}'.repeat(70)), badInput)
})

test('a member called __proto__ from the other side stays a member', () => {
  const read = textToValue('{"__proto__":{"admin":true},"a":1}') as { admin?: boolean }
  assert.equal(read.admin, undefined)
  assert.equal(Object.hasOwn(read, '__proto__'), true)
  assert.equal(Object.getPrototypeOf(read), Object.prototype)
})

function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = []
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length]!
    pieces.push(bytes.subarray(at, at + size))
    at += size
  }
  return pieces
}
function joined(frames: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(frames.flatMap(each => [...each]))
}

test('messages are found however the stream is cut', () => {
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 8 })
  const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(texts, sizes, (sent, sizes) => {
      const reader = new FrameReader()
      const read = cut(joined(sent.map(frame)), sizes).flatMap(piece => [...reader.push(piece)])
      assert.deepEqual(read, sent)
    })
  )
})

test('any bytes are read or refused as bad input, never anything else', () => {
  const small = fc
    .uint8Array({ maxLength: 12 })
    .map(bytes => joined([new Uint8Array([bytes.length, 0, 0, 0]), bytes]))
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.uint8Array({ maxLength: 40 }), small), { maxLength: 6 }), pieces => {
      const reader = new FrameReader()
      try {
        for (const piece of pieces) for (const text of reader.push(piece)) textToValue(text)
      } catch (error) {
        assert.ok(badInput(error), String(error))
      }
    }),
    { numRuns: 1000 }
  )
})

test('a message longer than the bound is refused by its header, and not sent', () => {
  const header = new Uint8Array(4)
  new DataView(header.buffer).setUint32(0, MAX_FRAME + 1, true)
  assert.throws(() => [...new FrameReader().push(header)], badInput)
  assert.throws(
    () => frame('x'.repeat(MAX_FRAME + 1)),
    error => CairnError.is(error, 'value-too-large')
  )
  assert.equal(frame('x'.repeat(MAX_FRAME)).length, MAX_FRAME + 4)
})
