import { createHash } from 'node:crypto'
import { writeSync } from 'node:fs'
import { open, readFile, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CairnError } from '../../../model/index.js'
import { storageFailure } from '../failure.js'
import type { Journal } from '../storage.js'
import { makeFolder, syncFolder } from './folders.js'

const SLOT = 512
const SUM = 16
const HEAD = SUM + 8 + 2
const SYNC_MS = 500

/**
 * Each record in a file of two sectors, written in turn: one of them is always whole. It is written where it stands,
 * without a sync of its own, which costs a save about a hundredth of a millisecond; the sync follows half a second
 * later. So it is never ahead of what was on disk before it, and behind by half a second at most after a power cut.
 */
export class NodeJournal implements Journal {
  readonly #folder: string
  readonly #open = new Map<string, Promise<Slots>>()

  constructor(folder: string) {
    this.#folder = folder
  }

  async read(name: string): Promise<Uint8Array | null> {
    return (await this.#slots(name)).last
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    ;(await this.#slots(name)).write(bytes)
  }

  async remove(name: string): Promise<void> {
    const slots = this.#open.get(name)
    this.#open.delete(name)
    await (await slots)?.close()
    await rm(join(this.#folder, name), { force: true })
  }

  /** Nothing is written afterwards. */
  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(async slots => (await slots).close()))
    this.#open.clear()
  }

  #slots(name: string): Promise<Slots> {
    let slots = this.#open.get(name)
    if (!slots) this.#open.set(name, (slots = Slots.open(join(this.#folder, name))))
    return slots
  }
}

class Slots {
  readonly #file: FileHandle
  readonly #slot = Buffer.alloc(SLOT)
  #turn: bigint
  #last: Uint8Array | null
  #syncing: Promise<void> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | null = null
  #failure: CairnError | null = null

  private constructor(file: FileHandle, newest: Parsed | null) {
    this.#file = file
    this.#turn = newest ? newest.turn : 0n
    this.#last = newest && newest.bytes
  }

  static async open(path: string): Promise<Slots> {
    await makeFolder(dirname(path))
    const file = await open(path, 'a+', 0o600)
    await file.close()
    const bytes = await readFile(path)
    const [a, b] = [0, 1].map(place => parsed(bytes.subarray(place * SLOT, (place + 1) * SLOT)))
    const newest = a && b ? (a.turn > b.turn ? a : b) : (a ?? b ?? null)
    const slots = new Slots(await open(path, 'r+'), newest)
    if (bytes.length === 2 * SLOT) return slots
    await slots.#file.truncate(0)
    await slots.#file.write(Buffer.alloc(2 * SLOT), 0, 2 * SLOT, 0)
    await slots.#file.sync()
    await syncFolder(dirname(path))
    return slots
  }

  get last(): Uint8Array | null {
    return this.#last
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    await this.#syncing
    await Promise.allSettled([this.#file.datasync()])
    await this.#file.close()
  }

  /** Also fails when an earlier sync did. */
  write(bytes: Uint8Array): void {
    if (this.#failure) throw this.#failure
    const slot = this.#slot.fill(0)
    this.#turn++
    slot.writeBigUInt64LE(this.#turn, SUM)
    slot.writeUInt16LE(bytes.length, SUM + 8)
    slot.set(bytes, HEAD)
    slot.set(sumOf(slot), 0)
    // Into the system's memory: ten times as fast as a turn of the thread pool.
    writeSync(this.#file.fd, slot, 0, SLOT, Number(this.#turn % 2n) * SLOT)
    this.#last = Uint8Array.from(bytes)
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.#syncing = this.#file
        .datasync()
        .catch((error: unknown) => void (this.#failure = storageFailure(error)))
    }, SYNC_MS)
  }
}

interface Parsed {
  readonly turn: bigint
  readonly bytes: Uint8Array
}

function parsed(slot: Buffer): Parsed | null {
  if (slot.length !== SLOT || !sumOf(slot).equals(slot.subarray(0, SUM))) return null
  const length = slot.readUInt16LE(SUM + 8)
  return length > SLOT - HEAD
    ? null
    : { turn: slot.readBigUInt64LE(SUM), bytes: Uint8Array.from(slot.subarray(HEAD, HEAD + length)) }
}

const sumOf = (slot: Buffer) => createHash('sha256').update(slot.subarray(SUM)).digest().subarray(0, SUM)
