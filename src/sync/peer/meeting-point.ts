import type { Duplex } from 'streamx'
import { toHex } from '../../model/index.js'
import type { SyncState } from '../adapter.js'
import type { Meetings, Path, Transport } from '../transports/transport.js'

/** Connections that may wait until a guest looks at them. */
const MAX_WAITING = 8

export interface Connection {
  readonly stream: Duplex
  readonly initiator: boolean
}

/** Projects, as far as meeting goes. */
interface Hosts {
  topics(): readonly Uint8Array[]
  take(topic: Uint8Array, stream: Duplex, initiator: boolean, path: Path): void
}

/** Gives what was met under a guest's topic, one at a time. */
export interface Guest {
  /** The next connection; rejects with the signal's reason when aborted. */
  next(signal: AbortSignal): Promise<Connection>
  leave(): void
}

/**
 * Gives every transport the topics of this device, and every stream that they meet to its project, or to the guest
 * who looks for an invitation's topic.
 */
export class MeetingPoint implements Meetings {
  readonly #transports: readonly Transport[]
  readonly #hosts: Hosts
  readonly #problems = new Map<Transport, string>()
  readonly #guests = new Map<string, { readonly topic: Uint8Array; take(connection: Connection): void }>()
  #isOpen = false

  constructor(transports: readonly Transport[], hosts: Hosts) {
    this.#transports = transports
    this.#hosts = hosts
  }

  /** A transport that cannot work here does not keep the others from it; its reason is told in the state. */
  async open(): Promise<void> {
    this.#isOpen = true
    const starts = await Promise.allSettled(this.#transports.map(transport => transport.start(this)))
    for (const [place, start] of starts.entries()) {
      const transport = this.#transports[place]
      if (!transport || start.status === 'fulfilled') continue
      this.#problems.set(
        transport,
        start.reason instanceof Error ? start.reason.message : String(start.reason)
      )
    }
    this.announce()
  }

  /** To be called when topics have come or gone. */
  announce(): void {
    if (!this.#isOpen) return
    const guests = [...this.#guests.values()].map(({ topic }) => topic)
    const topics = [...this.#hosts.topics(), ...guests]
    for (const transport of this.#transports) if (!this.#problems.has(transport)) transport.setTopics(topics)
  }

  met(topic: Uint8Array, stream: Duplex, initiator: boolean, path: Path): void {
    const guest = this.#guests.get(toHex(topic))
    if (!this.#isOpen) stream.destroy()
    else if (guest) guest.take({ stream, initiator })
    else this.#hosts.take(topic, stream, initiator, path)
  }

  /** Looks for others under the topic of somebody else's invitation; null when there is no transport to look by. */
  guest(topic: Uint8Array): Guest | null {
    if (this.#transports.length === this.#problems.size) return null
    const name = toHex(topic)
    const waiting: Connection[] = []
    let wake = (): void => undefined
    const take = (connection: Connection): void => {
      if (waiting.length >= MAX_WAITING) {
        connection.stream.destroy()
        return
      }
      waiting.push(connection)
      // Nobody reads it yet, and it may end in the meantime.
      connection.stream.on('error', () => undefined)
      wake()
    }
    this.#guests.set(name, { topic, take })
    this.announce()
    return {
      async next(signal) {
        for (;;) {
          signal.throwIfAborted()
          const connection = waiting.shift()
          if (connection && !connection.stream.destroyed) return connection
          if (connection) continue
          await new Promise<void>(resolve => {
            wake = () => {
              signal.removeEventListener('abort', wake)
              resolve()
            }
            signal.addEventListener('abort', wake)
          })
        }
      },
      leave: () => {
        this.#guests.delete(name)
        for (const { stream } of waiting.splice(0)) stream.destroy()
        this.announce()
      }
    }
  }

  state(): NonNullable<SyncState['transports']> {
    return this.#transports.map(transport => {
      const problem = this.#problems.get(transport)
      return problem === undefined ? { name: transport.name } : { name: transport.name, problem }
    })
  }

  async close(): Promise<void> {
    this.#isOpen = false
    await Promise.all(this.#transports.map(transport => transport.stop()))
  }
}
