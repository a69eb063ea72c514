import { CairnError } from '../../model/index.js'

/** What went wrong with a file of this device, by its code. */
export function filesFailure(error: unknown): CairnError {
  if (CairnError.is(error)) return error
  const name = error instanceof Error ? error.name : ''
  if (name === 'QuotaExceededError') return noRoom(0, 0, error)
  if (name === 'SecurityError' || name === 'NotAllowedError') return noFiles(error)
  return new CairnError('storage-broken', 'The map could not be kept on this device. Try again.', {
    cause: error
  })
}

/** As `filesFailure`, of a write that somebody may have given up. */
export function writeFailure(error: unknown, signal: AbortSignal): CairnError {
  return signal.aborted ? new CairnError('aborted', 'The map was not kept.') : filesFailure(error)
}

export function noFiles(cause: unknown): CairnError {
  return new CairnError(
    'storage-unavailable',
    'This browser keeps no files for this page. Leave private browsing, or use another browser.',
    { cause }
  )
}

/** Bytes that are free; null where the browser does not say. */
export async function freeRoom(): Promise<number | null> {
  // Safari says it since version 17.
  const { storage } = navigator as { readonly storage?: Partial<StorageManager> }
  const { usage, quota } = (await storage?.estimate?.()) ?? {}
  return usage === undefined || quota === undefined ? null : Math.max(0, quota - usage)
}

/** @throws CairnError 'storage-full' when the browser says that so many bytes do not fit */
export async function checkRoom(bytes: number): Promise<void> {
  const free = await freeRoom()
  if (free !== null && bytes > free) throw noRoom(bytes, free)
}

function noRoom(needed: number, free: number, cause?: unknown): CairnError {
  return new CairnError(
    'storage-full',
    'There is no room for this map. Remove another map, or make room on the device.',
    { detail: { needed, free }, cause }
  )
}
