import { randomBytes } from 'node:crypto'
import { chmod, lstat, mkdtemp, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A Unix socket's path has 104 bytes on macOS and 108 on Linux, the end mark included. */
const LONGEST_PATH = 100
const SOCKET_NAME = 'owner.sock'
/** Holds the socket's path where it does not stand in the folder itself. */
const RECORD_NAME = 'owner.path'
/** Milliseconds in which an owner must greet. */
const GREETING_TIME = 5_000
/** First byte of the greeting: the version of what is spoken after it. */
const LINK_VERSION = 1

/** A connection to the process that owns a folder. */
export interface OwnerLink {
  readonly socket: Socket
  /** The owner is a `serve`, not a command that ends by itself. */
  readonly serving: boolean
}

export interface OwnerSocket {
  /** How many commands are connected. */
  readonly clients: number
  /** Resolves when the last one has left. */
  idle(): Promise<void>
  /** Ends all connections and removes the socket. */
  close(): Promise<void>
}

/**
 * Listens for other commands on this computer that find the folder in use. Only the user who owns the folder can
 * connect. Call it only while holding the folder's storage: what a crashed owner left is removed.
 */
export async function listenAsOwner(
  dir: string,
  serving: boolean,
  onClient: (socket: Socket) => void
): Promise<OwnerSocket> {
  await removeSocket(dir)
  const path = await newSocketPath(dir)
  const sockets = new Set<Socket>()
  let whenIdle: (() => void)[] = []
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      sockets.delete(socket)
      if (sockets.size > 0) return
      for (const resolve of whenIdle) resolve()
      whenIdle = []
    })
    socket.write(Uint8Array.of(LINK_VERSION, serving ? 1 : 0))
    onClient(socket)
  })
  await listenPrivately(server, path)
  return {
    get clients() {
      return sockets.size
    },
    idle: () => (sockets.size === 0 ? Promise.resolve() : new Promise(resolve => whenIdle.push(resolve))),
    async close() {
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      for (const socket of sockets) socket.destroy()
      await closed
      await removeSocket(dir)
    }
  }
}

/** Connects to the folder's owner. Null when nobody listens there: no owner, or one that is starting, ending or crashed. */
export async function connectToOwner(dir: string, signal: AbortSignal): Promise<OwnerLink | null> {
  const path = await socketPathOf(dir)
  if (path === null) return null
  const socket = createConnection(path)
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      socket.destroy()
      finish()
      if (signal.aborted) reject(signal.reason as Error)
      else resolve(null)
    }
    const late = setTimeout(giveUp, GREETING_TIME)
    const greeted = (): void => {
      const greeting = socket.read(2) as Buffer | null
      if (!greeting) return
      if (greeting[0] !== LINK_VERSION) return giveUp()
      finish()
      resolve({ socket, serving: greeting[1] === 1 })
    }
    function finish(): void {
      clearTimeout(late)
      socket.off('readable', greeted).off('close', giveUp)
      signal.removeEventListener('abort', giveUp)
    }
    // An error is always followed by "close", which is where it counts.
    socket.on('error', () => socket.destroy())
    socket.on('close', giveUp).on('readable', greeted)
    signal.addEventListener('abort', giveUp)
  })
}

function listenPrivately(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    // The mask holds from the first moment on; the socket is made before `listen` returns.
    const mask = process.umask(0o177)
    try {
      server.listen(path)
    } finally {
      process.umask(mask)
    }
    server.once('listening', () => {
      server.off('error', reject)
      if (process.platform === 'win32') return resolve()
      chmod(path, 0o600).then(resolve, reject)
    })
  })
}

async function newSocketPath(dir: string): Promise<string> {
  const inFolder = join(dir, SOCKET_NAME)
  const windows = process.platform === 'win32'
  if (!windows && Buffer.byteLength(inFolder) <= LONGEST_PATH) return inFolder
  const path = windows
    ? `\\\\.\\pipe\\cairn-${randomBytes(16).toString('hex')}`
    : join(await mkdtemp(join(tmpdir(), 'cairn-')), 's')
  await writeFile(join(dir, RECORD_NAME), path, { mode: 0o600 })
  return path
}

async function socketPathOf(dir: string): Promise<string | null> {
  const recorded = await readRecord(dir)
  if (recorded === null) {
    const inFolder = join(dir, SOCKET_NAME)
    return Buffer.byteLength(inFolder) <= LONGEST_PATH ? inFolder : null
  }
  return process.platform === 'win32' || (await isPrivate(dirname(recorded))) ? recorded : null
}

/** After a crash and a clean-up of the temporary folder, somebody else could have made one of the same name. */
async function isPrivate(folder: string): Promise<boolean> {
  try {
    const stats = await lstat(folder)
    return stats.isDirectory() && stats.uid === process.getuid?.() && (stats.mode & 0o077) === 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

async function readRecord(dir: string): Promise<string | null> {
  try {
    return await readFile(join(dir, RECORD_NAME), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

async function removeSocket(dir: string): Promise<void> {
  const recorded = await readRecord(dir)
  if (recorded !== null && process.platform !== 'win32' && (await isPrivate(dirname(recorded)))) {
    await rm(recorded, { force: true })
    await rmdir(dirname(recorded))
  }
  await rm(join(dir, RECORD_NAME), { force: true })
  await rm(join(dir, SOCKET_NAME), { force: true })
}
