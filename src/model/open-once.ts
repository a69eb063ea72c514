/**
 * Opens something once for everybody who asks, by what the first of them said. What could not be opened is tried again
 * by the next who asks, say when the network is back.
 */
export function openOnce<Args extends readonly unknown[], T>(
  open: (...args: Args) => Promise<T>
): (...args: Args) => Promise<T> {
  let opened: Promise<T> | null = null
  return (...args) => {
    opened ??= open(...args).catch((error: unknown) => {
      opened = null
      throw error
    })
    return opened
  }
}
