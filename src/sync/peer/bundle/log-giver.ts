import { CairnError } from '../../../model/index.js'
import type { Log } from '../log.js'
import {
  blockRecord,
  hashesRecord,
  ITEMS_AT_ONCE,
  logRecord,
  type LogPart,
  type StretchHash
} from './records.js'
import { indexOf, type Stretch } from './stretches.js'

/** Stretches of entries, start and end (exclusive), in order. */
type Here = readonly (readonly [number, number])[]

/** A log of entries, or one of media. */
export type GivenLog = Pick<Log, 'core' | 'owner' | 'name'>

/** Blocks that are read from the storage in one go. */
const BLOCKS_AT_ONCE = 64

/** What a file gives of one log: the stretches of entries that are here, of a log as its author signed it. */
export class LogGiver {
  readonly #log: GivenLog
  readonly #from: number
  readonly #to: number
  readonly #signature: Uint8Array
  readonly #here: Here

  private constructor(log: GivenLog, part: Pick<LogPart, 'from' | 'to' | 'signature'>, here: Here) {
    this.#log = log
    this.#from = part.from
    this.#to = part.to
    this.#signature = part.signature
    this.#here = here
  }

  /** Null when there is nothing from this entry on. The log may grow meanwhile; what is given stays the same. */
  static async from(log: GivenLog, from: number): Promise<LogGiver | null> {
    const { length, signature, fork } = log.core.state
    if (!signature || fork !== 0 || length <= from) return null
    const contiguous = Math.min(log.core.contiguousLength, length)
    if (contiguous === length) return new LogGiver(log, { from, to: length, signature }, [[from, length]])
    const here = await stretchesHere(log, contiguous, length)
    return LogGiver.of(
      log,
      here.flatMap(([start, end]) => (end > from ? [[Math.max(start, from), end] as const] : []))
    )
  }

  /** Stretches of a log that may have holes. Its hashes go back to its beginning, so that one stands for each hole. */
  static of(log: GivenLog, here: Here): LogGiver | null {
    const { length, signature, fork } = log.core.state
    if (!signature || fork !== 0 || here.length === 0) return null
    return new LogGiver(log, { from: 0, to: length, signature }, here)
  }

  get blocks(): number {
    return this.#here.reduce((sum, [start, end]) => sum + end - start, 0)
  }

  /** The records of the log, in order; tells how many entries it has read. @throws CairnError 'storage-broken' */
  async *records(onRead: (count: number) => void): AsyncGenerator<Uint8Array> {
    const { owner, name } = this.#log
    const [from, to, signature] = [this.#from, this.#to, this.#signature]
    yield logRecord({ device: owner, log: name, from, to, signature })
    yield* this.#hashes()
    for (const [start, end] of this.#here) {
      for (let at = start; at < end; at += BLOCKS_AT_ONCE) {
        const blocks = await this.#blocks(at, Math.min(end, at + BLOCKS_AT_ONCE))
        yield* blocks
        onRead(blocks.length)
      }
    }
  }

  async *#hashes(): AsyncGenerator<Uint8Array> {
    let stretches: Stretch[] = []
    for (const stretch of this.#stretches()) {
      stretches.push(stretch)
      if (stretches.length < ITEMS_AT_ONCE) continue
      yield hashesRecord(await this.#hashesOf(stretches))
      stretches = []
    }
    if (stretches.length > 0) yield hashesRecord(await this.#hashesOf(stretches))
  }

  /** Each entry that is here, and the longest stretches that stand for those that are not. */
  *#stretches(): Generator<Stretch> {
    let at = this.#from
    for (const [start, end] of [...this.#here, [this.#to, this.#to] as const]) {
      while (at < start) {
        let level = 0
        while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= start) level++
        yield { level, start: at }
        at += 2 ** level
      }
      for (; at < end; at++) yield { level: 0, start: at }
    }
  }

  async #hashesOf(stretches: readonly Stretch[]): Promise<StretchHash[]> {
    const reader = this.#log.core.state.storage.read()
    const reading = stretches.map(stretch => reader.getTreeNode(indexOf(stretch)))
    reader.tryFlush()
    const nodes = await Promise.all(reading)
    return nodes.map((node, place) => {
      const { level } = stretches[place]!
      if (!node) throw missing(this.#log)
      return { level, size: node.size, hash: node.hash }
    })
  }

  async #blocks(start: number, end: number): Promise<Uint8Array[]> {
    const reader = this.#log.core.state.storage.read()
    const reading = Array.from({ length: end - start }, (_, place) => reader.getBlock(start + place))
    reader.tryFlush()
    const blocks = await Promise.all(reading)
    return blocks.map((bytes, place) => {
      if (!bytes) throw missing(this.#log)
      return blockRecord(start + place, bytes)
    })
  }
}

async function stretchesHere(log: GivenLog, contiguous: number, length: number): Promise<Here> {
  const here: [number, number][] = contiguous > 0 ? [[0, contiguous]] : []
  for (let index = contiguous; index < length; index++) {
    if (!(await log.core.has(index))) continue
    const last = here.at(-1)
    if (last?.[1] === index) last[1]++
    else here.push([index, index + 1])
  }
  return here
}

function missing({ owner: device, name }: GivenLog): CairnError {
  const sentence =
    'A part of the project could not be read from this device. Open it again, then try once more.'
  return new CairnError('storage-broken', sentence, { detail: { device, log: name } })
}
