import type { Duplex } from 'streamx'
import {
  fromHex,
  isId,
  LOGS,
  toHex,
  type CairnError,
  type DeviceId,
  type LogName,
  type Role
} from '../../model/index.js'
import type { Path } from '../adapter.js'
import type { EpochKeys } from './block-encryption.js'
import type { Log } from './log.js'
import { inMessages, type MediaNews } from './media/media-news.js'
import { PeerConnection, type Held, type Offered } from './peer-connection.js'
import type { PeerRecords, Said } from './peer-records.js'
import type { Pair } from './seal.js'

const TELL_MS = 100
const NEAREST_FIRST: readonly Path[] = ['local', 'direct', 'lan', 'internet', 'hub']

interface NeighbourParts {
  readonly pair: Pair
  readonly epochs: EpochKeys
  readonly records: PeerRecords
  readonly logs: () => readonly Log[]
  readonly logOf: (owner: DeviceId, name: LogName) => Log | undefined
  readonly roleOf: (device: DeviceId) => Role
  /** The cards of all generations that are known here. */
  readonly cards: () => readonly Uint8Array[]
  /** Somebody told of generations. */
  readonly onCards: (cards: readonly Uint8Array[]) => void
  /** A device said how much of a log it holds. */
  readonly onHeld: (device: DeviceId, owner: DeviceId, name: LogName, said: Said) => void
  readonly media: {
    readonly logs: () => Iterable<Offered & { readonly isOpen: boolean }>
    /** Everything of media that is held here. */
    readonly account: () => MediaNews
    /** False when the device said more than it may. */
    readonly hear: (device: DeviceId, news: MediaNews) => boolean
  }
  /** What is known of the other devices, or who is there, looks different. */
  readonly onChange: () => void
  readonly onFault: (fault: CairnError) => void
}

/** The devices that are connected now: what each is offered, what they are told and what they say they hold. */
export class Neighbours {
  readonly #parts: NeighbourParts
  readonly #connections = new Map<PeerConnection, Path>()
  readonly #told = new Map<Log, string>()
  /** Those who were given an account of the media here, and hear what changes. */
  readonly #accounted = new WeakSet<PeerConnection>()
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(parts: NeighbourParts) {
    this.#parts = parts
  }

  /** Whether the device is there and has said what it holds now: what it said last time may be long past. */
  pathTo(device: DeviceId): Path | null {
    const paths = [...this.#connections].filter(([link]) => link.device === device && link.hasTold)
    return NEAREST_FIRST.find(path => paths.some(([, other]) => other === path)) ?? null
  }

  /** Whether somebody who is there said to hold entries that are not here; media may be left where it is. */
  get isAhead(): boolean {
    const { logs, records } = this.#parts
    const wanted = logs().filter(log => log.isOpen)
    return [...this.#connections.keys()].some(({ device, hasTold }) => {
      return (
        device && hasTold && wanted.some(log => records.said(device, log.owner, log.name).held > log.read)
      )
    })
  }

  /** An ordered, duplex byte stream to a device that named this project's topic. */
  connect(raw: Duplex, initiator: boolean, path: Path): void {
    const { pair, epochs, media, onFault, onChange } = this.#parts
    const connection = new PeerConnection(raw, initiator, pair, epochs, {
      onProved: proved => this.#admit(proved),
      onHeld: (from, held) => this.#heard(from, held),
      onCards: this.#parts.onCards,
      onMedia: (from, news) => {
        if (from.device && !media.hear(from.device, news)) from.destroy()
      },
      onFault,
      onClose: closed => {
        this.#connections.delete(closed)
        onChange()
      }
    })
    this.#connections.set(connection, path)
  }

  /** The devices that are connected. */
  devices(): DeviceId[] {
    return [...this.#connections.keys()].flatMap(({ device }) => device ?? [])
  }

  tellMedia(news: MediaNews): void {
    for (const connection of this.#connections.keys()) {
      if (this.#accounted.has(connection)) connection.tellMedia(news)
    }
  }

  /** Tells everyone of generations. */
  tellCards(cards: readonly Uint8Array[]): void {
    for (const connection of this.#connections.keys()) connection.tellCards(cards)
  }

  /** Offers everyone what it may have now. */
  offer(): void {
    for (const connection of this.#connections.keys()) this.#offer(connection)
  }

  /** Says within a tenth of a second what is held now. */
  tellSoon(): void {
    this.#timer ??= setTimeout(() => this.tell(), TELL_MS)
  }

  /** Says what is held now, where that has changed since it was said last. */
  tell(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    const isNews = (log: Log) => log.isOpen && this.#told.get(log) !== `${log.read}/${log.length}`
    const news = this.#parts.logs().filter(isNews)
    for (const log of news) this.#told.set(log, `${log.read}/${log.length}`)
    const held = news.map(heldOf)
    if (held.length > 0) for (const connection of this.#connections.keys()) connection.tell(held)
    this.#parts.onChange()
  }

  /** Ends every connection at once. */
  destroy(): void {
    for (const connection of this.#connections.keys()) connection.destroy()
  }

  /** Ends every connection when what was told has gone out. Nothing is told afterwards. */
  async end(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    await Promise.all([...this.#connections.keys()].map(connection => connection.end()))
  }

  #admit(connection: PeerConnection): void {
    connection.tellCards(this.#parts.cards())
    this.#offer(connection)
    connection.tell(this.#parts.logs().flatMap(log => (log.isOpen ? heldOf(log) : [])))
    this.#parts.onChange()
  }

  /** Auth logs to whoever proved membership, so that it can learn where it stands; the rest by its role. */
  #offer(connection: PeerConnection): void {
    const device = connection.device
    if (!device) return
    const role = this.#parts.roleOf(device)
    const all = role === 'viewer' || role === 'member' || role === 'coordinator'
    // A log cannot be taken back from an open connection.
    if (!all && connection.hasMore) return connection.destroy()
    for (const log of this.#parts.logs()) {
      if (log.isOpen && (all || log.name === 'auth')) connection.offer(log)
    }
    if (all) this.#offerMedia(connection)
  }

  #offerMedia(connection: PeerConnection): void {
    const { logs, account } = this.#parts.media
    for (const log of logs()) if (log.isOpen) connection.offer(log)
    if (this.#accounted.has(connection)) return
    this.#accounted.add(connection)
    for (const news of inMessages(account())) connection.tellMedia(news)
  }

  #heard(connection: PeerConnection, held: readonly Held[]): void {
    const device = connection.device
    if (!device) return
    const { records, logOf, onHeld, onChange } = this.#parts
    for (const item of held) {
      const owner = toHex(item.device)
      const name = LOGS[item.log]
      if (!isId(owner) || !name) continue
      // Of another history than the one that stands here it holds nothing that is said here.
      const isSame = logOf(owner as DeviceId, name)?.agrees(device, item) ?? true
      const said = isSame ? item : { held: 0, known: item.known }
      if (!records.known(device, owner, name, said)) return connection.destroy()
      onHeld(device, owner as DeviceId, name, said)
    }
    records.heard(device)
    onChange()
  }
}

function heldOf(log: Log): Held {
  const { owner, name, read, length, head } = log
  return { device: fromHex(owner), log: LOGS.indexOf(name), held: read, known: length, head }
}
