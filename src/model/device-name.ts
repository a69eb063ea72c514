import type { DocumentState } from './document.js'
import { FIELD } from './document.js'
import type { DeviceId, DocumentId } from './ids.js'

/** Characters of a device's name that count, wherever it comes from; readers cut what is longer. */
export const LONGEST_DEVICE_NAME = 64

/** A name of a device as others wrote it, cut to what is shown. Empty when it is no text, or says nothing. */
export function cutDeviceName(name: unknown): string {
  if (typeof name !== 'string') return ''
  // A character is at most two units: so a long text is not taken apart whole.
  const start = name.trim().slice(0, 2 * LONGEST_DEVICE_NAME)
  return Array.from(start).slice(0, LONGEST_DEVICE_NAME).join('').trim()
}

/** What a device calls itself, and the document in which it says so. */
export interface OwnName {
  readonly document: DocumentId
  /** Empty where its document says none. */
  readonly name: string
}

/**
 * What devices call themselves, by device: the `name` of its own `deviceInfo`. Of several of one device the one with
 * the least id counts, of those that say a name when there are any; no clock is read.
 */
export function ownNames(documents: Iterable<DocumentState>): ReadonlyMap<DeviceId, OwnName> {
  const names = new Map<DeviceId, OwnName>()
  for (const { id, kind, status, createdBy, fields } of documents) {
    if (kind !== 'deviceInfo' || status === 'deleted') continue
    const found = { document: id, name: cutDeviceName(fields.get(FIELD.name)?.value) }
    const known = names.get(createdBy)
    if (known === undefined || isBefore(found, known)) names.set(createdBy, found)
  }
  return names
}

function isBefore(one: OwnName, other: OwnName): boolean {
  if ((one.name === '') !== (other.name === '')) return one.name !== ''
  return one.document < other.document
}
