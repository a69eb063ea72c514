import assert from 'node:assert/strict'
import test from 'node:test'
import { base32nopad } from '@scure/base'
import fc from 'fast-check'
import { CairnError, toHex, type ProjectId } from '../../src/model/index.js'
import {
  createInvite,
  createReply,
  createRequest,
  LAST_EXPIRY,
  openReply,
  openRequest,
  parseInvite,
  requestInviteId,
  type InviteCode,
  type NewInvite,
  type Reply
} from '../../src/sync/peer/invite.js'
import {
  boxPair,
  joinBytes,
  openSealed,
  randomBytes,
  sealTo,
  sign,
  signPair
} from '../../src/sync/peer/seal.js'

// A test that fails must fail again.
fc.configureGlobal({ seed: 20 })

const LATER = Date.now() + 3_600_000
const hex = (byte: number) => toHex(new Uint8Array(32).fill(byte))
const REPLY: Reply = {
  project: hex(1) as ProjectId,
  name: 'Wetlands',
  secret: hex(2),
  epochs: [hex(3)],
  role: 'member'
}

function meeting(name = 'Ben') {
  const invite = createInvite(LATER)
  const device = signPair(randomBytes(32))
  const replyBox = boxPair(randomBytes(32))
  const inviter = signPair(randomBytes(32))
  const sent = createRequest(parseInvite(invite.code), device, replyBox, name)
  const request = openRequest(invite, sent.bytes)
  assert(request)
  return {
    invite,
    device,
    replyBox,
    inviter,
    sent,
    request,
    reply: createReply(invite, inviter, request, REPLY)
  }
}

const isCode = (code: CairnError['code']) => (error: unknown) => CairnError.is(error, code)

/** Each byte changed once. */
function* tampered(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at++) {
    const changed = Uint8Array.from(bytes)
    changed[at]! ^= 1 << (at % 8)
    yield changed
  }
}

test('a code is 85 characters of upper-case base32 and says when it runs out', () => {
  const invite = createInvite(LATER)
  assert.match(invite.code, /^[A-Z2-7]{85}$/)
  const parsed = parseInvite(invite.code)
  assert.equal(parsed.expiresAt, Math.floor(LATER / 1000) * 1000)
  assert.deepEqual([parsed.id, parsed.secret, parsed.boxKey], [invite.id, invite.secret, invite.boxKey])
  assert.equal(parseInvite(createInvite(LAST_EXPIRY).code).expiresAt, LAST_EXPIRY)
})

test('a code is read from a link, in lower case, with spaces, dashes and line ends', () => {
  const { code, id } = createInvite(LATER)
  const grouped = code.match(/.{1,5}/g)!
  for (const text of [
    code.toLowerCase(),
    grouped.join('-'),
    ` ${grouped.join(' ')}\r\n`,
    `http://192.168.1.5:7946/#join=${code}`,
    `https://example.org/map?join=${code.toLowerCase()}&lang=es`,
    `http://localhost/#join=${grouped.join('-')}&x=1`
  ]) {
    assert.equal(parseInvite(text).id, id, text)
  }
})

test('a code that was cut, or of something else, is refused', () => {
  const { code } = createInvite(LATER)
  for (let length = 0; length < code.length; length++) {
    assert.throws(() => parseInvite(code.slice(0, length)), isCode('invite-invalid'))
  }
  for (const text of [
    code + 'A',
    'http://localhost/#join=',
    'hello',
    '💧'.repeat(40),
    code.replace(/.$/, '1')
  ]) {
    assert.throws(() => parseInvite(text), isCode('invite-invalid'), text)
  }
  const later = base32nopad.decode(code)
  later[0] = 2
  assert.throws(() => parseInvite(base32nopad.encode(later)), isCode('unsupported-version'))
})

test('a code with one character changed is another invitation or none', () => {
  const invite = createInvite(LATER)
  const { sent } = { sent: createRequest(invite, signPair(randomBytes(32)), boxPair(randomBytes(32)), 'Ben') }
  for (let at = 0; at < invite.code.length; at++) {
    const letter = invite.code[at] === 'A' ? 'B' : 'A'
    const text = invite.code.slice(0, at) + letter + invite.code.slice(at + 1)
    let other: InviteCode | null = null
    try {
      other = parseInvite(text)
    } catch (error) {
      assert(CairnError.is(error))
    }
    assert.notEqual(other?.id, invite.id)
    if (other) assert.equal(openRequest({ ...other, boxSeed: invite.boxSeed }, sent.bytes), null)
  }
})

test('a request tells who asks, a reply gives what is promised, and both show the same digits', () => {
  const { invite, device, replyBox, inviter, sent, request, reply } = meeting('Ben\u2019s phone')
  assert.equal(request.device, toHex(device.publicKey))
  assert.equal(request.name, 'Ben\u2019s phone')
  assert.equal(request.digits, sent.digits)
  assert.match(sent.digits, /^\d{6}$/)
  assert.deepEqual(openReply(invite, sent, replyBox, reply), {
    inviter: toHex(inviter.publicKey),
    reply: REPLY
  })
  assert(sent.bytes.byteLength <= 16 + 48 + 160 + 64)
})

test('refusals come through, and nothing else that is not whole', () => {
  const { invite, replyBox, inviter, sent, request } = meeting()
  for (const refused of ['invite-used', 'invite-expired', 'invite-refused'] as const) {
    const bytes = createReply(invite, inviter, request, { refused })
    assert.deepEqual(openReply(invite, sent, replyBox, bytes)?.reply, { refused })
  }
  for (const wrong of [
    {},
    { ...REPLY, role: 'blocked' },
    { ...REPLY, epochs: [] },
    { ...REPLY, project: 'x' },
    null
  ]) {
    const bytes = createReply(invite, inviter, request, wrong as Reply)
    assert.equal(openReply(invite, sent, replyBox, bytes), null, JSON.stringify(wrong))
  }
})

test('whoever has the invite and both messages, but no key, cannot read the reply', () => {
  const { invite, replyBox, sent, reply } = meeting()
  const eavesdropper = boxPair(randomBytes(32))
  assert.equal(openSealed(eavesdropper, reply), null)
  assert.equal(openReply(parseInvite(invite.code), sent, eavesdropper, reply), null)
  assert.equal(openSealed({ ...eavesdropper, publicKey: replyBox.publicKey }, reply), null)
  assert.equal(Buffer.from(reply).includes('Wetlands'), false)
  assert.equal(Buffer.from(sent.bytes).includes('Ben'), false)
})

test('without the code nobody can ask: not by the key alone, nor in the name of another device', () => {
  const { invite, device } = meeting()
  const replyBox = boxPair(randomBytes(32))
  const guess: InviteCode = { ...invite, secret: randomBytes(16) }
  assert.equal(openRequest(invite, createRequest(guess, device, replyBox, 'Eve').bytes), null)
  const mallory = signPair(randomBytes(32))
  const forged = { publicKey: device.publicKey, secretKey: mallory.secretKey }
  assert.equal(openRequest(invite, createRequest(invite, forged, replyBox, 'Eve').bytes), null)
})

test('a reply of somebody without the code, or to another request, is passed over', () => {
  const one = meeting()
  const other = meeting()
  assert.equal(openReply(one.invite, one.sent, one.replyBox, other.reply), null)
  const guess: NewInvite = { ...one.invite, secret: randomBytes(16) }
  const bytes = createReply(guess, one.inviter, one.request, REPLY)
  assert.equal(openReply(one.invite, one.sent, one.replyBox, bytes), null)
  const again = createRequest(one.invite, one.device, one.replyBox, 'another name')
  assert.equal(openReply(one.invite, again, one.replyBox, one.reply), null)
})

test('a changed byte in a request or a reply is found', () => {
  const { invite, replyBox, sent, reply } = meeting()
  for (const bytes of tampered(sent.bytes)) assert.equal(openRequest(invite, bytes), null)
  for (const bytes of tampered(reply)) assert.equal(openReply(invite, sent, replyBox, bytes), null)
})

test('the same device asks again with the same words', () => {
  const { invite, device, replyBox, sent, reply } = meeting()
  const again = createRequest(invite, device, replyBox, 'Ben')
  assert.equal(again.digits, sent.digits)
  assert.deepEqual(openReply(invite, again, replyBox, reply)?.reply, REPLY)
})

test('a name is cut to 64 bytes at a whole character, quickly', () => {
  for (const name of ['ñ'.repeat(200), '💧'.repeat(1_000_000), '  Ben  ', '']) {
    const { request } = meeting(name)
    assert(new TextEncoder().encode(request.name).byteLength <= 64)
    assert(name.trim().startsWith(request.name))
    assert.equal(request.name.includes('\uFFFD'), false)
  }
})

test('any text is an invite or refused with a code', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...Array.from('ABCDEFGHIJ234567=#- ')), maxLength: 120 })
  )
  fc.assert(
    fc.property(text, given => {
      try {
        assert.match(parseInvite(given).id, /^[0-9a-f]{32}$/)
      } catch (error) {
        assert(CairnError.is(error))
      }
    }),
    { numRuns: 1_000 }
  )
})

test('any bytes are a request, a reply or nothing, and nothing throws', () => {
  const { invite, replyBox, sent } = meeting()
  const bytes = fc.uint8Array({ maxLength: 400 })
  fc.assert(
    fc.property(bytes, given => {
      assert.equal(openRequest(invite, given), null)
      assert.equal(openReply(invite, sent, replyBox, given), null)
      requestInviteId(given)
      // Sealed to the right key, so that what is inside is looked at too.
      const sealed = joinBytes(sent.bytes.subarray(0, 16), sealTo(invite.boxKey, given))
      assert.equal(openRequest(invite, sealed), null)
      assert.equal(openReply(invite, sent, replyBox, sealTo(replyBox.publicKey, given)), null)
    }),
    { numRuns: 500 }
  )
})

test('a genuine reply with any JSON in it is a reply or nothing', () => {
  const { invite, replyBox, inviter, sent, request } = meeting()
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const bytes = createReply(invite, inviter, request, value as unknown as Reply)
      assert.equal(openReply(invite, sent, replyBox, bytes), null)
    })
  )
  assert.equal(sign(inviter.secretKey, new Uint8Array(0)).byteLength, 64)
})
