export { memoryAdapter } from './memory-adapter.js'
export type { MemoryDocument } from './memory-adapter.js'
