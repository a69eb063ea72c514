/** A hub and a page that dials its code, over real WebRTC in Node. */
import assert from 'node:assert/strict'
import test, { after, type TestContext } from 'node:test'
import { cleanup } from 'node-datachannel'
import { RTCPeerConnection } from 'node-datachannel/polyfill'
import { ChannelSocket } from '../../src/sync/transports/channel/channel-socket.js'
import { createCertificate } from '../../src/sync/transports/webrtc/certificate.js'
import { readDirectCode, writeDirectCode } from '../../src/sync/transports/webrtc/direct-code.js'
import { listenDirect } from '../../src/sync/transports/webrtc/direct-listener.js'
import { EngineLinks } from '../../src/sync/transports/webrtc/engine-links.js'
import { servePageLinks } from '../../src/sync/transports/webrtc/page-links.js'
import { socketStream } from '../../src/sync/transports/websocket/socket-stream.js'

const password = 'qVb0x4T9mC2sLr7Kp1Zt8w'
const MEGABYTES = 10

// Connections that were closed go on holding the process for a while.
after(() => cleanup())

/** A hub that sends back what it is sent, and a page's links. */
async function open(t: TestContext) {
  const labels: string[] = []
  const listener = await listenDirect({
    identity: { ...createCertificate(), password },
    host: '127.0.0.1',
    port: 0,
    onChannel(label, channel) {
      labels.push(label)
      const socket = new ChannelSocket(channel)
      socket.addEventListener('open', () => {
        const stream = socketStream(socket)
        stream.on('data', chunk => stream.write(chunk))
        stream.on('error', () => stream.destroy())
      })
    }
  })
  const { port1, port2 } = new MessageChannel()
  const end = servePageLinks(port1, RTCPeerConnection as typeof globalThis.RTCPeerConnection)
  const links = new EngineLinks(port2)
  t.after(async () => {
    end()
    port2.close()
    await listener.close()
  })
  return { code: listener.codeAt('127.0.0.1'), links, labels }
}

const settled = (socket: ChannelSocket): Promise<string> =>
  new Promise(resolve => {
    socket.addEventListener('open', () => resolve('open'))
    socket.addEventListener('close', () => resolve('closed'))
  })

test('a page reaches a hub by its code alone, and ten megabytes come back as they went', async t => {
  const { code, links, labels } = await open(t)
  const socket = new ChannelSocket(links.dial(code, 'peer'))
  assert.equal(await settled(socket), 'open')
  assert.deepEqual(labels, ['peer'])
  const stream = socketStream(socket)
  const sent = Buffer.alloc(MEGABYTES << 20, 'every byte counts ')
  const back: Buffer[] = []
  const whole = new Promise<void>(resolve => {
    let got = 0
    stream.on('data', chunk => {
      back.push(Buffer.from(chunk as Uint8Array))
      got += (chunk as Uint8Array).byteLength
      if (got >= sent.length) resolve()
    })
  })
  for (let at = 0; at < sent.length; at += 1 << 18) {
    if (!stream.write(sent.subarray(at, at + (1 << 18))))
      await new Promise<void>(go => stream.once('drain', () => go()))
  }
  await whole
  assert.ok(Buffer.concat(back).equals(sent))
  stream.destroy()
})

test('with another fingerprint, or another password, nothing connects', async t => {
  const { code, links, labels } = await open(t)
  const address = readDirectCode(code)
  assert.ok(address)
  const wrong = [
    { ...address, fingerprint: new Uint8Array(32) },
    { ...address, password: 'AAAAAAAAAAAAAAAAAAAAAA' }
  ].map(writeDirectCode)
  const results = wrong.map(other => settled(new ChannelSocket(links.dial(other, 'peer'))))
  assert.deepEqual(await Promise.all(results), ['closed', 'closed'])
  assert.deepEqual(labels, [])
})
