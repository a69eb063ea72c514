export { QueryIndex } from './query-index.js'
export type { DocumentQuery, FoundPage, FoundPile } from './query-index.js'
export type { DocumentFilter } from './filter.js'
