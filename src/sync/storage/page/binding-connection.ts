import type { Snapshot } from './snapshots.js'
import type { SqliteEngine } from './sqlite-engine.js'

/** A database as the JavaScript half of rocksdb-native holds it; the engine is there while it is open. */
export interface Connection {
  engine: SqliteEngine | undefined
}

export interface ColumnFamily {
  readonly id: number
}

export interface SnapshotHandle {
  readonly engine: SqliteEngine
  readonly snapshot: Snapshot
}

/** How that half is answered: `this` is what it passed along. */
export type Callback = (this: unknown, error: unknown, result?: unknown) => void

const engines = new Map<string, SqliteEngine>()
// The first byte of every stored key, for good.
const columnFamilies: ReadonlyMap<string, number> = new Map([
  ['default', 0],
  ['corestore', 1]
])
/** Where the files of this device stand, which are none of RocksDB's. */
export const LOCAL_FAMILY: ColumnFamily = { id: 2 }

/** Makes `engine` what a RocksDB of this path opens. Returns a function that takes the offer back. */
export function offerEngine(path: string, engine: SqliteEngine): () => void {
  engines.set(path, engine)
  return () => void engines.delete(path)
}

/** What has been offered for a path. */
export function offeredEngine(path: string): SqliteEngine | undefined {
  return engines.get(path)
}

/** The number of a column family. Only those that Hypercore uses have one. */
export function familyNamed(name: string): ColumnFamily {
  const id = columnFamilies.get(name)
  if (id === undefined) throw new Error(`The column family ${name} has no number`)
  return { id }
}

export function opened(connection: Connection): SqliteEngine {
  if (connection.engine === undefined) throw new Error('The storage is closed')
  return connection.engine
}

/** The key as it is stored: its family's number, then its bytes. */
export function storedKey(family: ColumnFamily, key: Uint8Array): Uint8Array {
  const stored = new Uint8Array(key.byteLength + 1)
  stored[0] = family.id
  stored.set(key, 1)
  return stored
}

/** The bytes as a buffer that holds nothing else: Buffer.from(buffer) is what becomes of it. */
export function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteLength } = bytes
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) return buffer
  return bytes.slice().buffer
}
