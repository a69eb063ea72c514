import assert from 'node:assert/strict'
import c from 'compact-encoding'
import fc from 'fast-check'
import {
  CairnError,
  canonicalJson,
  decodeEntry,
  encodeMediaCard,
  type DeviceId,
  type Json,
  type MediaCard,
  type MediaHash
} from '../../src/model/index.js'
import { HeldMedia } from '../../src/sync/peer/media/held-media.js'
import {
  inMessages,
  mediaNewsEncoding,
  type Blocks,
  type MediaNews
} from '../../src/sync/peer/media/media-news.js'
import { RangeSet } from '../../src/sync/peer/media/range-set.js'
import { property } from '../model/property.js'

const hex = fc.nat(5).map(n => n.toString(16).padStart(64, '0'))
const range = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]): Blocks => [start, start + length])

property(
  'ranges are the numbers in them',
  0.4,
  fc.tuple(fc.array(fc.tuple(fc.boolean(), range), { maxLength: 20 }), range),
  ([acts, asked], hit) => {
    const ranges = new RangeSet()
    const numbers = new Set<number>()
    for (const [isAdded, [start, end]] of acts) {
      ranges[isAdded ? 'add' : 'remove'](start, end)
      for (let at = start; at < end; at++) numbers[isAdded ? 'add' : 'delete'](at)
    }
    const inside = [...ranges].flatMap(([start, end]) =>
      Array.from({ length: end - start }, (_, at) => start + at)
    )
    assert.deepEqual(
      inside,
      [...numbers].sort((a, b) => a - b)
    )
    // As few as there can be: no two of them touch.
    const flat = [...ranges].flat()
    assert.deepEqual(flat, [...new Set(flat)])
    const wanted = Array.from({ length: asked[1] - asked[0] }, (_, at) => asked[0] + at)
    assert.equal(
      ranges.covers(...asked),
      wanted.every(at => numbers.has(at))
    )
    const missing = [...ranges.gaps(...asked)].flatMap(([start, end]) =>
      Array.from({ length: end - start }, (_, at) => start + at)
    )
    assert.deepEqual(
      missing,
      wanted.filter(at => !numbers.has(at))
    )
    if (ranges.size > 1) hit()
  }
)

const news: fc.Arbitrary<MediaNews> = fc.record({
  isAnew: fc.boolean(),
  reach: fc.constantFrom('all' as const, 'previews' as const, 'none' as const),
  logs: fc.array(
    fc.record({
      owner: hex as fc.Arbitrary<DeviceId>,
      held: fc.array(range, { maxLength: 6 }),
      gone: fc.array(range, { maxLength: 3 })
    }),
    { maxLength: 4 }
  )
})

property(
  'news of media arrive as they were said, in as many messages as it takes',
  0.5,
  news,
  (said, hit) => {
    const [one, other] = [new HeldMedia(), new HeldMedia()]
    one.hear(said)
    for (const message of inMessages(said)) {
      const heard = c.decode(mediaNewsEncoding, c.encode(mediaNewsEncoding, message))
      assert.deepEqual(heard, message)
      assert.ok(other.hear(heard))
    }
    assert.equal(other.reach, said.reach)
    assert.deepEqual(new Set([...other.all()].map(String)), new Set([...one.all()].map(String)))
    if (said.logs.length > 1) hit()
  }
)

property(
  'any bytes are news of media or refused',
  0.5,
  fc.tuple(news, fc.uint8Array({ maxLength: 60 }), fc.nat(200)),
  ([said, junk, at], hit) => {
    hit()
    const bytes = Uint8Array.from(c.encode(mediaNewsEncoding, said))
    bytes.set(junk.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length))
    for (const message of [bytes, junk]) {
      let heard: MediaNews
      try {
        heard = c.decode(mediaNewsEncoding, message)
      } catch (error) {
        assert.ok(error instanceof Error)
        continue
      }
      const held = new HeldMedia()
      held.hear(heard)
      for (const [, blocks] of held.all())
        for (const [start, end] of blocks) assert.ok(0 <= start && start < end && end <= 2 ** 32)
    }
  }
)

const part = fc.record({
  hash: hex as fc.Arbitrary<MediaHash>,
  type: fc.constantFrom('image/jpeg', 'audio/webm;codecs=opus'),
  bytes: fc.integer({ min: 1, max: 60_000 }),
  start: fc.nat(1e6)
})
const more = fc.record({ name: fc.string(), preview: part, thumbnail: part }, { requiredKeys: [] })
const card = fc.tuple(part, more).map(([own, rest]): MediaCard => ({ ...own, ...rest }))

property(
  'a card is read as it was written, and a damaged one is a card or refused',
  0.9,
  fc.tuple(card, fc.nat(400), fc.nat(255)),
  ([written, at, byte], hit) => {
    hit()
    const bytes = encodeMediaCard({ at: 1, heads: [], card: written })
    const entry = decodeEntry(bytes)
    assert.ok(entry.type === 'media')
    assert.equal(JSON.stringify(sorted(entry.card)), JSON.stringify(sorted(written)))
    bytes[2 + (at % (bytes.length - 2))] = byte
    try {
      decodeEntry(bytes)
    } catch (error) {
      assert.ok(CairnError.is(error, 'bad-input'))
    }
  }
)

/** Members in one order, whatever made the object. */
function sorted(card: MediaCard): unknown {
  return JSON.parse(canonicalJson(card as unknown as Json))
}
