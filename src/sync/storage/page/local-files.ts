import type { PreparedStatement } from '@sqlite.org/sqlite-wasm'

import { CairnError } from '../../../model/error.js'
import type { LocalFiles } from '../storage.js'
import type { SqliteEngine } from './sqlite-engine.js'

/** Local files in the same database and the same transactions as the logs. */
export class LocalFileTable implements LocalFiles {
  readonly #engine: SqliteEngine
  readonly #read: PreparedStatement
  readonly #write: PreparedStatement
  readonly #remove: PreparedStatement
  readonly #list: PreparedStatement

  constructor(engine: SqliteEngine) {
    this.#engine = engine
    const { database } = engine
    database.exec('CREATE TABLE IF NOT EXISTS local_files(name TEXT PRIMARY KEY, bytes BLOB NOT NULL)')
    this.#read = database.prepare('SELECT bytes FROM local_files WHERE name = ?')
    this.#write = database.prepare(
      'INSERT INTO local_files VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET bytes = excluded.bytes'
    )
    this.#remove = database.prepare('DELETE FROM local_files WHERE name = ?')
    this.#list = database.prepare(
      'SELECT name FROM local_files WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name'
    )
  }

  read(name: string): Promise<Uint8Array | null> {
    return this.#answer(() => {
      const [bytes] = rowsOf(this.#read.bind(1, nameOf(name)), row => row.getBlob(0) ?? new Uint8Array(0))
      return bytes ?? null
    })
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const checked = nameOf(name)
    await this.#engine.transact(() => {
      rowsOf(this.#write.bind(1, checked).bindAsBlob(2, bytes))
    })
  }

  async remove(name: string): Promise<void> {
    const checked = nameOf(name)
    await this.#engine.transact(() => {
      rowsOf(this.#remove.bind(1, checked))
    })
  }

  list(prefix: string): Promise<readonly string[]> {
    return this.#answer(() => rowsOf(this.#list.bind(1, prefix), row => row.getString(0) ?? ''))
  }

  close(): void {
    for (const statement of [this.#read, this.#write, this.#remove, this.#list]) statement.finalize()
  }

  #answer<Result>(read: () => Result): Promise<Result> {
    return new Promise(resolve => {
      resolve(this.#engine.reading(read))
    })
  }
}

function nameOf(name: string): string {
  if (/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(name)) return name
  throw new CairnError('internal', `Not a name: ${name}`)
}

function rowsOf<Row = never>(statement: PreparedStatement, take?: (row: PreparedStatement) => Row): Row[] {
  const rows: Row[] = []
  try {
    while (statement.step()) if (take) rows.push(take(statement))
  } finally {
    statement.reset()
  }
  return rows
}
