import type { PreparedStatement } from '@sqlite.org/sqlite-wasm'

import type { SqliteEngine } from './sqlite-engine.js'

/**
 * Small named files of this device in the same database and the same transactions as the logs. A write
 * is on disk, whole, when it resolves.
 */
export class LocalFiles {
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

  /** The bytes last written under a name, or null. */
  async read(name: string): Promise<Uint8Array | null> {
    const [bytes] = this.#rows(this.#read, name, row => row.getBlob(0) ?? new Uint8Array(0))
    return bytes ?? null
  }

  /** Replaces what is under a name. The bytes are taken before this returns. */
  async write(name: string, bytes: Uint8Array): Promise<void> {
    await this.#engine.transact(() => {
      this.#write.bind(1, name).bindAsBlob(2, bytes)
      this.#rows(this.#write)
    })
  }

  /** Forgets a name; one that is not there is fine. */
  async remove(name: string): Promise<void> {
    await this.#engine.transact(() => void this.#rows(this.#remove, name))
  }

  /** All names that begin with `prefix`, sorted by their UTF-8 bytes. */
  async list(prefix: string): Promise<string[]> {
    return this.#rows(this.#list, prefix, row => row.getString(0) ?? '')
  }

  close(): void {
    for (const statement of [this.#read, this.#write, this.#remove, this.#list]) statement.finalize()
  }

  #rows<Row = never>(
    statement: PreparedStatement,
    text?: string,
    take?: (row: PreparedStatement) => Row
  ): Row[] {
    const rows: Row[] = []
    try {
      if (text !== undefined) statement.bind(1, text)
      while (statement.step()) if (take) rows.push(take(statement))
    } finally {
      statement.reset()
    }
    return rows
  }
}
