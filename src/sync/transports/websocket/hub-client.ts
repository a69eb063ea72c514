import type { Duplex } from 'streamx'
import { CairnError } from '../../../model/index.js'
import { wait } from '../../wait.js'
import { readDirectCode } from '../webrtc/direct-code.js'
import { ANSWER, CLOSE, writeHello } from './hello.js'
import { socketStream, type Socket, type SocketEvent } from './socket-stream.js'

/** What is looked for at a hub: on `peer` the hub itself, on `meet` another device that waits there. */
export type Door = 'peer' | 'meet'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5_000
/** Others that one device meets at a hub which has the topic itself. */
const ENOUGH = 4
const NOT_THERE_PAUSE_MS = 10_000
/** How long a connection must stand to have been a good one. */
const LASTING_MS = 2_000
const DIAL_MS = 5_000

/** A connection that a hub made: raw bytes, and whether this side starts the handshake. */
export interface HubConnection {
  readonly stream: Duplex
  readonly initiator: boolean
}

/**
 * Knocks at one door for one topic. Resolves when a connection stands; on `meet` that may take as long as it
 * takes somebody to come. `onOpen` tells when the hub itself was reached.
 * @throws CairnError 'unreachable' | 'not-found' (the hub does not know the topic) | 'aborted'
 */
export function knock(
  makeSocket: (url: string) => Socket,
  url: string,
  door: Door,
  hello: { readonly topic: Uint8Array; readonly who: Uint8Array },
  options: { readonly signal: AbortSignal; readonly onOpen?: () => void }
): Promise<HubConnection> {
  return new Promise((resolve, reject) => {
    if (options.signal.aborted) return reject(aborted())
    let socket: Socket
    try {
      socket = makeSocket(doorUrl(url, door))
    } catch (error) {
      return reject(unreachable(url, error))
    }
    socket.binaryType = 'arraybuffer'
    const late = setTimeout(() => fail(unreachable(url)), DIAL_MS)
    const onOpen = () => {
      clearTimeout(late)
      options.onOpen?.()
      socket.send(Uint8Array.from(writeHello(hello)))
    }
    const onMessage = (event: SocketEvent) => {
      const answer = event.data instanceof ArrayBuffer ? new Uint8Array(event.data) : null
      if (answer?.byteLength === 0) return
      if (!answer || answer.byteLength !== 1) return fail(unreachable(url))
      release()
      resolve({ stream: socketStream(socket), initiator: answer[0] === ANSWER.startHandshake })
    }
    const onClose = (event: SocketEvent) => {
      fail(event.code === CLOSE.unknownTopic ? notThere() : unreachable(url))
    }
    const onError = () => fail(unreachable(url))
    const onAbort = () => fail(aborted())
    const release = () => {
      clearTimeout(late)
      socket.removeEventListener('open', onOpen)
      socket.removeEventListener('message', onMessage)
      socket.removeEventListener('close', onClose)
      socket.removeEventListener('error', onError)
      options.signal.removeEventListener('abort', onAbort)
    }
    const fail = (error: CairnError) => {
      release()
      // A socket that is given up while it opens tells of an error once more.
      socket.addEventListener('error', () => undefined)
      socket.close()
      reject(error)
    }
    socket.addEventListener('open', onOpen)
    socket.addEventListener('message', onMessage)
    socket.addEventListener('close', onClose)
    socket.addEventListener('error', onError)
    options.signal.addEventListener('abort', onAbort)
  })
}

/**
 * Keeps at one topic of one door until aborted: takes each connection, and knocks again when it ended (`peer`)
 * or at once (`meet`, where the next device may wait). Pauses grow from a quarter of a second to five with some chance in
 * them, so that a hub that comes back is not met by all devices in one moment, and with connections that end at
 * once; one that lasted begins anew. `onReached` tells whether this loop has an open socket at the hub. Connections
 * outlast the loop; `over` ends them. Where the hub itself passes on what everybody has, no more than a few others are
 * met directly: fifty devices that each meet all would be twelve hundred connections.
 */
export async function keepKnocking(
  makeSocket: (url: string) => Socket,
  url: string,
  door: Door,
  hello: { readonly topic: Uint8Array; readonly who: Uint8Array },
  options: {
    readonly signal: AbortSignal
    readonly over: AbortSignal
    readonly onReached: (reached: boolean, problem?: string) => void
    readonly onConnection: (connection: HubConnection) => void
    /** At the door `meet`: whether the hub has the topic itself, so that a few others are enough. */
    readonly isWithHub?: () => boolean
  }
): Promise<void> {
  const { signal, over, onReached, onConnection, isWithHub } = options
  const isAborted = () => signal.aborted
  let met = 0
  let pause = FIRST_PAUSE_MS
  while (!isAborted()) {
    if (met >= ENOUGH && isWithHub?.()) {
      await wait(LONGEST_PAUSE_MS, signal)
      continue
    }
    try {
      const onOpen = () => onReached(true)
      const connection = await knock(makeSocket, url, door, hello, { signal, onOpen })
      const since = performance.now()
      const gone = ended(connection.stream, over)
      met++
      const settled = gone.then(() => {
        met--
        pause = performance.now() - since > LASTING_MS ? FIRST_PAUSE_MS : longer(pause)
        if (!signal.aborted && door === 'peer') onReached(false)
      })
      onConnection(connection)
      if (door === 'peer') await settled
    } catch (error) {
      if (isAborted()) return
      const isElsewhere = CairnError.is(error, 'not-found')
      pause = isElsewhere ? NOT_THERE_PAUSE_MS : longer(pause)
      onReached(false, !isElsewhere && error instanceof Error ? error.message : undefined)
    }
    await wait(pause * (0.75 + Math.random() / 2), signal)
  }
}

const longer = (pause: number) => Math.min(LONGEST_PAUSE_MS, pause * 2)

function doorUrl(url: string, door: Door): string {
  if (readDirectCode(url)) return `${url}/${door}`
  const address = new URL(url)
  if (address.protocol === 'http:') address.protocol = 'ws:'
  if (address.protocol === 'https:') address.protocol = 'wss:'
  address.pathname = address.pathname.replace(/\/(peer|meet)?$/, '') + `/${door}`
  address.hash = ''
  return address.href
}

function ended(stream: Duplex, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const abort = () => stream.destroy()
    stream.once('close', () => {
      signal.removeEventListener('abort', abort)
      resolve()
    })
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort)
  })
}

const unreachable = (url: string, cause?: unknown) =>
  new CairnError('unreachable', `Nothing answers at ${url}.`, { cause })
const notThere = () => new CairnError('not-found', 'The hub does not have this project.')
const aborted = () => new CairnError('aborted', 'Stopped.')
