import type { ProjectStore } from '../sync/adapter.js'

/** Milliseconds between looks when no event comes. */
const LOOK_AGAIN = 500

/** Looks after every change of the store, and now and then, until `look` answers something else than null. */
export async function until<T>(
  store: ProjectStore,
  signal: AbortSignal,
  look: () => Promise<T | null>
): Promise<T> {
  for (;;) {
    signal.throwIfAborted()
    const change = nextChange(store, signal)
    const seen = await look().catch((error: unknown) => {
      change.cancel()
      throw error
    })
    if (seen !== null) {
      change.cancel()
      return seen
    }
    await change.happened
  }
}

function nextChange(
  store: ProjectStore,
  signal: AbortSignal
): { readonly happened: Promise<void>; cancel(): void } {
  let cancel = (): void => undefined
  const happened = new Promise<void>(resolve => {
    const stop = (): void => {
      clearTimeout(timer)
      unsubscribe()
      signal.removeEventListener('abort', stop)
      resolve()
    }
    const timer = setTimeout(stop, LOOK_AGAIN)
    const unsubscribe = store.subscribe(stop)
    signal.addEventListener('abort', stop)
    cancel = stop
  })
  return { happened, cancel: () => cancel() }
}
