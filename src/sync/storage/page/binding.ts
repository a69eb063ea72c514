/**
 * Stands in for the native half of `rocksdb-native` (its binding.js) over SQLite. The JavaScript half of
 * that package (sessions, batches, suspend) runs on top unchanged, so the names, the order of arguments
 * and the callbacks here are those of its 3.18 line. Options that only tune RocksDB are ignored.
 */
import {
  type Callback,
  type ColumnFamily,
  type Connection,
  familyNamed,
  offeredEngine,
  opened,
  ownBuffer,
  type SnapshotHandle,
  storedKey
} from './binding-connection.js'
import { inNextMacrotask } from './macrotask.js'
import type { WriteOperation } from './write-operation.js'

export {
  iteratorBuffer,
  iteratorClose,
  iteratorInit,
  iteratorOpen,
  iteratorRead
} from './binding-iterator.js'

interface ReadOperation {
  readonly columnFamily: ColumnFamily
  readonly key: Uint8Array
}

interface BatchOperation {
  readonly columnFamily: ColumnFamily
  readonly type: number
  readonly key: Uint8Array
  readonly value: Uint8Array
  readonly start: Uint8Array
  readonly end: Uint8Array
}

export const GET = 1
export const PUT = 2
export const DELETE = 3
export const DELETE_RANGE = 4

export function init(): Connection {
  return { engine: undefined }
}

export const columnFamilyInit = familyNamed

export function columnFamilyDestroy(): void {}

export function open(
  connection: Connection,
  _self: unknown,
  path: string,
  _families: unknown,
  _lock: unknown,
  request: unknown,
  done: Callback
): object {
  return answer(request, done, () => {
    connection.engine = offeredEngine(path)
    if (connection.engine === undefined) throw new Error(`No storage has been opened for ${path}`)
  })
}

/** The engine belongs to whoever offered it and stays open. */
export function close(connection: Connection, request: unknown, done: Callback): object {
  return answer(request, done, () => {
    const { engine } = connection
    connection.engine = undefined
    // After a failed write there is nothing left to flush, and closing must still succeed.
    if (engine !== undefined && engine.failure === undefined) return engine.flush()
    return undefined
  })
}

export function suspend(connection: Connection, request: unknown, done: Callback): object {
  return answer(request, done, () => opened(connection).flush())
}

export function resume(_connection: Connection, request: unknown, done: Callback): object {
  return answer(request, done, () => undefined)
}

export function flush(connection: Connection, _family: unknown, request: unknown, done: Callback): object {
  return answer(request, done, () => opened(connection).flush())
}

type CompactArguments = readonly [...options: unknown[], request: unknown, done: Callback]

export function compact(connection: Connection, ...rest: CompactArguments): object {
  const [request, done] = rest.slice(-2) as [unknown, Callback]
  return answer(request, done, () => opened(connection).compact())
}

/** Compacts everything: SQLite has no part of a file to compact by itself. */
export const compactRange = compact

/** The size of the whole database, whatever the range. */
export function approximateSize(connection: Connection, ...rest: CompactArguments): object {
  const [request, done] = rest.slice(-2) as [unknown, Callback]
  return answer(request, done, () => opened(connection).size())
}

export function currentWalFile(_connection: Connection, request: unknown, done: Callback): object {
  return answer(request, done, () => {
    throw new Error('This storage has no RocksDB log file')
  })
}

export const statsLevelGet = (): number => 0
export function statsLevelSet(): void {}
export const propertyGet = (): null => null
export const readInit = (): object => ({})
export const readBuffer = (): null => null
export const writeInit = (): object => ({})
export const writeBuffer = (): null => null

export function read(
  connection: Connection,
  _handle: unknown,
  operations: readonly ReadOperation[],
  at: SnapshotHandle | undefined,
  _asyncIO: boolean,
  _fillCache: boolean,
  self: unknown,
  done: (this: unknown, errors: unknown[], values: (ArrayBuffer | null)[]) => void
): void {
  const engine = opened(connection)
  const errors: unknown[] = []
  const values: (ArrayBuffer | null)[] = []
  for (const operation of operations) {
    let value: Uint8Array | null = null
    let failure: unknown = null
    try {
      value = engine.get(storedKey(operation.columnFamily, operation.key), at?.snapshot)
    } catch (error) {
      failure = error
    }
    errors.push(failure)
    values.push(value && ownBuffer(value))
  }
  inNextMacrotask(() => done.call(self, errors, values))
}

export function write(
  connection: Connection,
  _handle: unknown,
  operations: readonly BatchOperation[],
  self: unknown,
  done: Callback
): void {
  opened(connection)
    .write(operations.map(writeOperation))
    .then(
      () => done.call(self, null),
      // A refused write is known at once, and the callback must not come as a microtask.
      (error: unknown) => inNextMacrotask(() => done.call(self, error))
    )
}

export function snapshotCreate(connection: Connection): SnapshotHandle {
  const engine = opened(connection)
  return { engine, snapshot: engine.snapshot() }
}

export function snapshotDestroy({ engine, snapshot }: SnapshotHandle): void {
  engine.release(snapshot)
}

function writeOperation(operation: BatchOperation): WriteOperation {
  const { type, columnFamily: family } = operation
  if (type === PUT) return { type: 'put', key: storedKey(family, operation.key), value: operation.value }
  if (type === DELETE) return { type: 'delete', key: storedKey(family, operation.key) }
  if (type === DELETE_RANGE) {
    return {
      type: 'deleteRange',
      start: storedKey(family, operation.start),
      end: storedKey(family, operation.end)
    }
  }
  throw new Error(`Unknown operation ${type} in a write batch`)
}

function answer(request: unknown, done: Callback, work: () => unknown): object {
  inNextMacrotask(() => {
    new Promise(resolve => resolve(work())).then(
      result => inNextMacrotask(() => done.call(request, null, result)),
      (error: unknown) => inNextMacrotask(() => done.call(request, error))
    )
  })
  return {}
}
