import { toHex } from '../../../model/index.js'
import type { SyncState } from '../../adapter.js'
import type { Meetings, Transport } from '../transport.js'
import { keepKnocking, type Door } from './hub-client.js'
import type { Socket } from './socket-stream.js'

/** At a hub others are found that wait there too, and the hub itself when it has the topic. */
const DOORS: readonly Door[] = ['peer', 'meet']

interface Hub {
  readonly loops: Map<string, AbortController>
  /** Ends what was met there. */
  readonly over: AbortController
  /** Names of the loops that have an open socket there. */
  readonly reached: Set<string>
  problem: string | null
}

/** The transport `websocket`: the hubs that are kept looking at, and the topics that are looked for there. */
export class HubLinks implements Transport {
  readonly name = 'websocket'
  readonly #makeSocket: (url: string) => Socket
  readonly #onChange: () => void
  readonly #who = crypto.getRandomValues(new Uint8Array(16))
  readonly #hubs = new Map<string, Hub>()
  #meetings: Meetings | null = null
  #topics: readonly Uint8Array[] = []

  /** @param onChange called when a hub is reached, or no longer is */
  constructor(makeSocket: (url: string) => Socket, onChange: () => void = () => undefined) {
    this.#makeSocket = makeSocket
    this.#onChange = onChange
  }

  async start(meetings: Meetings): Promise<void> {
    this.#meetings = meetings
    this.#look()
  }

  setTopics(topics: readonly Uint8Array[]): void {
    this.#topics = topics
    this.#look()
  }

  async stop(): Promise<void> {
    for (const url of [...this.#hubs.keys()]) this.remove(url)
  }

  state(): SyncState['hubs'] {
    return [...this.#hubs].map(([url, { reached, problem }]) => {
      const connected = reached.size > 0
      return connected || problem === null ? { url, connected } : { url, connected, problem }
    })
  }

  add(url: string): void {
    if (this.#hubs.has(url)) return
    this.#hubs.set(url, { loops: new Map(), over: new AbortController(), reached: new Set(), problem: null })
    this.#look()
  }

  remove(url: string): void {
    const hub = this.#hubs.get(url)
    this.#hubs.delete(url)
    for (const loop of hub?.loops.values() ?? []) loop.abort()
    hub?.over.abort()
    this.#onChange()
  }

  #look(): void {
    const meetings = this.#meetings
    if (!meetings) return
    const wanted = new Map<string, { topic: Uint8Array; door: Door }>()
    for (const topic of this.#topics) {
      for (const door of DOORS) wanted.set(`${door}/${toHex(topic)}`, { topic, door })
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
            over: hub.over.signal,
            ...(door === 'meet' && { isWithHub: () => hub.reached.has(`peer/${toHex(topic)}`) }),
            onConnection: ({ stream, initiator }) => meetings.met(topic, stream, initiator, 'hub'),
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
