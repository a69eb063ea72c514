import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { Duplex } from 'streamx'

/** Two ends of a TCP connection of which one writes no faster than so many bytes a second. */
export async function slowLink(bytesPerSecond: number): Promise<readonly [fast: Duplex, slow: Duplex]> {
  const server = createServer({ noDelay: true })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const accepted = new Promise<Socket>(resolve => server.once('connection', resolve))
  const called = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', noDelay: true })
  const slow = slowed(await accepted, bytesPerSecond)
  server.close()
  return [called as unknown as Duplex, slow]
}

/** A writer waits as long as what it wrote takes on the link. */
function slowed(socket: Socket, bytesPerSecond: number): Duplex {
  let freeAt = 0
  const stream = new Duplex({
    read(done) {
      socket.resume()
      done(null)
    },
    write(chunk: Uint8Array, done) {
      socket.write(chunk)
      freeAt = Math.max(freeAt, performance.now()) + (chunk.byteLength / bytesPerSecond) * 1000
      setTimeout(() => done(null), freeAt - performance.now())
    },
    final(done) {
      socket.end()
      done(null)
    },
    destroy(done) {
      socket.destroy()
      done(null)
    }
  })
  socket.on('data', chunk => {
    if (!stream.push(chunk)) socket.pause()
  })
  socket.on('error', () => stream.destroy())
  socket.on('close', () => stream.destroy())
  return stream
}
