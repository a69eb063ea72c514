import { keepCalling } from '../links/keep-calling.js'
import { Links } from '../links/links.js'
import type { Meetings, Transport } from '../transport.js'
import { dial, listen, type Address, type Listener } from './sockets.js'

export interface TcpOptions {
  /** Where to wait for callers; port 0 is a free one. */
  readonly listen?: Address
  /** Whom to call, again and again. */
  readonly call?: readonly Address[]
}

/** The transport `tcp`: devices whose addresses are known, over a cable, a tunnel or a radio link. */
export class TcpTransport implements Transport {
  readonly name = 'tcp'
  readonly #options: TcpOptions
  readonly #loops = new Map<string, AbortController>()
  #links: Links | null = null
  #listener: Listener | null = null

  constructor(options: TcpOptions) {
    this.#options = options
  }

  /** The port it listens on; null when it does not. */
  get port(): number | null {
    return this.#listener?.port ?? null
  }

  /** @throws CairnError 'port-in-use' | 'not-allowed' | 'unreachable' (no address of this computer) */
  async start(meetings: Meetings): Promise<void> {
    const links = new Links(meetings, 'direct')
    this.#links = links
    if (this.#options.listen)
      this.#listener = await listen(this.#options.listen, (stream, ends) => void links.accept(stream, ends))
  }

  setTopics(topics: readonly Uint8Array[]): void {
    const links = this.#links
    if (!links) return
    links.setTopics(topics)
    for (const [name, loop] of this.#loops) {
      if (links.topics.has(name)) continue
      this.#loops.delete(name)
      loop.abort()
    }
    for (const topic of links.topics.keys()) {
      if (this.#loops.has(topic)) continue
      const loop = new AbortController()
      this.#loops.set(topic, loop)
      for (const address of this.#options.call ?? []) {
        void keepCalling(() => callOnce(links, topic, address, loop.signal), loop.signal)
      }
    }
  }

  async stop(): Promise<void> {
    this.setTopics([])
    this.#links?.close()
    this.#listener?.close()
  }
}

/** Resolves when the link that it made has ended, or at once when none was made. */
export async function callOnce(
  links: Links,
  topic: string,
  address: Address,
  signal: AbortSignal
): Promise<void> {
  const socket = await dial(address, signal)
  const other = socket && (await links.call(socket[0], topic, socket[1]))
  if (other) await links.ended(other, topic)
}
