/** What the Node tests drive: rocksdb-native and what stands on it, on top of this project's binding. */
export { RocksDB } from './rocksdb-native.cjs'
export { default as Corestore } from 'corestore'

export { offerEngine } from '../../src/sync/storage/page/binding-connection.js'
export { SqliteEngine } from '../../src/sync/storage/page/sqlite-engine.js'
export { storageFailure, storageFailureBehind } from '../../src/sync/storage/page/storage-failure.js'
