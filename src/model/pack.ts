import { changeText, checkHeader, encodeTexts } from './codec.js'
import type { EntryHeader } from './codec.js'
import type { Change } from './document.js'
import { LIMITS } from './limits.js'
import { CairnError } from './error.js'

/** Where a writer closes an entry, well under the limits: small enough to verify and pass on quickly. */
const TARGET_BYTES = 49_152
const TARGET_CHANGES = 128

/** An entry ready to append: its bytes, and its changes in their places. */
export interface PackedEntry {
  readonly bytes: Uint8Array
  readonly changes: readonly Change[]
}

const utf8 = new TextEncoder()

/**
 * Packs changes, in order, into as few entries as fit (about 48 KiB or 128 changes each). Everything is checked
 * before anything is returned, so a failure writes none of it.
 * @throws CairnError 'bad-input' | 'value-too-large' | 'entry-too-large'
 */
export function packEntries(changes: readonly Change[], header: EntryHeader): readonly PackedEntry[] {
  checkHeader(header)
  const empty = encodeTexts(header, []).length
  const entries: PackedEntry[] = []
  let texts: string[] = []
  let open: Change[] = []
  let size = empty
  const close = () => {
    if (open.length > 0) entries.push({ bytes: encodeTexts(header, texts), changes: open })
    texts = []
    open = []
    size = empty
  }
  changes.forEach((change, place) => {
    const text = changeText(change)
    const bytes = utf8.encode(text).length + 1
    if (empty + bytes > LIMITS.entryBytes) throw tooLarge(place, bytes)
    if (open.length >= TARGET_CHANGES || size + bytes > TARGET_BYTES) close()
    texts.push(text)
    open.push(change)
    size += bytes
  })
  close()
  return entries
}

function tooLarge(place: number, bytes: number): CairnError {
  return new CairnError(
    'entry-too-large',
    'This is too much to be saved at once (64 KiB). Save part of it, then add the rest.',
    { detail: { place, bytes, limit: LIMITS.entryBytes } }
  )
}
