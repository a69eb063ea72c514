import {
  type Callback,
  type ColumnFamily,
  type Connection,
  opened,
  ownBuffer,
  type SnapshotHandle,
  storedKey
} from './binding-connection.js'
import type { Entry } from './entry-table.js'
import { inNextMacrotask } from './macrotask.js'

interface IteratorHandle {
  next?: (count: number) => Entry[]
  release?: () => void
  self?: unknown
  onclose?: Callback
  onread?: (this: unknown, error: unknown, keys?: ArrayBuffer[], values?: ArrayBuffer[]) => void
}

export const iteratorInit = (): IteratorHandle => ({})
export const iteratorBuffer = (): null => null

export function iteratorOpen(
  connection: Connection,
  iterator: IteratorHandle,
  family: ColumnFamily,
  gt: Uint8Array,
  gte: Uint8Array,
  lt: Uint8Array,
  lte: Uint8Array,
  reverse: boolean,
  keysOnly: boolean,
  at: SnapshotHandle | undefined,
  self: unknown,
  onopen: Callback,
  onclose: Callback,
  onread: NonNullable<IteratorHandle['onread']>
): void {
  const engine = opened(connection)
  const snapshot = at?.snapshot ?? engine.snapshot()
  const high = lte.byteLength > 0 ? lte : lt
  const cursor = engine.cursor(
    {
      low: storedKey(family, gte.byteLength > 0 ? gte : gt),
      lowIncluded: gte.byteLength > 0 || gt.byteLength === 0,
      high: high.byteLength > 0 ? storedKey(family, high) : Uint8Array.of(family.id + 1),
      highIncluded: lte.byteLength > 0,
      reverse,
      keysOnly
    },
    snapshot
  )
  iterator.next = count => cursor.next(count)
  iterator.release = () => {
    if (at === undefined) engine.release(snapshot)
  }
  Object.assign(iterator, { self, onclose, onread })
  inNextMacrotask(() => onopen.call(self, null))
}

export function iteratorRead(iterator: IteratorHandle, count: number): void {
  const { self, onread, next } = iterator
  if (onread === undefined || next === undefined) throw new Error('The iterator is not open')
  try {
    const entries = next(count)
    const keys = entries.map(([key]) => ownBuffer(key.subarray(1)))
    const values = entries.map(([, value]) => ownBuffer(value))
    inNextMacrotask(() => onread.call(self, null, keys, values))
  } catch (error) {
    inNextMacrotask(() => onread.call(self, error))
  }
}

export function iteratorClose(iterator: IteratorHandle): void {
  iterator.release?.()
  inNextMacrotask(() => iterator.onclose?.call(iterator.self, null))
}
