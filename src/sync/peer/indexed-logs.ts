import type { DeviceId } from '../../model/index.js'
import { storageFailure } from '../storage/failure.js'
import type { PeerStorage } from '../storage/storage.js'
import { DocumentReader } from './document-reader.js'
import { EntryIntake, type IntakeParts } from './entry-intake.js'
import type { Generations } from './generations.js'
import { IndexedValues } from './indexed-values.js'
import { KeptIndex, keptIndexOf } from './kept-index.js'
import type { LogParts } from './log.js'
import type { Values } from './media/values.js'
import { ProjectIndex } from './project-index.js'
import { ProjectLogs, type ProjectLogsParts } from './project-logs.js'
import { Rereading } from './rereading.js'
import { resumeIndex } from './resume-index.js'
import type { ProjectSecrets } from './vault.js'

/** How often logs are read again at opening, at most; later ones take their time. */
const REREADS_AT_OPEN = 8

type FromLogs = Pick<ProjectLogsParts, 'records' | 'openMedia' | 'onOpened' | 'onFault'>
type FromIntake = Pick<IntakeParts, 'isReady' | 'readOnly' | 'onForeign' | 'onChanged' | 'onTaken'>

/** Where the logs of a project are, and how they are encrypted. */
export type LogPlace = Pick<LogParts, 'project' | 'store' | 'encryption'>

interface IndexedLogsParts extends FromLogs, FromIntake {
  readonly secrets: ProjectSecrets
  readonly storage: PeerStorage
  readonly log: LogPlace
  readonly onFrozen: LogParts['onFrozen']
  readonly values: () => Values
}

/** The logs of a project and what is read from them: the index, and what the documents say. */
export class IndexedLogs {
  readonly index: ProjectIndex
  readonly documents: DocumentReader
  readonly values: IndexedValues
  readonly logs: ProjectLogs
  readonly #parts: IndexedLogsParts
  readonly #intake: EntryIntake
  readonly #rereading: Rereading
  readonly #kept: KeptIndex

  constructor(parts: IndexedLogsParts) {
    this.#parts = parts
    const { secrets, storage } = parts
    this.index = new ProjectIndex(secrets.id, { bodies: 'asked' })
    this.logs = new ProjectLogs({
      ...parts,
      log: {
        ...parts.log,
        take: (log, blocks) => this.#intake.take(log, blocks),
        wasFrozen: ({ owner, name }) => parts.records.isFrozen(owner, name),
        onFrozen: parts.onFrozen,
        onFault: error => parts.onFault(storageFailure(error))
      },
      holdings: this.index.holdings
    })
    this.documents = new DocumentReader(
      this.index,
      (log, indices) => this.logs.again(log.ordinal, indices),
      () => this.#intake.settle(parts.readOnly())
    )
    this.values = new IndexedValues(this.index, this.documents, document => parts.values().resolve(document))
    this.#kept = new KeptIndex(storage.local, secrets, {
      capture: async () => {
        const columns = this.index.columns()
        return columns && keptIndexOf(columns, this.logs.all, this.#rereading.pending)
      },
      size: () => this.index.changes.table.ids.end
    })
    this.#rereading = new Rereading(
      device => this.logs.rewind(device),
      () => this.index.admissions
    )
    this.#intake = new EntryIntake({
      ...parts,
      index: this.index,
      documents: this.documents,
      values: this.values,
      rereading: this.#rereading,
      onTaken: () => {
        this.#kept.changed()
        parts.onTaken()
      }
    })
  }

  /** How many entries came in. */
  get taken(): number {
    return this.#intake.count
  }

  /** Reads what is on this disk, from the index that was kept of it as far as that goes. */
  async open(device: DeviceId, generations: Generations): Promise<void> {
    await resumeIndex({
      kept: this.#kept,
      logs: this.logs,
      generations,
      index: this.index,
      documents: this.documents,
      intake: this.#intake,
      readOnly: this.#parts.readOnly
    })
    this.logs.open([this.logs.root, ...generations.of(device)])
    await this.logs.whenOpened()
    for (let round = 0; round < REREADS_AT_OPEN && this.#rereading.runNow(); round++) {
      await this.logs.drain()
    }
  }

  /** Resolves when all that came into the logs is read and on disk, and the logs that it names are open. */
  async settled(): Promise<void> {
    await this.logs.settled()
    await this.#parts.storage.sync()
  }

  /** No log is opened any more, or read again. */
  stop(): void {
    this.logs.stop()
    this.#rereading.close()
  }

  /** `mayKeep`: whether the index may be written. What could not be kept is made of the logs again. */
  async close(mayKeep: boolean): Promise<void> {
    await Promise.allSettled([this.#kept.close(mayKeep)])
    await this.logs.close()
  }
}
