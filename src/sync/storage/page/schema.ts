import type { Database } from '@sqlite.org/sqlite-wasm'

import { CairnError } from '../../../model/error.js'

/** Version of the tables, kept in the database's user_version. In version 1 local files had a table of their own. */
const SCHEMA = 2

/** Brings the tables to this version. @throws CairnError 'unsupported-version' when they are of a later one */
export function prepareSchema(database: Database): void {
  const found = Number(database.selectValue('PRAGMA user_version'))
  if (found > SCHEMA) {
    throw new CairnError(
      'unsupported-version',
      'This data was written by a newer version. Reload to update.',
      { detail: { found, known: SCHEMA } }
    )
  }
  if (found === SCHEMA) return
  database.exec('BEGIN')
  if (found === 1) {
    database.exec("INSERT OR REPLACE INTO entries SELECT CAST(x'02' || name AS BLOB), bytes FROM local_files")
    database.exec('DROP TABLE local_files')
  }
  database.exec(`PRAGMA user_version = ${SCHEMA}`)
  database.exec('COMMIT')
}
