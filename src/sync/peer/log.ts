import Hypercore, { type CoreStorage } from 'hypercore'
import type Corestore from 'corestore'
import {
  CairnError,
  toHex,
  type DeviceId,
  type Generation,
  type LogName,
  type ProjectId
} from '../../model/index.js'
import { storageFailure, storageFailureIn } from '../storage/failure.js'
import type { BlockEncryption } from './block-encryption.js'
import type { LogOwner } from './generations.js'
import { logManifest } from './keys.js'
import { MAX_ENTRIES } from './peer-records.js'
import { equalBytes } from './seal.js'
import { TreeAtHand } from './tree-at-hand.js'

/** A block as read: its plain bytes, or null when they cannot be opened. */
export interface ReadBlock {
  readonly index: number
  readonly bytes: Uint8Array | null
  /** This device has just written it, and synced it. */
  readonly isOwn: boolean
}

export interface LogParts {
  readonly project: ProjectId
  readonly store: Corestore
  readonly encryption: BlockEncryption
  readonly take: (log: Log, blocks: readonly ReadBlock[]) => Promise<void>
  /** Whether two histories of the log were seen before. */
  readonly wasFrozen: (log: Log) => boolean
  /** Two histories of the log were signed: it is taken no further, and what was read stays. */
  readonly onFrozen: (log: Log) => void
  /** The log cannot go on: the storage failed, or `take` did. Told once. */
  readonly onFault: (error: unknown) => void
}

const CHUNK = 512
/**
 * While many are arriving a chunk is taken no sooner than this after the one before, and later while more are known to
 * be missing: each costs a sync. What comes a few at a time is somebody at work, and is not kept waiting.
 */
const PACE_MS = 20
const PACE_MISSING_MS = 100
const MANY = 16
const CONFIRM_MS = 200

/**
 * One log of one device, own or foreign: follows it as it grows and hands each block over once, in chunks,
 * as soon as it is here. Blocks that arrive before their neighbours are handed over too.
 */
export class Log {
  readonly key: Uint8Array
  /** Names the log's owner where logs are spoken of: its device, or one later generation of it. */
  readonly owner: DeviceId
  readonly device: DeviceId
  readonly generation: Generation | undefined
  readonly #core: Hypercore
  readonly #parts: LogParts
  /** Everything below was handed over. */
  #next = 0
  /** How far it had read before it was rewound, and how often it was. */
  #before = 0
  #rewinds = 0
  readonly #ahead = new Set<number>()
  readonly #arrived = new Set<number>()
  /** Plain bytes of blocks this device wrote, so that they need not be read back. */
  readonly #written = new Map<number, Uint8Array>()
  #running: Promise<void> | null = null
  #again = false
  #stopped = false
  #confirmTimer: ReturnType<typeof setTimeout> | null = null
  #isOpen = false
  #isFrozen = false
  #tree: TreeAtHand | null = null
  /** Devices that told another history than the one that stands here. */
  readonly #doubts = new Set<DeviceId>()
  /** Ends the wait for more blocks; null while nothing waits. */
  #goOn: (() => void) | null = null
  /** Blocks of others that were taken lately, and since when they are counted. */
  #lately = { since: -PACE_MS, count: 0 }

  constructor(
    readonly ordinal: number,
    { id, device, generation, nonce }: LogOwner,
    readonly name: LogName,
    parts: LogParts
  ) {
    this.owner = id
    this.device = device
    this.generation = generation
    const manifest = logManifest(parts.project, device, name, generation?.number, nonce)
    this.key = Hypercore.key(manifest)
    this.#core = parts.store.get({ key: this.key, manifest, encryption: parts.encryption })
    this.#parts = parts
  }

  get core(): Hypercore {
    return this.#core
  }

  /** Whether all that stood on this disk has been read. */
  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Blocks that were handed over without a gap. */
  get read(): number {
    return Math.max(this.#next, this.#before)
  }

  /** The log's length as far as this device knows. */
  get length(): number {
    return this.#core.length
  }

  /** The tree hash at that length. */
  get head(): Uint8Array {
    return this.#core.state.hash()
  }

  /** Whether two histories of it are known to be signed. */
  get isFrozen(): boolean {
    return this.#isFrozen
  }

  /**
   * False when a device told another history of the log than the one that stands here. Its proof is asked for:
   * a device that lies changes nothing, two proofs freeze the log.
   */
  agrees(device: DeviceId, { known, head }: { readonly known: number; readonly head: Uint8Array }): boolean {
    if (this.#isFrozen) return false
    this.#doubts.delete(device)
    if (!this.#isOpen || known !== this.length || known === 0 || equalBytes(head, this.head)) return true
    this.#doubts.add(device)
    this.#confirmSoon()
    return false
  }

  /** False when the log here is longer and had another tree hash at that length, or cannot tell. */
  async includes(length: number, head: Uint8Array): Promise<boolean> {
    return length >= this.length || (await this.holds(length, toHex(head)))
  }

  /** Hands every block over once more. */
  rewind(): void {
    this.#before = this.read
    this.#rewinds++
    this.#next = 0
    this.#ahead.clear()
    this.wake()
  }

  /** Whether this log is the same up to that length as when it was `hashAt` it. */
  async holds(length: number, hash: string | null): Promise<boolean> {
    await this.#core.ready()
    if (length === 0) return true
    // Of a length whose last block is not here the tree may not be here either.
    if (this.length < length || this.#core.closing || !(await this.#core.has(length - 1))) return false
    return (await this.hashAt(length)) === hash
  }

  /** The hash of the tree at a length, in hexadecimal; null for an empty one. */
  async hashAt(length: number): Promise<string | null> {
    // `core.treeHash` would wait for the block until somebody brings it.
    return length === 0 ? null : toHex(await Hypercore.treeHashFromStorage(this.#core, length))
  }

  /** Before it is opened: everything below was handed over in an earlier run. */
  resume(read: number): void {
    this.#next = read
  }

  async open(): Promise<void> {
    await this.#core.ready()
    this.#tree = TreeAtHand.of(this.#core)
    this.#isFrozen = this.#parts.wasFrozen(this)
    this.#core.on('append', () => {
      this.wake()
      this.#confirmSoon()
    })
    this.#core.on('download', (index: number) => this.arrived([index]))
    // What came and could not be written is told as if it were not genuine.
    this.#core.on('verification-error', error => {
      const fault = storageFailureIn(error)
      if (fault && !this.#stopped) this.#parts.onFault(fault)
    })
    // Two histories of one log: hypercore closes it. What was read stays.
    this.#core.on('conflict', () => {
      this.#stopped = true
      this.#isFrozen = true
      this.#parts.onFrozen(this)
    })
    // The log may be offered only after the other device has told what it has.
    this.#core.on('peer-add', () => this.#confirmSoon())
    await this.drain()
    this.#isOpen = true
    if (!this.#stopped && !this.#isFrozen) this.#core.download({ start: 0, end: -1 })
  }

  /**
   * Blocks that were handed over before, once more; null bytes for one that cannot be read any more. A log that
   * hypercore has closed for a conflict is read all the same.
   * @throws what the storage failed with
   */
  async again(indices: readonly number[]): Promise<readonly ReadBlock[]> {
    const session = this.#core.closing
      ? await this.#parts.store.storage.resumeCore(this.#core.discoveryKey)
      : null
    const blocks = await this.#read(indices, session ?? this.#core.state.storage)
    await session?.close()
    const found = new Set(blocks.map(({ index }) => index))
    const gone = indices.filter(index => !found.has(index))
    return [...blocks, ...gone.map(index => ({ index, bytes: null, isOwn: false }))]
  }

  /** Reads what is here; resolves when nothing more is. */
  async drain(): Promise<void> {
    this.wake()
    while (this.#running) await this.#running
  }

  wake(): void {
    this.#again = true
    if (this.#goOn && this.#rest() <= 0) this.#goOn()
    if (this.#stopped) return
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
  }

  /** Blocks of others are here. */
  arrived(indices: readonly number[]): void {
    for (const index of indices) if (index < MAX_ENTRIES) this.#arrived.add(index)
    this.wake()
  }

  written(start: number, blocks: readonly Uint8Array[]): void {
    for (const [place, bytes] of blocks.entries()) this.#written.set(start + place, bytes)
  }

  async close(): Promise<void> {
    this.#stopped = true
    this.#goOn?.()
    if (this.#confirmTimer) clearTimeout(this.#confirmTimer)
    await this.#running
    await this.#core.close()
  }

  /**
   * Says the length again where the other end has not confirmed it. When both ends grow at one moment hypercore
   * 11.37 may drop that message, and then asks for nothing more over this connection (replicator.js,
   * _updateCanUpgradeAndSync).
   */
  #confirmSoon(): void {
    this.#confirmTimer ??= setTimeout(() => {
      this.#confirmTimer = null
      for (const peer of this.#stopped ? [] : this.#core.peers) {
        if (peer.lengthAcked !== this.#core.length) peer.sendSync()
        if (this.#doubts.has(toHex(peer.remotePublicKey) as DeviceId)) peer._checkIfConflict()
      }
    }, CONFIRM_MS)
  }

  async #run(): Promise<void> {
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false
        while (await this.#step()) continue
      }
    } catch (error) {
      // A log that is being closed, by this device or for a conflict, has nothing more to tell.
      if (this.#stopped || this.#core.closing) return
      this.#stopped = true
      this.#parts.onFault(error)
    }
  }

  /** False when there was nothing to read. */
  async #step(): Promise<boolean> {
    await this.#pace()
    const blocks = this.#stopped ? [] : await this.#read(this.#ready())
    if (blocks.length === 0 || this.#stopped) return false
    const rewinds = this.#rewinds
    await this.#parts.take(this, blocks)
    if (rewinds === this.#rewinds) for (const { index } of blocks) this.#done(index)
    if (this.#core.contiguousLength === this.#core.length) this.#tree?.rest()
    this.#count(blocks.filter(({ isOwn }) => !isOwn).length)
    return true
  }

  #count(foreign: number): void {
    const now = performance.now()
    const { since, count } = this.#lately
    // A chunk of many begins the time anew: the next one is to be as large.
    const isOver = now - since > PACE_MS || foreign >= MANY
    this.#lately = isOver ? { since: now, count: foreign } : { since, count: count + foreign }
  }

  async #pace(): Promise<void> {
    for (let rest = this.#rest(); rest > 0; rest = this.#rest()) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, rest)
        this.#goOn = () => {
          clearTimeout(timer)
          resolve()
        }
      })
      this.#goOn = null
    }
  }

  /** Milliseconds until the next chunk is taken. What this device writes itself, and a full chunk, wait for nothing. */
  #rest(): number {
    const { since, count } = this.#lately
    const { contiguousLength, length } = this.#core
    const isFull = contiguousLength - this.#next >= CHUNK || this.#arrived.size >= CHUNK
    if (count < MANY || isFull || !this.#isOpen || this.#stopped || this.#written.size > 0) return 0
    return since + (contiguousLength < length ? PACE_MISSING_MS : PACE_MS) - performance.now()
  }

  #ready(): number[] {
    const end = Math.min(this.#core.contiguousLength, this.#next + CHUNK, MAX_ENTRIES)
    const indices: number[] = []
    for (let index = this.#next; index < end; index++) if (!this.#ahead.has(index)) indices.push(index)
    if (indices.length > 0) return indices
    for (const index of this.#arrived) {
      this.#arrived.delete(index)
      if (index >= this.#next && !this.#ahead.has(index)) indices.push(index)
      if (indices.length === CHUNK) break
    }
    return indices
  }

  #done(index: number): void {
    this.#arrived.delete(index)
    this.#ahead.add(index)
    while (this.#ahead.delete(this.#next)) this.#next++
  }

  /**
   * Those that are here, read in one go. Fails when the storage does, not when a block is not genuine.
   * @throws CairnError 'storage-broken'
   */
  async #read(
    indices: readonly number[],
    storage: CoreStorage = this.#core.state.storage
  ): Promise<readonly ReadBlock[]> {
    const blocks: ReadBlock[] = []
    const stored: number[] = []
    for (const index of indices) {
      const bytes = this.#written.get(index)
      if (bytes) blocks.push({ index, bytes, isOwn: true })
      else stored.push(index)
      this.#written.delete(index)
    }
    if (stored.length === 0) return blocks
    const reader = storage.read()
    const reading = stored.map(async index => {
      const block = await reader.getBlock(index)
      if (block) blocks.push({ index, bytes: this.#decrypted(index, block), isOwn: false })
    })
    reader.tryFlush()
    try {
      await Promise.all(reading)
    } catch (error) {
      throw storageFailure(error)
    }
    return blocks
  }

  /** Null when the block is not genuine, or of an epoch that this device has no key for. */
  #decrypted(index: number, stored: Uint8Array): Uint8Array | null {
    const block = new Uint8Array(stored)
    try {
      this.#parts.encryption.decrypt(index, block, this.#core)
      return block.subarray(this.#parts.encryption.padding(this.#core, index))
    } catch (error) {
      if (CairnError.is(error, 'bad-input') || CairnError.is(error, 'not-allowed')) return null
      throw error
    }
  }
}
