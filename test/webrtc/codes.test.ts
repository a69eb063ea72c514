import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { passwordOf, readDirectCode, writeDirectCode } from '../../src/sync/transports/webrtc/direct-code.js'
import { readSdp, writeSdp } from '../../src/sync/transports/webrtc/description.js'
import type { Candidate, Description } from '../../src/sync/transports/webrtc/description.js'
import { readNearbyCode, writeNearbyCode } from '../../src/sync/transports/webrtc/nearby-code.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const plain = { noNullPrototype: true } as const
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const port = fc.integer({ min: 1, max: 65_535 })
const iceText = (minLength: number, maxLength: number) =>
  fc.string({
    unit: fc.constantFrom('A', 'Z', 'a', 'q', 'z', '0', '9', '+', '/'),
    minLength,
    maxLength
  })
const candidate: fc.Arbitrary<Candidate> = fc.oneof(
  fc.record({ type: fc.constant('ip4' as const), address: bytes(4), port }, plain),
  fc.record({ type: fc.constantFrom('ip6' as const, 'name' as const), address: bytes(16), port }, plain)
)
const description: fc.Arbitrary<Description> = fc.record(
  {
    user: iceText(4, 16),
    password: fc.oneof(iceText(24, 24), iceText(22, 64)),
    fingerprint: bytes(32),
    candidates: fc.array(candidate, { maxLength: 8 })
  },
  plain
)

test("a hub's code has 74 characters and gives back what it was made of", () => {
  fc.assert(
    fc.property(bytes(4), port, bytes(16), bytes(32), (ip, udp, secret, fingerprint) => {
      const address = { host: ip.join('.'), port: udp, password: passwordOf(secret), fingerprint }
      const code = writeDirectCode(address)
      assert.equal(code.length, 74)
      assert.deepEqual(readDirectCode(code), address)
    })
  )
})

test("a hub's code is the same on every device", () => {
  const address = {
    host: '192.168.77.10',
    port: 41_000,
    password: 'qVb0x4T9mC2sLr7Kp1Zt8w',
    fingerprint: Uint8Array.from({ length: 32 }, (_, place) => place)
  }
  const code = 'AcCoTQqgKKlW9MeE_ZgtrC6-yqdWbfMAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw'
  assert.equal(writeDirectCode(address), code)
  assert.deepEqual(readDirectCode(code), address)
})

test('nothing else is a code: whatever is read is written the same', () => {
  const noise = fc.oneof(
    fc.string(),
    fc.base64String(),
    fc.uint8Array({ maxLength: 120 }).map(raw => Buffer.from(raw).toString('base64url')),
    bytes(54).map(raw => Buffer.from([1, ...raw]).toString('base64url'))
  )
  fc.assert(
    fc.property(noise, text => {
      const address = readDirectCode(text)
      if (address) assert.equal(writeDirectCode(address), text)
      const nearby = readNearbyCode(text)
      if (nearby) assert.equal(writeNearbyCode(nearby.kind, nearby.description), text)
    }),
    { numRuns: 1000 }
  )
})

test('an offer and an answer come through their code, and through the text that browsers speak', () => {
  fc.assert(
    fc.property(fc.constantFrom('offer' as const, 'answer' as const), description, (kind, told) => {
      assert.deepEqual(readNearbyCode(writeNearbyCode(kind, told)), { kind, description: told })
      assert.deepEqual(readSdp(writeSdp(told, { setup: 'actpass' })), told)
    })
  )
})

test('a code that was cut, lengthened or changed is another code or none, and never breaks the text', () => {
  fc.assert(
    fc.property(description, fc.nat(200), fc.nat(255), (told, at, byte) => {
      const whole = Buffer.from(writeNearbyCode('offer', told), 'base64url')
      const changed = Buffer.from(whole)
      changed[at % whole.length] = byte
      for (const raw of [whole.subarray(0, at), Buffer.concat([whole, Buffer.from([byte])]), changed]) {
        const read = readNearbyCode(raw.toString('base64url'))
        if (read === null) continue
        assert.equal(writeNearbyCode(read.kind, read.description), raw.toString('base64url'))
        const lines = writeSdp(read.description, { setup: 'active' }).split('\r\n')
        assert.equal(lines.length, 16 + read.description.candidates.length)
      }
    })
  )
})

test('codes of browsers are short: one network gives 84 characters, a hidden address 100', () => {
  const of = (one: Candidate) =>
    writeNearbyCode('offer', {
      user: '9h4X',
      password: 'Av1hEMjAYnQBYu3lcS35c3ab',
      fingerprint: new Uint8Array(32).fill(7),
      candidates: [one]
    })
  assert.equal(of({ type: 'ip4', address: Uint8Array.of(10, 0, 0, 7), port: 50_000 }).length, 84)
  assert.equal(of({ type: 'name', address: new Uint8Array(16).fill(3), port: 50_000 }).length, 100)
})

test('an SDP is read as browsers write it', () => {
  const print = Array.from({ length: 32 }, () => 'AB').join(':')
  const sdp = [
    'v=0',
    'a=candidate:1 1 udp 2113937151 0b5a7fd3-6a3c-4d5e-8f90-0123456789ab.local 51198 typ host generation 0',
    'a=candidate:2 1 UDP 2116026111 fd00::2 51198 typ host',
    'a=candidate:3 1 tcp 1518280447 192.0.2.2 9 typ host tcptype active',
    'a=candidate:4 1 udp 1677729535 203.0.113.9 40000 typ srflx raddr 0.0.0.0 rport 0',
    'a=candidate:5 1 udp 2114977791 192.0.2.2 51198 typ host',
    'a=candidate:6 1 udp 2114977791 ::1::2 51198 typ host',
    'a=ice-ufrag:9h4X',
    'a=ice-pwd:Av1hEMjAYnQBYu3lcS35c3ab',
    `a=fingerprint:sha-256 ${print}`,
    ''
  ].join('\r\n')
  const read = readSdp(sdp)
  assert.deepEqual(
    read?.candidates.map(({ type, port: at }) => [type, at]),
    [
      ['name', 51_198],
      ['ip6', 51_198],
      ['ip4', 51_198]
    ]
  )
  assert.equal(read.user, '9h4X')
  assert.equal(readSdp(sdp.replace('ice-pwd', 'pwd')), null)
  assert.equal(readSdp(sdp.replace('9h4X', '9h 4X')), null)
})
