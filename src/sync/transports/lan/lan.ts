import { keepCalling } from '../links/keep-calling.js'
import { Links } from '../links/links.js'
import { dial } from '../tcp/sockets.js'
import type { Meetings, Transport } from '../transport.js'
import { networksNow } from './networks.js'
import { Voice, type About } from './voice.js'
import { freshNonce, topicsIn, type Answer, type Question } from './words.js'

const LOOK_MS = 1_000
/** Between questions: soon after something changed, then less and less often; longer when nobody is missing. */
const FIRST_PAUSE_MS = 1_000
const ALONE_PAUSE_MS = 15_000
const SETTLED_PAUSE_MS = 30_000
/** How long a question may be answered, and a device called that does not answer any more. */
const ANSWERED_WITHIN_MS = 10_000
const FORGET_MS = 60_000
const MAX_DEVICES = 128
const MAX_ADDRESSES = 4
const MDNS_PORT = 5353

export interface LanOptions {
  /** Own addresses whose networks are looked at; else all but the computer's own. */
  readonly addresses?: readonly string[]
  /** Of multicast DNS; others on another port are not heard. */
  readonly port?: number
}

interface Device {
  readonly hosts: Map<string, number>
  readonly loops: Map<string, AbortController>
  seenAt: number
}

/** The transport `lan`: devices in the same local network, without internet; finds them by multicast DNS. */
export class LanTransport implements Transport {
  readonly name = 'lan'
  readonly #addresses: readonly string[] | null
  readonly #port: number
  readonly #voices = new Map<string, Voice>()
  readonly #devices = new Map<string, Device>()
  /** Questions that may be answered still, and when they were asked. */
  readonly #asked = new Map<string, number>()
  #links: Links | null = null
  #topicsSince = 0
  #lastAsked = -Infinity
  #pause = FIRST_PAUSE_MS
  #askTimer: ReturnType<typeof setTimeout> | null = null
  #lookTimer: ReturnType<typeof setInterval> | null = null

  constructor({ addresses, port = MDNS_PORT }: LanOptions = {}) {
    this.#addresses = addresses ?? null
    this.#port = port
  }

  async start(meetings: Meetings): Promise<void> {
    this.#links = new Links(meetings, 'lan', () => this.#askAnew())
    this.#lookTimer = setInterval(() => this.#look(), LOOK_MS)
    this.#look()
  }

  setTopics(topics: readonly Uint8Array[]): void {
    const links = this.#links
    if (!links) return
    const before = links.topics
    links.setTopics(topics)
    for (const device of this.#devices.values()) {
      for (const [topic, loop] of device.loops) {
        if (links.topics.has(topic)) continue
        device.loops.delete(topic)
        loop.abort()
      }
    }
    if ([...links.topics.keys()].every(topic => before.has(topic))) return
    this.#topicsSince = performance.now()
    this.#askAnew()
  }

  async stop(): Promise<void> {
    this.setTopics([])
    if (this.#lookTimer) clearInterval(this.#lookTimer)
    if (this.#askTimer) clearTimeout(this.#askTimer)
    this.#askTimer = null
    const links = this.#links
    this.#links = null
    links?.close()
    for (const voice of this.#voices.values()) voice.close()
    this.#voices.clear()
  }

  /** Which networks there are; devices that are gone. */
  #look(): void {
    const networks = new Map(networksNow(this.#addresses).map(network => [network.address, network]))
    for (const [address, voice] of this.#voices) {
      if (networks.has(address)) continue
      voice.close()
      this.#voices.delete(address)
      this.#links?.drop(address)
    }
    for (const [address, network] of networks) {
      if (this.#voices.has(address)) continue
      const voice = new Voice(network, this.#port, {
        onQuestion: question => this.#answer(question),
        onAnswer: (answer, host) => this.#found(answer, host),
        onSocket: (stream, ends) => void this.#links?.accept(stream, ends),
        onEnd: () => this.#voices.delete(address)
      })
      this.#voices.set(address, voice)
      this.#askAnew()
    }
    this.#forget()
  }

  /** Something changed: asks at once, though not twice in a second, and more often for a while. */
  #askAnew(): void {
    this.#pause = FIRST_PAUSE_MS
    this.#askSoon(Math.max(0, this.#lastAsked + FIRST_PAUSE_MS - performance.now()))
  }

  #askSoon(milliseconds: number): void {
    if (!this.#links) return
    if (this.#askTimer) clearTimeout(this.#askTimer)
    this.#askTimer = setTimeout(() => this.#ask(), milliseconds)
  }

  #ask(): void {
    const links = this.#links
    if (!links || links.topics.size === 0) return
    const isAlone = [...links.topics.keys()].some(topic => !links.isLinked(topic))
    // Those who are linked need not answer, unless there may be more to link.
    const isSettled = !isAlone && performance.now() - this.#topicsSince > ANSWERED_WITHIN_MS
    const nonce = freshNonce()
    this.#lastAsked = performance.now()
    this.#asked.set(nonce, this.#lastAsked)
    for (const voice of this.#voices.values()) voice.ask({ nonce, asker: isSettled ? links.id : null })
    this.#askSoon(this.#pause * (0.75 + Math.random() / 2))
    this.#pause = Math.min(isAlone ? ALONE_PAUSE_MS : SETTLED_PAUSE_MS, 2 * this.#pause)
  }

  #answer({ nonce, asker }: Question): About | null {
    const links = this.#links
    if (!links || links.topics.size === 0 || this.#asked.has(nonce)) return null
    const since = asker === null ? null : links.since(asker)
    if (since !== null && since > this.#topicsSince) return null
    return { id: links.id, topics: [...links.topics.values()] }
  }

  #found(answer: Answer, host: string): void {
    const links = this.#links
    if (!links || !this.#asked.has(answer.nonce) || answer.id === links.id) return
    const topics = topicsIn(answer, links.topics)
    if (topics.length === 0) return
    let device = this.#devices.get(answer.id)
    if (!device && this.#devices.size >= MAX_DEVICES) return
    device ??= { hosts: new Map(), loops: new Map(), seenAt: 0 }
    this.#devices.set(answer.id, device)
    device.seenAt = performance.now()
    // The one it was seen at last comes last.
    device.hosts.delete(host)
    device.hosts.set(host, answer.port)
    for (const [old] of [...device.hosts].slice(0, -MAX_ADDRESSES)) device.hosts.delete(old)
    for (const topic of topics) {
      if (device.loops.has(topic)) continue
      const loop = new AbortController()
      device.loops.set(topic, loop)
      void keepCalling(() => this.#call(answer.id, topic, loop.signal), loop.signal)
    }
  }

  /** Until a link to the device has ended, or all its addresses were tried. */
  async #call(id: string, topic: string, signal: AbortSignal): Promise<void> {
    const links = this.#links
    const device = this.#devices.get(id)
    if (!links || !device) return
    for (const [host, port] of [...device.hosts].reverse()) {
      const met = links.since(id, topic) === null ? await dial({ host, port }, signal) : null
      if (met) await links.call(met[0], topic, met[1])
      if (links.since(id, topic) !== null) return links.ended(id, topic)
    }
  }

  #forget(): void {
    const now = performance.now()
    for (const [nonce, at] of this.#asked) if (now - at > ANSWERED_WITHIN_MS) this.#asked.delete(nonce)
    for (const [id, device] of this.#devices) {
      if (this.#links?.since(id) !== null) device.seenAt = now
      if (now - device.seenAt < FORGET_MS) continue
      this.#devices.delete(id)
      for (const loop of device.loops.values()) loop.abort()
    }
  }
}
