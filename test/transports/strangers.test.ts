import assert from 'node:assert/strict'
import test from 'node:test'
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import fc from 'fast-check'
import { Duplex } from 'streamx'
import { toHex } from '../../src/model/index.js'
import { receiveGreeting, sendGreeting } from '../../src/sync/transports/links/greeting.js'
import { Links } from '../../src/sync/transports/links/links.js'
import { windowed } from '../../src/sync/transports/swarm/windowed.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const topic = new Uint8Array(32).fill(1)
const topics = new Map([[toHex(topic), topic]])
const self = new Uint8Array(16).fill(2)
const ends = { local: 'here', remote: 'there' }

/** Two ends in this process; what one writes the other reads, in the same pieces. */
function pair(): readonly [Duplex, Duplex] {
  const make = (other: () => Duplex): Duplex =>
    new Duplex({
      write(chunk: Uint8Array, done) {
        other().push(chunk)
        done(null)
      },
      destroy(done) {
        other().destroy()
        done(null)
      }
    })
  const one: Duplex = make(() => two)
  const two: Duplex = make(() => one)
  return [one, two]
}

test('two that know the topic greet each other, and neither learns it who does not', async () => {
  const [a, b] = pair()
  const heard: Uint8Array[] = []
  for (const end of [a, b]) end.on('data', chunk => heard.push(chunk as Uint8Array))
  const id = new Uint8Array(16).fill(3)
  const [met, other] = await Promise.all([
    receiveGreeting(a, self, topics, () => true),
    sendGreeting(b, id, topic, () => true)
  ])
  assert.deepEqual(met, { topic: toHex(topic), other: toHex(id) })
  assert.equal(other, toHex(self))
  assert.ok(!toHex(Buffer.concat(heard)).includes(toHex(topic.subarray(0, 8))))
})

test('what was said once is worth nothing when it is said again', async () => {
  const [a, b] = pair()
  const said: Uint8Array[] = []
  a.on('data', chunk => said.push(chunk as Uint8Array))
  await Promise.all([
    receiveGreeting(a, self, topics, () => true),
    sendGreeting(b, new Uint8Array(16).fill(3), topic, () => true)
  ])
  const [again, replayed] = pair()
  replayed.resume()
  for (const chunk of said) replayed.write(chunk)
  assert.equal(await receiveGreeting(again, self, topics, () => true), null)
})

test('any bytes in place of a greeting end that stream, and nobody is met', async () => {
  const links = new Links({ met: () => assert.fail('a stranger was met') }, 'lan')
  links.setTopics([topic])
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 6 }),
      fc.boolean(),
      async (said, calls) => {
        const [here, there] = pair()
        there.resume()
        const greeted = calls ? links.call(here, toHex(topic), ends) : links.accept(here, ends)
        for (const chunk of said) there.write(chunk)
        await new Promise(resolve => setImmediate(resolve))
        there.destroy()
        await greeted
        assert.ok(here.destroyed || here.destroying)
      }
    ),
    { numRuns: 100 }
  )
})

test('two calls that cross become one link', async () => {
  const met: string[] = []
  const [a, b] = ['a', 'b'].map(name => {
    const links = new Links({ met: (_topic, _stream, initiator) => met.push(`${name} ${initiator}`) }, 'lan')
    links.setTopics([topic])
    return links
  })
  assert.ok(a && b)
  const [one, two] = [pair(), pair()]
  await Promise.all([
    a.call(one[0], toHex(topic), ends),
    b.accept(one[1], ends),
    b.call(two[0], toHex(topic), ends),
    a.accept(two[1], ends)
  ])
  const smaller = a.id < b.id ? 'a' : 'b'
  assert.deepEqual(met.sort(), smaller === 'a' ? ['a true', 'b false'] : ['a false', 'b true'])
})

test('any messages in a window are bytes in order, or end the stream', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 10 }), messages => {
      const [wire, other] = pair()
      const stream = windowed(wire as unknown as NoiseSecretStream)
      stream.on('error', () => undefined)
      for (const message of messages) other.write(message)
      stream.destroy()
    }),
    { numRuns: 200 }
  )
})

test('who sends more than the window while nobody reads is cut off', async () => {
  const [wire, other] = pair()
  const stream = windowed(wire as unknown as NoiseSecretStream)
  const gone = new Promise<void>(resolve => stream.once('close', () => resolve()))
  const frame = new Uint8Array(1 << 16)
  for (let sent = 0; sent < 200 && !other.destroyed; sent++) other.write(frame)
  await gone
})
