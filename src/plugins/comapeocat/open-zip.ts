import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate'
import { CairnError } from '../../model/index.js'

/** Limits of the format (spec 1.0) and, for the whole, of what a phone can hold. */
const MAX_ENTRIES = 10_000
const MAX_TOTAL = 64 * 1024 * 1024
const NAME = /^(?:VERSION|[\w.-]+\.json|(?:icons|translations)\/[^/\\\0]{1,200})$/

/**
 * The files of a ZIP that have a place in the format, by name. What is inflated is counted as it comes: what a
 * header says of its size is never trusted, and a name is only a key.
 * @throws CairnError 'bad-input' when it is no ZIP, is cut off, or holds more than it may
 */
export function openZip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  if (bytes.length < 22 || !endsWhole(bytes)) throw bad('This file is damaged or not whole. Get it again.')
  const files = new Map<string, Uint8Array>()
  let entries = 0
  let total = 0
  const unzip = new Unzip(file => {
    if (++entries > MAX_ENTRIES) throw bad('This file holds more parts than a set of categories may.')
    if (!NAME.test(file.name)) return
    const chunks: Uint8Array[] = []
    file.ondata = (error, chunk, isLast) => {
      if (error) throw error
      total += chunk.length
      if (total > MAX_TOTAL) throw bad('This file unpacks to more than a set of categories may hold.')
      chunks.push(chunk)
      if (isLast && !files.has(file.name)) files.set(file.name, joined(chunks))
    }
    file.start()
  })
  unzip.register(UnzipPassThrough)
  unzip.register(UnzipInflate)
  try {
    // In pieces, so that the count above stops a bomb before it is unpacked.
    for (let at = 0; at < bytes.length; at += 1024) {
      unzip.push(bytes.subarray(at, at + 1024), at + 1024 >= bytes.length)
    }
  } catch (error) {
    throw CairnError.is(error)
      ? error
      : bad('This file is damaged: it cannot be unpacked. Get it again.', error)
  }
  return files
}

/** A ZIP ends with its table of contents: "PK\5\6" within the last 64 KiB. */
function endsWhole(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6)
      return true
  }
  return false
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

export function bad(message: string, cause?: unknown, place = ''): CairnError {
  return new CairnError('bad-input', message, { cause, detail: { place } })
}
