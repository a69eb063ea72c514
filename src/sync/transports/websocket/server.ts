import type { IncomingMessage } from 'node:http'
import type { Duplex as NodeDuplex } from 'node:stream'
import type { Duplex } from 'streamx'
import { WebSocketServer } from 'ws'
import { messageBytes } from './door-socket.js'
import type { DoorSocket } from './door-socket.js'
import { ANSWER, CLOSE, MESSAGE_BYTES, readHello } from './hello.js'
import type { Hello } from './hello.js'
import { keepAlive } from './keep-alive.js'
import { openMeetings } from './meetings.js'
import type { MeetingLimits } from './meetings.js'
import { socketStream } from './socket-stream.js'
import type { SocketEvent } from './socket-stream.js'

/** What the `/peer` door needs of a peer. */
export interface PeerDoor {
  /** Whether this device has the project or invite behind the topic (32 bytes). */
  knows(topic: Uint8Array): boolean
  /** Takes over a connection whose other side starts the encrypted handshake. */
  accept(topic: Uint8Array, stream: Duplex, path: 'hub'): void
}

export interface DoorLimits extends MeetingLimits {
  /** Open sockets on both doors. */
  readonly sockets: number
  /** Milliseconds until the first message must have come. */
  readonly helloTimeout: number
  /** Milliseconds between pings, and of silence after which a socket is dead. */
  readonly pingEvery: number
  readonly deadAfter: number
}

const LIMITS: DoorLimits = {
  sockets: 4096,
  waiting: 2048,
  waitingPerTopic: 64,
  helloTimeout: 5_000,
  pingEvery: 5_000,
  deadAfter: 15_000
}

export interface HubDoors {
  /** Give it every `upgrade` of an HTTP server; what is for neither door is answered with 404. */
  upgrade(request: IncomingMessage, socket: NodeDuplex, head: Buffer): void
  /** Lets in an open socket that came another way; closes it when there is no such door, or no room. */
  enter(door: string, socket: DoorSocket): void
  /** Closes all sockets, and lets in no more. */
  close(): Promise<void>
}

/**
 * A hub's two WebSocket doors (see "Meeting" in model/format.md): on `/peer` the hub is itself a device, on `/meet`
 * it joins two devices and passes on what it cannot read.
 *
 * Pages of any origin may connect, since apps are embedded anywhere and offline: the doors trust no cookie and no
 * origin. Whoever connects must prove membership of the project over the encrypted connection, end to end, and
 * gets nothing before. Whatever a client sends wrongly closes its own socket and nothing else.
 */
export function openDoors(peer: PeerDoor, given: Partial<DoorLimits> = {}): HubDoors {
  const limits = { ...LIMITS, ...given }
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MESSAGE_BYTES })
  const meetings = openMeetings(limits)
  const alive = keepAlive(limits.pingEvery, limits.deadAfter)

  function enterPeer(socket: DoorSocket, { topic }: Hello): void {
    if (!peer.knows(topic)) return socket.close(CLOSE.unknownTopic, 'not here')
    socket.send(Uint8Array.of(ANSWER.startHandshake))
    peer.accept(topic, socketStream(socket), 'hub')
  }

  const doors = new Map<string, (socket: DoorSocket, hello: Hello) => void>([
    ['/peer', enterPeer],
    ['/meet', meetings.arrive]
  ])

  const others = new Set<DoorSocket>()
  /** Whoever was closed knocks again at once, and would hold the server open for good. */
  let isClosed = false
  const isFull = () => isClosed || server.clients.size + others.size >= limits.sockets

  return {
    upgrade(request, socket, head) {
      const enter = doors.get((request.url ?? '').split('?', 1)[0] ?? '')
      if (!enter) return refuse(socket, '404 Not Found')
      if (isFull()) return refuse(socket, '503 Service Unavailable')
      server.handleUpgrade(request, socket, head, client => {
        // The library closes a socket after an error itself; a broken frame is its sender's loss alone.
        client.on('error', () => client.terminate())
        alive.watch(client)
        awaitHello(client, limits.helloTimeout, hello => enter(client, hello))
      })
    },
    enter(door, socket) {
      const enter = doors.get(door)
      if (!enter || isFull()) return socket.close(CLOSE.tooMany, 'no room')
      others.add(socket)
      socket.addEventListener('close', () => others.delete(socket))
      awaitHello(socket, limits.helloTimeout, hello => enter(socket, hello))
    },
    async close() {
      isClosed = true
      alive.stop()
      for (const socket of [...others]) socket.close(CLOSE.hubStops, 'the hub stops')
      const closed = [...server.clients].map(
        client =>
          new Promise<void>(resolve => {
            const late = setTimeout(() => client.terminate(), 500)
            client.once('close', () => {
              clearTimeout(late)
              resolve()
            })
            client.resume()
            client.close(CLOSE.hubStops, 'the hub stops')
          })
      )
      await Promise.all(closed)
      server.close()
    }
  }
}

function awaitHello(socket: DoorSocket, timeout: number, enter: (hello: Hello) => void): void {
  const late = setTimeout(() => socket.close(CLOSE.helloTimeout, 'no hello'), timeout)
  socket.addEventListener('close', () => clearTimeout(late))
  const onFirst = ({ data }: SocketEvent) => {
    socket.removeEventListener('message', onFirst)
    clearTimeout(late)
    const bytes = messageBytes(data)
    const hello = bytes && readHello(bytes)
    if (hello) enter(hello)
    else socket.close(CLOSE.badMessage, 'no hello of this version')
  }
  socket.addEventListener('message', onFirst)
}

function refuse(socket: NodeDuplex, status: string): void {
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
