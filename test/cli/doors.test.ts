import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect as connectTcp, type AddressInfo } from 'node:net'
import test from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Duplex } from 'streamx'
import { WebSocket } from 'ws'
import { CLOSE, readHello, writeHello } from '../../src/sync/transports/websocket/hello.js'
import { openDoors } from '../../src/sync/transports/websocket/server.js'
import { connect, greet, hubFor, topic, who } from './hub-client.js'

test('a hello is read as it was written, and nothing else is one', () => {
  const hello = { topic: topic(7), who: who(9) }
  const written = writeHello(hello)
  assert.deepEqual(readHello(written), hello)
  assert.equal(readHello(written.subarray(1)), null)
  assert.equal(readHello(Uint8Array.of(2, ...written.subarray(1))), null)
})

test('/meet joins two that name the same topic, and one of them is to start', async t => {
  const { port } = await hubFor(t)
  const a = await greet(t, port, '/meet', 1, 1)
  const b = await greet(t, port, '/meet', 1, 2)
  const answers = [(await a.next())[0], (await b.next())[0]]
  assert.deepEqual(answers.sort(), [0, 1])
  a.socket.send(Buffer.from('from a'))
  b.socket.send(Buffer.from('from b'))
  assert.equal((await b.next()).toString(), 'from a')
  assert.equal((await a.next()).toString(), 'from b')
})

test('/meet never joins different topics, nor a device with itself', async t => {
  const { port } = await hubFor(t)
  const first = await greet(t, port, '/meet', 1, 1)
  const again = await greet(t, port, '/meet', 1, 1)
  const elsewhere = await greet(t, port, '/meet', 2, 2)
  assert.equal(await first.closed, CLOSE.replaced)
  const other = await greet(t, port, '/meet', 1, 3)
  await Promise.all([again.next(), other.next()])
  assert.equal(elsewhere.received.length, 0)
  assert.equal(elsewhere.socket.readyState, WebSocket.OPEN)
})

test('/meet does not join the same two twice at once, and joins them again after', async t => {
  const { port } = await hubFor(t)
  const [a, b] = [await greet(t, port, '/meet', 1, 1), await greet(t, port, '/meet', 1, 2)]
  await Promise.all([a.next(), b.next()])
  const a2 = await greet(t, port, '/meet', 1, 1)
  const b2 = await greet(t, port, '/meet', 1, 2)
  const c = await greet(t, port, '/meet', 1, 3)
  await Promise.all([a2.next(), c.next()])
  assert.equal(b2.received.length, 0)
  a.socket.close()
  assert.equal(await b.closed, CLOSE.otherSideLeft)
  const a3 = await greet(t, port, '/meet', 1, 1)
  await Promise.all([a3.next(), b2.next()])
})

test('/meet passes a large stream whole while the reader is slow', async t => {
  const { port } = await hubFor(t)
  const [a, b] = [await greet(t, port, '/meet', 1, 1), await greet(t, port, '/meet', 1, 2)]
  await Promise.all([a.next(), b.next()])
  const parts = 400
  let sent = 0
  b.socket.pause()
  for (let index = 0; index < parts; index++) {
    a.socket.send(Buffer.alloc(64 * 1024, index % 251), error => {
      if (!error) sent++
    })
  }
  await sleep(200)
  // The sender is held back: what waits is bounded by the hub's limit and the buffers of the system.
  assert.ok(sent < parts, `${sent} of ${parts} went out while nobody read`)
  b.socket.resume()
  for (let index = 0; index < parts; index++) {
    const part = await b.next()
    assert.equal(part.length, 64 * 1024)
    assert.equal(part[5], index % 251)
  }
})

test('/peer hands a connection for a known topic to the device, else says that it is not there', async t => {
  const accepted: Duplex[] = []
  const { port } = await hubFor(t, {
    peer: {
      knows: asked => asked[0] === 5,
      accept(asked, stream) {
        assert.deepEqual(asked, topic(5))
        accepted.push(stream)
        stream.on('data', chunk => stream.write(Buffer.from(chunk as Uint8Array).reverse()))
      }
    }
  })
  const known = await greet(t, port, '/peer', 5, 1)
  assert.deepEqual([...(await known.next())], [1])
  known.socket.send(Buffer.from('abc'))
  assert.equal((await known.next()).toString(), 'cba')
  const unknown = await greet(t, port, '/peer', 6, 1)
  assert.equal(await unknown.closed, CLOSE.unknownTopic)
  const gone = new Promise<void>(resolve => accepted[0]?.on('close', resolve))
  known.socket.close()
  await gone
})

for (const door of ['/peer', '/meet']) {
  test(`garbage on ${door} closes its own socket and no other`, async t => {
    const { port } = await hubFor(t, { limits: { helloTimeout: 300 } })
    const [a, b] = [await greet(t, port, '/meet', 1, 1), await greet(t, port, '/meet', 1, 2)]
    await Promise.all([a.next(), b.next()])

    const noise = await connect(t, port, door)
    noise.socket.send(Buffer.alloc(49, 0xee))
    assert.equal(await noise.closed, CLOSE.badMessage)

    const text = await connect(t, port, door)
    text.socket.send('hello')
    assert.equal(await text.closed, CLOSE.badMessage)

    const huge = await connect(t, port, door)
    huge.socket.send(Buffer.alloc(2 * 1024 * 1024))
    assert.ok([1006, 1009].includes(await huge.closed))

    const silent = await connect(t, port, door)
    assert.equal(await silent.closed, CLOSE.helloTimeout)

    const raw = await connect(t, port, door)
    // A frame with reserved bits, past the library.
    ;(raw.socket as unknown as { readonly _socket: { write(bytes: Buffer): void } })._socket.write(
      Buffer.alloc(64, 0xff)
    )
    assert.ok([1002, 1006].includes(await raw.closed))

    a.socket.send(Buffer.from('still here'))
    assert.equal((await b.next()).toString(), 'still here')
  })
}

test('who speaks on /meet before being joined is closed', async t => {
  const { port } = await hubFor(t)
  const early = await greet(t, port, '/meet', 1, 1)
  early.socket.send(Buffer.from('x'))
  assert.equal(await early.closed, CLOSE.badMessage)
})

test('text on a joined socket closes both sides', async t => {
  const { port } = await hubFor(t)
  const [a, b] = [await greet(t, port, '/meet', 1, 1), await greet(t, port, '/meet', 1, 2)]
  await Promise.all([a.next(), b.next()])
  a.socket.send('text')
  assert.equal(await a.closed, CLOSE.badMessage)
  assert.equal(await b.closed, CLOSE.otherSideLeft)
})

test('only so many sockets wait for a topic, and in all', async t => {
  const { port } = await hubFor(t, { limits: { waitingPerTopic: 1, waiting: 2 } })
  // The same device never meets itself, so different devices of one topic are needed that are joined already.
  const [a, b] = [await greet(t, port, '/meet', 1, 1), await greet(t, port, '/meet', 1, 2)]
  await Promise.all([a.next(), b.next()])
  await greet(t, port, '/meet', 1, 1)
  const second = await greet(t, port, '/meet', 1, 2)
  assert.equal(await second.closed, CLOSE.tooMany)
  await greet(t, port, '/meet', 2, 1)
  const third = await greet(t, port, '/meet', 3, 1)
  assert.equal(await third.closed, CLOSE.tooMany)
})

test('a socket that answers no ping is ended', async t => {
  const { port } = await hubFor(t, { limits: { pingEvery: 50, deadAfter: 200 } })
  const alive = await greet(t, port, '/meet', 1, 2)
  const silent = new WebSocket(`ws://127.0.0.1:${port}/meet`, { autoPong: false })
  t.after(() => silent.terminate())
  await once(silent, 'open')
  silent.send(writeHello({ topic: topic(3), who: who(1) }))
  const [code] = (await once(silent, 'close')) as [number]
  assert.equal(code, 1006)
  assert.equal(alive.socket.readyState, WebSocket.OPEN)
})

test('an upgrade to neither door is answered with 404', async t => {
  const { port } = await hubFor(t)
  const socket = connectTcp(port, '127.0.0.1')
  t.after(() => socket.destroy())
  socket.write('GET /other HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  const [answer] = (await once(socket, 'data')) as [Buffer]
  assert.match(answer.toString(), /^HTTP\/1\.1 404 /)
})

test('who knocks while the doors close is turned away, so that the server ends', async t => {
  const doors = openDoors({ knows: () => false, accept: () => undefined })
  const server = createServer().on('upgrade', doors.upgrade)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/meet`
  const first = new WebSocket(url)
  t.after(() => first.terminate())
  await once(first, 'open')
  const closing = doors.close()
  const second = new WebSocket(url)
  t.after(() => second.terminate())
  const [refused] = (await once(second, 'error')) as [Error]
  assert.match(refused.message, /503/)
  await closing
  await new Promise(resolve => server.close(resolve))
})
