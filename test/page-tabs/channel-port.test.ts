/** The port between two Workers, over a real broadcast channel. */
import assert from 'node:assert/strict'
import test from 'node:test'

import { ChannelPort } from '../../src/worker/channel-port.js'

test('messages arrive in order, also far more than may be unread, and closing is told', async () => {
  const name = 'cairnkit-test-order'
  const nobody = (): void => undefined
  const sender = new ChannelPort(name, nobody)
  const closed = new Promise<void>(resolve => {
    const reader = new ChannelPort(name, resolve)
    let expected = 0
    reader.addEventListener('message', ({ data }) => {
      assert.equal(data, expected++)
      if (expected === 6_000) reader.close()
    })
  })
  for (let at = 0; at < 6_000; at++) {
    sender.postMessage(at)
    // as fast as the reader reads
    if (at % 200 === 0) await new Promise(resolve => setTimeout(resolve, 5))
  }
  await closed
  await new Promise<void>(resolve => {
    const late = new ChannelPort(`${name}-2`, nobody)
    const other = new ChannelPort(`${name}-2`, resolve)
    late.close()
    other.postMessage('to nobody')
  })
})

test('a reader who does not read is given up, and told so', async () => {
  const name = 'cairnkit-test-unread'
  const silent = new BroadcastChannel(name)
  const told = new Promise<void>(resolve => {
    silent.onmessage = ({ data }) => {
      if ((data as { closed?: boolean }).closed === true) resolve()
    }
  })
  let isClosed = false
  const port = new ChannelPort(name, () => (isClosed = true))
  for (let at = 0; at < 2_048; at++) port.postMessage(at)
  assert.equal(isClosed, false)
  port.postMessage('one more')
  assert.equal(isClosed, true)
  await told
  silent.close()
})
