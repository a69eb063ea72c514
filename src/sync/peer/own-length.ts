import Hypercore from 'hypercore'
import { fromHex, LOGS, toHex, type LogName, type ProjectId } from '../../model/index.js'
import type { PeerStorage } from '../storage/storage.js'
import type { Generations } from './generations.js'
import { equalBytes } from './seal.js'

const RECORD_BYTES = 1 + 8 + 32

export interface OwnLog {
  readonly name: LogName
  readonly core: Hypercore
}

/**
 * Whether this device knows how long its own logs are. Whoever appends to a log that was longer once writes a second
 * history of it, which freezes the log everywhere. So their lengths are noted apart from the logs with each append,
 * and where that does not fit with what is there the device goes on in new logs.
 */
export class OwnLength {
  readonly #storage: PeerStorage
  readonly #project: ProjectId
  readonly #generations: Generations

  constructor(storage: PeerStorage, project: ProjectId, generations: Generations) {
    this.#storage = storage
    this.#project = project
    this.#generations = generations
  }

  /** Notes how long the own logs are now. */
  async note(logs: readonly OwnLog[]): Promise<void> {
    await this.#storage.journal?.write(`lengths/${this.#project}`, recordOf(this.#generations.own.id, logs))
  }

  /** Once at opening, before anything is written: calls `moveOn` unless the logs are what was written last. */
  async check(logs: readonly OwnLog[], moveOn: () => Promise<void>): Promise<void> {
    const { journal, copied = null } = this.#storage
    const record = (await journal?.read(`lengths/${this.#project}`)) ?? null
    const isNew = !record && !this.#generations.isKept && logs.every(({ core }) => core.length === 0)
    const isSame = copied === this.#generations.copied && (!journal || (await this.#agrees(record, logs)))
    if (!isNew && !isSame) return moveOn()
    await this.#generations.note(copied)
    await this.note(logs)
  }

  async #agrees(record: Uint8Array | null, logs: readonly OwnLog[]): Promise<boolean> {
    if (!record || toHex(record.subarray(0, 32)) !== this.#generations.own.id) return false
    const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
    for (let at = 32; at + RECORD_BYTES <= record.length; at += RECORD_BYTES) {
      const log = logs.find(({ name }) => name === LOGS[record[at] ?? LOGS.length])
      const length = Number(view.getBigUint64(at + 1, true))
      if (log && !(await hasAt(log, length, record.subarray(at + 9, at + RECORD_BYTES)))) return false
    }
    return true
  }
}

/** Whether the log had this tree hash at this length. Blocks of media may have been given up since. */
async function hasAt({ name, core }: OwnLog, length: number, hash: Uint8Array): Promise<boolean> {
  if (length === 0) return true
  if (core.length < length || (name !== 'media' && !(await core.has(length - 1)))) return false
  // `core.treeHash` would wait for the block until somebody brings it.
  return equalBytes(await Hypercore.treeHashFromStorage(core, length), hash)
}

function recordOf(owner: string, logs: readonly OwnLog[]): Uint8Array {
  const bytes = new Uint8Array(32 + logs.length * RECORD_BYTES)
  bytes.set(fromHex(owner), 0)
  const view = new DataView(bytes.buffer)
  for (const [place, { name, core }] of logs.entries()) {
    const at = 32 + place * RECORD_BYTES
    bytes[at] = LOGS.indexOf(name)
    view.setBigUint64(at + 1, BigInt(core.length), true)
    bytes.set(core.state.hash(), at + 9)
  }
  return bytes
}
