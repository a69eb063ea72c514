import type { Duplex } from 'streamx'
import {
  fromHex,
  isId,
  LOGS,
  toHex,
  type DeviceId,
  type DocumentId,
  type DocumentKind,
  type LogName,
  type Role
} from '../../model/index.js'
import type { StoreEvent } from '../adapter.js'
import type { PeerStorage } from '../storage/storage.js'
import { blockEncryption, EpochKeys } from './block-encryption.js'
import { Log, type ReadBlock } from './log.js'
import { LogWriter } from './log-writer.js'
import { PeerConnection, type Held } from './peer-connection.js'
import { PeerRecords } from './peer-records.js'
import { ProjectIndex } from './project-index.js'
import { signPair, type Pair } from './seal.js'
import type { ProjectSecrets } from './vault.js'

const TELL_MS = 100
const SYNC_EVENT_MS = 200
const MAX_NAMED = 500

/** One project on this device: its logs, what they say, and the connections to the other devices. */
export class ProjectPeer {
  readonly index: ProjectIndex
  readonly pair: Pair
  readonly device: DeviceId
  readonly records: PeerRecords
  readonly #secrets: ProjectSecrets
  readonly #storage: PeerStorage
  readonly #epochs: EpochKeys
  readonly #encryption
  readonly #logs: Log[] = []
  readonly #byDevice = new Map<DeviceId, Log[]>()
  readonly #writers = new Map<LogName, LogWriter>()
  readonly #connections = new Set<PeerConnection>()
  readonly #listeners = new Set<(event: StoreEvent) => void>()
  readonly #told = new Map<Log, number>()
  #tellTimer: ReturnType<typeof setTimeout> | null = null
  #syncTimer: ReturnType<typeof setTimeout> | null = null
  #opening: Promise<void> = Promise.resolve()
  #ready = false
  #closed = false

  private constructor(secrets: ProjectSecrets, storage: PeerStorage) {
    this.#secrets = secrets
    this.#storage = storage
    this.index = new ProjectIndex(secrets.id)
    this.pair = signPair(fromHex(secrets.deviceSeed))
    this.device = toHex(this.pair.publicKey) as DeviceId
    this.#epochs = new EpochKeys(secrets.epochs.map(fromHex))
    this.#encryption = blockEncryption(this.#epochs)
    this.records = new PeerRecords(storage.local, secrets, this.device)
  }

  /** Reads everything that is on this device, then keeps up. */
  static async open(secrets: ProjectSecrets, storage: PeerStorage): Promise<ProjectPeer> {
    const peer = new ProjectPeer(secrets, storage)
    await peer.records.open()
    await peer.#openLogs(secrets.id as unknown as DeviceId, ['auth'])
    await peer.#openLogs(peer.device, LOGS)
    await peer.#opening
    peer.#ready = true
    return peer
  }

  /** What the membership says; until that has come, what the invitation promised. */
  get role(): Role {
    return this.isKnown
      ? this.index.membership.currentRole(this.device)
      : (this.#secrets.invitedAs ?? 'blocked')
  }

  /** Whether the grant of this device has arrived. What is written before it would not count. */
  get isKnown(): boolean {
    return this.index.membership.devices().some(({ deviceId }) => deviceId === this.device)
  }

  get logs(): readonly Log[] {
    return this.#logs
  }

  connectedTo(device: DeviceId): boolean {
    return [...this.#connections].some(connection => connection.device === device)
  }

  /** Appends entries to one of this device's logs; resolves with the first index when they are on disk and indexed. */
  async append(name: LogName, entries: readonly Uint8Array[]): Promise<number> {
    let writer = this.#writers.get(name)
    if (!writer) {
      writer = new LogWriter(this.#ownLog(name), this.pair, () => this.#storage.sync())
      this.#writers.set(name, writer)
    }
    return writer.append(entries)
  }

  keyOf(name: LogName): Uint8Array {
    return this.#ownLog(name).key
  }

  /** An ordered, duplex byte stream to a device that named this project's topic. */
  connect(raw: Duplex, initiator: boolean): void {
    const connection = new PeerConnection(raw, initiator, this.pair, this.#epochs, {
      onProved: proved => this.#admit(proved),
      onHeld: (from, held) => this.#heard(from, held),
      onClose: closed => {
        this.#connections.delete(closed)
        this.#syncChanged()
      }
    })
    this.#connections.add(connection)
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  emit(event: StoreEvent): void {
    for (const listener of [...this.#listeners]) listener(event)
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    if (this.#tellTimer) clearTimeout(this.#tellTimer)
    if (this.#syncTimer) clearTimeout(this.#syncTimer)
    for (const connection of this.#connections) connection.destroy()
    await this.#opening
    await Promise.all(this.#logs.map(log => log.close()))
    await this.records.save()
    this.emit({ type: 'closed', reason: 'The project was closed on this device.' })
  }

  #ownLog(name: LogName): Log {
    const log = this.#byDevice.get(this.device)?.find(own => own.name === name)
    if (!log) throw new Error(`own log ${name} is not open`)
    return log
  }

  async #openLogs(device: DeviceId, names: readonly LogName[]): Promise<void> {
    if (this.#byDevice.has(device)) return
    const logs = names.map((name, place) => {
      return new Log(this.#logs.length + place, device, name, {
        project: this.#secrets.id,
        store: this.#storage.store,
        encryption: this.#encryption,
        take: (log, blocks) => this.#take(log, blocks)
      })
    })
    this.#byDevice.set(device, logs)
    this.#logs.push(...logs)
    for (const log of logs) this.#recallHoldings(log)
    await Promise.all(logs.map(log => log.open()))
    for (const connection of this.#connections) this.#offer(connection)
    this.#tellSoon()
  }

  /** What other devices confirmed in earlier runs. */
  #recallHoldings(log: Log): void {
    for (const [device, held] of this.records.confirmed(log.device, log.name)) {
      this.index.holdings.confirm(device, log.ordinal, held)
    }
  }

  /** The one way in, for own and foreign entries alike. Foreign ones are put on disk before anyone hears of them. */
  async #take(log: Log, blocks: readonly ReadBlock[]): Promise<void> {
    for (const { index, bytes } of blocks) this.index.take(log, index, bytes)
    const changed = this.index.flush()
    if (this.#ready && log.device !== this.device) await this.#storage.sync()
    if (changed.members) this.#membersChanged()
    for (const device of changed.again) for (const own of this.#byDevice.get(device) ?? []) own.rewind()
    if (changed.ids.length > 0) this.#documentsChanged(changed.ids, changed.kinds)
    this.#tellSoon()
  }

  #documentsChanged(ids: readonly DocumentId[], kinds: readonly DocumentKind[]): void {
    this.emit({ type: 'documents', kinds, ids: ids.length > MAX_NAMED ? null : ids })
    this.#syncChanged()
  }

  #membersChanged(): void {
    for (const { deviceId: device } of this.index.membership.devices()) {
      if (this.#byDevice.has(device)) continue
      const opened = this.#openLogs(device, LOGS)
      this.#opening = this.#opening.then(() => opened)
    }
    for (const connection of this.#connections) this.#offer(connection)
    this.emit({ type: 'members' })
  }

  #admit(connection: PeerConnection): void {
    this.#offer(connection)
    connection.tell(this.#logs.map(log => this.#heldOf(log)))
    if (connection.device) this.records.heard(connection.device)
    this.#syncChanged()
  }

  /** Auth logs to whoever proved membership, so that it can learn where it stands; the rest by its role. */
  #offer(connection: PeerConnection): void {
    const device = connection.device
    if (!device) return
    const role = this.index.membership.currentRole(device)
    const all = role === 'viewer' || role === 'member' || role === 'coordinator'
    for (const log of this.#logs) if (all || log.name === 'auth') connection.offer(log)
  }

  #heldOf(log: Log): Held {
    return { device: fromHex(log.device), log: LOGS.indexOf(log.name), held: log.read, known: log.length }
  }

  #tellSoon(): void {
    if (!this.#ready || this.#closed) return
    this.#tellTimer ??= setTimeout(() => {
      this.#tellTimer = null
      const news = this.#logs.filter(log => this.#told.get(log) !== log.read)
      for (const log of news) this.#told.set(log, log.read)
      const held = news.map(log => this.#heldOf(log))
      if (held.length > 0) for (const connection of this.#connections) connection.tell(held)
      this.#syncChanged()
    }, TELL_MS)
  }

  #heard(connection: PeerConnection, held: readonly Held[]): void {
    const device = connection.device
    if (!device) return
    for (const item of held) {
      const owner = toHex(item.device)
      const name = LOGS[item.log]
      if (!isId(owner) || !name) continue
      this.records.known(device, owner, name, item)
      const log = this.#byDevice.get(owner as DeviceId)?.find(candidate => candidate.name === name)
      if (log) this.index.holdings.confirm(device, log.ordinal, item.held)
    }
    this.records.heard(device)
    this.records.saveSoon()
    this.#syncChanged()
  }

  #syncChanged(): void {
    if (this.#closed) return
    this.#syncTimer ??= setTimeout(() => {
      this.#syncTimer = null
      this.emit({ type: 'sync' })
    }, SYNC_EVENT_MS)
  }
}
