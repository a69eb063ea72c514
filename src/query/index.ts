export { QueryIndex } from './query-index.js'
export type { DocumentQuery, IndexedColumns } from './query-index.js'
export type { DocumentFilter } from './filter.js'
