import {
  CairnError,
  can,
  mediaBlocks,
  VALUE_TYPE,
  type DeviceId,
  type MediaHash,
  type Role
} from '../../../model/index.js'
import {
  MEDIA_VARIANTS,
  type LogState,
  type MediaPolicy,
  type MediaReach,
  type MediaState,
  type MediaVariant,
  type NewMedia
} from '../../adapter.js'
import { throwIfAborted } from '../../abort.js'
import { checkNewMedia } from '../../new-media.js'
import type { PeerStorage } from '../../storage/storage.js'
import type { Pair } from '../seal.js'
import { firstOf, type LogOwner } from '../generations.js'
import { FetchPolicy, type Metered } from './fetch-policy.js'
import { HeldHere } from './held-here.js'
import { MediaFetcher } from './media-fetcher.js'
import { MediaLibrary, type PartSource } from './media-library.js'
import { MediaLog, NOT_HERE, type MediaLogParts } from './media-log.js'
import { Waiters } from './waiters.js'
import type { MediaNews } from './media-news.js'
import { checkAtOpening, unheldHere } from './check-media.js'
import type { MediaRecord } from './media-record.js'
import { MediaRoom } from './media-room.js'
import { Recheck } from './recheck.js'
import { hashOf, MediaWriter, one, type Written } from './media-writer.js'
import type { ProjectIndex } from '../project-index.js'
import { StateTeller } from './state-teller.js'

export type { Metered } from './fetch-policy.js'

export interface ProjectMediaParts extends Omit<MediaLogParts, 'onArrived' | 'onConflict'> {
  readonly index: ProjectIndex
  readonly record: MediaRecord
  readonly storage: PeerStorage
  readonly pair: Pair
  readonly device: DeviceId
  /** Waited for after each append to the own log. */
  readonly onAppended: () => Promise<void>
  /** The own log has two histories. */
  readonly onConflict: () => void
  readonly now: () => number
  readonly role: () => Role
  readonly metered?: Metered | undefined
  /** Writes a card into this device's `data` log. */
  readonly appendCard: (written: Written['card']) => Promise<void>
  /** Devices that are connected, and have told what they hold. */
  readonly connected: () => readonly DeviceId[]
  /** Tells every connected device. */
  readonly tell: (news: MediaNews) => void
  readonly onState: (hash: MediaHash, state: MediaState | null) => void
  /** A file came, went, or is elsewhere now. */
  readonly onChange: (hash: MediaHash | null) => void
}

/** The files of a project on this device: its `media` logs, what is here of them, and the way in and out. */
export class ProjectMedia {
  readonly library: MediaLibrary
  readonly room: MediaRoom
  readonly fetcher: MediaFetcher
  readonly #parts: ProjectMediaParts
  readonly #logs = new Map<DeviceId, MediaLog>()
  #own: MediaLog
  #writer: MediaWriter
  readonly #held: HeldHere
  readonly #fetching: FetchPolicy
  readonly #states: StateTeller
  readonly #rechecks: Recheck
  readonly #waiters = new Waiters()
  #isClosed = false

  constructor(parts: ProjectMediaParts) {
    this.#parts = parts
    const { record, tell } = parts
    this.#fetching = new FetchPolicy(record, parts.metered, () => this.#reachChanged())
    this.#held = new HeldHere({ record, logs: this.#logs, reach: () => this.reach, tell })
    this.#states = new StateTeller(hash => parts.onState(hash, this.stateOf(hash)))
    this.library = new MediaLibrary(parts.index.cards, parts.index.names, parts.record)
    this.room = new MediaRoom({
      library: this.library,
      now: parts.now,
      clear: (owner, start, end) => this.#held.clear(owner, start, end),
      reclaim: async () => parts.storage.reclaim?.(),
      onGone: hash => this.#changed(hash),
      onFault: parts.onFault
    })
    this.#rechecks = new Recheck({
      unheld: () => unheldHere(this.library, this.#logs),
      isGenuine: source => this.#isGenuine(source),
      onFound: (hash, source) => this.#came(hash, source),
      onFault: parts.onFault
    })
    this.fetcher = new MediaFetcher({
      library: this.library,
      reach: () => this.reach,
      isReachable: source => parts.connected().some(device => parts.record.others.get(device)?.holds(source)),
      logOf: ({ owner }) => this.#logs.get(owner),
      settle: source => this.#isGenuine(source),
      onFetched: (hash, source) => this.#came(hash, source),
      onWrong: async source => {
        await this.#held.clearUnheld(source)
        this.#waiters.wake()
      },
      onProgress: hash => this.#states.soon(hash),
      onFault: parts.onFault
    })
    this.#own = this.#makeLog(firstOf(parts.device))
    this.#writer = new MediaWriter(this.#own)
  }

  /** In whose name this device writes from now on; its log is opened beside the others of that owner. */
  writeAs(owner: LogOwner): void {
    const { pair, storage, onAppended } = this.#parts
    this.#own = this.#logs.get(owner.id) ?? this.#makeLog(owner)
    this.#own.signWith(pair, () => storage.sync(), onAppended)
    this.#writer = new MediaWriter(this.#own)
  }

  get logs(): Iterable<MediaLog> {
    return this.#logs.values()
  }

  get ownLog(): MediaLog {
    return this.#own
  }

  /** What this device fetches by itself now. */
  get reach(): MediaReach {
    return this.#fetching.reach
  }

  /** Opens the log of an owner, once. */
  async openLog(owner: LogOwner): Promise<void> {
    const log = this.#logs.get(owner.id) ?? this.#makeLog(owner)
    if (!log.isOpen) await log.open()
  }

  /** When all entries that are on this disk have been read and the logs of their devices are open. */
  async begin(): Promise<void> {
    await checkAtOpening(this.#own, this.library, this.#logs, this.#held)
    this.room.note(this.library.cards.hashes())
    // What goes wrong is told as a fault.
    void Promise.allSettled([this.recheck()])
    this.room.keepSweeping()
    this.changed([...this.library.names.hashes()])
  }

  /** Looks for what is here whole and was not noted: come just before a crash, or by a file. Resolves with how many. */
  recheck(): Promise<number> {
    return this.#rechecks.run()
  }

  /** Cards of these files, or whether they are named, are different. */
  changed(hashes: readonly MediaHash[]): void {
    if (hashes.length === 0 || this.#isClosed) return
    this.room.note(hashes)
    for (const hash of hashes) this.fetcher.look(hash)
  }

  /** Everything that is held here, for a device that has just come. */
  account(): MediaNews {
    return this.#held.account()
  }

  /** False when it said more than it may. */
  hear(device: DeviceId, news: MediaNews): boolean {
    const isFine = this.#parts.record.of(device).hear(news)
    this.#parts.record.saveSoon()
    this.fetcher.lookAgain()
    this.#parts.onChange(null)
    return isFine
  }

  /** A device came or went. */
  neighboursChanged(): void {
    if (!this.#isClosed) this.fetcher.lookAgain()
  }

  stateOf(hash: MediaHash): MediaState | null {
    return this.library.state(hash, source => this.fetcher.arrived(source))
  }

  between(device: DeviceId): LogState {
    return this.library.between(this.reach, this.#parts.record.others.get(device))
  }

  reachOf(device: DeviceId): MediaReach | null {
    return this.#parts.record.others.get(device)?.reach ?? null
  }

  get policy(): MediaPolicy {
    return this.#fetching.policy
  }

  setPolicy(policy: MediaPolicy): Promise<void> {
    return this.#fetching.set(policy)
  }

  setMetered(isMetered: boolean): void {
    this.#fetching.setMetered(isMetered)
  }

  /** @throws CairnError as `Media.put` */
  put(bytes: AsyncIterable<Uint8Array>, options: NewMedia): Promise<MediaHash> {
    checkNewMedia(options)
    return this.#put(bytes, options)
  }

  /** Keeps the value of a field, whose canonical JSON these bytes are. Durable when it resolves. */
  async keepValue(hash: MediaHash, bytes: Uint8Array): Promise<void> {
    if (this.library.isValue(hash) && this.library.here(hash, 'original')) this.room.note([hash])
    else await this.#put(one(bytes), { type: VALUE_TYPE, value: true })
  }

  async #put(
    bytes: AsyncIterable<Uint8Array>,
    options: NewMedia & { readonly value?: true }
  ): Promise<MediaHash> {
    if (!can(this.#parts.role(), 'attach')) {
      throw new CairnError('not-allowed', 'Your role in this project does not allow this. Ask a coordinator.')
    }
    const own = this.#own
    return this.#writer.put(bytes, options, written => this.#keep(own, written))
  }

  /** False when all of it is here already. */
  async #keep(own: MediaLog, { card, start, end }: Written): Promise<boolean> {
    const { hash } = card
    const isThere = MEDIA_VARIANTS.every(variant => {
      return (variant !== 'original' && !card[variant]) || this.library.here(hash, variant)
    })
    this.#parts.record.letGo.delete(hash)
    if (isThere && this.library.isValue(hash) === (card.value === true)) {
      this.room.note([hash])
      return false
    }
    // A card speaks of the media log beside it.
    if (own !== this.#own) throw new CairnError('outcome-unknown', 'This file was not kept. Give it again.')
    await this.#parts.appendCard(card)
    this.#held.set(own.owner, start, end, true)
    this.#changed(hash)
    return true
  }

  /** A part that turned out damaged or missing while it was read. */
  async lost(hash: MediaHash, source: PartSource, block: number): Promise<void> {
    await this.#held.clear(source.owner, block, block + 1)
    this.fetcher.look(hash)
    this.#changed(hash)
  }

  /** A file whose bytes are not those of its hash. */
  async wrong(hash: MediaHash, source: PartSource): Promise<void> {
    const { start, bytes } = source.part
    this.library.refuse(source)
    await this.#held.clear(source.owner, start, start + mediaBlocks(bytes))
    this.fetcher.look(hash)
    this.#changed(hash)
  }

  /**
   * Where it stands here, once it has been fetched from a device that has it.
   * @throws CairnError 'aborted' | 'closed' | 'not-here' when every place of it held something else
   */
  async fetched(hash: MediaHash, variant: MediaVariant, signal?: AbortSignal): Promise<PartSource> {
    if (variant === 'original') this.#parts.record.letGo.delete(hash)
    const stop = this.fetcher.ask({ hash, variant })
    try {
      for (;;) {
        throwIfAborted(signal)
        if (this.#isClosed) throw new CairnError('closed', 'This project was closed here. Open it again.')
        const here = this.library.here(hash, variant)
        if (here) return here
        if (this.library.sources(hash, variant).length === 0) throw new CairnError('not-here', NOT_HERE)
        await this.#waiters.next(signal)
      }
    } finally {
      stop()
    }
  }

  logOf(owner: DeviceId): MediaLog | undefined {
    return this.#logs.get(owner)
  }

  /** Tells what is to be told, and writes down what is to be remembered. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#waiters.wake()
    this.#fetching.close()
    this.#states.close()
    this.#rechecks.stop()
    this.room.close()
    await this.fetcher.close()
    await this.#writer.idle()
    await this.#rechecks.idle()
    this.#held.tell()
  }

  async closeLogs(): Promise<void> {
    await Promise.all([...this.#logs.values()].map(log => log.close()))
    // When it is lost, files are checked again: nothing worse.
    await Promise.allSettled([this.#parts.record.close()])
  }

  #makeLog(owner: LogOwner): MediaLog {
    const { project, store, encryption, onFault } = this.#parts
    const onArrived = (log: MediaLog, index: number) => this.fetcher.took(log, index)
    const onConflict = (log: MediaLog) => {
      if (log === this.#own) this.#parts.onConflict()
    }
    const log = new MediaLog(owner, { project, store, encryption, onFault, onArrived, onConflict })
    this.#logs.set(owner.id, log)
    return log
  }

  async #isGenuine(source: PartSource): Promise<boolean> {
    await this.#parts.storage.sync()
    return (await this.#logs.get(source.owner)?.isGenuine(source.part, hashOf)) ?? false
  }

  #reachChanged(): void {
    this.changed([...this.library.names.hashes()])
    this.fetcher.lookAgain()
    this.#held.tellSoon()
    this.#parts.onChange(null)
  }

  #came(hash: MediaHash, source: PartSource): void {
    this.#held.hold(source)
    this.#changed(hash)
  }

  #changed(hash: MediaHash): void {
    this.#waiters.wake()
    this.#states.soon(hash)
    this.#parts.onChange(hash)
  }
}
