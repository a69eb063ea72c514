import { canonicalJson, isJson } from './canonical.js'
import { isRecord } from './is-record.js'
import { changeFault, checkChange } from './change-limits.js'
import type { Change } from './document.js'
import { LIMITS } from './limits.js'
import type { AuthOperation, Entry, TrackEntry } from './entry.js'
import { CairnError } from './error.js'
import { isId } from './ids.js'
import type { AuthId, DocumentId } from './ids.js'
import type { Json } from './json.js'
import { checkMediaCard } from './media-card.js'
import type { MediaCard } from './media-card.js'
import { checkTrackPoints } from './track-chunk.js'

/** The format this version writes and reads. */
export const FORMAT_VERSION = 1
const CHANGES = 1
const OPERATION = 2
const TRACK = 3
const MEDIA = 5
/** The last millisecond that a `Date` can hold. */
const LAST_MOMENT = 8_640_000_000_000_000

const utf8 = new TextEncoder()
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What every entry says of its moment: the author's clock (ms since 1970) and the membership operations it had seen. */
export interface EntryHeader {
  readonly at: number
  readonly heads: readonly AuthId[]
}

/**
 * The bytes of an entry with changes.
 * @throws CairnError 'bad-input' | 'value-too-large' | 'entry-too-large'
 */
export function encodeChanges(entry: EntryHeader & { readonly changes: readonly Change[] }): Uint8Array {
  checkHeader(entry)
  if (entry.changes.length > LIMITS.changes) throw entryTooLarge()
  return encodeTexts(entry, entry.changes.map(changeText))
}

/**
 * The canonical form of a change that is to be written.
 * @throws CairnError 'bad-input' | 'value-too-large'
 */
export function changeText(change: Change): string {
  const fault = changeFault(change)
  if (fault !== null) throw fault
  return canonicalJson(change as unknown as Json)
}

/** As `encodeChanges`, from canonical forms. The body is canonical as a whole. */
export function encodeTexts({ at, heads }: EntryHeader, texts: readonly string[]): Uint8Array {
  return frame(CHANGES, `{"at":${at},"changes":[${texts.join(',')}],"heads":${JSON.stringify(heads)}}`)
}

/**
 * The bytes of an entry with a membership operation.
 * @throws CairnError 'bad-input' | 'entry-too-large'
 */
export function encodeOperation(entry: EntryHeader & { readonly operation: AuthOperation }): Uint8Array {
  checkHeader(entry)
  const { at, heads, operation } = entry
  if (!isRecord(operation) || !isJson(operation, LIMITS.depth)) throw malformed()
  return frame(OPERATION, canonicalJson({ at, heads, operation }))
}

/**
 * The bytes of an entry that tells of a file.
 * @throws CairnError 'bad-input'
 */
export function encodeMediaCard(entry: EntryHeader & { readonly card: MediaCard }): Uint8Array {
  checkHeader(entry)
  const { at, heads, card } = entry
  if (!checkMediaCard(card) || !isJson(card, LIMITS.depth)) throw malformed()
  return frame(MEDIA, canonicalJson({ at, card, heads }))
}

/**
 * The bytes of an entry with points of a track.
 * @throws CairnError 'bad-input' | 'entry-too-large'
 */
export function encodeTrackChunk(entry: EntryHeader & Omit<TrackEntry, 'type'>): Uint8Array {
  checkHeader(entry)
  const { at, heads, doc, n, points } = entry
  if (!isId(doc) || !isChunkNumber(n) || !checkTrackPoints(points)) throw malformed()
  return frame(TRACK, canonicalJson({ at, doc, heads, n, points }))
}

const isChunkNumber = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0

/** Throws 'bad-input' unless the moment and the heads can be written. */
export function checkHeader({ at, heads }: EntryHeader): void {
  if (!isMoment(at) || !isHeads(heads)) throw malformed()
}

function frame(kind: number, body: string): Uint8Array {
  const text = utf8.encode(body)
  if (text.length + 2 > LIMITS.entryBytes) throw entryTooLarge()
  const bytes = new Uint8Array(text.length + 2)
  bytes[0] = FORMAT_VERSION
  bytes[1] = kind
  bytes.set(text, 2)
  return bytes
}

/**
 * Reads an entry. A change that is unknown or exceeds a limit is null at its place. A membership operation is
 * any JSON object: `resolveMembership` judges it.
 * @throws CairnError 'bad-input' when malformed, 'unsupported-version' when written by a later format; nothing else
 */
export function decodeEntry(bytes: Uint8Array): Entry {
  const [version, kind] = bytes
  if (version === undefined || kind === undefined || version === 0) throw malformed()
  if (version > FORMAT_VERSION) {
    throw new CairnError(
      'unsupported-version',
      'This was written by a newer version. Update the app to read it.',
      {
        detail: { version }
      }
    )
  }
  if (bytes.length > LIMITS.entryBytes) throw malformed()
  if (kind !== CHANGES && kind !== OPERATION && kind !== TRACK && kind !== MEDIA)
    return { type: 'unknown', kind }
  const body = parse(bytes.subarray(2))
  if (!isRecord(body)) throw malformed()
  const { at, heads, changes, operation, card, doc, n, points } = body
  if (!isMoment(at) || !isHeads(heads)) throw malformed()
  if (kind === OPERATION) {
    if (!isRecord(operation) || !isJson(operation, LIMITS.depth)) throw malformed()
    return { type: 'auth', at, heads, operation: operation as unknown as AuthOperation }
  }
  if (kind === TRACK) {
    if (!isId(doc) || !isChunkNumber(n) || !checkTrackPoints(points)) throw malformed()
    return { type: 'track', at, heads, doc: doc as DocumentId, n, points }
  }
  if (kind === MEDIA) {
    if (!checkMediaCard(card)) throw malformed()
    return { type: 'media', at, heads, card }
  }
  if (!Array.isArray(changes) || changes.length > LIMITS.changes) throw malformed()
  return { type: 'changes', at, heads, changes: changes.map(item => (checkChange(item) ? item : null)) }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(strict.decode(bytes))
  } catch (cause) {
    throw malformed(cause)
  }
}

function isMoment(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= LAST_MOMENT
}

function isHeads(value: unknown): value is readonly AuthId[] {
  return Array.isArray(value) && value.length <= LIMITS.heads && value.every(isId)
}

function malformed(cause?: unknown): CairnError {
  return new CairnError('bad-input', 'This entry is damaged and was skipped.', { cause })
}

function entryTooLarge(): CairnError {
  return new CairnError('entry-too-large', 'This is too much for one change. Save it in several steps.', {
    detail: { limit: LIMITS.entryBytes }
  })
}
