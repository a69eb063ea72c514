import type { Duplex } from 'streamx'
import { CairnError, fromHex, toHex, type DeviceId, type LogName, type Role } from '../../model/index.js'
import type { Path, StoreEvent } from '../adapter.js'
import { storageFailure } from '../storage/failure.js'
import type { PeerStorage } from '../storage/storage.js'
import { blockEncryption, EpochKeys } from './block-encryption.js'
import type { Bundles } from './bundle/bundles.js'
import { ChangeNews } from './change-news.js'
import type { DocumentReader } from './document-reader.js'
import { Exchange } from './exchange.js'
import { Generations } from './generations.js'
import { IndexedLogs, type LogPlace } from './indexed-logs.js'
import type { Log } from './log.js'
import { openMedia, type MediaOptions } from './media/open-media.js'
import type { ProjectMedia } from './media/project-media.js'
import { Values } from './media/values.js'
import { OwnLogs } from './own-logs.js'
import { PeerRecords } from './peer-records.js'
import { ProjectEvents } from './project-events.js'
import type { ProjectIndex } from './project-index.js'
import { signPair, type Pair } from './seal.js'
import { probeStorage, StallWatch } from './stall-watch.js'
import type { ProjectSecrets } from './vault.js'
import type { Place, WrittenCommits } from './written-commits.js'

/** How a project is opened on this device. */
export type ProjectOptions = MediaOptions

/** One project on this device: its logs, what they say, and the way in for what is written here or comes from others. */
export class ProjectPeer {
  readonly pair: Pair
  readonly device: DeviceId
  readonly records: PeerRecords
  readonly generations: Generations
  readonly media: ProjectMedia
  readonly values: Values
  /** Called when this device's role, or whether it can write, may have changed. */
  onStanding: () => void = () => undefined
  readonly #secrets: ProjectSecrets
  readonly #storage: PeerStorage
  readonly #reading: IndexedLogs
  readonly #own: OwnLogs
  readonly #exchange: Exchange
  readonly #news: ChangeNews
  readonly #events = new ProjectEvents()
  readonly #stallWatch: StallWatch
  #fault: CairnError | null = null
  #isReady = false
  #closing: Promise<void> | null = null

  private constructor(secrets: ProjectSecrets, storage: PeerStorage, options: ProjectOptions) {
    this.#secrets = secrets
    this.#storage = storage
    this.pair = signPair(fromHex(secrets.deviceSeed))
    this.device = toHex(this.pair.publicKey) as DeviceId
    this.records = new PeerRecords(storage.local, secrets, this.device)
    const epochs = new EpochKeys(secrets.epochs.map(fromHex))
    const log = { project: secrets.id, store: storage.store, encryption: blockEncryption(epochs) }
    this.#reading = this.#makeReading(log)
    const { logs } = this.#reading
    this.generations = new Generations(storage.local, secrets.id, this.pair, device => logs.has(device))
    this.#own = this.#makeOwnLogs()
    this.media = this.#makeMedia(log, options)
    this.values = new Values(this.media)
    this.#exchange = new Exchange({
      device: this.device,
      pair: this.pair,
      epochs,
      records: this.records,
      index: this.index,
      logs,
      generations: this.generations,
      media: this.media,
      settled: () => this.#reading.settled().then(() => this.checkWritable()),
      checkWritable: () => this.checkWritable(),
      onChange: () => this.#events.syncChanged(),
      onFault: fault => this.#fail(fault)
    })
    this.#news = new ChangeNews({
      events: this.#events,
      exchange: this.#exchange,
      media: this.media,
      values: this.#reading.values,
      isReady: () => this.#isReady,
      onStanding: () => this.onStanding(),
      onFault: fault => this.#fail(fault)
    })
    this.#stallWatch = new StallWatch({
      isBehind: () => this.#isReady && !this.#fault && this.#exchange.neighbours.isAhead,
      taken: () => this.#reading.taken,
      probe: () => probeStorage(storage),
      onFault: error => this.#fail(storageFailure(error))
    })
  }

  /**
   * Reads everything that is on this device, then keeps up.
   * @throws CairnError 'storage-broken' | 'storage-full'
   */
  static async open(
    secrets: ProjectSecrets,
    storage: PeerStorage,
    options: ProjectOptions = {}
  ): Promise<ProjectPeer> {
    const peer = new ProjectPeer(secrets, storage, options)
    try {
      await peer.#open()
    } catch (error) {
      await Promise.allSettled([peer.close()])
      throw storageFailure(error)
    }
    return peer
  }

  get index(): ProjectIndex {
    return this.#reading.index
  }

  /** What documents say, read from the logs. */
  get documents(): DocumentReader {
    return this.#reading.documents
  }

  get bundles(): Bundles {
    return this.#exchange.bundles
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

  /** Nothing can be written here because there is no room. */
  get isFull(): boolean {
    return this.#fault?.code === 'storage-full'
  }

  get logs(): readonly Log[] {
    return this.#reading.logs.all
  }

  /** Whether the device is there and has said what it holds now: what it said last time may be long past. */
  pathTo(device: DeviceId): Path | null {
    return this.#exchange.neighbours.pathTo(device)
  }

  /** @throws CairnError 'closed', or what the storage failed with: then nothing is written any more */
  checkWritable(): void {
    if (this.#closing) throw new CairnError('closed', 'This project was closed here. Open it again.')
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
    return this.#own.append(name, entries, before)
  }

  /** Calls of `commit` that this device has written. */
  get written(): WrittenCommits {
    return this.#own.written
  }

  /** Entries of an own log, as they were written. */
  entriesAt(place: Place): Promise<readonly (Uint8Array | null)[]> {
    return this.#own.entriesAt(place)
  }

  /** The log of entries that this device writes now. */
  ownLog(name: Exclude<LogName, 'media'>): Log {
    return this.#own.log(name)
  }

  keyOf(name: LogName): Uint8Array {
    return this.#own.keyOf(name)
  }

  /** An ordered, duplex byte stream to a device that named this project's topic. */
  connect(raw: Duplex, initiator: boolean, path: Path): void {
    // What is on a broken disk is announced to nobody.
    if (this.#closing || this.#fault) raw.destroy()
    else this.#exchange.neighbours.connect(raw, initiator, path)
  }

  /** Ends every connection; new ones may come. */
  part(): Promise<void> {
    return this.#exchange.neighbours.end()
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    return this.#events.subscribe(listener)
  }

  emit(event: StoreEvent): void {
    this.#events.emit(event)
  }

  /** `removed`: it is taken off this device. */
  close({ removed = false }: { readonly removed?: boolean } = {}): Promise<void> {
    return (this.#closing ??= this.#close(removed))
  }

  async #open(): Promise<void> {
    await this.records.open()
    await this.media.library.record.open()
    await this.generations.open()
    this.media.writeAs(this.generations.own)
    await this.#own.takeBack()
    await this.#reading.open(this.device, this.generations)
    // After a crash without a power cut, what was read may stand in the system's memory only.
    await this.#storage.sync()
    if (this.#fault) throw this.#fault
    await this.#own.begin()
    this.#isReady = true
    await this.media.begin()
  }

  async #close(isRemoved: boolean): Promise<void> {
    this.#events.stop()
    this.#reading.stop()
    this.#stallWatch.close()
    await this.#own.close()
    // Last words: without them the others would go on counting as missing what came here a moment ago.
    if (this.#isReady && !this.#fault) this.#exchange.neighbours.tell()
    await this.media.close()
    await this.#exchange.neighbours.end()
    await this.#reading.logs.whenOpened()
    await this.media.closeLogs()
    await this.#reading.close(this.#isReady && !this.#fault)
    // Without its last records this device only counts fewer copies until it hears of them again.
    await Promise.allSettled([this.records.close(), this.generations.close()])
    this.emit(
      isRemoved
        ? { type: 'closed', reason: 'The project was removed from this device.', removed: true }
        : { type: 'closed', reason: 'The project was closed on this device.' }
    )
  }

  /** After this nothing is written, told or taken; what was read stays readable. */
  #fail(fault: CairnError): void {
    if (this.#fault) return
    this.#fault = fault
    this.#exchange.neighbours.destroy()
    this.onStanding()
  }

  #freeze(log: Log): void {
    this.#reading.logs.freeze(log)
    this.#own.leave(log.owner)
    this.#events.syncChanged()
  }

  #makeReading(log: LogPlace): IndexedLogs {
    return new IndexedLogs({
      secrets: this.#secrets,
      storage: this.#storage,
      records: this.records,
      log,
      onFrozen: frozen => this.#freeze(frozen),
      openMedia: owner => this.media.openLog(owner),
      values: () => this.values,
      isReady: () => this.#isReady,
      readOnly: () => this.readOnly,
      onForeign: ({ owner }) => this.#own.leave(owner),
      onChanged: (changed, isReadOnlyChanged) => this.#news.indexed(changed, isReadOnlyChanged),
      onTaken: () => this.#tellSoon(),
      onOpened: () => {
        this.#exchange.neighbours.offer()
        this.#tellSoon()
      },
      onFault: fault => this.#fail(fault)
    })
  }

  #makeOwnLogs(): OwnLogs {
    const { logs } = this.#reading
    return new OwnLogs({
      project: this.#secrets.id,
      pair: this.pair,
      storage: this.#storage,
      generations: this.generations,
      logsOf: owner => logs.of(owner),
      mediaLog: () => this.media.ownLog,
      openLogs: async owner => {
        this.media.writeAs(owner)
        logs.open([owner])
        await logs.whenOpened()
      },
      onMoved: () => {
        this.#exchange.neighbours.tellCards(this.generations.cards)
        this.onStanding()
      },
      onFault: fault => this.#fail(fault)
    })
  }

  #makeMedia(log: LogPlace, options: ProjectOptions): ProjectMedia {
    return openMedia(
      {
        ...log,
        secrets: this.#secrets,
        index: this.index,
        storage: this.#storage,
        pair: this.pair,
        device: this.device,
        role: () => this.role,
        append: this.append.bind(this),
        connected: () => this.#exchange.neighbours.devices(),
        tell: news => this.#exchange.neighbours.tellMedia(news),
        onAppended: () => this.#own.note(),
        onConflict: () => this.#own.moveOn(),
        onState: (hash, state) => this.emit({ type: 'media', hash, state }),
        onChange: hash => this.#news.file(hash),
        onFault: error => this.#fail(storageFailure(error))
      },
      options
    )
  }

  #tellSoon(): void {
    if (this.#isReady && !this.#closing) this.#exchange.neighbours.tellSoon()
  }
}
