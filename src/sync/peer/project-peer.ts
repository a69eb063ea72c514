import type { Duplex } from 'streamx'
import {
  CairnError,
  fromHex,
  isId,
  LOGS,
  toHex,
  type DeviceId,
  type LogName,
  type Role
} from '../../model/index.js'
import type { StoreEvent } from '../adapter.js'
import { Listeners } from '../listeners.js'
import { storageFailure } from '../storage/failure.js'
import type { PeerStorage } from '../storage/storage.js'
import { blockEncryption, EpochKeys } from './block-encryption.js'
import { Log, type LogParts, type ReadBlock } from './log.js'
import { LogWriter } from './log-writer.js'
import { PeerConnection, type Held } from './peer-connection.js'
import { PeerRecords } from './peer-records.js'
import { ProjectIndex, type Flushed } from './project-index.js'
import { Rereading } from './rereading.js'
import { signPair, type Pair } from './seal.js'
import type { ProjectSecrets } from './vault.js'
import { WrittenCommits, type Place } from './written-commits.js'

const TELL_MS = 100
const SYNC_EVENT_MS = 200
const MAX_NAMED = 500
/** How often logs are read again at opening, at most; later ones take their time. */
const REREADS_AT_OPEN = 8

/** One project on this device: its logs, what they say, and the connections to the other devices. */
export class ProjectPeer {
  readonly index: ProjectIndex
  readonly pair: Pair
  readonly device: DeviceId
  readonly records: PeerRecords
  /** Called when this device's role, or whether it can write, may have changed. */
  onStanding: () => void = () => undefined
  readonly #secrets: ProjectSecrets
  readonly #storage: PeerStorage
  readonly #epochs: EpochKeys
  readonly #parts: LogParts
  readonly #logs: Log[] = []
  readonly #byDevice = new Map<DeviceId, readonly Log[]>()
  readonly #writers = new Map<LogName, LogWriter>()
  readonly #connections = new Set<PeerConnection>()
  readonly #listeners = new Listeners<StoreEvent>()
  readonly #told = new Map<Log, string>()
  readonly #openings = new Set<Promise<void>>()
  readonly #rereading: Rereading
  #tellTimer: ReturnType<typeof setTimeout> | null = null
  #syncTimer: ReturnType<typeof setTimeout> | null = null
  #fault: CairnError | null = null
  #written: WrittenCommits | null = null
  #isReady = false
  #closing: Promise<void> | null = null

  private constructor(secrets: ProjectSecrets, storage: PeerStorage) {
    this.#secrets = secrets
    this.#storage = storage
    this.index = new ProjectIndex(secrets.id)
    this.pair = signPair(fromHex(secrets.deviceSeed))
    this.device = toHex(this.pair.publicKey) as DeviceId
    this.#epochs = new EpochKeys(secrets.epochs.map(fromHex))
    this.records = new PeerRecords(storage.local, secrets, this.device)
    this.#parts = {
      project: secrets.id,
      store: storage.store,
      encryption: blockEncryption(this.#epochs),
      take: (log, blocks) => this.#take(log, blocks),
      onFault: error => this.#fail(storageFailure(error))
    }
    const rewind = (device: DeviceId) => this.#byDevice.get(device)?.forEach(log => log.rewind())
    this.#rereading = new Rereading(rewind, () => this.index.admissions)
  }

  /**
   * Reads everything that is on this device, then keeps up.
   * @throws CairnError 'storage-broken' | 'storage-full'
   */
  static async open(secrets: ProjectSecrets, storage: PeerStorage): Promise<ProjectPeer> {
    const peer = new ProjectPeer(secrets, storage)
    try {
      await peer.#open()
    } catch (error) {
      await Promise.allSettled([peer.close()])
      throw storageFailure(error)
    }
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

  /** Why nothing can be written here, in a sentence; null when one can write. */
  get readOnly(): string | null {
    return this.#fault?.message ?? this.index.readOnly
  }

  get logs(): readonly Log[] {
    return this.#logs
  }

  /** Whether the device is there and has said what it holds now: what it said last time may be long past. */
  connectedTo(device: DeviceId): boolean {
    return [...this.#connections].some(connection => connection.device === device && connection.hasTold)
  }

  /** @throws CairnError 'closed', or what the storage failed with: then nothing is written any more */
  checkWritable(): void {
    if (this.#closing) throw new CairnError('closed', 'The project was closed on this device. Open it again.')
    if (this.#fault) throw this.#fault
  }

  /**
   * Appends entries to one of this device's logs; resolves with the first index when they are on disk and indexed.
   * @param before is told the index, and waited for, before anything is written
   * @throws CairnError 'closed' | 'storage-full' | 'storage-broken'
   */
  async append(
    name: LogName,
    entries: readonly Uint8Array[],
    before?: (start: number) => Promise<void>
  ): Promise<number> {
    this.checkWritable()
    let writer = this.#writers.get(name)
    if (!writer) {
      const sync = () => this.#storage.sync()
      writer = new LogWriter(this.#ownLog(name), this.pair, sync, fault => this.#fail(fault))
      this.#writers.set(name, writer)
    }
    return writer.append(entries, before)
  }

  /** Calls of `commit` that this device has written. */
  get written(): WrittenCommits {
    if (!this.#written) throw new CairnError('internal', 'The project is not open yet.')
    return this.#written
  }

  /** Entries of an own log, as they were written. */
  async entriesAt({ log, start, count }: Place): Promise<readonly (Uint8Array | null)[]> {
    const { core } = this.#ownLog(log)
    return Promise.all(Array.from({ length: count }, (_, place) => core.get(start + place, { wait: false })))
  }

  keyOf(name: LogName): Uint8Array {
    return this.#ownLog(name).key
  }

  /** An ordered, duplex byte stream to a device that named this project's topic. */
  connect(raw: Duplex, initiator: boolean): void {
    // What is on a broken disk is announced to nobody.
    if (this.#closing || this.#fault) {
      raw.destroy()
      return
    }
    const connection = new PeerConnection(raw, initiator, this.pair, this.#epochs, {
      onProved: proved => this.#admit(proved),
      onHeld: (from, held) => this.#heard(from, held),
      onFault: fault => this.#fail(fault),
      onClose: closed => {
        this.#connections.delete(closed)
        this.#syncChanged()
      }
    })
    this.#connections.add(connection)
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    return this.#listeners.add(listener)
  }

  emit(event: StoreEvent): void {
    this.#listeners.tell(event)
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close())
  }

  async #open(): Promise<void> {
    await this.records.open()
    this.#openLogs(this.#secrets.id as unknown as DeviceId, ['auth'])
    this.#openLogs(this.device, LOGS)
    await this.#whenOpened()
    for (let round = 0; round < REREADS_AT_OPEN && this.#rereading.runNow(); round++) {
      await Promise.all(this.#logs.map(log => log.drain()))
    }
    // After a crash without a power cut, what was read may stand in the system's memory only.
    await this.#storage.sync()
    if (this.#fault) throw this.#fault
    const lengthOf = (name: LogName) => this.#ownLog(name).length
    this.#written = await WrittenCommits.open(this.#storage.local, this.#secrets.id, lengthOf)
    this.#isReady = true
  }

  async #close(): Promise<void> {
    if (this.#syncTimer) clearTimeout(this.#syncTimer)
    this.#rereading.close()
    await Promise.all([...this.#writers.values()].map(writer => writer.idle()))
    // Last words: without them the others would go on counting as missing what came here a moment ago.
    if (this.#isReady && !this.#fault) this.#tell()
    if (this.#tellTimer) clearTimeout(this.#tellTimer)
    await Promise.all([...this.#connections].map(connection => connection.end()))
    await this.#whenOpened()
    await Promise.all(this.#logs.map(log => log.close()))
    // Without its last records this device only counts fewer copies until it hears of them again.
    await Promise.allSettled([this.records.close()])
    this.emit({ type: 'closed', reason: 'The project was closed on this device.' })
  }

  /** After this nothing is written, told or taken; what was read stays readable. */
  #fail(fault: CairnError): void {
    if (this.#fault) return
    this.#fault = fault
    for (const connection of this.#connections) connection.destroy()
    this.onStanding()
  }

  #ownLog(name: LogName): Log {
    const log = this.#byDevice.get(this.device)?.find(own => own.name === name)
    if (!log) throw new CairnError('internal', `The own log ${name} is not open.`)
    return log
  }

  /** While logs are opened they may name further devices, whose logs are opened too. */
  async #whenOpened(): Promise<void> {
    while (this.#openings.size > 0) await Promise.all(this.#openings)
  }

  #openLogs(device: DeviceId, names: readonly LogName[]): void {
    if (this.#byDevice.has(device) || this.#closing) return
    const logs = names.map((name, place) => new Log(this.#logs.length + place, device, name, this.#parts))
    this.#byDevice.set(device, logs)
    this.#logs.push(...logs)
    for (const log of logs) {
      // What other devices confirmed before, in this run or an earlier one.
      for (const [other, held] of this.records.confirmed(log.device, log.name)) {
        this.index.holdings.confirm(other, log.ordinal, held)
      }
    }
    const opening = Promise.all(logs.map(log => log.open()))
      .then(
        () => this.#opened(),
        (error: unknown) => this.#fail(storageFailure(error))
      )
      .finally(() => this.#openings.delete(opening))
    this.#openings.add(opening)
  }

  #opened(): void {
    for (const connection of this.#connections) this.#offer(connection)
    this.#tellSoon()
  }

  /** The one way in, for own and foreign entries alike. Foreign ones are put on disk before anyone hears of them. */
  async #take(log: Log, blocks: readonly ReadBlock[]): Promise<void> {
    if (this.#isReady && blocks.some(({ isOwn }) => !isOwn)) await this.#storage.sync()
    const before = this.readOnly
    for (const { index, bytes } of blocks) this.index.take(log, index, bytes)
    const changed = this.index.flush()
    this.#rereading.note(changed.overflowed)
    this.#tellChanges(changed, before !== this.readOnly)
    this.#tellSoon()
  }

  #tellChanges({ members, ids, kinds }: Flushed, isReadOnlyChanged: boolean): void {
    if (members) {
      for (const device of this.index.membership.everGranted()) this.#openLogs(device, LOGS)
      for (const connection of this.#connections) this.#offer(connection)
    }
    if (members) this.emit({ type: 'members' })
    if (members || isReadOnlyChanged) this.onStanding()
    if (ids.length === 0) return
    this.emit({ type: 'documents', kinds, ids: ids.length > MAX_NAMED ? null : ids })
    this.#syncChanged()
  }

  #admit(connection: PeerConnection): void {
    this.#offer(connection)
    connection.tell(this.#logs.filter(log => log.isOpen).map(log => heldOf(log)))
    this.#syncChanged()
  }

  /** Auth logs to whoever proved membership, so that it can learn where it stands; the rest by its role. */
  #offer(connection: PeerConnection): void {
    const device = connection.device
    if (!device) return
    const role = this.index.membership.currentRole(device)
    const all = role === 'viewer' || role === 'member' || role === 'coordinator'
    // A log cannot be taken back from an open connection.
    if (!all && connection.hasMore) return connection.destroy()
    for (const log of this.#logs) if (log.isOpen && (all || log.name === 'auth')) connection.offer(log)
  }

  #tellSoon(): void {
    if (!this.#isReady || this.#closing) return
    this.#tellTimer ??= setTimeout(() => this.#tell(), TELL_MS)
  }

  #tell(): void {
    if (this.#tellTimer) clearTimeout(this.#tellTimer)
    this.#tellTimer = null
    const news = this.#logs.filter(log => log.isOpen && this.#told.get(log) !== `${log.read}/${log.length}`)
    for (const log of news) this.#told.set(log, `${log.read}/${log.length}`)
    const held = news.map(heldOf)
    if (held.length > 0) for (const connection of this.#connections) connection.tell(held)
    this.#syncChanged()
  }

  #heard(connection: PeerConnection, held: readonly Held[]): void {
    const device = connection.device
    if (!device) return
    for (const item of held) {
      const owner = toHex(item.device)
      const name = LOGS[item.log]
      if (!isId(owner) || !name) continue
      if (!this.records.known(device, owner, name, item)) return connection.destroy()
      const log = this.#byDevice.get(owner as DeviceId)?.find(candidate => candidate.name === name)
      if (log) this.index.holdings.confirm(device, log.ordinal, item.held)
    }
    this.records.heard(device)
    this.#syncChanged()
  }

  #syncChanged(): void {
    if (this.#closing) return
    this.#syncTimer ??= setTimeout(() => {
      this.#syncTimer = null
      this.emit({ type: 'sync' })
    }, SYNC_EVENT_MS)
  }
}

function heldOf(log: Log): Held {
  return { device: fromHex(log.device), log: LOGS.indexOf(log.name), held: log.read, known: log.length }
}
