import sqlite3Init, { type Sqlite3Static } from '@sqlite.org/sqlite-wasm'
import { openOnce } from '../../../model/open-once.js'

export interface SqliteLibrary {
  readonly sqlite3: Sqlite3Static
  /** The browser's last error by pool of files, which SQLite's own errors do not carry. */
  readonly lastErrors: Map<string, unknown>
}

let wasm: string | null = null

/** Where SQLite's WebAssembly is, before it is first loaded; by default beside this module. */
export function findSqliteAt(url: string): void {
  wasm = url
}

/** SQLite, loaded once. */
export const sqliteLibrary = openOnce(load)

/** Its types leave out that it takes what every module of Emscripten takes. */
const start: (module: { readonly locateFile?: () => string }) => Promise<Sqlite3Static> = sqlite3Init

async function load(): Promise<SqliteLibrary> {
  const url = wasm
  const lastErrors = new Map<string, unknown>()
  const note = (label: unknown, error: unknown): void => {
    if (typeof label === 'string' && error instanceof Error) lastErrors.set(label.replace(/:$/, ''), error)
  }
  const quiet = (): void => undefined
  // Read and deleted by the library while it starts; its one way to be told of the browser's errors.
  const configurable = globalThis as { sqlite3ApiConfig?: object }
  configurable.sqlite3ApiConfig = { error: note, warn: quiet, log: quiet, debug: quiet }
  try {
    return { sqlite3: await start(url === null ? {} : { locateFile: () => url }), lastErrors }
  } finally {
    delete configurable.sqlite3ApiConfig
  }
}
