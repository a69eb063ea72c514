import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import sqlite3Init, { type Database } from '@sqlite.org/sqlite-wasm'
import type Corestore from 'corestore'
import { build } from 'esbuild'

import { sqliteForRocksdb } from '../../scripts/build-worker.mjs'
import type * as Entry from './rocksdb-entry.js'

export interface Range {
  readonly gt?: Uint8Array
  readonly gte?: Uint8Array
  readonly lt?: Uint8Array
  readonly lte?: Uint8Array
}

export interface WalkOptions {
  readonly reverse?: boolean
  readonly limit?: number
  readonly values?: boolean
}

/** The part of rocksdb-native's interface that Hypercore calls. */
export interface Rocks {
  ready(): Promise<void>
  close(): Promise<void>
  suspend(): Promise<void>
  resume(): Promise<void>
  flush(): Promise<void>
  compactRange(): Promise<void>
  approximateSize(start: Uint8Array, end: Uint8Array): Promise<number>
  columnFamily(name: string): Rocks
  session(): Rocks
  snapshot(): Rocks
  get(key: Uint8Array): Promise<Uint8Array | null>
  put(key: Uint8Array, value: Uint8Array): Promise<void>
  write(options?: { autoDestroy: boolean }): WriteBatch
  iterator(range?: Range, options?: WalkOptions): AsyncIterable<{ key: Uint8Array; value: Uint8Array | null }>
}

export interface WriteBatch {
  tryPut(key: Uint8Array, value: Uint8Array): void
  tryDelete(key: Uint8Array): void
  tryDeleteRange(start: Uint8Array, end: Uint8Array): void
  flush(): Promise<void>
}

/** Databases in memory, through all layers but the browser's files. */
export interface Laboratory {
  /** Opens a database under a fresh path. */
  open(): Promise<Bench>
  /** Makes such a database, and gives what opens a Corestore that is kept in it, again and again. */
  storeOpener(options: object): () => Promise<Corestore>
  readonly storageFailure: typeof Entry.storageFailure
  readonly storageFailureBehind: typeof Entry.storageFailureBehind
  close(): Promise<void>
}

export interface Bench {
  readonly rocks: Rocks
  /** The column family of Hypercore in the same database. */
  readonly family: Rocks
  readonly engine: Entry.SqliteEngine
  readonly database: Database
}

export async function openLaboratory(): Promise<Laboratory> {
  const folder = await mkdtemp(join(tmpdir(), 'cairnkit-rocksdb-'))
  const outfile = join(folder, 'rocksdb.mjs')
  await build({
    entryPoints: [fileURLToPath(new URL('rocksdb-entry.ts', import.meta.url))],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    // Native addons are found from where the packages are.
    external: ['sodium-native', 'device-file'],
    banner: {
      js: `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(import.meta.url)});`
    },
    plugins: [sqliteForRocksdb]
  })
  const loaded = (await import(pathToFileURL(outfile).href)) as typeof Entry
  const sqlite3 = await sqlite3Init()
  let opened = 0
  const offer = (suffix = '') => {
    const database = new sqlite3.oo1.DB(':memory:')
    const engine = new loaded.SqliteEngine({
      database,
      nameFailure: error => loaded.storageFailure(error)
    })
    const path = join(folder, `laboratory-${++opened}`)
    loaded.offerEngine(path + suffix, engine)
    return { database, engine, path }
  }
  return {
    storeOpener(options) {
      const { path } = offer('/db')
      return async () => {
        const store = new loaded.Corestore(path, options)
        await store.ready()
        return store
      }
    },
    async open() {
      const { database, engine, path } = offer()
      const rocks = new loaded.RocksDB(path)
      // column families must be named before the database opens
      const family = rocks.columnFamily('corestore')
      await rocks.ready()
      return { rocks, family, engine, database }
    },
    storageFailure: loaded.storageFailure,
    storageFailureBehind: loaded.storageFailureBehind,
    close: () => rm(folder, { recursive: true, force: true })
  }
}
