import type { Rocks } from './rocksdb.js'

/** rocksdb-native ships no types; this names the part under test. */
export const RocksDB: new (path: string) => Rocks
