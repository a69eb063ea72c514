/** Waits for an exclusive Web Lock; resolves with the way to give it back. It goes by itself when the Worker ends. */
export function takeLock(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const held = (): Promise<void> => new Promise(release => resolve(release))
    navigator.locks.request(name, held).catch(reject)
  })
}

/** Calls `onFree` once nobody holds the lock any more. Returns the way to stop waiting. */
export function whenFree(name: string, onFree: () => void): () => void {
  const stop = new AbortController()
  navigator.locks.request(name, { mode: 'shared', signal: stop.signal }, onFree).catch((error: unknown) => {
    if (!stop.signal.aborted) throw error
  })
  return () => stop.abort()
}
