import type { Database, PreparedStatement } from '@sqlite.org/sqlite-wasm'

/** A span of keys in byte order. */
export interface KeyRange {
  readonly low: Uint8Array
  readonly lowIncluded: boolean
  readonly high: Uint8Array
  readonly highIncluded: boolean
}

/** One key with its value. */
export type Entry = readonly [key: Uint8Array, value: Uint8Array]

const EMPTY = new Uint8Array(0)

/** The table of Hypercore's entries: binary keys in byte order, and its prepared statements. */
export class EntryTable {
  readonly #database: Database
  readonly #get: PreparedStatement
  readonly #put: PreparedStatement
  readonly #delete: PreparedStatement
  readonly #deleteRange: PreparedStatement
  readonly #pages = new Map<string, PreparedStatement>()

  constructor(database: Database) {
    this.#database = database
    database.exec(
      'CREATE TABLE IF NOT EXISTS entries(key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID'
    )
    this.#get = database.prepare('SELECT value FROM entries WHERE key = ?')
    this.#put = database.prepare(
      'INSERT INTO entries VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value'
    )
    this.#delete = database.prepare('DELETE FROM entries WHERE key = ?')
    this.#deleteRange = database.prepare('DELETE FROM entries WHERE key >= ? AND key < ?')
  }

  /** The value, or null. An empty value is an empty array. */
  get(key: Uint8Array): Uint8Array | null {
    const statement = this.#get
    try {
      return statement.bind(1, key).step() ? blobAt(statement, 0) : null
    } finally {
      statement.reset()
    }
  }

  put(key: Uint8Array, value: Uint8Array): void {
    const statement = this.#put.bind(1, key)
    // an empty array bound the plain way becomes NULL
    if (value.byteLength === 0) statement.bindAsBlob(2, EMPTY)
    else statement.bind(2, value)
    run(statement)
  }

  delete(key: Uint8Array): void {
    run(this.#delete.bind(1, key))
  }

  /** Deletes keys from `start` up to, and without, `end`. */
  deleteRange(start: Uint8Array, end: Uint8Array): void {
    run(this.#deleteRange.bind(1, start).bind(2, end))
  }

  /** The first `limit` entries of a range in key order, or from its end when `reverse`. */
  page(range: KeyRange, reverse: boolean, keysOnly: boolean, limit: number): Entry[] {
    const statement = this.#pageStatement(range, reverse, keysOnly)
    const found: Entry[] = []
    try {
      statement.bind(1, range.low).bind(2, range.high).bind(3, limit)
      while (statement.step()) {
        found.push([blobAt(statement, 0), keysOnly ? EMPTY : blobAt(statement, 1)])
      }
    } finally {
      statement.reset()
    }
    return found
  }

  close(): void {
    for (const statement of [this.#get, this.#put, this.#delete, this.#deleteRange]) statement.finalize()
    for (const statement of this.#pages.values()) statement.finalize()
    this.#pages.clear()
  }

  #pageStatement(range: KeyRange, reverse: boolean, keysOnly: boolean): PreparedStatement {
    const sql =
      `SELECT key${keysOnly ? '' : ', value'} FROM entries` +
      ` WHERE key ${range.lowIncluded ? '>=' : '>'} ? AND key ${range.highIncluded ? '<=' : '<'} ?` +
      ` ORDER BY key ${reverse ? 'DESC' : 'ASC'} LIMIT ?`
    let statement = this.#pages.get(sql)
    if (statement === undefined) {
      statement = this.#database.prepare(sql)
      this.#pages.set(sql, statement)
    }
    return statement
  }
}

function run(statement: PreparedStatement): void {
  try {
    statement.step()
  } finally {
    statement.reset()
  }
}

function blobAt(statement: PreparedStatement, column: number): Uint8Array {
  return statement.getBlob(column) ?? EMPTY
}
