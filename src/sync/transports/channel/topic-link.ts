import type { Duplex } from 'streamx'
import { blake2b256, toHex } from '../../../model/index.js'
import { socketStream } from '../websocket/socket-stream.js'
import type { SocketEvent } from '../websocket/socket-stream.js'
import type { ByteChannel } from './byte-channel.js'
import { ChannelSocket } from './channel-socket.js'

const BYTES = 32
const MAX_TOPICS = 64
/** How many topics a device has is told in steps of this. */
const PADDING = 8
const MAX_STREAMS = 2 * MAX_TOPICS
const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 15_000
/** What a tag is for: that an end has a topic, or the name of the channel of a topic. */
const PURPOSE = { ofCaller: 0, ofCalled: 1, channel: 2 } as const

export interface TopicLinkParts {
  /** The channel that both ends have from the beginning. */
  readonly control: ByteChannel
  /** Makes a further one, which the other end gets by `incoming`. */
  readonly open: (label: string) => ByteChannel
  readonly met: (topic: Uint8Array, stream: Duplex, initiator: boolean) => void
  readonly onClose: () => void
  /** Whether a channel tells by itself that its other end is gone. */
  readonly tellsEnd?: boolean
}

interface Topic {
  readonly topic: Uint8Array
  /** What this end shows of it, and what the other one does. */
  readonly tag: Uint8Array
  readonly theirs: string
  /** Of the stream's channel. */
  readonly label: string
  isOpen: boolean
  pause: number
}

/**
 * Two devices that are connected find out which topics both have, and get a stream for each. What they show each
 * other are hashes keyed with a topic over numbers that are new for each link: whoever does not have a topic learns
 * nothing of it.
 */
export class TopicLink {
  readonly #parts: TopicLinkParts
  readonly #control: ChannelSocket
  readonly #nonce = randomBytes()
  readonly #opened: Promise<void>
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()
  readonly #streams = new Set<ChannelSocket>()
  /** All that were ever set, so that each has one stream. */
  readonly #all = new Map<string, Topic>()
  #topics: readonly Uint8Array[] = []
  #both: { readonly nonces: readonly Uint8Array[]; readonly isCaller: boolean } | null = null
  #known: readonly Topic[] = []
  #shown = new Set<string>()
  #isClosed = false

  constructor(parts: TopicLinkParts) {
    this.#parts = parts
    this.#control = new ChannelSocket(parts.control, this.#keepAlive)
    this.#control.addEventListener('message', event => this.#take(event))
    this.#control.addEventListener('close', () => this.close())
    this.#opened = new Promise((resolve, reject) => {
      this.#control.addEventListener('open', () => {
        this.#control.send(this.#nonce)
        resolve()
      })
      this.#control.addEventListener('close', () => reject(new Error('the link was closed')))
    })
    // Whoever waits hears of it; nobody has to.
    this.#opened.catch(() => 'closed')
  }

  /** Resolves when both ends hear each other, rejects when that will not be. */
  get opened(): Promise<void> {
    return this.#opened
  }

  /** From now on these; streams of others stay as they are. */
  setTopics(topics: readonly Uint8Array[]): void {
    this.#topics = topics.slice(0, MAX_TOPICS)
    this.#show()
  }

  /** A channel that the other end opened. */
  incoming(label: string, channel: ByteChannel): void {
    const socket = new ChannelSocket(channel, this.#keepAlive)
    const topic = this.#both?.isCaller === false && this.#common().find(known => known.label === label)
    if (!topic || this.#isClosed || this.#streams.size >= MAX_STREAMS) return socket.close()
    this.#keep(socket)
    socket.addEventListener('open', () => this.#parts.met(topic.topic, socketStream(socket), false))
  }

  /** Ends it with all its streams. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const timer of this.#timers) clearTimeout(timer)
    for (const socket of [...this.#streams]) socket.close()
    this.#control.close()
    this.#parts.onClose()
  }

  get #keepAlive() {
    return { keepAlive: this.#parts.tellsEnd !== true }
  }

  #keep(socket: ChannelSocket): void {
    this.#streams.add(socket)
    socket.addEventListener('close', () => this.#streams.delete(socket))
  }

  #take({ data }: SocketEvent): void {
    const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : null
    if (!bytes || bytes.length === 0 || bytes.length % BYTES !== 0) return this.close()
    if (this.#both) return this.#heard(bytes)
    // Its own number comes from nobody but itself.
    const order = bytes.length === BYTES ? compare(this.#nonce, bytes) : 0
    if (order === 0) return this.close()
    const isCaller = order > 0
    this.#both = { isCaller, nonces: isCaller ? [this.#nonce, bytes] : [bytes, this.#nonce] }
    this.#show()
  }

  #heard(tags: Uint8Array): void {
    if (tags.length > MAX_TOPICS * BYTES) return this.close()
    this.#shown = new Set()
    for (let at = 0; at < tags.length; at += BYTES) this.#shown.add(toHex(tags.subarray(at, at + BYTES)))
    this.#callCommon()
  }

  #show(): void {
    if (!this.#both || this.#isClosed) return
    const { isCaller } = this.#both
    this.#known = this.#topics.map(topic => this.#all.get(toHex(topic)) ?? this.#topic(topic, isCaller))
    for (const topic of this.#known) this.#all.set(toHex(topic.topic), topic)
    const tags = this.#known.map(({ tag }) => tag)
    while (tags.length === 0 || tags.length % PADDING !== 0) tags.push(randomBytes())
    const message = new Uint8Array(tags.length * BYTES)
    for (const [place, tag] of tags.sort(compare).entries()) message.set(tag, place * BYTES)
    this.#control.send(message)
    this.#callCommon()
  }

  #topic(topic: Uint8Array, isCaller: boolean): Topic {
    const [mine, theirs] = [PURPOSE.ofCaller, PURPOSE.ofCalled]
    return {
      topic,
      tag: this.#tag(topic, isCaller ? mine : theirs),
      theirs: toHex(this.#tag(topic, isCaller ? theirs : mine)),
      label: toHex(this.#tag(topic, PURPOSE.channel)),
      isOpen: false,
      pause: FIRST_PAUSE_MS
    }
  }

  #tag(topic: Uint8Array, purpose: number): Uint8Array {
    const name = new TextEncoder().encode('cairn/link/1')
    return blake2b256([name, Uint8Array.of(purpose), ...(this.#both?.nonces ?? [])], topic)
  }

  #common(): readonly Topic[] {
    return this.#known.filter(({ theirs }) => this.#shown.has(theirs))
  }

  #callCommon(): void {
    if (this.#both?.isCaller !== true || this.#isClosed) return
    for (const topic of this.#common()) if (!topic.isOpen) this.#call(topic)
  }

  #call(topic: Topic): void {
    topic.isOpen = true
    const socket = new ChannelSocket(this.#parts.open(topic.label), this.#keepAlive)
    this.#keep(socket)
    socket.addEventListener('open', () => this.#parts.met(topic.topic, socketStream(socket), true))
    socket.addEventListener('close', () => this.#later(topic))
  }

  /** A stream that ended while the link goes on is opened again, less and less eagerly. */
  #later(topic: Topic): void {
    if (this.#isClosed) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      topic.isOpen = false
      this.#callCommon()
    }, topic.pause)
    this.#timers.add(timer)
    topic.pause = Math.min(LONGEST_PAUSE_MS, 2 * topic.pause)
  }
}

const randomBytes = (): Uint8Array => crypto.getRandomValues(new Uint8Array(BYTES))

function compare(a: Uint8Array, b: Uint8Array): number {
  for (const [place, byte] of a.entries()) {
    const other = b[place] ?? 0
    if (byte !== other) return byte - other
  }
  return 0
}
