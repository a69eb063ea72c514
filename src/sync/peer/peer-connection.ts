import NoiseSecretStream from '@hyperswarm/secret-stream'
import Protomux, { type Message } from 'protomux'
import c from 'compact-encoding'
import type { Duplex } from 'streamx'
import { toHex, type DeviceId } from '../../model/index.js'
import type { EpochKeys } from './block-encryption.js'
import { proofKey, proofTag } from './keys.js'
import type { Log } from './log.js'
import { equalBytes, randomBytes, type Pair } from './seal.js'

const KEEP_ALIVE_MS = 5_000
const SILENCE_MS = 15_000
const PROOF_MS = 10_000
const MAX_TAGS = 64
const MAX_HELD = 4_096

/** What one side says of one log: how much of it stands on its disk, and how long it knows it to be. */
export interface Held {
  readonly device: Uint8Array
  /** Place of the log's name in `LOGS`. */
  readonly log: number
  readonly held: number
  readonly known: number
}

const heldEncoding = c.from({
  preencode(state: c.State, held: Held) {
    c.fixed32.preencode(state, held.device)
    c.uint.preencode(state, held.log)
    c.uint.preencode(state, held.held)
    c.uint.preencode(state, held.known)
  },
  encode(state: c.State, held: Held) {
    c.fixed32.encode(state, held.device)
    c.uint.encode(state, held.log)
    c.uint.encode(state, held.held)
    c.uint.encode(state, held.known)
  },
  decode: (state: c.State): Held => ({
    device: c.fixed32.decode(state),
    log: c.uint.decode(state),
    held: c.uint.decode(state),
    known: c.uint.decode(state)
  })
})

/** How much a connection may carry: nothing before a proof; then `auth` logs; all to a device with a role. */
export type Access = 'none' | 'auth' | 'all'

/**
 * One encrypted connection to another device of the project. Proves membership both ways before a log is
 * offered, then offers logs one by one as the membership allows.
 */
export class PeerConnection {
  readonly #stream: NoiseSecretStream
  readonly #mux: Protomux
  readonly #offered = new Set<Log>()
  readonly #epochs: EpochKeys
  #sendHeld: Message<readonly Held[]> | null = null
  #sendTags: Message<readonly Uint8Array[]> | null = null
  #device: DeviceId | null = null
  #proved = false

  constructor(
    raw: Duplex,
    initiator: boolean,
    pair: Pair,
    epochs: EpochKeys,
    events: {
      readonly onProved: (connection: PeerConnection) => void
      readonly onHeld: (connection: PeerConnection, held: readonly Held[]) => void
      readonly onClose: (connection: PeerConnection) => void
    }
  ) {
    this.#epochs = epochs
    this.#stream = new NoiseSecretStream(initiator, raw, { keyPair: pair, keepAlive: KEEP_ALIVE_MS })
    this.#stream.setTimeout(SILENCE_MS)
    this.#stream.on('error', () => undefined)
    this.#stream.on('close', () => events.onClose(this))
    this.#mux = Protomux.from(this.#stream)
    const patience = setTimeout(() => this.destroy(), PROOF_MS)
    this.#stream.on('close', () => clearTimeout(patience))
    void this.#stream.opened.then(opened => {
      if (opened) this.#open(patience, events)
    })
  }

  /** The other device; null before it proved that it belongs to the project. */
  get device(): DeviceId | null {
    return this.#device
  }

  destroy(): void {
    this.#stream.destroy()
  }

  offer(log: Log): void {
    if (!this.#proved || this.#offered.has(log)) return
    this.#offered.add(log)
    log.core.replicate(this.#mux)
  }

  tell(held: readonly Held[]): void {
    for (let at = 0; at < held.length; at += MAX_HELD) this.#sendHeld?.send(held.slice(at, at + MAX_HELD))
  }

  #open(
    patience: ReturnType<typeof setTimeout>,
    events: {
      readonly onProved: (connection: PeerConnection) => void
      readonly onHeld: (connection: PeerConnection, held: readonly Held[]) => void
    }
  ): void {
    const channel = this.#mux.createChannel({
      protocol: 'cairn/member/1',
      unique: true,
      onclose: () => this.destroy()
    })
    if (!channel) return this.destroy()
    this.#sendTags = channel.addMessage<readonly Uint8Array[]>({
      encoding: c.array(c.fixed32),
      onmessage: tags => {
        if (this.#proved || tags.length > MAX_TAGS || !this.#isProof(tags)) return this.destroy()
        clearTimeout(patience)
        this.#proved = true
        this.#device = toHex(this.#remoteKey()) as DeviceId
        events.onProved(this)
      }
    })
    this.#sendHeld = channel.addMessage<readonly Held[]>({
      encoding: c.array(heldEncoding),
      onmessage: held => {
        if (!this.#proved || held.length > MAX_HELD) return this.destroy()
        events.onHeld(this, held)
      }
    })
    channel.open()
    this.#sendTags.send(this.#tags())
  }

  #tags(): Uint8Array[] {
    const tags = this.#epochs
      .all()
      .slice(0, MAX_TAGS)
      .map(epoch => this.#tag(epoch, true))
    while (tags.length % 8 !== 0) tags.push(randomBytes(32))
    return tags.sort(compareBytes)
  }

  #isProof(tags: readonly Uint8Array[]): boolean {
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
