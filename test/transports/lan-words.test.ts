import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { toHex } from '../../src/model/index.js'
import { isNear } from '../../src/sync/transports/lan/networks.js'
import {
  freshNonce,
  readAnswer,
  readQuestions,
  TOPICS_A_PACKET,
  topicsIn,
  writeAnswers,
  writeQuestion,
  type Answer
} from '../../src/sync/transports/lan/words.js'
import { DnsWire } from './dns-wire.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const id = 'ab'.repeat(16)
const port = 4_321
const topicOf = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)
const named = (...topics: Uint8Array[]): Map<string, Uint8Array> =>
  new Map(topics.map(topic => [toHex(topic), topic]))

const wire = new DnsWire()

async function answersTo(nonce: string, ...topics: Uint8Array[]): Promise<readonly Answer[]> {
  const packets = writeAnswers({ nonce, asker: null }, { id, port, topics })
  const answers: Answer[] = []
  for (const packet of packets) {
    const answer = readAnswer(await wire.passed('respond', packet))
    assert.ok(answer)
    answers.push(answer)
  }
  return answers
}

test('a question is read as it was asked', async () => {
  for (const asker of [null, id]) {
    const question = { nonce: freshNonce(), asker }
    assert.deepEqual(readQuestions(await wire.passed('query', writeQuestion(question))), [question])
  }
})

test('an answer says where, and names the topics to those who know them', async () => {
  const nonce = freshNonce()
  const [answer] = await answersTo(nonce, topicOf(1), topicOf(2))
  assert.ok(answer)
  assert.deepEqual([answer.id, answer.port, answer.nonce], [id, port, nonce])
  assert.deepEqual(topicsIn(answer, named(topicOf(2), topicOf(3))), [toHex(topicOf(2))])
})

test('many topics come in packets that a network passes in one piece', async () => {
  const topics = Array.from({ length: 3 * TOPICS_A_PACKET - 1 }, (_, place) => topicOf(place))
  const nonce = freshNonce()
  const packets = writeAnswers({ nonce, asker: id }, { id, port, topics })
  for (const packet of packets) assert.ok((await wire.bytesOf('respond', packet)).byteLength < 1_400)
  const found = (await answersTo(nonce, ...topics)).flatMap(answer => topicsIn(answer, named(...topics)))
  assert.deepEqual(new Set(found), new Set(named(...topics).keys()))
})

test('what is said repeats nothing: no topic, no tag, and no answer is good for another question', async () => {
  const topics = [topicOf(1), topicOf(2)]
  const tags = new Set<string>()
  for (let round = 0; round < 20; round++) {
    const nonce = freshNonce()
    const [packet] = writeAnswers({ nonce, asker: null }, { id, port, topics })
    assert.ok(packet)
    const bytes = toHex(await wire.bytesOf('respond', packet))
    for (const topic of topics) assert.ok(!bytes.includes(toHex(topic.subarray(0, 8))))
    for (const answer of await answersTo(nonce, ...topics)) {
      assert.equal(answer.tags.length, 4)
      for (const tag of answer.tags) assert.ok(!tags.has(toHex(tag)))
      for (const tag of answer.tags) tags.add(toHex(tag))
      assert.deepEqual(topicsIn({ ...answer, nonce: freshNonce() }, named(...topics)), [])
    }
  }
})

test('any bytes from the net are a question, an answer or nothing, and nothing throws', async () => {
  const [answer = {}] = writeAnswers({ nonce: freshNonce(), asker: null }, { id, port, topics: [topicOf(1)] })
  const genuine = [
    await wire.bytesOf('query', writeQuestion({ nonce: freshNonce(), asker: id })),
    await wire.bytesOf('respond', answer)
  ]
  const changed = fc
    .tuple(fc.constantFrom(...genuine), fc.nat(), fc.integer({ min: 0, max: 255 }), fc.nat())
    .map(([bytes, at, value, end]) => {
      const copy = Buffer.from(bytes)
      copy[at % copy.length] = value
      return end % 4 === 0 ? copy.subarray(0, end % copy.length) : copy
    })
  fc.assert(
    fc.property(fc.oneof(changed, fc.uint8Array({ maxLength: 600 })), bytes => {
      const packet = wire.packetOf(bytes)
      if (!packet) return
      readQuestions(packet)
      const read = readAnswer(packet)
      if (read) topicsIn(read, named(topicOf(1)))
    }),
    { numRuns: 2_000 }
  )
})

test('records of any shape are an answer or nothing', () => {
  const [good] = writeAnswers({ nonce: freshNonce(), asker: null }, { id, port, topics: [topicOf(1)] })
  const names = [...(good?.answers ?? []), ...(good?.additionals ?? [])].map(({ name }) => name)
  const record = fc.record({
    name: fc.oneof(fc.constantFrom(...names), fc.string()),
    type: fc.constantFrom('PTR', 'SRV', 'TXT', 'A'),
    data: fc.oneof(
      fc.constantFrom(names[1]),
      fc.record({ port: fc.oneof(fc.integer(), fc.string()) }),
      fc.array(fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.string())),
      fc.anything()
    )
  })
  fc.assert(
    fc.property(fc.array(record), fc.array(record), (answers, additionals) => {
      const answer = readAnswer({ answers, additionals })
      if (!answer) return
      assert.ok(answer.port > 0 && answer.port < 65_536)
      assert.ok(answer.tags.length <= 64 && answer.tags.every(tag => tag.byteLength === 16))
    }),
    { numRuns: 2_000 }
  )
})

test('only what comes from the same network is near', () => {
  const network = { address: '10.77.0.11', netmask: '255.255.255.0' }
  for (const [other, near] of [
    ['10.77.0.250', true],
    ['10.77.1.11', false],
    ['8.8.8.8', false]
  ] as const) {
    assert.equal(isNear(network, other), near)
  }
})
