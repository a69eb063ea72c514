import type { Duplex } from 'streamx'
import {
  CairnError,
  DOCUMENT_KINDS,
  encodeMediaCard,
  fromHex,
  LOGS,
  toHex,
  type DeviceId,
  type DocumentId,
  type DocumentState,
  type FieldState,
  type LogName,
  type MediaHash,
  type Role
} from '../../model/index.js'
import type { MediaPolicy, Path, StoreEvent } from '../adapter.js'
import { Listeners } from '../listeners.js'
import { storageFailure } from '../storage/failure.js'
import type { PeerStorage } from '../storage/storage.js'
import { blockEncryption, EpochKeys } from './block-encryption.js'
import { Bundles } from './bundle/bundles.js'
import { DocumentReader } from './document-reader.js'
import { localKey } from './keys.js'
import { firstOf, Generations, type LogOwner } from './generations.js'
import { KeptIndex, keptIndexOf, keptLogs } from './kept-index.js'
import { Log, type LogParts, type ReadBlock } from './log.js'
import { MediaRecord } from './media/media-record.js'
import { ProjectMedia, type Metered } from './media/project-media.js'
import { Values } from './media/values.js'
import { Neighbours } from './neighbours.js'
import { OwnLogs } from './own-logs.js'
import { PeerRecords, type Said } from './peer-records.js'

import { MAX_NAMED, ProjectIndex, type Flushed } from './project-index.js'
import { Rereading } from './rereading.js'
import { signPair, type Pair } from './seal.js'
import { probeStorage, StallWatch } from './stall-watch.js'
import type { ProjectSecrets } from './vault.js'
import type { Place, WrittenCommits } from './written-commits.js'

const SYNC_EVENT_MS = 200
/** How often logs are read again at opening, at most; later ones take their time. */
const REREADS_AT_OPEN = 8

/** A log of media is opened beside these, and read only where it is asked for. */
const ENTRY_LOGS: readonly LogName[] = LOGS.filter(name => name !== 'media')
const EVERYTHING: MediaPolicy = { fetch: 'all', onMetered: 'all' }

export interface ProjectOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** Until another one is set. */
  readonly media?: MediaPolicy
  readonly metered?: Metered
}

/** One project on this device: its logs, what they say, and the way in for what is written here or comes from others. */
export class ProjectPeer {
  readonly index: ProjectIndex
  /** What documents say, read from the logs. */
  readonly documents: DocumentReader
  readonly pair: Pair
  readonly device: DeviceId
  readonly records: PeerRecords
  readonly bundles: Bundles
  readonly media: ProjectMedia
  readonly values: Values
  readonly #neighbours: Neighbours
  /** Called when this device's role, or whether it can write, may have changed. */
  onStanding: () => void = () => undefined
  readonly #secrets: ProjectSecrets
  readonly #storage: PeerStorage
  readonly #parts: LogParts
  readonly #logs: Log[] = []
  /** By the id of their owner: a device, or one of its later generations. */
  readonly #byOwner = new Map<DeviceId, readonly Log[]>()
  readonly generations: Generations
  readonly #own: OwnLogs
  readonly #listeners = new Listeners<StoreEvent>()
  readonly #openings = new Set<Promise<void>>()
  readonly #rereading: Rereading
  readonly #kept: KeptIndex
  /** The membership is being read: nothing can be judged yet. */
  #isResuming = false
  readonly #stallWatch: StallWatch
  #taken = 0
  #syncTimer: ReturnType<typeof setTimeout> | null = null
  #fault: CairnError | null = null
  #isReady = false
  #closing: Promise<void> | null = null

  private constructor(secrets: ProjectSecrets, storage: PeerStorage, options: ProjectOptions) {
    this.#secrets = secrets
    this.#storage = storage
    this.index = new ProjectIndex(secrets.id, { bodies: 'asked' })
    this.documents = new DocumentReader(
      this.index,
      (log, indices) => this.#logs[log.ordinal]!.again(indices),
      () => this.#settle(this.readOnly)
    )
    this.pair = signPair(fromHex(secrets.deviceSeed))
    this.device = toHex(this.pair.publicKey) as DeviceId
    const epochs = new EpochKeys(secrets.epochs.map(fromHex))
    this.records = new PeerRecords(storage.local, secrets, this.device)
    this.#parts = {
      project: secrets.id,
      store: storage.store,
      encryption: blockEncryption(epochs),
      take: (log, blocks) => this.#take(log, blocks),
      wasFrozen: log => this.records.isFrozen(log.owner, log.name),
      onFrozen: log => this.#freeze(log),
      onFault: error => this.#fail(storageFailure(error))
    }
    const rewind = (device: DeviceId) => {
      for (const log of this.#logs) if (log.device === device) log.rewind()
    }
    const isOpened = (device: DeviceId) => this.#byOwner.has(device)
    this.generations = new Generations(storage.local, secrets.id, this.pair, isOpened)
    this.#own = new OwnLogs({
      project: secrets.id,
      pair: this.pair,
      storage,
      generations: this.generations,
      logsOf: owner => this.#byOwner.get(owner) ?? [],
      mediaLog: () => this.media.ownLog,
      openLogs: async owner => {
        this.media.writeAs(owner)
        this.#openLogs(owner, ENTRY_LOGS)
        await this.#whenOpened()
      },
      onMoved: () => {
        this.#neighbours.tellCards(this.generations.cards)
        this.onStanding()
      },
      onFault: fault => this.#fail(fault)
    })
    this.#kept = new KeptIndex(storage.local, secrets, {
      capture: async () => {
        const columns = this.index.columns()
        return columns && keptIndexOf(columns, this.#logs, this.#rereading.pending)
      },
      size: () => this.index.changes.table.ids.end
    })
    this.#rereading = new Rereading(rewind, () => this.index.admissions)
    this.media = this.#makeMedia(options)
    this.bundles = new Bundles({
      device: this.device,
      pair: this.pair,
      epochs,
      records: this.records,
      logs: () => this.#logs,
      logOf: (owner, name) => this.#logOf(owner, name),
      settled: () => this.#settled(),
      checkWritable: () => this.checkWritable(),
      cards: () => this.generations.cards,
      takeCards: cards => this.#openLater(this.generations.take(cards)),
      media: this.media,
      mediaLogOf: owner => this.media.logOf(owner),
      onHeld: (device, owner, name, said) => this.#confirm(device, owner, name, said),
      onFault: fault => this.#fail(fault)
    })

    this.values = new Values(this.media)
    this.#neighbours = new Neighbours({
      media: {
        logs: () => this.media.logs,
        account: () => this.media.account(),
        hear: (device, news) => this.media.hear(device, news)
      },
      pair: this.pair,
      epochs,
      records: this.records,
      logs: () => this.#logs,
      logOf: (owner, name) => this.#logOf(owner, name),
      roleOf: device => this.index.membership.currentRole(device),
      cards: () => this.generations.cards,
      onCards: cards => this.#openLater(this.generations.take(cards)),
      onHeld: (device, owner, name, said) => this.#confirm(device, owner, name, said),
      onChange: () => {
        this.media.neighboursChanged()
        this.#syncChanged()
      },
      onFault: fault => this.#fail(fault)
    })
    this.#stallWatch = new StallWatch({
      isBehind: () => this.#isReady && !this.#fault && this.#neighbours.isAhead,
      taken: () => this.#taken,
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
  pathTo(device: DeviceId): Path | null {
    return this.#neighbours.pathTo(device)
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

  keyOf(name: LogName): Uint8Array {
    return this.#own.keyOf(name)
  }

  /** An ordered, duplex byte stream to a device that named this project's topic. */
  connect(raw: Duplex, initiator: boolean, path: Path): void {
    // What is on a broken disk is announced to nobody.
    if (this.#closing || this.#fault) raw.destroy()
    else this.#neighbours.connect(raw, initiator, path)
  }

  /** Ends every connection; new ones may come. */
  part(): Promise<void> {
    return this.#neighbours.end()
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
    await this.media.library.record.open()
    await this.generations.open()
    this.media.writeAs(this.generations.own)
    await this.#resume()
    this.#openLogs(firstOf(this.#secrets.id as unknown as DeviceId), ['auth'])
    for (const owner of this.generations.of(this.device)) this.#openLogs(owner, ENTRY_LOGS)
    await this.#whenOpened()
    for (let round = 0; round < REREADS_AT_OPEN && this.#rereading.runNow(); round++) {
      await Promise.all(this.#logs.map(log => log.drain()))
    }
    // After a crash without a power cut, what was read may stand in the system's memory only.
    await this.#storage.sync()
    if (this.#fault) throw this.#fault
    await this.#own.begin()
    this.#isReady = true
    await this.media.begin()
  }

  async #close(): Promise<void> {
    if (this.#syncTimer) clearTimeout(this.#syncTimer)
    this.#rereading.close()
    this.#stallWatch.close()
    await this.#own.close()
    // Last words: without them the others would go on counting as missing what came here a moment ago.
    if (this.#isReady && !this.#fault) this.#neighbours.tell()
    await this.media.close()
    await this.#neighbours.end()
    await this.#whenOpened()
    await this.media.closeLogs()
    // What could not be kept is made of the logs again.
    await Promise.allSettled([this.#kept.close(this.#isReady && !this.#fault)])
    await Promise.all(this.#logs.map(log => log.close()))
    // Without its last records this device only counts fewer copies until it hears of them again.
    await Promise.allSettled([this.records.close(), this.generations.close()])
    this.emit({ type: 'closed', reason: 'The project was closed on this device.' })
  }

  /** After this nothing is written, told or taken; what was read stays readable. */
  #fail(fault: CairnError): void {
    if (this.#fault) return
    this.#fault = fault
    this.#neighbours.destroy()
    this.onStanding()
  }

  #logOf(owner: DeviceId, name: LogName): Log | undefined {
    return this.#byOwner.get(owner)?.find(log => log.name === name)
  }

  /** Which of its two histories the others hold is not known: nothing of it counts as being elsewhere. */
  #freeze(log: Log): void {
    this.records.freeze(log.owner, log.name)
    for (const [other] of this.records.confirmed(log.owner, log.name)) {
      this.index.holdings.confirm(other, log.ordinal, 0)
    }
    if (this.#own.has(log.owner)) this.#own.moveOn()
    this.#syncChanged()
  }

  #openLater(owners: readonly LogOwner[]): void {
    if (owners.length === 0) return
    for (const owner of owners) this.#openLogs(owner, ENTRY_LOGS)
    this.#neighbours.tellCards(this.generations.cards)
  }

  #confirm(device: DeviceId, owner: DeviceId, name: LogName, { held }: Said): void {
    const log = this.#logOf(owner, name)
    if (log) this.index.holdings.confirm(device, log.ordinal, held)
    this.#syncChanged()
  }

  /** Resolves when all that came into the logs is read and on disk, and the logs that it names are open. */
  async #settled(): Promise<void> {
    let count: number
    do {
      count = this.#logs.length
      await this.#whenOpened()
      await Promise.all(this.#logs.map(log => log.drain()))
    } while (count < this.#logs.length)
    await this.#storage.sync()
    this.checkWritable()
  }

  /** While logs are opened they may name further devices, whose logs are opened too. */
  async #whenOpened(): Promise<void> {
    while (this.#openings.size > 0) await Promise.all(this.#openings)
  }

  #openLogs(owner: LogOwner, names: readonly LogName[]): void {
    if (this.#byOwner.has(owner.id) || this.#closing) return
    this.#startLogs(this.#addLogs(owner, names), names === ENTRY_LOGS ? this.media.openLog(owner) : undefined)
  }

  #addLogs(owner: LogOwner, names: readonly LogName[]): readonly Log[] {
    const logs = names.map((name, place) => new Log(this.#logs.length + place, owner, name, this.#parts))
    this.#byOwner.set(owner.id, logs)
    this.#logs.push(...logs)
    return logs
  }

  /** `others`: what else is opened with them. */
  #startLogs(logs: readonly Log[], ...others: readonly (Promise<unknown> | undefined)[]): void {
    for (const log of logs) {
      // What other devices confirmed before, in this run or an earlier one.
      if (this.records.isFrozen(log.owner, log.name)) continue
      for (const [other, held] of this.records.confirmed(log.owner, log.name)) {
        this.index.holdings.confirm(other, log.ordinal, held)
      }
    }
    const opening = Promise.all([...logs.map(log => log.open()), ...others])
      .then(
        () => this.#opened(),
        (error: unknown) => this.#fail(storageFailure(error))
      )
      .finally(() => this.#openings.delete(opening))
    this.#openings.add(opening)
  }

  /**
   * Goes on from the index as it was kept, when the logs are those that it was made of. What came into them since is
   * read once the membership is known.
   */
  async #resume(): Promise<void> {
    const state = await this.#kept.read()
    if (!state) return
    const root = this.#secrets.id as unknown as DeviceId
    const owners = [...new Set(state.logs.map(({ device }) => device))].flatMap(device =>
      device === root ? [firstOf(device)] : this.generations.of(device)
    )
    for (const owner of owners) this.#addLogs(owner, owner.device === root ? ['auth'] : ENTRY_LOGS)
    const logs = [...this.#logs]
    const kept = await keptLogs(state, logs)
    const again = kept ? this.index.load(state.columns, kept) : []
    // The auth logs are few and short, and read as a whole.
    for (const [at, log] of kept?.entries() ?? []) if (log.name !== 'auth') log.resume(state.logs[at]!.read)
    if (kept) this.#kept.resumed(this.index.changes.table.ids.end)
    this.#isResuming = true
    this.#startLogs(logs.filter(({ name }) => name === 'auth'))
    await this.#whenOpened()
    this.#isResuming = false
    await this.index.holding(() => this.#settle(null))
    const media = owners.filter(({ device }) => device !== root).map(owner => this.media.openLog(owner))
    this.#startLogs(
      logs.filter(({ name }) => name !== 'auth'),
      ...media
    )
    await this.#whenOpened()
    await this.index.holding(async () => {
      await this.documents.bring(again)
      await this.#settle(this.readOnly)
    })
  }

  #opened(): void {
    this.#neighbours.offer()
    this.#tellSoon()
  }

  /** The one way in, for own and foreign entries alike. Foreign ones are put on disk before anyone hears of them. */
  async #take(log: Log, blocks: readonly ReadBlock[]): Promise<void> {
    if (this.#isReady && blocks.some(({ isOwn }) => !isOwn)) await this.#storage.sync()
    this.#taken += blocks.length
    // Somebody had more of an own log than this device.
    if (this.#own.has(log.owner) && blocks.some(({ isOwn }) => !isOwn)) this.#own.moveOn()
    if (this.#isResuming) {
      for (const { index, bytes } of blocks) this.index.take(log, index, bytes)
      return
    }
    await this.index.holding(async () => {
      const before = this.readOnly
      for (const { index, bytes } of blocks) this.index.take(log, index, bytes)
      await this.#settle(before)
    })
    this.#kept.changed()
    this.#tellSoon()
  }

  /** Tells what is different, once what it needs of earlier entries has been read again. */
  async #settle(before: string | null): Promise<void> {
    for (;;) {
      const changed = this.index.flush()
      this.#rereading.note(changed.overflowed)
      await this.#reindex(changed.naming)
      if (this.#isReady) this.media.changed(changed.media)
      this.#tellChanges(changed, before !== this.readOnly)
      if (changed.wanted.length === 0) return
      await this.documents.bring(changed.wanted)
    }
  }

  /** Documents with large values are found by them, not by the references. */
  async #reindex(ids: readonly DocumentId[]): Promise<void> {
    for (const id of ids) {
      const documentNow = () => this.documents.read([id], () => this.index.document(id))
      const document = await documentNow()
      if (!document) continue
      const whole = await this.values.resolve(document)
      if (whole === document) continue
      // What came meanwhile is read by its own turn.
      const later = await documentNow()
      if (later && isSame(later, document)) this.index.query.put(whole)
    }
  }

  /** A file came, went, or is elsewhere now; a value that came makes its documents look different. */
  #mediaChanged(hash: MediaHash | null): void {
    this.#syncChanged()
    if (hash === null || !this.media.library.isValue(hash)) return
    const ids = [...this.index.names.documentsOf(hash)]
    this.#reindex(ids).then(
      () => this.emit({ type: 'documents', kinds: DOCUMENT_KINDS, ids: ids.length > MAX_NAMED ? null : ids }),
      (error: unknown) => this.#fail(storageFailure(error))
    )
  }

  #makeMedia({ now = Date.now, media = EVERYTHING, metered }: ProjectOptions): ProjectMedia {
    const { project, store, encryption, onFault } = this.#parts
    const key = localKey(fromHex(this.#secrets.deviceSeed))
    return new ProjectMedia({
      project,
      store,
      encryption,
      onFault,
      index: this.index,
      record: new MediaRecord(this.#storage.local, `media/${project}`, key, media),
      storage: this.#storage,
      pair: this.pair,
      device: this.device,
      onAppended: () => this.#own.note(),
      onConflict: () => this.#own.moveOn(),
      now,
      metered,
      role: () => this.role,
      appendCard: async card => {
        const heads = this.index.membership.heads()
        await this.append('data', [encodeMediaCard({ at: now(), heads, card })])
      },
      connected: () => this.#neighbours.devices(),
      tell: news => this.#neighbours.tellMedia(news),
      onState: (hash, state) => this.emit({ type: 'media', hash, state }),
      onChange: hash => this.#mediaChanged(hash)
    })
  }

  #tellChanges({ members, isChanged, ids, kinds }: Flushed, isReadOnlyChanged: boolean): void {
    if (members) {
      for (const device of this.index.membership.everGranted()) {
        for (const owner of this.generations.of(device)) this.#openLogs(owner, ENTRY_LOGS)
      }
      this.#openLater(this.generations.takeWaiting())
      this.#neighbours.offer()
    }
    if (members) this.emit({ type: 'members' })
    if (members || isReadOnlyChanged) this.onStanding()
    if (!isChanged) return
    this.emit({ type: 'documents', kinds, ids })
    this.#syncChanged()
  }

  #tellSoon(): void {
    if (this.#isReady && !this.#closing) this.#neighbours.tellSoon()
  }

  #syncChanged(): void {
    if (this.#closing) return
    this.#syncTimer ??= setTimeout(() => {
      this.#syncTimer = null
      this.emit({ type: 'sync' })
    }, SYNC_EVENT_MS)
  }
}

/** Whether a document looks as it did. */
function isSame(a: DocumentState, b: DocumentState): boolean {
  const isField = ([name, { saw }]: [string, FieldState]) => b.fields.get(name)?.saw.join() === saw.join()
  return a.status === b.status && a.fields.size === b.fields.size && [...a.fields].every(isField)
}
