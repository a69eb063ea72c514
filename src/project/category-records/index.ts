export { commitsFor, layOver, readOwnRecords, type OwnRecords } from './own-records.js'
export { setOf } from './read-records.js'
export { CATEGORY_KINDS, recordsOf, type CategoryRecord, type CategoryRecords } from './records.js'
