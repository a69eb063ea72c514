import Hypercore from 'hypercore'
import { fromHex, LOGS, toHex, type LogName, type ProjectId } from '../../model/index.js'
import type { PeerStorage } from '../storage/storage.js'
import type { Generations } from './generations.js'
import { logManifest } from './keys.js'
import { equalBytes, type Pair } from './seal.js'

const RECORD_BYTES = 1 + 8 + 32
/** Beside the log in its record: what stands behind that length was refused, and nobody heard of it. */
const REFUSED = 0x80

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
  /** Names of logs in which something was refused, and whose logs they were. */
  readonly #refused = new Set<string>()

  constructor(storage: PeerStorage, project: ProjectId, generations: Generations) {
    this.#storage = storage
    this.#project = project
    this.#generations = generations
  }

  /** Notes how long the own logs are now. */
  async note(logs: readonly OwnLog[]): Promise<void> {
    const { id } = this.#generations.own
    const record = recordOf(id, logs, name => this.#refused.has(`${id}/${name}`))
    await this.#storage.journal?.write(this.#name, record)
  }

  /**
   * Notes that an append to a log was refused although it may stand in the database: it did not reach the disk, and its
   * length was not raised, so that nobody heard of it. The record is written where the last one but one stands, which
   * takes no room. Rejects where it cannot be noted: then it may be there after the next opening.
   */
  async refuse(name: LogName, logs: readonly OwnLog[]): Promise<void> {
    const { journal } = this.#storage
    // Logs and small files are one there, and written whole or not at all.
    if (!journal) return
    this.#refused.add(`${this.#generations.own.id}/${name}`)
    await this.note(logs)
  }

  /** Before the own logs are opened: takes out of them what was refused. Not from a copy, where nothing is written any more. */
  async takeBack(pair: Pair): Promise<void> {
    const { journal, store, copied = null } = this.#storage
    const record = (await journal?.read(this.#name)) ?? null
    const { own } = this.#generations
    if (!record || copied !== this.#generations.copied || toHex(record.subarray(0, 32)) !== own.id) return
    for (const { name, length, hash, isRefused } of notesIn(record)) {
      if (!name || !isRefused) continue
      const manifest = logManifest(this.#project, own.device, name, own.generation?.number, own.nonce)
      const core = store.get({ key: Hypercore.key(manifest), manifest })
      try {
        await core.ready()
        const isBehind = core.length > length && (await hasAt({ name, core }, length, hash))
        // The same fork and the same signer: the log's head is again what it was, bit by bit.
        if (isBehind) await core.truncate(length, { fork: core.fork, keyPair: pair })
      } finally {
        await core.close()
      }
    }
    await this.#storage.sync()
  }

  get #name(): string {
    return `lengths/${this.#project}`
  }

  /** Once at opening, before anything is written: calls `moveOn` unless the logs are what was written last. */
  async check(logs: readonly OwnLog[], moveOn: () => Promise<void>): Promise<void> {
    const { journal, copied = null } = this.#storage
    const record = (await journal?.read(this.#name)) ?? null
    const isNew = !record && !this.#generations.isKept && logs.every(({ core }) => core.length === 0)
    const isSame = copied === this.#generations.copied && (!journal || (await this.#agrees(record, logs)))
    if (!isNew && !isSame) return moveOn()
    await this.#generations.note(copied)
    await this.note(logs)
  }

  async #agrees(record: Uint8Array | null, logs: readonly OwnLog[]): Promise<boolean> {
    if (!record || toHex(record.subarray(0, 32)) !== this.#generations.own.id) return false
    for (const { name, length, hash } of notesIn(record)) {
      const log = logs.find(own => own.name === name)
      if (log && !(await hasAt(log, length, hash))) return false
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

function* notesIn(record: Uint8Array) {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
  for (let at = 32; at + RECORD_BYTES <= record.length; at += RECORD_BYTES) {
    const byte = view.getUint8(at)
    yield {
      name: LOGS[byte & ~REFUSED],
      isRefused: (byte & REFUSED) !== 0,
      length: Number(view.getBigUint64(at + 1, true)),
      hash: record.subarray(at + 9, at + RECORD_BYTES)
    }
  }
}

function recordOf(owner: string, logs: readonly OwnLog[], isRefused: (name: LogName) => boolean): Uint8Array {
  const bytes = new Uint8Array(32 + logs.length * RECORD_BYTES)
  bytes.set(fromHex(owner), 0)
  const view = new DataView(bytes.buffer)
  for (const [place, { name, core }] of logs.entries()) {
    const at = 32 + place * RECORD_BYTES
    bytes[at] = LOGS.indexOf(name) | (isRefused(name) ? REFUSED : 0)
    view.setBigUint64(at + 1, BigInt(core.length), true)
    bytes.set(core.state.hash(), at + 9)
  }
  return bytes
}
