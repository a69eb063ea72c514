import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { CairnError } from '../model/index.js'
import type { SyncAdapter } from '../sync/adapter.js'
import { openPeer } from '../sync/peer/peer.js'
import type { Peer } from '../sync/peer/peer.js'
import { framePort, remoteAdapter, serveAdapter } from '../sync/remote/index.js'
import { openNodeStorage } from '../sync/storage/node/node-storage.js'
import type { LocalFiles } from '../sync/storage/storage.js'
import type { Transport } from '../sync/transports/transport.js'
import { MESSAGE_BYTES } from '../sync/transports/websocket/hello.js'
import { connectToOwner, listenAsOwner } from './owner-socket.js'
import type { OwnerLink } from './owner-socket.js'

/** A device's folder, opened by this process or reached through the one that owns it. */
export interface OpenFolder {
  readonly adapter: SyncAdapter
  /** The device itself; null when another process owns the folder. */
  readonly peer: Peer | null
  /** Closes; an owner first waits for the commands that came through it. */
  close(): Promise<void>
}

/** A folder that this process owns. */
export interface OwnFolder extends OpenFolder {
  readonly peer: Peer
  /** Where its keys are. */
  readonly local: LocalFiles
}

/** Milliseconds to wait for an owner that is starting or ending. */
const PATIENCE = 10_000
const LOOK_AGAIN = 100

interface OpenOptions {
  readonly dir: string
  readonly signal: AbortSignal
  readonly note: (text: string) => void
  /** Where others are looked for; not used when another process owns the folder. */
  readonly transports?: readonly Transport[]
}

/**
 * Opens the folder, or goes through the running `cairn` that owns it.
 * @throws CairnError 'storage-in-use' when the owner does not answer, 'storage-full', 'storage-broken', 'aborted'
 */
export async function openFolder(options: OpenOptions): Promise<OpenFolder> {
  return patiently(options, async () => {
    const link = await connectToOwner(options.dir, options.signal)
    return link ? through(link) : own(options, false)
  })
}

/**
 * Opens the folder to serve it; short commands that hold it are waited for.
 * @throws CairnError 'storage-in-use' when another `serve` has it, 'storage-full', 'storage-broken', 'aborted'
 */
export async function serveFolder(options: OpenOptions): Promise<OwnFolder> {
  return patiently(options, async () => {
    const link = await connectToOwner(options.dir, options.signal)
    link?.socket.destroy()
    if (link?.serving) {
      throw new CairnError('storage-in-use', `Another cairn serves this folder already: ${options.dir}.`, {
        detail: { serving: true }
      })
    }
    return own(options, true)
  })
}

async function patiently<T>({ dir, signal }: OpenOptions, open: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + PATIENCE
  for (;;) {
    signal.throwIfAborted()
    try {
      return await open()
    } catch (error) {
      if (!CairnError.is(error, 'storage-in-use') || error.detail['serving'] === true) throw error
      if (performance.now() > deadline) {
        throw new CairnError(
          'storage-in-use',
          `Another program uses the folder ${dir}. Try again when it is done.`,
          {
            cause: error
          }
        )
      }
    }
    await sleep(LOOK_AGAIN, undefined, { signal })
  }
}

function through({ socket }: OwnerLink): OpenFolder {
  const adapter = remoteAdapter(framePort(socket))
  return { adapter, peer: null, close: () => adapter.close() }
}

async function own(
  { dir, signal, note, transports = [] }: OpenOptions,
  serving: boolean
): Promise<OwnFolder> {
  const storage = await openNodeStorage({ dir })
  const peer = await openPeer({ storage, makeSocket, transports }).catch(async (error: unknown) => {
    await storage.close()
    throw error
  })
  const door = await listenAsOwner(dir, serving, socket => serveAdapter(peer, framePort(socket))).catch(
    async (error: unknown) => {
      await peer.close()
      throw error
    }
  )
  return {
    adapter: peer,
    peer,
    local: storage.local,
    async close() {
      if (!serving && door.clients > 0) {
        note('Waiting for another cairn command that goes through this one (Ctrl-C does not wait).')
        await Promise.race([door.idle(), aborted(signal)])
      }
      // No new command may come to an owner whose storage is closing: it takes the folder over after.
      await door.close()
      await peer.close()
    }
  }
}

/** Messages are bounded as on the hub's side; compression only costs, since all that is sent is encrypted. */
function makeSocket(url: string): WebSocket {
  return new WebSocket(url, { perMessageDeflate: false, maxPayload: MESSAGE_BYTES, handshakeTimeout: 5_000 })
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
