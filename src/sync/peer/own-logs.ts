import { CairnError, type DeviceId, type LogName, type ProjectId } from '../../model/index.js'
import { storageFailure } from '../storage/failure.js'
import type { PeerStorage } from '../storage/storage.js'
import type { Generations, LogOwner } from './generations.js'
import type { Log } from './log.js'
import { LogWriter } from './log-writer.js'
import type { MediaLog } from './media/media-log.js'
import { OwnLength, type OwnLog } from './own-length.js'
import type { Pair } from './seal.js'
import { WrittenCommits, type Place } from './written-commits.js'

interface OwnLogsParts {
  readonly project: ProjectId
  readonly pair: Pair
  readonly storage: PeerStorage
  readonly generations: Generations
  readonly logsOf: (owner: DeviceId) => readonly Log[]
  readonly mediaLog: () => MediaLog
  /** Opens the logs of an owner, media included, in whose name this device writes from now on. */
  readonly openLogs: (owner: LogOwner) => Promise<void>
  /** This device goes on in new logs. */
  readonly onMoved: () => void
  /** Nothing is written any more. */
  readonly onFault: (fault: CairnError) => void
}

/** The logs that this device writes, and how it goes on where it must not write them any longer. */
export class OwnLogs {
  readonly #parts: OwnLogsParts
  readonly #length: OwnLength
  readonly #writers = new Map<LogName, LogWriter>()
  #written: WrittenCommits | null = null
  #moving: Promise<void> | null = null
  #isClosed = false

  constructor(parts: OwnLogsParts) {
    this.#parts = parts
    this.#length = new OwnLength(parts.storage, parts.project, parts.generations)
  }

  /** Before they are opened: what was refused and stands in them all the same goes. */
  takeBack(): Promise<void> {
    return this.#length.takeBack(this.#parts.pair)
  }

  /** Once they are open and read, before anything is written. */
  async begin(): Promise<void> {
    const isFrozen = this.#parts.logsOf(this.#parts.generations.own.id).some(log => log.isFrozen)
    if (isFrozen) await this.#move()
    else await this.#length.check(this.#all(), () => this.#move())
    this.#written ??= await this.#openWritten()
  }

  /** Whether these are logs that this device writes now. */
  has(owner: DeviceId): boolean {
    return this.#written !== null && owner === this.#parts.generations.own.id
  }

  log(name: LogName): Log {
    const { logsOf, generations } = this.#parts
    const log = logsOf(generations.own.id).find(own => own.name === name)
    if (!log) throw new CairnError('internal', `The own log ${name} is not open.`)
    return log
  }

  keyOf(name: LogName): Uint8Array {
    return name === 'media' ? this.#parts.mediaLog().key : this.log(name).key
  }

  /** Calls of `commit` that this device has written. */
  get written(): WrittenCommits {
    if (!this.#written) throw new CairnError('internal', 'The project is not open yet.')
    return this.#written
  }

  /** Entries of an own log, as they were written. */
  async entriesAt({ log, start, count }: Place): Promise<readonly (Uint8Array | null)[]> {
    const { core } = this.log(log)
    return Promise.all(Array.from({ length: count }, (_, place) => core.get(start + place, { wait: false })))
  }

  /** As `ProjectPeer.append`. */
  async append(
    name: LogName,
    entries: readonly Uint8Array[],
    before?: (start: number) => Promise<void>
  ): Promise<number> {
    await this.#moving
    const log = this.log(name)
    try {
      return await this.#writerOf(log).append(entries, before)
    } catch (error) {
      // Nothing of it counts where the log has two histories; it is written where the device goes on.
      if (log.isFrozen && this.#moving) return this.append(name, entries, before)
      throw error
    }
  }

  /** Notes how long they are now. */
  note(): Promise<void> {
    return this.#length.note(this.#all())
  }

  /** Somebody had more of this owner's logs than this device, or another history of one. Own ones are left. */
  leave(owner: DeviceId): void {
    if (this.has(owner)) this.moveOn()
  }

  /** The own logs are not written any more. */
  moveOn(): void {
    if (this.#isClosed) return
    this.#moving ??= this.#move()
      .catch((error: unknown) => this.#parts.onFault(storageFailure(error)))
      .finally(() => (this.#moving = null))
  }

  /** Resolves when nothing is being written. They are not changed for others afterwards. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#moving
    await this.#idle()
  }

  /** Goes on in new logs. What stands in those before stays, and what of it is elsewhere comes back from there. */
  async #move(): Promise<void> {
    const { generations, storage, openLogs, onMoved } = this.#parts
    await this.#idle()
    const owner = await generations.begin(storage.copied ?? null)
    await openLogs(owner)
    this.#writers.clear()
    await this.note()
    this.#written = await this.#openWritten()
    onMoved()
  }

  async #idle(): Promise<void> {
    await Promise.all([...this.#writers.values()].map(writer => writer.idle()))
  }

  #all(): readonly OwnLog[] {
    const { logsOf, generations, mediaLog } = this.#parts
    return [...logsOf(generations.own.id), mediaLog()]
  }

  #writerOf(log: Log): LogWriter {
    const { pair, storage, onFault } = this.#parts
    let writer = this.#writers.get(log.name)
    if (!writer) {
      writer = new LogWriter(log, pair, {
        sync: () => storage.sync(),
        onAppended: () => this.note(),
        onRefused: () => this.#length.refuse(log.name, this.#all()),
        onFault
      })
      this.#writers.set(log.name, writer)
    }
    return writer
  }

  #openWritten(): Promise<WrittenCommits> {
    const { generations, storage, project } = this.#parts
    const { own, began } = generations
    const later = own.generation && { id: own.id, began: began ?? 0 }
    return WrittenCommits.open(storage.local, project, name => this.log(name).length, later)
  }
}
