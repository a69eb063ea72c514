import type { LogLevel, Plugin } from 'esbuild'

export interface WorkerBuildOptions {
  /** Folder for `engine-worker.js` and `sqlite3.wasm`, made if missing. */
  readonly outDir: string
  /** Entry file, by default src/worker/engine-worker.ts. */
  readonly entry?: string
  /** Default true. */
  readonly minify?: boolean
  /** What esbuild prints, by default errors. */
  readonly logLevel?: LogLevel
}

export interface WorkerBuild {
  readonly file: string
  readonly bytes: number
  /** The files it was made from. */
  readonly inputs: readonly string[]
}

/** Replaces the native half of rocksdb-native by the one over SQLite. Works for Node bundles too. */
export const sqliteForRocksdb: Plugin

/** Bundles the engine of the page: one ES module without top-level await, and its WebAssembly beside it. */
export function buildWorker(options: WorkerBuildOptions): Promise<WorkerBuild>
