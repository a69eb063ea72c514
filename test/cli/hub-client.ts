import { once } from 'node:events'
import type { TestContext } from 'node:test'
import { WebSocket } from 'ws'
import { openHub } from '../../src/cli/hub/hub.js'
import type { Hub } from '../../src/cli/hub/hub.js'
import { writeHello } from '../../src/sync/transports/websocket/hello.js'
import type { DoorLimits, PeerDoor } from '../../src/sync/transports/websocket/server.js'

export const nobody: PeerDoor = { knows: () => false, accept: () => undefined }

/** A hub on a free port that ends with the test. */
export async function hubFor(
  t: TestContext,
  options: {
    readonly peer?: PeerDoor
    readonly folders?: readonly string[]
    readonly limits?: Partial<DoorLimits>
  } = {}
): Promise<Hub & { readonly port: number }> {
  const hub = await openHub({ peer: nobody, port: 0, ...options })
  t.after(() => hub.close())
  return { ...hub, port: Number(new URL(hub.addresses[0] ?? '').port) }
}

/** A client of one door that keeps what it was sent. */
export interface Client {
  readonly socket: WebSocket
  readonly received: Buffer[]
  /** The next message that was not taken yet. */
  next(): Promise<Buffer>
  /** The code with which the socket was closed. */
  readonly closed: Promise<number>
}

export async function connect(t: TestContext, port: number, door: string): Promise<Client> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${door}`, { perMessageDeflate: false })
  t.after(() => socket.terminate())
  const received: Buffer[] = []
  const closed = new Promise<number>(resolve => socket.on('close', resolve))
  socket.on('message', data => {
    received.push(data as Buffer)
    socket.emit('taken')
  })
  await once(socket, 'open')
  return {
    socket,
    received,
    closed,
    async next() {
      while (received.length === 0) await once(socket, 'taken')
      return received.shift() ?? Buffer.alloc(0)
    }
  }
}

export const topic = (byte: number): Uint8Array => new Uint8Array(32).fill(byte)
export const who = (byte: number): Uint8Array => new Uint8Array(16).fill(byte)

/** Connects and says hello. */
export async function greet(
  t: TestContext,
  port: number,
  door: string,
  about: number,
  as: number
): Promise<Client> {
  const client = await connect(t, port, door)
  client.socket.send(writeHello({ topic: topic(about), who: who(as) }))
  return client
}
