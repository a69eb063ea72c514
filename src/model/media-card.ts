import { isText } from './canonical.js'
import { isRecord } from './is-record.js'
import { LIMITS } from './limits.js'
import { isId } from './ids.js'
import type { MediaHash } from './ids.js'

/** Plain bytes in each block of a `media` log but the last one of a file, which holds the rest. */
export const MEDIA_BLOCK_BYTES = 65_536
/** What a value that was too large for its entry is as a file. */
export const VALUE_TYPE = 'application/json'

/** A run of bytes in the `media` log of the device that wrote the card, from block `start` on. */
export interface StoredPart {
  readonly hash: MediaHash
  readonly type: string
  readonly bytes: number
  readonly start: number
}

/**
 * Tells where a file's bytes stand (format.md, "Media"). The file itself, then its smaller pictures. `value` marks
 * one that is no file but the value of a field.
 */
export interface MediaCard extends StoredPart {
  readonly name?: string
  readonly value?: true
  readonly preview?: StoredPart
  readonly thumbnail?: StoredPart
}

/** How many blocks a part of so many bytes takes. */
export function mediaBlocks(bytes: number): number {
  return Math.ceil(bytes / MEDIA_BLOCK_BYTES)
}

/** True for a card within the limits. Unknown members are allowed and kept. */
export function checkMediaCard(card: unknown): card is MediaCard {
  if (!isPart(card, LIMITS.mediaBytes)) return false
  const { name, value, preview, thumbnail, type, bytes } = card as StoredPart & {
    readonly [member: string]: unknown
  }
  if (name !== undefined && (!isText(name) || name.length > LIMITS.mediaName)) return false
  if (value !== undefined && (value !== true || type !== VALUE_TYPE || bytes > LIMITS.blobValueBytes))
    return false
  return (
    (preview === undefined || isPart(preview, LIMITS.previewBytes)) &&
    (thumbnail === undefined || isPart(thumbnail, LIMITS.thumbnailBytes))
  )
}

/** True for text that can be a media type: printable ASCII with one slash, without blanks at its ends. */
export function isMediaType(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.length <= 128 &&
    /^[!#-.0-~]+\/[!#-.0-~]+( ?;[ -~]*[!-~])?$/.test(value)
  )
}

function isPart(part: unknown, most: number): part is StoredPart {
  if (!isRecord(part)) return false
  const { hash, type, bytes, start } = part
  if (!isId(hash) || !isMediaType(type) || !isCount(bytes, 1, most)) return false
  return isCount(start, 0, 2 ** 32 - 1 - mediaBlocks(bytes))
}

/** A whole number between the two, both included. */
export function isCount(value: unknown, least: number, most: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
}
