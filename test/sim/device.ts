import {
  changeId,
  LOGS,
  packEntries,
  type Change,
  type ChangeId,
  type DeviceId,
  type DocumentId,
  type LogName,
  type ProjectId,
  type Role,
  type ValueId
} from '../../src/model/index.js'
import type { EntryLog } from '../../src/sync/peer/judged-entries.js'
import { ProjectIndex } from '../../src/sync/peer/project-index.js'
import type { Random } from './random.js'
import type { Block, LogBook, VirtualLog } from './virtual-log.js'

/** A write of an honest device that was on its disk when it was said to be saved. */
export interface Acknowledged extends Block {
  readonly id: ChangeId
  readonly doc: DocumentId
  readonly change: Change
}

interface Write {
  readonly log: VirtualLog
  readonly blocks: readonly (Uint8Array | null)[]
  /** The changes in each block, of an honest write. */
  readonly changes: readonly (readonly Change[])[]
  readonly touched: readonly DocumentId[]
}

const LAST_MOMENT = 8_640_000_000_000_000

/** A device: its disk, its memory, and the project as the real index makes it of them. */
export class SimDevice {
  index: ProjectIndex
  /** Indices on disk, by log. */
  readonly held = new Map<VirtualLog, Set<number>>()
  readonly acknowledged = new Set<Acknowledged>()
  /** What the other devices confirmed to this one, as it came. */
  readonly heard = new Map<DeviceId, Map<VirtualLog, number>>()
  /** Value ids as somebody once saw them on this screen. */
  readonly views = new Map<DocumentId, ReadonlyMap<string, readonly ValueId[]>>()
  clock = 0
  isHostile = false
  isSlow = false
  /** What lay on disk when the last backup was made. */
  backup: ReadonlyMap<VirtualLog, readonly number[]> | null = null
  /** Arrived, and on no disk yet. */
  #inbox: Block[] = []
  /** Written, and on no disk yet. */
  #writes: Write[] = []
  #open = new Map<VirtualLog, EntryLog>()
  readonly #overflowed = new Set<DeviceId>()
  #admissions = 0

  constructor(
    readonly name: string,
    readonly id: DeviceId,
    readonly root: ProjectId,
    readonly book: LogBook
  ) {
    this.index = new ProjectIndex(root)
    this.#openOwn()
  }

  get role(): Role {
    return this.index.membership.currentRole(this.id)
  }

  get isKnown(): boolean {
    return this.index.membership.devices().some(({ deviceId }) => deviceId === this.id)
  }

  get at(): number {
    return Math.min(LAST_MOMENT, Math.max(0, this.clock))
  }

  /** Whether it holds all of its own logs that anybody holds: after a restored backup nothing is appended before. */
  get hasOwnLogs(): boolean {
    return LOGS.every(name => {
      const log = this.book.of(this.id, name)
      return this.heldOf(log).size === log.blocks.length
    })
  }

  get openLogs(): VirtualLog[] {
    return [...this.#open.keys()]
  }

  isOpen(log: VirtualLog): boolean {
    return this.#open.has(log)
  }

  ordinalOf(log: VirtualLog): number {
    return this.#open.get(log)!.ordinal
  }

  heldOf(log: VirtualLog): Set<number> {
    let indices = this.held.get(log)
    if (!indices) this.held.set(log, (indices = new Set()))
    return indices
  }

  /** Whether it holds a block, or is about to. */
  hasGot(log: VirtualLog, index: number): boolean {
    return (
      this.held.get(log)?.has(index) === true ||
      this.#inbox.some(block => block.log === log && block.index === index)
    )
  }

  /** Entries held from the beginning of a log without a gap: what it may confirm. */
  confirmable(log: VirtualLog): number {
    const indices = this.heldOf(log)
    let length = 0
    while (indices.has(length)) length++
    return length
  }

  isTouched(doc: DocumentId): boolean {
    return this.#writes.some(({ touched }) => touched.includes(doc))
  }

  hasUnsynced(name: LogName): boolean {
    return this.#writes.some(({ log }) => log.name === name)
  }

  /** Asks for changes to be written to one log, as an honest device does. */
  write(name: LogName, changes: readonly Change[]): void {
    const entries = packEntries(changes, { at: this.at, heads: this.index.membership.heads() })
    this.#writes.push({
      log: this.book.of(this.id, name),
      blocks: entries.map(({ bytes }) => bytes),
      changes: entries.map(entry => entry.changes),
      touched: changes.flatMap(change => (change.op === 'create' ? [] : [change.doc]))
    })
  }

  /** Asks for these bytes to be written, whatever they say. */
  writeRaw(name: LogName, block: Uint8Array | null): void {
    this.#writes.push({ log: this.book.of(this.id, name), blocks: [block], changes: [], touched: [] })
  }

  /** Puts what is written on disk, then acknowledges it and reads it back. */
  sync(): void {
    const writes = this.#writes
    this.#writes = []
    const blocks: Block[] = []
    for (const { log, blocks: written, changes } of writes) {
      for (const [place, bytes] of written.entries()) {
        const index = log.blocks.push(bytes) - 1
        this.heldOf(log).add(index)
        blocks.push({ log, index })
        this.#acknowledge({ log, index }, changes[place] ?? [])
      }
    }
    this.#take(blocks)
  }

  #acknowledge({ log, index }: Block, changes: readonly Change[]): void {
    for (const [place, change] of changes.entries()) {
      const id = changeId(log.key, index, place, change)
      const doc = change.op === 'create' ? (id as DocumentId) : change.doc
      this.acknowledged.add({ log, index, id, doc, change })
    }
  }

  receive(blocks: readonly Block[]): void {
    this.#inbox.push(...blocks)
  }

  /** Puts what arrived on disk, then reads it; blocks of logs that nobody has named here are left. */
  process(): void {
    const blocks = this.#inbox.filter(({ log }) => this.#open.has(log))
    this.#inbox = []
    for (const { log, index } of blocks) this.heldOf(log).add(index)
    this.#take(blocks)
  }

  /** What another device says it holds. */
  hear(device: DeviceId, log: VirtualLog, length: number): void {
    const lengths = this.heard.get(device) ?? new Map<VirtualLog, number>()
    this.heard.set(device, lengths)
    lengths.set(log, length)
    const open = this.#open.get(log)
    if (open) this.index.holdings.confirm(device, open.ordinal, length)
  }

  /** Loses what is on no disk, and reads the disk again, its blocks in any order. */
  crash(random: Random): void {
    this.#inbox = []
    this.#writes = []
    this.views.clear()
    this.#open = new Map()
    this.#overflowed.clear()
    this.#admissions = 0
    this.index = new ProjectIndex(this.root)
    this.#openOwn(random)
  }

  #openOwn(random?: Random): void {
    this.open([this.book.of(this.root as unknown as DeviceId, 'auth')], random)
    this.open(
      LOGS.map(name => this.book.of(this.id, name)),
      random
    )
  }

  /** Opens logs, and reads what the disk holds of them. */
  open(logs: readonly VirtualLog[], random?: Random): void {
    const fresh = logs.filter(log => !this.#open.has(log))
    for (const log of fresh) {
      const { device, name, key } = log
      const ordinal = this.#open.size
      this.#open.set(log, { ordinal, device, name, key })
      for (const [other, lengths] of this.heard) {
        const length = lengths.get(log)
        if (length !== undefined) this.index.holdings.confirm(other, ordinal, length)
      }
    }
    const blocks = fresh.flatMap(log => [...this.heldOf(log)].map(index => ({ log, index })))
    if (blocks.length > 0) this.#take(random ? random.shuffled(blocks) : blocks)
  }

  #take(blocks: readonly Block[]): void {
    for (const { log, index } of blocks)
      this.index.take(this.#open.get(log)!, index, log.blocks[index] ?? null)
    this.#flush()
  }

  #flush(): void {
    const { members, overflowed } = this.index.flush()
    for (const device of overflowed) this.#overflowed.add(device)
    if (members) {
      const devices = this.index.membership.everGranted()
      this.open(devices.flatMap(device => LOGS.map(name => this.book.of(device, name))))
    }
  }

  /** Reads the logs of those again of whom too much waited, as long as that brings something. */
  reread(): void {
    while (this.#overflowed.size > 0 && this.#admissions !== this.index.admissions) {
      this.#admissions = this.index.admissions
      const devices = new Set(this.#overflowed)
      this.#overflowed.clear()
      const logs = this.openLogs.filter(({ device }) => devices.has(device))
      this.#take(logs.flatMap(log => [...this.heldOf(log)].map(index => ({ log, index }))))
    }
  }
}
