exports.RocksDB = require('rocksdb-native')
