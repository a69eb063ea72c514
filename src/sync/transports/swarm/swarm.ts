import HyperDHT, { type Node } from 'hyperdht'
import Hyperswarm from 'hyperswarm'
import type NoiseSecretStream from '@hyperswarm/secret-stream'
import type { Duplex } from 'streamx'
import { blake2b256, toHex } from '../../../model/index.js'
import { wait } from '../../wait.js'
import { Links } from '../links/links.js'
import type { Meetings, Transport } from '../transport.js'
import { windowed } from './windowed.js'

/**
 * A topic is looked for anew: soon, since those who begin at the same moment do not see each other yet, then every 15
 * to 60 seconds while nobody is linked under it. Hyperswarm's own turn would come after ten minutes.
 */
const FIRST_PAUSE_MS = 500
const LONG_PAUSE_MS = 15_000
const CHANCE_MS = 45_000
const MAX_PEERS = 64
const BACKOFFS_MS = [500, 2_000, 5_000, 15_000]
const JITTER_MS = 250
/** Time for taking back what was announced. */
const LEAVE_MS = 1_000
const BOTH = { client: true, server: true }
const LABEL = new TextEncoder().encode('cairn/swarm/1')

export interface SwarmOptions {
  /** Nodes by which the others are found; else the public ones of Hyperswarm. */
  readonly bootstrap?: readonly Node[]
  /** Own address to speak from; else any. */
  readonly host?: string
}

interface Place {
  readonly swarm: Hyperswarm
  readonly address: Uint8Array
  over: AbortController
}

/**
 * The transport `swarm`: devices anywhere on the internet, found by Hyperswarm's distributed table and linked through
 * most routers. What the table sees is this computer's address under a number that follows from the topic and is good
 * for nothing else, with a key made for this run and topic. Nothing is sent before there is a topic.
 */
export class SwarmTransport implements Transport {
  readonly name = 'swarm'
  readonly #options: SwarmOptions
  readonly #places = new Map<string, Place>()
  #links: Links | null = null
  #dht: HyperDHT | null = null

  constructor(options: SwarmOptions = {}) {
    this.#options = options
  }

  async start(meetings: Meetings): Promise<void> {
    this.#links = new Links(meetings, 'internet')
  }

  setTopics(topics: readonly Uint8Array[]): void {
    const links = this.#links
    if (!links) return
    links.setTopics(topics)
    for (const [topic, { swarm, address, over }] of this.#places) {
      if (links.topics.has(topic) || over.signal.aborted) continue
      over.abort()
      void swarm.leave(address)
    }
    for (const [name, topic] of links.topics) this.#look(links, name, topic)
  }

  async stop(): Promise<void> {
    const links = this.#links
    const dht = this.#dht
    this.setTopics([])
    this.#links = null
    this.#dht = null
    links?.close()
    const places = [...this.#places.values()]
    this.#places.clear()
    const late = new AbortController()
    const left = places.map(({ swarm, address }) => swarm.leave(address))
    await Promise.race([Promise.allSettled(left), wait(LEAVE_MS, late.signal)])
    late.abort()
    await Promise.all(places.map(({ swarm }) => swarm.destroy({ force: true })))
    await dht?.destroy({ force: true })
  }

  #look(links: Links, name: string, topic: Uint8Array): void {
    const known = this.#places.get(name)
    if (known && !known.over.signal.aborted) return
    const place = known ?? this.#placeFor(links, name, topic)
    place.over = new AbortController()
    this.#places.set(name, place)
    const discovery = place.swarm.join(place.address, BOTH)
    void keepLooking(
      isEarly => (isEarly || !links.isLinked(name) ? discovery.refresh(BOTH) : Promise.resolve()),
      place.over.signal
    )
  }

  #placeFor(links: Links, name: string, topic: Uint8Array): Place {
    this.#dht ??= new HyperDHT(this.#options)
    const swarm = new Hyperswarm({
      dht: this.#dht,
      maxPeers: MAX_PEERS,
      backoffs: BACKOFFS_MS,
      jitter: JITTER_MS
    })
    swarm.on('connection', stream => {
      const ends = { local: '', remote: hostOf(stream) }
      if (stream.isInitiator) void links.call(windowed(stream), name, ends)
      else void links.accept(windowed(stream), ends)
    })
    return { swarm, address: addressOf(topic), over: new AbortController() }
  }
}

/** Where a topic is found in the table: says nothing about it elsewhere. */
function addressOf(topic: Uint8Array): Uint8Array {
  return Buffer.from(blake2b256([LABEL], topic))
}

async function keepLooking(look: (isEarly: boolean) => Promise<unknown>, signal: AbortSignal): Promise<void> {
  const isOver = (): boolean => signal.aborted
  for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
    const isEarly = pause < LONG_PAUSE_MS
    await wait(isEarly ? pause : LONG_PAUSE_MS + Math.random() * CHANCE_MS, signal)
    if (isOver()) return
    // Without internet it fails, and is tried again.
    await Promise.allSettled([look(isEarly)])
  }
}

function hostOf(stream: NoiseSecretStream): string {
  const { remoteHost } = stream.rawStream as Duplex & { readonly remoteHost?: unknown }
  return typeof remoteHost === 'string' ? remoteHost : toHex(stream.remotePublicKey ?? new Uint8Array(0))
}
