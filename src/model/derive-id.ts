import { canonicalJson } from './canonical.js'
import type { Change } from './document.js'
import type { AuthOperation } from './entry.js'
import { CairnError } from './error.js'
import { blake2b256, toHex } from './hash.js'
import type { AuthId, ChangeId } from './ids.js'
import type { Json } from './json.js'

const utf8 = new TextEncoder()
const CHANGE = utf8.encode('cairn/change/1')
const AUTH = utf8.encode('cairn/auth/1')
const KEY_BYTES = 32

/** The id of a change: its log's key (32 bytes), the entry's index in the log, its place in the entry, its content. */
export function changeId(logKey: Uint8Array, index: number, place: number, change: Change): ChangeId {
  return textId(logKey, index, place, canonicalJson(change as unknown as Json))
}

/** As `changeId`, from the canonical form. */
export function textId(logKey: Uint8Array, index: number, place: number, text: string): ChangeId {
  const where = new Uint8Array(12)
  const view = new DataView(where.buffer)
  putIndex(view, index)
  view.setUint32(8, place, true)
  return toHex(blake2b256([CHANGE, checkedKey(logKey), where, utf8.encode(text)])) as ChangeId
}

/** The id of a membership operation: its log's key, the entry's index in the log, what it had seen, its content. */
export function authId(
  logKey: Uint8Array,
  index: number,
  heads: readonly AuthId[],
  operation: AuthOperation
): AuthId {
  const where = new Uint8Array(8)
  putIndex(new DataView(where.buffer), index)
  const text = canonicalJson({ heads, operation: operation as unknown as Json })
  return toHex(blake2b256([AUTH, checkedKey(logKey), where, utf8.encode(text)])) as AuthId
}

function putIndex(view: DataView, index: number): void {
  view.setUint32(0, index % 2 ** 32, true)
  view.setUint32(4, Math.floor(index / 2 ** 32), true)
}

/** A key of another length would let two places share one id. */
function checkedKey(logKey: Uint8Array): Uint8Array {
  if (logKey.length !== KEY_BYTES)
    throw new CairnError('internal', 'The key of a log has 32 bytes. Report this.')
  return logKey
}
