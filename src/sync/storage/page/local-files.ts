import { CairnError } from '../../../model/error.js'
import type { LocalFiles } from '../storage.js'
import { LOCAL_FAMILY, storedKey } from './binding-connection.js'
import type { SqliteEngine } from './sqlite-engine.js'

const ALL_AT_ONCE = 1_000
/** Above every byte of a name. */
const ABOVE = Uint8Array.of(0x7f)

/** Local files as entries beside those of the logs, in the same transactions. */
export function localFilesIn(engine: SqliteEngine): LocalFiles {
  return {
    async read(name) {
      return engine.get(keyOf(name))
    },
    async write(name, bytes) {
      // The caller may use its bytes again before they are kept.
      await engine.write([{ type: 'put', key: keyOf(name), value: bytes.slice() }])
    },
    async remove(name) {
      await engine.write([{ type: 'delete', key: keyOf(name) }])
    },
    async list(prefix) {
      const low = storedName(prefix)
      const high = Uint8Array.from([...low, ...ABOVE])
      const walk = { low, lowIncluded: true, high, highIncluded: false, reverse: false, keysOnly: true }
      const snapshot = engine.snapshot()
      try {
        const cursor = engine.cursor(walk, snapshot)
        const names: string[] = []
        for (;;) {
          const entries = cursor.next(ALL_AT_ONCE)
          names.push(...entries.map(([key]) => new TextDecoder().decode(key.subarray(1))))
          if (entries.length < ALL_AT_ONCE) return names
        }
      } finally {
        engine.release(snapshot)
      }
    }
  }
}

const storedName = (name: string): Uint8Array => storedKey(LOCAL_FAMILY, new TextEncoder().encode(name))

function keyOf(name: string): Uint8Array {
  if (/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(name)) return storedName(name)
  throw new CairnError('internal', `Not a name: ${name}`)
}
