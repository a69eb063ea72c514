import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { CairnError } from '../../model/index.js'
import { openDoors } from '../../sync/transports/websocket/server.js'
import type { DoorLimits, PeerDoor } from '../../sync/transports/websocket/server.js'
import type { LocalFiles } from '../../sync/storage/storage.js'
import { openDirectDoor } from './direct-door.js'
import { serveFiles } from './files.js'

export interface Hub {
  /** `http://HOST:PORT`, the one for this computer first. */
  readonly addresses: readonly string[]
  /** By which pages reach it directly, one for each address on the network. */
  readonly codes: readonly string[]
  /** Why there are no codes, in a sentence. */
  readonly problem: string | null
  close(): Promise<void>
}

const THIS_COMPUTER = '127.0.0.1'

/** The port when none is asked for. */
export const USUAL_PORT = 7946

/**
 * Starts a hub: an HTTP server with a peer's two WebSocket doors and, where given, the files of an app.
 * @throws CairnError 'port-in-use' | 'not-allowed' | 'unreachable' (no such host address here)
 */
export async function openHub(options: {
  readonly peer: PeerDoor
  /** Where the keys are by which pages know it; without them there is no direct way. */
  readonly local?: LocalFiles
  /** Undefined: the usual port, or a free one when it is taken. */
  readonly port?: number | undefined
  /** Default 127.0.0.1: this computer only. */
  readonly host?: string | undefined
  /** Folders whose files are served, the first that has a file wins. */
  readonly folders?: readonly string[]
  readonly limits?: Partial<DoorLimits>
}): Promise<Hub> {
  const { peer, local, port, host = '127.0.0.1', folders = [], limits } = options
  const doors = openDoors(peer, limits)
  const files = serveFiles(folders)
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 30_000 }, (request, response) => {
    // A reader that goes away, or a disk that fails, ends this answer only.
    files(request, response).catch((error: unknown) => response.destroy(error as Error))
  })
  server.on('upgrade', doors.upgrade)
  server.on('clientError', (_error, socket) => socket.destroy())

  try {
    await listenOn(server, host, port)
  } catch (error) {
    await doors.close()
    throw error
  }
  const hosts = hostsOf(host)
  const { port: listening } = server.address() as AddressInfo
  const addresses = hosts.length > 1 ? hosts.filter(address => address !== THIS_COMPUTER) : hosts
  const direct = local ? await openDirectDoor({ doors, local, host, addresses, port: listening }) : null
  return {
    addresses: hosts.map(
      address => `http://${address.includes(':') ? `[${address}]` : address}:${listening}`
    ),
    codes: direct?.codes ?? [],
    problem: direct?.problem ?? null,
    async close() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      await doors.close()
      await direct?.close()
      server.closeAllConnections()
      await closed
    }
  }
}

async function listenOn(server: Server, host: string, port: number | undefined): Promise<void> {
  try {
    await listen(server, host, port ?? USUAL_PORT)
  } catch (error) {
    if (port !== undefined || !CairnError.is(error, 'port-in-use')) throw error
    await listen(server, host, 0)
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException): void => reject(explain(error, host, port))
    server.once('error', fail)
    server.listen({ host, port }, () => {
      server.off('error', fail)
      resolve()
    })
  })
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): CairnError {
  switch (error.code) {
    case 'EADDRINUSE':
      return new CairnError(
        'port-in-use',
        `Port ${port} is taken by another program. Choose another with --port.`,
        {
          cause: error,
          detail: { port }
        }
      )
    case 'EACCES':
      return new CairnError(
        'not-allowed',
        `This user may not open port ${port}. Choose one above 1023 with --port.`,
        {
          cause: error,
          detail: { port }
        }
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CairnError(
        'unreachable',
        `${host} is no address of this computer. Choose another with --host.`,
        {
          cause: error
        }
      )
    default:
      return new CairnError('internal', `The hub cannot listen on ${host} port ${port}: ${error.message}.`, {
        cause: error
      })
  }
}

/** Where a hub that listens on `host` is found, this computer's own first. */
function hostsOf(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host]
  const others = Object.values(networkInterfaces())
    .flatMap(list => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
  return [THIS_COMPUTER, ...others]
}
