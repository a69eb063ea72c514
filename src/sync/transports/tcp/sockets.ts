import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { Duplex } from 'streamx'
import { CairnError } from '../../../model/index.js'
import { DIAL_MS } from '../links/keep-calling.js'
import type { Ends } from '../links/links.js'

const MAX_SOCKETS = 512

export interface Address {
  readonly host: string
  readonly port: number
}

export interface Listener {
  readonly port: number
  /** Takes no more; what is open stays open. */
  close(): void
}

/**
 * Listens for callers.
 * @throws CairnError 'port-in-use' | 'not-allowed' (a port for administrators) | 'unreachable' (no address of this computer)
 */
export function listen(
  { host, port }: Address,
  onSocket: (stream: Duplex, ends: Ends) => void
): Promise<Listener> {
  const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 10_000 }, socket => {
    socket.on('error', () => socket.destroy())
    onSocket(...met(socket))
  })
  server.maxConnections = MAX_SOCKETS
  return new Promise((resolve, reject) => {
    // Also after it listens: a caller that could not be taken, for want of file descriptors, is lost alone.
    server.on('error', cause => reject(explain(cause, { host, port })))
    server.listen(port, host, () => {
      resolve({ port: (server.address() as AddressInfo).port, close: () => void server.close() })
    })
  })
}

/** A socket to a listening device; null when nobody answers there in time. */
export function dial(
  address: Address,
  signal: AbortSignal
): Promise<readonly [stream: Duplex, ends: Ends] | null> {
  return new Promise(resolve => {
    const socket = connect({ ...address, noDelay: true, keepAlive: true, keepAliveInitialDelay: 10_000 })
    const end = (isMet: boolean): void => {
      clearTimeout(late)
      signal.removeEventListener('abort', giveUp)
      if (!isMet) socket.destroy()
      resolve(isMet ? met(socket) : null)
    }
    const giveUp = (): void => end(false)
    const late = setTimeout(giveUp, DIAL_MS)
    signal.addEventListener('abort', giveUp)
    socket.on('error', giveUp)
    socket.once('connect', () => {
      socket.off('error', giveUp)
      socket.on('error', () => socket.destroy())
      end(true)
    })
    if (signal.aborted) giveUp()
  })
}

/** Sockets of Node do as streams of streamx here. */
const met = (socket: Socket): readonly [stream: Duplex, ends: Ends] => [
  socket as unknown as Duplex,
  { local: socket.localAddress ?? '', remote: socket.remoteAddress ?? '' }
]

function explain(cause: NodeJS.ErrnoException, { host, port }: Address): CairnError {
  switch (cause.code) {
    case 'EADDRINUSE':
      return new CairnError('port-in-use', `Port ${port} is taken. Choose another one.`, { cause })
    case 'EACCES':
      return new CairnError('not-allowed', `This user may not open port ${port}. Choose one above 1023.`, {
        cause
      })
    default:
      return new CairnError('unreachable', `${host} is no address of this computer. Choose another one.`, {
        cause
      })
  }
}
