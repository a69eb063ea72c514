import assert from 'node:assert/strict'
import { test } from 'node:test'

import sqlite3Init from '@sqlite.org/sqlite-wasm'

import { EntryTable } from '../../src/sync/storage/page/entry-table.js'
import { localFilesIn } from '../../src/sync/storage/page/local-files.js'
import { prepareSchema } from '../../src/sync/storage/page/schema.js'
import { SqliteEngine } from '../../src/sync/storage/page/sqlite-engine.js'

test('local files of the first version are found where they stand now', async () => {
  const sqlite3 = await sqlite3Init()
  const database = new sqlite3.oo1.DB(':memory:')
  new EntryTable(database).put(Uint8Array.of(0, 1), Uint8Array.of(7))
  database.exec('CREATE TABLE local_files(name TEXT PRIMARY KEY, bytes BLOB NOT NULL)')
  database.exec("INSERT INTO local_files VALUES('keys/vault', x'0102'), ('empty', x'')")
  database.exec('PRAGMA user_version = 1')
  for (const _ of ['once', 'and once more']) {
    prepareSchema(database)
    const engine = new SqliteEngine({ database, nameFailure: error => error as Error })
    const local = localFilesIn(engine)
    assert.deepEqual(await local.list(''), ['empty', 'keys/vault'])
    assert.deepEqual(await local.read('keys/vault'), Uint8Array.of(1, 2))
    assert.deepEqual(await local.read('empty'), new Uint8Array(0))
    assert.deepEqual(engine.get(Uint8Array.of(0, 1)), Uint8Array.of(7))
  }
  assert.equal(database.selectValue("SELECT count(*) FROM sqlite_schema WHERE name = 'local_files'"), 0)
})

test('tables of a later version are left alone', async () => {
  const sqlite3 = await sqlite3Init()
  const database = new sqlite3.oo1.DB(':memory:')
  database.exec('PRAGMA user_version = 3')
  assert.throws(() => prepareSchema(database), { code: 'unsupported-version' })
  assert.equal(database.selectValue('PRAGMA user_version'), 3)
})
