import { CairnError, fromHex, isId, LOGS, toHex, type DeviceId, type LogName } from '../../model/index.js'
import type { LocalFiles } from '../storage/storage.js'
import { columnBytes, columnsOf } from './column-bytes.js'
import type { IndexColumns } from './index-columns.js'
import { localKey } from './keys.js'
import type { Log } from './log.js'
import { SlicedFile } from './sliced-file.js'
import type { ProjectSecrets } from './vault.js'

/**
 * Of the way in which the index is made and kept. Another one goes up with every change of what the index makes of
 * the same entries, or of its columns: then it is made anew from the logs.
 */
export const INDEX_VERSION = 4

/** How much of a log is in the index, and the hash of the log's tree there. */
export interface KeptLog {
  readonly device: DeviceId
  readonly name: LogName
  readonly key: string
  readonly read: number
  /** Hexadecimal; null when nothing of it is. */
  readonly hash: string | null
}

export interface KeptIndexState {
  readonly version: number
  /** By ordinal. */
  readonly logs: readonly KeptLog[]
  readonly columns: IndexColumns
}

/** The index's columns with the logs that they are made of; of those in `unfinished` nothing counts as read. */
export async function keptIndexOf(
  columns: IndexColumns,
  logs: readonly Log[],
  unfinished: ReadonlySet<DeviceId>
): Promise<KeptIndexState> {
  const reads = logs.map(log => (unfinished.has(log.device) || log.isFrozen ? 0 : log.read))
  const kept = logs.map(async (log, at) => ({
    device: log.device,
    name: log.name,
    key: toHex(log.key),
    read: reads[at]!,
    hash: await log.hashAt(reads[at]!)
  }))
  return { version: INDEX_VERSION, logs: await Promise.all(kept), columns }
}

/** These logs in the order in which they were kept; null when one is missing, or is another one now. */
export async function keptLogs(state: KeptIndexState, logs: readonly Log[]): Promise<readonly Log[] | null> {
  const byKey = new Map(logs.map(log => [toHex(log.key), log]))
  const found = state.logs.flatMap(({ key }) => byKey.get(key) ?? [])
  if (found.length < state.logs.length) return null
  const holds = await Promise.all(state.logs.map(({ read, hash }, at) => found[at]!.holds(read, hash)))
  return holds.every(Boolean) ? found : null
}

/** Changes that came in since the index was kept last, before it is worth keeping again: at least, and of all. */
const LEAST = 256
const SHARE = 1 / 50
/** Nothing came for this long. */
const IDLE_MS = 5_000

export interface KeepingParts {
  /** Null while something is under way. */
  readonly capture: () => Promise<KeptIndexState | null>
  /** How many changes are known. */
  readonly size: () => number
}

/**
 * The index as it was, encrypted on this device, so that opening a project does not read all of its logs. It holds
 * nothing that the logs do not: what is missing, torn, older or of another program is made from them again.
 */
export class KeptIndex {
  readonly #file: SlicedFile
  readonly #parts: KeepingParts
  #size = 0
  #timer: ReturnType<typeof setTimeout> | null = null
  #writing: Promise<unknown> = Promise.resolve()
  #isClosed = false

  constructor(files: LocalFiles, secrets: ProjectSecrets, parts: KeepingParts) {
    this.#file = new SlicedFile(files, `index/${secrets.id}`, localKey(fromHex(secrets.deviceSeed)))
    this.#parts = parts
  }

  /** Null when there is none that this program can go on with. */
  async read(): Promise<KeptIndexState | null> {
    const bytes = await this.#file.read()
    if (!bytes) return null
    try {
      const state = columnsOf(bytes)
      return isState(state) ? state : null
    } catch (error) {
      if (CairnError.is(error, 'bad-input')) return null
      throw error
    }
  }

  /** This many changes are in what is kept. */
  resumed(size: number): void {
    this.#size = size
  }

  /** Something came in. Keeps the index once enough has, and nothing more comes. */
  changed(): void {
    if (this.#isClosed || !this.#isWorth()) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = null
      // What could not be kept is made from the logs; a storage that is broken tells so at the next entry.
      this.#writing = Promise.allSettled([this.#write(() => !this.#isClosed)])
    }, IDLE_MS)
  }

  /** Keeps what is worth it; nothing is written afterwards. */
  async close(mayWrite: boolean): Promise<void> {
    this.#isClosed = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#writing
    if (mayWrite && this.#isWorth()) await this.#write(() => true)
  }

  #isWorth(): boolean {
    const size = this.#parts.size()
    return size - this.#size >= Math.max(LEAST, size * SHARE)
  }

  async #write(isWanted: () => boolean): Promise<void> {
    const size = this.#parts.size()
    const state = await this.#parts.capture()
    if (state && (await this.#file.write(columnBytes(state), isWanted))) this.#size = size
  }
}

function isState(value: unknown): value is KeptIndexState {
  if (typeof value !== 'object' || value === null) return false
  const { version, logs } = value as Partial<KeptIndexState>
  return version === INDEX_VERSION && Array.isArray(logs) && logs.every(isKeptLog)
}

const isKeptLog = ({ device, name, key, read, hash }: Partial<KeptLog>): boolean =>
  isId(device) &&
  LOGS.some(log => log === name) &&
  isId(key) &&
  Number.isSafeInteger(read) &&
  (hash === null || isId(hash))
