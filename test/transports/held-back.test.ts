/** Whoever is held back by a reader who does not read can still end the connection. */
import assert from 'node:assert/strict'
import { connect, createServer, type AddressInfo } from 'node:net'
import test, { type TestContext } from 'node:test'
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import type { Duplex } from 'streamx'
import WebSocket, { WebSocketServer } from 'ws'
import { gathered } from '../../src/sync/peer/gathered.js'
import { windowed } from '../../src/sync/transports/swarm/windowed.js'
import { socketStream } from '../../src/sync/transports/websocket/socket-stream.js'

const HOST = '127.0.0.1'

/** A connection whose other end never reads. */
async function deafSocket(t: TestContext): Promise<Duplex> {
  const server = createServer(socket => {
    socket.pause()
    t.after(() => socket.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, HOST, resolve))
  t.after(() => server.close())
  const socket = connect((server.address() as AddressInfo).port, HOST)
  await new Promise(resolve => socket.once('connect', resolve))
  return socket as unknown as Duplex
}

async function deafWebSocket(t: TestContext): Promise<WebSocket> {
  const server = new WebSocketServer({ port: 0, host: HOST, perMessageDeflate: false })
  server.on('connection', socket => {
    socket.pause()
    t.after(() => socket.terminate())
  })
  await new Promise(resolve => server.once('listening', resolve))
  t.after(() => server.close())
  const socket = new WebSocket(`ws://${HOST}:${(server.address() as AddressInfo).port}`)
  await new Promise(resolve => socket.once('open', resolve))
  t.after(() => socket.terminate())
  return socket
}

/** Writes until nothing goes on, then ends it; what was under it has to end too. */
async function endsHeldBack(stream: Duplex, isEnding: () => boolean): Promise<void> {
  const chunk = new Uint8Array(1 << 20)
  for (let sent = 0; sent < 64; sent++) {
    if (stream.write(chunk)) continue
    const isRoom = await Promise.race([
      new Promise<true>(resolve => stream.once('drain', () => resolve(true))),
      new Promise<false>(resolve => setTimeout(() => resolve(false), 200))
    ])
    if (!isRoom) break
  }
  const closed = new Promise<void>(resolve => stream.once('close', () => resolve()))
  stream.destroy()
  await closed
  assert.ok(isEnding())
}

test('gathered writes', async t => {
  const raw = await deafSocket(t)
  await endsHeldBack(gathered(raw), () => raw.destroyed)
})

test('a socket to a hub', async t => {
  const socket = await deafWebSocket(t)
  await endsHeldBack(socketStream(socket), () => socket.readyState > socket.OPEN)
})

test('a window over the internet', async t => {
  const raw = await deafSocket(t)
  await endsHeldBack(windowed(raw as unknown as NoiseSecretStream), () => raw.destroyed)
})
