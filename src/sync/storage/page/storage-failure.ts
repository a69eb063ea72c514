import { CairnError } from '../../../model/error.js'

// Primary result codes, https://www.sqlite.org/rescode.html
const SQLITE_IOERR = 10
const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_NOTADB = 26

/**
 * Names an error of SQLite or of the browser's files as one of 'storage-full', 'storage-in-use',
 * 'storage-unavailable' or 'storage-broken'. `below` is the browser's own error behind an I/O failure of
 * SQLite, when it is known.
 */
export function storageFailure(error: unknown, below?: unknown): CairnError {
  if (CairnError.is(error)) return error
  const cause = below ?? error
  switch (nameOf(cause)) {
    case 'QuotaExceededError':
      return full(cause)
    case 'NoModificationAllowedError':
      return new CairnError(
        'storage-in-use',
        'This project is open in another tab. Use that tab, or close it and try again.',
        { cause }
      )
    case 'SecurityError':
    case 'NotAllowedError':
    case 'NotSupportedError':
      // The last from WebKit, which has the interface also where nothing is behind it.
      return unavailable(cause)
    case undefined:
    default:
  }
  const code = resultCodeOf(error)
  if (code === SQLITE_FULL) return full(error)
  // Chromium reports a write cut short by the quota as a short count, which reaches here without a name.
  if (code === SQLITE_IOERR && (below === undefined || nameOf(below) === 'Error')) return full(cause)
  const sentence =
    code === SQLITE_CORRUPT || code === SQLITE_NOTADB
      ? 'What is stored on this device is damaged. Reload the page; if it stays, get it again from another device.'
      : 'The browser could not read or write what is stored. Reload the page; if it stays, get it again from another device.'
  return new CairnError('storage-broken', sentence, { cause })
}

/** The failure of a storage behind an error that Hypercore passed on, if there is one. */
export function storageFailureBehind(error: unknown): CairnError | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 8; at = at.cause, depth++) {
    if (CairnError.is(at) && at.code.startsWith('storage-')) return at
  }
  return undefined
}

/** The browser has no private files for this page. */
export function unavailable(cause?: unknown): CairnError {
  return new CairnError(
    'storage-unavailable',
    'This browser cannot keep data for this page. Open it over https in an up-to-date browser, not in a private window.',
    cause === undefined ? {} : { cause }
  )
}

const refusals = new WeakSet<CairnError>()

/** The browser has private files and does not let this page have any, as in a private window. */
export function refused(cause: unknown): CairnError {
  const error = unavailable(cause)
  refusals.add(error)
  return error
}

export const isRefusal = (error: unknown): error is CairnError => CairnError.is(error) && refusals.has(error)

/** The browser has removed what was kept, while the page was open. */
export function removed(): CairnError {
  return new CairnError(
    'storage-removed',
    'The browser has removed what this page kept. Nothing more is saved here: export what you need, then reload.'
  )
}

function full(cause: unknown): CairnError {
  return new CairnError(
    'storage-full',
    'There is no room left on this device. Free some space; it goes on by itself then.',
    { cause }
  )
}

function nameOf(error: unknown): string | undefined {
  return error instanceof Error ? error.name : undefined
}

function resultCodeOf(error: unknown): number | undefined {
  const code = error instanceof Error && 'resultCode' in error ? error.resultCode : undefined
  return typeof code === 'number' ? code & 0xff : undefined
}
