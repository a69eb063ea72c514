import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { Duplex } from 'streamx'
import { CairnError } from '../../../model/index.js'
import { HELLO_BYTES, readHello, writeHello } from '../websocket/hello.js'

const HELLO_MS = 5_000
const DIAL_MS = 3_000
const MAX_SOCKETS = 512

/** A peer, as far as a transport needs it. */
export interface TcpPeer {
  knows(topic: Uint8Array): boolean
  accept(topic: Uint8Array, stream: Duplex): void
}

export interface TcpListener {
  readonly port: number
  close(): Promise<void>
}

/**
 * Listens for devices on the local network. A caller names its topic first, in the same hello as at a hub;
 * whoever names none that the peer knows is closed.
 * @throws CairnError 'port-in-use' | 'not-allowed' (a port for administrators) | 'unreachable' (no address of this computer)
 */
export function listenTcp(
  peer: TcpPeer,
  { host, port }: { readonly host: string; readonly port: number }
): Promise<TcpListener> {
  const sockets = new Set<Socket>()
  const server = createServer({ noDelay: true, keepAlive: true }, socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    readTopic(socket, topic => {
      if (peer.knows(topic)) peer.accept(topic, socket as unknown as Duplex)
      else socket.destroy()
    })
  })
  server.maxConnections = MAX_SOCKETS
  return new Promise((resolve, reject) => {
    // Also after it listens: a caller that could not be taken, for want of file descriptors, is lost alone.
    server.on('error', cause => reject(explain(cause, host, port)))
    server.listen(port, host, () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise(done => {
            for (const socket of sockets) socket.destroy()
            server.close(() => done())
          })
      })
    })
  })
}

function explain(cause: NodeJS.ErrnoException, host: string, port: number): CairnError {
  if (cause.code === 'EADDRINUSE') {
    return new CairnError('port-in-use', `Port ${port} is taken. Choose another one.`, { cause })
  }
  if (cause.code === 'EACCES') {
    return new CairnError('not-allowed', `This user may not open port ${port}. Choose one above 1023.`, {
      cause
    })
  }
  return new CairnError('unreachable', `${host} is no address of this computer. Choose another one.`, {
    cause
  })
}

/**
 * Connects to a listening device and names the topic. The caller starts the encrypted handshake.
 * @throws CairnError 'unreachable'
 */
export function dialTcp(
  address: { readonly host: string; readonly port: number },
  hello: { readonly topic: Uint8Array; readonly who: Uint8Array }
): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...address, noDelay: true, keepAlive: true })
    const late = setTimeout(() => socket.destroy(new Error('timeout')), DIAL_MS)
    socket.once('connect', () => {
      clearTimeout(late)
      socket.write(writeHello(hello))
      resolve(socket as unknown as Duplex)
    })
    socket.on('error', cause => {
      clearTimeout(late)
      reject(new CairnError('unreachable', `Nothing answers at ${address.host}:${address.port}.`, { cause }))
    })
  })
}

function readTopic(socket: Socket, use: (topic: Uint8Array) => void): void {
  const late = setTimeout(() => socket.destroy(), HELLO_MS)
  socket.once('close', () => clearTimeout(late))
  const onReadable = () => {
    const bytes = socket.read(HELLO_BYTES) as Buffer | null
    if (!bytes) return
    socket.off('readable', onReadable)
    clearTimeout(late)
    const hello = readHello(new Uint8Array(bytes))
    if (hello) use(hello.topic)
    else socket.destroy()
  }
  socket.on('readable', onReadable)
}
