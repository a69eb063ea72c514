import { canonicalJson, weighJson } from './canonical.js'
import { isRecord } from './is-record.js'
import { LIMITS } from './limits.js'
import { CairnError } from './error.js'
import { isId } from './ids.js'
import type { MediaHash } from './ids.js'
import type { Json } from './json.js'
import { isCount, VALUE_TYPE } from './media-card.js'

/** Stands in a field for a value that is too large for an entry; reads give the value itself once its bytes are here. */
export interface BlobReference {
  readonly blob: MediaHash
  readonly bytes: number
  readonly type: string
}

/** True for a reference to a value; other members may stand beside. */
export function isBlobReference(value: Json | undefined): value is Json & BlobReference {
  if (!isRecord(value)) return false
  const { blob, bytes, type } = value
  return isId(blob) && type === VALUE_TYPE && isCount(bytes, 1, LIMITS.blobValueBytes)
}

/** What a field holds in place of such bytes. */
export function blobReference(hash: MediaHash, { length }: Uint8Array): Json & BlobReference {
  return { blob: hash, bytes: length, type: VALUE_TYPE }
}

/**
 * The canonical form of a value that does not fit into an entry; null when it does, or is no JSON.
 * @throws CairnError 'value-too-large' when it exceeds what a blob may hold
 */
export function largeValue(field: string, value: Json): Uint8Array | null {
  if (weighJson(value, LIMITS.depth) <= LIMITS.valueBytes) return null
  const bytes = new TextEncoder().encode(canonicalJson(value))
  if (bytes.length <= LIMITS.valueBytes) return null
  if (bytes.length <= LIMITS.blobValueBytes) return bytes
  throw new CairnError(
    'value-too-large',
    `The value of "${field}" is too large: a field holds 1 MiB. Shorten it, or attach it as a file.`,
    { detail: { field, bytes: bytes.length, limit: LIMITS.blobValueBytes } }
  )
}
