import type { Duplex } from 'streamx'
import { toHex } from '../../../model/index.js'
import { randomBytes } from '../../peer/seal.js'
import type { Meetings, Path } from '../transport.js'
import { ID_BYTES, receiveGreeting, sendGreeting } from './greeting.js'

/** Open links in all, under one topic, and callers that have not named a topic yet. */
const MAX_LINKS = 512
const MAX_PER_TOPIC = 64
const MAX_GREETING = 64
/** Two calls that cross in the net come within this time; a later one means that the first connection was lost. */
const CROSSING_MS = 5_000

interface Link {
  readonly stream: Duplex
  readonly key: string
  readonly topic: string
  readonly ends: Ends
  readonly since: number
}

/** Where a stream comes from and ends, as addresses. */
export interface Ends {
  readonly local: string
  readonly remote: string
}

/**
 * The connections of a transport whose ends greet each other: knows which device is linked under which topic, keeps one
 * of two that call each other at once, and drops whoever knows no topic.
 */
export class Links {
  /** Names this device while it runs; by chance, so that it says nothing. */
  readonly self = randomBytes(ID_BYTES)
  readonly id = toHex(this.self)
  readonly #meetings: Meetings
  readonly #path: Path
  readonly #onEnded: () => void
  readonly #links = new Set<Link>()
  readonly #strangers = new Set<Duplex>()
  /** Calls that were made and not answered yet. */
  readonly #calls = new Set<string>()
  #topics: ReadonlyMap<string, Uint8Array> = new Map()
  #isClosed = false

  /** @param onEnded called when a link has ended */
  constructor(meetings: Meetings, path: Path, onEnded: () => void = () => undefined) {
    this.#meetings = meetings
    this.#path = path
    this.#onEnded = onEnded
  }

  /** By their hexadecimal form. */
  get topics(): ReadonlyMap<string, Uint8Array> {
    return this.#topics
  }

  setTopics(topics: readonly Uint8Array[]): void {
    this.#topics = new Map(topics.map(topic => [toHex(topic), topic]))
  }

  /** When the link to the device under a topic, or any, was made, by `performance.now()`; null when there is none. */
  since(other: string, topic?: string): number | null {
    const found = [...this.#links].find(({ key }) =>
      topic === undefined ? key.startsWith(other) : key === keyOf({ other, topic })
    )
    return found?.since ?? null
  }

  /** Whether anybody is linked under the topic. */
  isLinked(topic: string): boolean {
    return [...this.#links].some(link => link.topic === topic)
  }

  /** A stream whose other end called. Returns when it is linked or was dropped. */
  async accept(stream: Duplex, ends: Ends): Promise<void> {
    await this.#greet(stream, async () => {
      if (this.#strangers.size > MAX_GREETING) return null
      const met = await receiveGreeting(stream, this.self, this.#topics, (topic, other) =>
        this.#mayCome(topic, other, ends.remote)
      )
      if (!met) return null
      for (const link of this.#links) {
        if (link.key === keyOf(met) && link.ends.remote === ends.remote) link.stream.destroy()
      }
      return this.#add(stream, met, ends, false)
    })
  }

  /**
   * A stream that this end opened. Resolves with the id of the other device when they are linked under the topic, or
   * were already; null when they are not.
   */
  async call(stream: Duplex, topic: string, ends: Ends): Promise<string | null> {
    let key = ''
    let already: string | null = null
    await this.#greet(stream, async () => {
      const bytes = this.#topics.get(topic)
      if (!bytes) return null
      const other = await sendGreeting(stream, this.self, bytes, id => {
        key = keyOf({ other: id, topic })
        if (this.since(id, topic) !== null) already = id
        if (already !== null || id === this.id || !this.#hasRoom(topic)) return false
        this.#calls.add(key)
        return true
      })
      // The other's call may have come first.
      if (other === null || this.since(other, topic) !== null) return null
      already = other
      return this.#add(stream, { other, topic }, ends, true)
    })
    this.#calls.delete(key)
    return already
  }

  /** Resolves when no link to the device under the topic is open. */
  async ended(other: string, topic: string): Promise<void> {
    for (;;) {
      const link = [...this.#links].find(({ key }) => key === keyOf({ other, topic }))
      if (!link) return
      await new Promise<void>(resolve => link.stream.once('close', () => resolve()))
    }
  }

  /** Ends every link whose own end has an address that is gone. */
  drop(local: string): void {
    for (const link of this.#links) if (link.ends.local === local) link.stream.destroy()
  }

  close(): void {
    this.#isClosed = true
    for (const { stream } of this.#links) stream.destroy()
    for (const stream of this.#strangers) stream.destroy()
  }

  /** Drops the stream unless `greet` links it; what a stranger says wrongly ends its own stream and nothing else. */
  async #greet(stream: Duplex, greet: () => Promise<Link | null>): Promise<void> {
    stream.on('error', () => undefined)
    this.#strangers.add(stream)
    const link = this.#isClosed ? null : await greet()
    this.#strangers.delete(stream)
    if (!link) stream.destroy()
  }

  #mayCome(topic: string, other: string, from: string): boolean {
    const key = keyOf({ other, topic })
    if (other === this.id || !this.#hasRoom(topic)) return false
    // Both call: the call of the smaller id counts.
    if (this.#calls.has(key) && this.id < other) return false
    const same = [...this.#links].find(link => link.key === key && link.ends.remote === from)
    return !same || performance.now() - same.since > CROSSING_MS
  }

  #hasRoom(topic: string): boolean {
    const under = [...this.#links].filter(link => link.topic === topic).length
    return this.#links.size < MAX_LINKS && under < MAX_PER_TOPIC
  }

  #add(stream: Duplex, met: Met, ends: Ends, initiator: boolean): Link | null {
    const topic = this.#topics.get(met.topic)
    if (this.#isClosed || stream.destroyed || !topic) return null
    const link = { stream, key: keyOf(met), topic: met.topic, ends, since: performance.now() }
    this.#links.add(link)
    stream.once('close', () => {
      this.#links.delete(link)
      this.#onEnded()
    })
    this.#meetings.met(topic, stream, initiator, this.#path)
    return link
  }
}

interface Met {
  readonly other: string
  readonly topic: string
}

const keyOf = ({ other, topic }: Met): string => `${other}/${topic}`
