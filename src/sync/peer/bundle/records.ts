import { CairnError, fromHex, isId, LOGS, toHex, type DeviceId, type LogName } from '../../../model/index.js'
import { CARD_BYTES } from '../generations.js'
import { MAX_ENTRIES } from '../peer-records.js'
import { joinBytes } from '../seal.js'

/** The kinds of records in a bundle (format.md, "Bundle"). Others are passed over: a later version may know them. */
const KIND = { start: 1, heldWithoutHeads: 2, log: 3, hashes: 4, block: 5, cards: 6, held: 7 } as const

/** A block of a log has 64 KiB at most, and a little more around it. */
const MAX_RECORD_BYTES = 1024 * 1024
const LENGTH_BYTES = 4
const HEAD_BYTES = 32
const HELD_WITHOUT_HEAD_BYTES = 49
const HELD_BYTES = HELD_WITHOUT_HEAD_BYTES + HEAD_BYTES
const HASH_BYTES = 41
const SIGNATURE_BYTES = 64
/** Before the signature of a log, which has about a hundred bytes: hypercore says beside it whose it is. */
const LOG_BYTES = 32 + 1 + 8 + 8
const MAX_LOG_SIGNATURE = 1_024
/** Items in one record of statements or hashes. */
export const ITEMS_AT_ONCE = 4_096

/** How much of a log the maker holds on its disk, and how long it knows the log to be. */
export interface HeldLog {
  readonly device: DeviceId
  readonly log: LogName
  readonly held: number
  readonly known: number
  /** The tree hash of the log at the length it is known to have; absent of a log of media, and in older files. */
  readonly head?: Uint8Array
}

/** A part of a log: entries `from` to `to` (exclusive), and the author's signature over the log of length `to`. */
export interface LogPart {
  readonly device: DeviceId
  readonly log: LogName
  readonly from: number
  readonly to: number
  readonly signature: Uint8Array
}

/** The hash over a stretch of 2^`level` entries, and the bytes that they have together. */
export interface StretchHash {
  readonly level: number
  readonly size: number
  readonly hash: Uint8Array
}

export type BundleRecord =
  | {
      readonly kind: 'start'
      readonly device: DeviceId
      /** Milliseconds since 1970 by the maker's clock. */
      readonly at: number
      /** Entries in the file. */
      readonly blocks: number
    }
  | {
      readonly kind: 'held'
      readonly signature: Uint8Array
      /** What was signed: the items as bytes. */
      readonly signed: Uint8Array
      readonly hasHeads: boolean
      readonly items: readonly HeldLog[]
    }
  | { readonly kind: 'log'; readonly part: LogPart }
  | { readonly kind: 'hashes'; readonly hashes: readonly StretchHash[] }
  | { readonly kind: 'cards'; readonly cards: readonly Uint8Array[] }
  | { readonly kind: 'block'; readonly index: number; readonly bytes: Uint8Array }

export function startRecord(start: { device: DeviceId; at: number; blocks: number }): Uint8Array {
  return record(KIND.start, new TextEncoder().encode(JSON.stringify(start)))
}

/** The items as they are signed. */
export function heldBytes(items: readonly HeldLog[]): Uint8Array {
  const bytes = new Uint8Array(items.length * HELD_BYTES)
  const view = new DataView(bytes.buffer)
  for (const [place, { device, log, held, known, head }] of items.entries()) {
    const at = place * HELD_BYTES
    bytes.set(fromHex(device), at)
    bytes[at + 32] = LOGS.indexOf(log)
    putCount(view, at + 33, held)
    putCount(view, at + 41, known)
    if (head) bytes.set(head, at + HELD_WITHOUT_HEAD_BYTES)
  }
  return bytes
}

export function heldRecord(signature: Uint8Array, items: Uint8Array): Uint8Array {
  return record(KIND.held, signature, items)
}

export function logRecord({ device, log, from, to, signature }: LogPart): Uint8Array {
  const counts = new Uint8Array(16)
  putCount(new DataView(counts.buffer), 0, from)
  putCount(new DataView(counts.buffer), 8, to)
  return record(KIND.log, fromHex(device), Uint8Array.of(LOGS.indexOf(log)), counts, signature)
}

export function hashesRecord(hashes: readonly StretchHash[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_BYTES)
  const view = new DataView(bytes.buffer)
  for (const [place, { level, size, hash }] of hashes.entries()) {
    const at = place * HASH_BYTES
    bytes[at] = level
    putCount(view, at + 1, size)
    bytes.set(hash, at + 9)
  }
  return record(KIND.hashes, bytes)
}

/** Cards of the devices that write in later generations, as they tell them over a connection. */
export function cardsRecord(cards: readonly Uint8Array[]): Uint8Array {
  return record(KIND.cards, ...cards)
}

export function blockRecord(index: number, bytes: Uint8Array): Uint8Array {
  const count = new Uint8Array(8)
  putCount(new DataView(count.buffer), 0, index)
  return record(KIND.block, count, bytes)
}

/**
 * The records in a stream of bytes that is cut anywhere; holds one record at most.
 * @throws CairnError 'bundle-incomplete' when its maker did not keep to the format
 */
export async function* recordsIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<BundleRecord> {
  let rest: Uint8Array = new Uint8Array(0)
  for await (const chunk of chunks) {
    let bytes = rest.length === 0 ? chunk : joinBytes(rest, chunk)
    for (;;) {
      const length = bytes.length < LENGTH_BYTES ? Infinity : viewOf(bytes).getUint32(0, true)
      if (length < 1 || (length > MAX_RECORD_BYTES && length !== Infinity)) throw unreadable()
      if (bytes.length < LENGTH_BYTES + length) break
      const known = parsed(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length))
      bytes = bytes.subarray(LENGTH_BYTES + length)
      if (known) yield known
    }
    rest = bytes
  }
  if (rest.length > 0) throw unreadable()
}

function parsed(bytes: Uint8Array): BundleRecord | null {
  const body = bytes.subarray(1)
  switch (bytes[0]) {
    case KIND.start:
      return parsedStart(body)
    case KIND.held:
    case KIND.heldWithoutHeads:
      return parsedHeld(body, bytes[0] === KIND.held)
    case KIND.log:
      return parsedLog(body)
    case KIND.hashes:
      return { kind: 'hashes', hashes: items(body, HASH_BYTES).map(parsedHash) }
    case KIND.cards:
      return { kind: 'cards', cards: items(body, CARD_BYTES).map(card => card.slice()) }
    case KIND.block:
      if (body.length < 8) throw unreadable()
      return { kind: 'block', index: countAt(body, 0), bytes: body.slice(8) }
    default:
      return null
  }
}

function parsedStart(body: Uint8Array): BundleRecord {
  let start: Readonly<Record<string, unknown>> | null
  try {
    start = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as typeof start
  } catch (error) {
    throw unreadable(error)
  }
  const { device, at, blocks } = start ?? {}
  if (!isId(device) || !isWhole(at) || !isWhole(blocks)) throw unreadable()
  return { kind: 'start', device: device as DeviceId, at, blocks }
}

function parsedHeld(body: Uint8Array, hasHeads: boolean): BundleRecord {
  if (body.length < SIGNATURE_BYTES) throw unreadable()
  const signed = body.subarray(SIGNATURE_BYTES)
  const parsedItems = items(signed, hasHeads ? HELD_BYTES : HELD_WITHOUT_HEAD_BYTES).map((item): HeldLog => {
    const log = logAt(item, 32)
    return {
      device: toHex(item.subarray(0, 32)) as DeviceId,
      log,
      held: entriesAt(item, 33),
      known: entriesAt(item, 41),
      ...(hasHeads && log !== 'media' && { head: item.slice(HELD_WITHOUT_HEAD_BYTES) })
    }
  })
  return { kind: 'held', signature: body.subarray(0, SIGNATURE_BYTES), signed, hasHeads, items: parsedItems }
}

function parsedLog(body: Uint8Array): BundleRecord {
  if (body.length <= LOG_BYTES || body.length > LOG_BYTES + MAX_LOG_SIGNATURE) throw unreadable()
  const part = {
    device: toHex(body.subarray(0, 32)) as DeviceId,
    log: logAt(body, 32),
    from: entriesAt(body, 33),
    to: entriesAt(body, 41),
    signature: body.slice(LOG_BYTES)
  }
  if (part.from >= part.to) throw unreadable()
  return { kind: 'log', part }
}

function parsedHash(item: Uint8Array): StretchHash {
  const level = item[0] ?? 0
  if (level > 32) throw unreadable()
  return { level, size: countAt(item, 1), hash: item.subarray(9) }
}

function items(bytes: Uint8Array, length: number): Uint8Array[] {
  if (bytes.length % length !== 0) throw unreadable()
  return Array.from({ length: bytes.length / length }, (_, place) =>
    bytes.subarray(place * length, (place + 1) * length)
  )
}

function logAt(bytes: Uint8Array, at: number): LogName {
  const log = LOGS[bytes[at] ?? 255]
  if (!log) throw unreadable()
  return log
}

function entriesAt(bytes: Uint8Array, at: number): number {
  const count = countAt(bytes, at)
  if (count > MAX_ENTRIES) throw unreadable()
  return count
}

function countAt(bytes: Uint8Array, at: number): number {
  const count = Number(viewOf(bytes).getBigUint64(at, true))
  if (!Number.isSafeInteger(count)) throw unreadable()
  return count
}

const putCount = (view: DataView, at: number, count: number) => view.setBigUint64(at, BigInt(count), true)

function record(kind: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = joinBytes(new Uint8Array(LENGTH_BYTES), Uint8Array.of(kind), ...parts)
  viewOf(bytes).setUint32(0, bytes.length - LENGTH_BYTES, true)
  return bytes
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

/** Its maker holds a key of the project and wrote something else than the format says. */
export function unreadable(cause?: unknown): CairnError {
  return new CairnError('bundle-incomplete', 'This file is damaged. Ask for a new one.', { cause })
}
