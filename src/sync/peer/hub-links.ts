import { toHex } from '../../model/index.js'
import type { SyncState } from '../adapter.js'
import { keepKnocking, type Door, type HubConnection } from '../transports/websocket/hub-client.js'
import type { Socket } from '../transports/websocket/socket-stream.js'
import { randomBytes } from './seal.js'

export interface Topic {
  readonly topic: Uint8Array
  readonly doors: readonly Door[]
}

interface Hub {
  readonly loops: Map<string, AbortController>
  /** Names of the loops that have an open socket there. */
  readonly reached: Set<string>
  problem: string | null
}

/** The hubs one project keeps looking at, and the topics it looks for there. */
export class HubLinks {
  readonly #makeSocket: (url: string) => Socket
  readonly #onConnection: (topic: Uint8Array, connection: HubConnection) => void
  readonly #onChange: () => void
  readonly #who = randomBytes(16)
  readonly #hubs = new Map<string, Hub>()
  #topics: readonly Topic[] = []

  constructor(
    makeSocket: (url: string) => Socket,
    onConnection: (topic: Uint8Array, connection: HubConnection) => void,
    onChange: () => void
  ) {
    this.#makeSocket = makeSocket
    this.#onConnection = onConnection
    this.#onChange = onChange
  }

  state(): SyncState['hubs'] {
    return [...this.#hubs].map(([url, { reached, problem }]) => {
      const connected = reached.size > 0
      return connected || problem === null ? { url, connected } : { url, connected, problem }
    })
  }

  add(url: string): void {
    if (this.#hubs.has(url)) return
    this.#hubs.set(url, { loops: new Map(), reached: new Set(), problem: null })
    this.#start()
  }

  remove(url: string): void {
    const hub = this.#hubs.get(url)
    this.#hubs.delete(url)
    for (const loop of hub?.loops.values() ?? []) loop.abort()
    this.#onChange()
  }

  /** What to look for from now on; loops for topics that are gone end. */
  setTopics(topics: readonly Topic[]): void {
    this.#topics = topics
    this.#start()
  }

  close(): void {
    for (const url of [...this.#hubs.keys()]) this.remove(url)
  }

  #start(): void {
    const wanted = new Map<string, { topic: Uint8Array; door: Door }>()
    for (const { topic, doors } of this.#topics) {
      for (const door of doors) wanted.set(`${door}/${toHex(topic)}`, { topic, door })
    }
    for (const [url, hub] of this.#hubs) {
      for (const [name, loop] of hub.loops) {
        if (wanted.has(name)) continue
        hub.loops.delete(name)
        hub.reached.delete(name)
        loop.abort()
      }
      for (const [name, { topic, door }] of wanted) {
        if (hub.loops.has(name)) continue
        const loop = new AbortController()
        hub.loops.set(name, loop)
        void keepKnocking(
          this.#makeSocket,
          url,
          door,
          { topic, who: this.#who },
          {
            signal: loop.signal,
            onConnection: connection => this.#onConnection(topic, connection),
            onReached: (reached, problem) => {
              if (!loop.signal.aborted) this.#reached(url, name, reached, problem)
            }
          }
        )
      }
    }
  }

  #reached(url: string, loop: string, reached: boolean, problem: string | undefined): void {
    const hub = this.#hubs.get(url)
    if (!hub) return
    if (reached) hub.reached.add(loop)
    else hub.reached.delete(loop)
    if (reached) hub.problem = null
    else if (problem !== undefined) hub.problem = problem
    this.#onChange()
  }
}
