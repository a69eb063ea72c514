import Hypercore, { type EncryptionProvider } from 'hypercore'
import type Corestore from 'corestore'
import type { DeviceId, LogName, ProjectId } from '../../model/index.js'
import { logManifest } from './keys.js'

/** A block as read: its plain bytes, or why it cannot be read. */
export interface ReadBlock {
  readonly index: number
  readonly bytes: Uint8Array | null
}

const CHUNK = 512

/**
 * One log of one device, own or foreign: follows it as it grows and hands each block over once, in chunks,
 * as soon as it is here. Blocks that arrive before their neighbours are handed over too.
 */
export class Log {
  readonly key: Uint8Array
  readonly #core: Hypercore
  readonly #take: (log: Log, blocks: readonly ReadBlock[]) => Promise<void>
  /** Everything below was handed over. */
  #next = 0
  /** How far it had read before it was rewound. */
  #before = 0
  readonly #ahead = new Set<number>()
  readonly #arrived = new Set<number>()
  /** Plain bytes of blocks this device wrote, so that they need not be read back. */
  readonly #written = new Map<number, Uint8Array>()
  #running: Promise<void> | null = null
  #again = false
  #closed = false

  constructor(
    readonly ordinal: number,
    readonly device: DeviceId,
    readonly name: LogName,
    options: {
      readonly project: ProjectId
      readonly store: Corestore
      readonly encryption: EncryptionProvider
      readonly take: (log: Log, blocks: readonly ReadBlock[]) => Promise<void>
    }
  ) {
    const manifest = logManifest(options.project, device, name)
    this.key = Hypercore.key(manifest)
    this.#core = options.store.get({ key: this.key, manifest, encryption: options.encryption })
    this.#take = options.take
  }

  get core(): Hypercore {
    return this.#core
  }

  /** Blocks that were handed over without a gap. */
  get read(): number {
    return Math.max(this.#next, this.#before)
  }

  /** Hands every block over once more. */
  rewind(): void {
    this.#before = this.read
    this.#next = 0
    this.#ahead.clear()
    this.wake()
  }

  /** The log's length as far as this device knows. */
  get length(): number {
    return this.#core.length
  }

  async open(): Promise<void> {
    await this.#core.ready()
    this.#core.on('append', () => this.wake())
    this.#core.on('download', (index: number) => {
      this.#arrived.add(index)
      this.wake()
    })
    await this.drain()
    this.#core.download({ start: 0, end: -1 })
  }

  /** Reads what is here; resolves when nothing more is. */
  async drain(): Promise<void> {
    this.wake()
    while (this.#running) await this.#running
  }

  wake(): void {
    this.#again = true
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
  }

  written(start: number, blocks: readonly Uint8Array[]): void {
    for (const [place, bytes] of blocks.entries()) this.#written.set(start + place, bytes)
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#running
    await this.#core.close()
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#closed) {
      this.#again = false
      for (let indices = this.#ready(); indices.length > 0 && !this.#closed; indices = this.#ready()) {
        const blocks = await Promise.all(indices.map(index => this.#block(index)))
        await this.#take(this, blocks)
        for (const index of indices) this.#done(index)
      }
    }
  }

  #ready(): number[] {
    const end = Math.min(this.#core.contiguousLength, this.#next + CHUNK)
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

  async #block(index: number): Promise<ReadBlock> {
    const own = this.#written.get(index)
    if (own) {
      this.#written.delete(index)
      return { index, bytes: own }
    }
    try {
      return { index, bytes: await this.#core.get(index, { wait: false }) }
    } catch (error) {
      if (this.#closed || this.#core.closing) throw error
      return { index, bytes: null }
    }
  }
}
