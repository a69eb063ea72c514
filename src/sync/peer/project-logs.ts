import { LOGS, type CairnError, type DeviceId, type LogName } from '../../model/index.js'
import { storageFailure } from '../storage/failure.js'
import { firstOf, type LogOwner } from './generations.js'
import type { Holdings } from './holdings.js'
import { Log, type LogParts, type ReadBlock } from './log.js'
import type { PeerRecords } from './peer-records.js'

/** A log of media is opened beside these, and read only where it is asked for. */
const ENTRY_LOGS: readonly LogName[] = LOGS.filter(name => name !== 'media')

/** What the logs need of the project, and whom they tell. */
export interface ProjectLogsParts {
  readonly log: LogParts
  readonly records: PeerRecords
  readonly holdings: Holdings
  /** Opens the log of media of an owner. */
  readonly openMedia: (owner: LogOwner) => Promise<unknown>
  /** Some logs are open, and what stood in them is read. */
  readonly onOpened: () => void
  readonly onFault: (fault: CairnError) => void
}

/** The logs of entries of all devices of a project: which there are, and what others hold of them. */
export class ProjectLogs {
  /** The owner of the project's first log, which grants its founder. */
  readonly root: LogOwner
  readonly #parts: ProjectLogsParts
  readonly #logs: Log[] = []
  /** By the id of their owner: a device, or one of its later generations. */
  readonly #byOwner = new Map<DeviceId, readonly Log[]>()
  readonly #openings = new Set<Promise<void>>()
  #isStopped = false

  constructor(parts: ProjectLogsParts) {
    this.#parts = parts
    this.root = firstOf(parts.log.project as unknown as DeviceId)
  }

  /** By ordinal. */
  get all(): readonly Log[] {
    return this.#logs
  }

  /** Whether the logs of an owner are read here. */
  has(owner: DeviceId): boolean {
    return this.#byOwner.has(owner)
  }

  /** None of an owner who is not known. */
  of(owner: DeviceId): readonly Log[] {
    return this.#byOwner.get(owner) ?? []
  }

  find(owner: DeviceId, name: LogName): Log | undefined {
    return this.of(owner).find(log => log.name === name)
  }

  /** Opens the logs of owners that are not known yet, media included. See `whenOpened`. */
  open(owners: Iterable<LogOwner>): void {
    for (const owner of owners) {
      if (this.#isStopped || this.has(owner.id)) continue
      this.start(this.add(owner), owner.id === this.root.id ? [] : [owner])
    }
  }

  /** The logs of an owner, which `start` opens. */
  add(owner: LogOwner): readonly Log[] {
    const names = owner.id === this.root.id ? (['auth'] as const) : ENTRY_LOGS
    const { log: parts } = this.#parts
    const logs = names.map((name, place) => new Log(this.#logs.length + place, owner, name, parts))
    this.#byOwner.set(owner.id, logs)
    this.#logs.push(...logs)
    return logs
  }

  /** Opens logs that were added, and the logs of media of these owners with them. */
  start(logs: readonly Log[], media: readonly LogOwner[]): void {
    const { records, openMedia, onOpened, onFault } = this.#parts
    for (const log of logs) {
      // What other devices confirmed before, in this run or an earlier one.
      if (!records.isFrozen(log.owner, log.name)) this.#confirmAll(log, held => held)
    }
    const opening = Promise.all([...media.map(openMedia), ...logs.map(log => log.open())])
      .then(onOpened, (error: unknown) => onFault(storageFailure(error)))
      .finally(() => this.#openings.delete(opening))
    this.#openings.add(opening)
  }

  /** While logs are opened they may name further devices, whose logs are opened too. */
  async whenOpened(): Promise<void> {
    while (this.#openings.size > 0) await Promise.all(this.#openings)
  }

  /** Resolves when what is here of those that are known now has been read. */
  async drain(): Promise<void> {
    await Promise.all(this.#logs.map(log => log.drain()))
  }

  /** Resolves when all that came into them is read, and the logs that it names are open. */
  async settled(): Promise<void> {
    let count: number
    do {
      count = this.#logs.length
      await this.whenOpened()
      await this.drain()
    } while (count < this.#logs.length)
  }

  /** Blocks of a log that were read before. */
  again(ordinal: number, indices: readonly number[]): Promise<readonly ReadBlock[]> {
    return this.#logs[ordinal]!.again(indices)
  }

  /** Reads all that a device wrote once more. */
  rewind(device: DeviceId): void {
    for (const log of this.#logs) if (log.device === device) log.rewind()
  }

  /** A device holds so many entries of a log. */
  confirm(device: DeviceId, owner: DeviceId, name: LogName, held: number): void {
    const log = this.find(owner, name)
    if (log) this.#parts.holdings.confirm(device, log.ordinal, held)
  }

  /** Which of its two histories the others hold is not known: nothing of it counts as being elsewhere. */
  freeze(log: Log): void {
    this.#parts.records.freeze(log.owner, log.name)
    this.#confirmAll(log, () => 0)
  }

  /** No log is opened any more. */
  stop(): void {
    this.#isStopped = true
  }

  async close(): Promise<void> {
    await Promise.all(this.#logs.map(log => log.close()))
  }

  #confirmAll(log: Log, count: (held: number) => number): void {
    const { records, holdings } = this.#parts
    for (const [other, held] of records.confirmed(log.owner, log.name)) {
      holdings.confirm(other, log.ordinal, count(held))
    }
  }
}
