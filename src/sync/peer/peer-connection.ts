import NoiseSecretStream from '@hyperswarm/secret-stream'
import type Hypercore from 'hypercore'
import Protomux, { type Channel, type Message } from 'protomux'
import c from 'compact-encoding'
import type { Duplex } from 'streamx'
import { toHex, type CairnError, type DeviceId, type LogName } from '../../model/index.js'
import { storageFailureIn } from '../storage/failure.js'
import type { EpochKeys } from './block-encryption.js'
import { CARD_BYTES } from './generations.js'
import { proofKey, proofTag } from './keys.js'
import { gathered } from './gathered.js'
import type { MediaNews } from './media/media-news.js'
import { mediaNewsEncoding } from './media/media-news.js'
import { MAX_ENTRIES } from './peer-records.js'
import { wait } from '../wait.js'
import { equalBytes, randomBytes, type Pair } from './seal.js'

const KEEP_ALIVE_MS = 5_000
const SILENCE_MS = 15_000
const PROOF_MS = 10_000
const LAST_WORDS_MS = 500
/** Bytes that a stranger may send. Handshake, channel and tags take about 3 KiB; what follows may come in the same chunk. */
const STRANGER_BYTES = 262_144
const MAX_TAGS = 64
const MAX_HELD = 4_096
const MAX_CARDS = 512

/** What one side says of one log: how much of it stands on its disk, and how long it knows it to be. */
export interface Held {
  readonly device: Uint8Array
  /** Place of the log's name in `LOGS`. */
  readonly log: number
  readonly held: number
  readonly known: number
  /** The log's tree hash at the length `known`: whoever has another one was told another history. */
  readonly head: Uint8Array
}

const heldEncoding = c.from({
  preencode(state: c.State, held: Held) {
    c.fixed32.preencode(state, held.device)
    c.uint.preencode(state, held.log)
    c.uint.preencode(state, held.held)
    c.uint.preencode(state, held.known)
    c.fixed32.preencode(state, held.head)
  },
  encode(state: c.State, held: Held) {
    c.fixed32.encode(state, held.device)
    c.uint.encode(state, held.log)
    c.uint.encode(state, held.held)
    c.uint.encode(state, held.known)
    c.fixed32.encode(state, held.head)
  },
  decode: (state: c.State): Held => ({
    device: c.fixed32.decode(state),
    log: c.uint.decode(state),
    held: c.uint.decode(state),
    known: c.uint.decode(state),
    head: c.fixed32.decode(state)
  })
})

const isSane = ({ held, known }: Held) => held <= MAX_ENTRIES && known <= MAX_ENTRIES

/** What is needed of a log to replicate it. */
export interface Offered {
  readonly name: LogName
  readonly core: Hypercore
}

interface Events {
  /** The other end has proved that it belongs to the project. */
  readonly onProved: (connection: PeerConnection) => void
  readonly onHeld: (connection: PeerConnection, held: readonly Held[]) => void
  readonly onCards: (cards: readonly Uint8Array[]) => void
  readonly onMedia: (connection: PeerConnection, news: MediaNews) => void
  readonly onClose: (connection: PeerConnection) => void
  /** What came could not be written. */
  readonly onFault: (fault: CairnError) => void
}

/**
 * One encrypted connection to another device of the project. Proves membership both ways before anything is
 * said of a log, then offers logs one by one as the membership allows.
 */
export class PeerConnection {
  readonly #stream: NoiseSecretStream
  readonly #mux: Protomux
  readonly #offered = new Set<Offered>()
  readonly #epochs: EpochKeys
  readonly #events: Events
  readonly #channel: Channel | null
  #sendHeld: Message<readonly Held[]> | null = null
  #sendCards: Message<readonly Uint8Array[]> | null = null
  #sendMedia: Message<MediaNews> | null = null
  #device: DeviceId | null = null
  #hasTold = false

  constructor(raw: Duplex, initiator: boolean, pair: Pair, epochs: EpochKeys, events: Events) {
    this.#epochs = epochs
    this.#events = events
    this.#stream = new NoiseSecretStream(initiator, gathered(raw), {
      keyPair: pair,
      keepAlive: KEEP_ALIVE_MS
    })
    this.#stream.setTimeout(SILENCE_MS)
    // Connections end for many reasons, and 'close' follows; only a storage that fails is more than that.
    this.#stream.on('error', error => {
      const fault = storageFailureIn(error)
      if (fault) events.onFault(fault)
    })
    this.#mux = Protomux.from(this.#stream)
    const stopWatching = this.#watchStranger(raw)
    this.#stream.on('close', () => {
      stopWatching()
      events.onClose(this)
    })
    this.#channel = this.#mux.createChannel({
      protocol: 'cairn/member/1',
      unique: true,
      onclose: () => this.destroy()
    })
    this.#speak(stopWatching)
  }

  /** The other device; null before it proved that it belongs to the project. */
  get device(): DeviceId | null {
    return this.#device
  }

  /** Whether the other device has said what it holds since this connection stands. */
  get hasTold(): boolean {
    return this.#hasTold
  }

  destroy(): void {
    this.#stream.destroy()
  }

  /** Ends the connection when what was told has gone out, and after half a second in any case. */
  async end(): Promise<void> {
    if (this.#stream.destroying) return
    const late = new AbortController()
    const closed = new Promise<void>(resolve => this.#stream.once('close', resolve))
    if (this.#device) this.#stream.end(null)
    else this.destroy()
    await Promise.race([closed, wait(LAST_WORDS_MS, late.signal)])
    late.abort()
    this.destroy()
  }

  offer(log: Offered): void {
    if (!this.#device || this.#stream.destroying || this.#offered.has(log)) return
    this.#offered.add(log)
    log.core.replicate(this.#mux)
  }

  /** Whether a log was offered that only members may have. */
  get hasMore(): boolean {
    return [...this.#offered].some(log => log.name !== 'auth')
  }

  /** Says nothing to a stranger: ids and lengths are the project's own. */
  tell(held: readonly Held[]): void {
    if (!this.#device || this.#stream.destroying) return
    for (let at = 0; at < held.length; at += MAX_HELD) this.#sendHeld?.send(held.slice(at, at + MAX_HELD))
  }

  /** As `tell`, of media. */
  tellMedia(news: MediaNews): void {
    if (this.#device && !this.#stream.destroying) this.#sendMedia?.send(news)
  }

  /** Says in which generations devices go on; before what is held of them. */
  tellCards(cards: readonly Uint8Array[]): void {
    if (!this.#device || this.#stream.destroying) return
    for (let at = 0; at < cards.length; at += MAX_CARDS)
      this.#sendCards?.send(cards.slice(at, at + MAX_CARDS))
  }

  #speak(stopWatching: () => void): void {
    const channel = this.#channel
    if (!channel) return this.destroy()
    const sendTags = channel.addMessage<readonly Uint8Array[]>({
      encoding: c.array(c.fixed32),
      onmessage: tags => {
        if (this.#device || tags.length > MAX_TAGS || !this.#isProof(tags)) return this.destroy()
        stopWatching()
        this.#device = toHex(this.#remoteKey()) as DeviceId
        this.#events.onProved(this)
      }
    })
    this.#sendHeld = channel.addMessage<readonly Held[]>({
      encoding: c.array(heldEncoding),
      onmessage: held => {
        if (!this.#device || held.length > MAX_HELD || !held.every(isSane)) return this.destroy()
        this.#hasTold = true
        this.#events.onHeld(this, held)
      }
    })
    this.#sendMedia = channel.addMessage<MediaNews>({
      encoding: mediaNewsEncoding,
      onmessage: news => {
        if (!this.#device) return this.destroy()
        this.#events.onMedia(this, news)
      }
    })
    this.#sendCards = channel.addMessage<readonly Uint8Array[]>({
      encoding: c.array(c.fixed(CARD_BYTES)),
      onmessage: cards => {
        if (!this.#device || cards.length > MAX_CARDS) return this.destroy()
        this.#events.onCards(cards)
      }
    })
    // Opened before the handshake is done, so that the other end never meets a channel it does not know.
    channel.open()
    void this.#stream.opened.then(opened => {
      if (opened && !this.#stream.destroying) sendTags.send(this.#tags())
    })
  }

  /** Until it has proved itself the other end has a few seconds and a few bytes. Returns what ends the watch. */
  #watchStranger(raw: Duplex): () => void {
    const patience = setTimeout(() => this.destroy(), PROOF_MS)
    let bytes = 0
    const count = (chunk: unknown) => {
      bytes += (chunk as Uint8Array).byteLength
      if (bytes > STRANGER_BYTES) this.destroy()
    }
    raw.on('data', count)
    return () => {
      clearTimeout(patience)
      raw.off('data', count)
    }
  }

  #tags(): Uint8Array[] {
    const tags = this.#epochs
      .all()
      .slice(0, MAX_TAGS)
      .map(epoch => this.#tag(epoch, true))
    while (tags.length % 8 !== 0) tags.push(randomBytes(32))
    return tags.sort(compareBytes)
  }

  /** The own key on the other end is no other device. */
  #isProof(tags: readonly Uint8Array[]): boolean {
    if (equalBytes(this.#remoteKey(), this.#stream.publicKey ?? EMPTY)) return false
    return this.#epochs.all().some(epoch => {
      const wanted = this.#tag(epoch, false)
      return tags.some(tag => equalBytes(tag, wanted))
    })
  }

  #tag(epoch: Uint8Array, mine: boolean): Uint8Array {
    const { isInitiator, publicKey, handshakeHash } = this.#stream
    const initiator = mine ? isInitiator : !isInitiator
    const sender = { initiator, publicKey: mine ? (publicKey ?? EMPTY) : this.#remoteKey() }
    return proofTag(proofKey(epoch), sender, handshakeHash ?? EMPTY)
  }

  #remoteKey(): Uint8Array {
    return this.#stream.remotePublicKey ?? EMPTY
  }
}

const EMPTY = new Uint8Array(0)

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (const [place, byte] of a.entries()) {
    const other = b[place] ?? 0
    if (byte !== other) return byte - other
  }
  return 0
}
