import { CairnError } from '../model/index.js'

/** @throws CairnError 'aborted' when the signal has */
export function throwIfAborted(signal?: AbortSignal): void {
  if (signal?.aborted === true) throw aborted(signal.reason)
}

export function aborted(cause?: unknown): CairnError {
  return new CairnError('aborted', 'This was stopped before it was done.', { cause })
}
