export type { QueryColumns } from './columns.js'
export { QueryIndex } from './query-index.js'
export type { DocumentQuery } from './query-index.js'
export type { DocumentFilter } from './filter.js'
