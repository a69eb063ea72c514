/** What a page does so that what it saved stays, and so that it notices when it did not. */

/** Notes that something was saved, and asks the browser not to remove it when room is short; some ask the person. */
export function keepSaved(storage: string): void {
  if (!wasUsed(storage)) mark(storage)
  // Missing where the page is no secure context.
  const manager = (navigator as { storage?: Partial<StorageManager> }).storage
  void manager?.persist?.()
}

/** Whether something was ever saved here. Of what the browser removes when room is short this may be left. */
export function wasUsed(storage: string): boolean {
  return marks()?.getItem(markOf(storage)) === '1'
}

function mark(storage: string): void {
  try {
    marks()?.setItem(markOf(storage), '1')
  } catch (error) {
    // Without a mark a removal goes unnoticed later; that there is no room is told by the storage itself.
    if (!(error instanceof DOMException && error.name === 'QuotaExceededError')) throw error
  }
}

const markOf = (storage: string): string => `cairnkit-${storage}`

/** Null where the page may keep nothing; reading the property throws there. */
function marks(): Storage | null {
  try {
    return localStorage
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') return null
    throw error
  }
}
