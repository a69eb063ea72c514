/** What the Node tests drive: the JavaScript half of rocksdb-native on top of this project's binding. */
export { RocksDB } from './rocksdb-native.cjs'

export { offerEngine } from '../../src/sync/storage/page/binding-connection.js'
export { SqliteEngine } from '../../src/sync/storage/page/sqlite-engine.js'
export { storageFailure, storageFailureBehind } from '../../src/sync/storage/page/storage-failure.js'
