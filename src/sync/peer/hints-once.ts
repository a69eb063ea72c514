import type Hypercore from 'hypercore'

/**
 * Hypercore 11.37 writes with each append how far the log is whole, and then writes the same once more by itself: a
 * second way to the database for nothing. Of an own log, once it is ready; called again it does nothing.
 */
export function writeHintsOnce(core: Hypercore): void {
  if (quiet.has(core)) return
  quiet.add(core)
  const { core: inner } = core
  let remote = inner.header.hints.remoteContiguousLength
  // Told between the two writes.
  core.on('append', () => {
    const { contiguousLength, remoteContiguousLength, recovering } = inner.header.hints
    const isWritten = contiguousLength === core.length && remoteContiguousLength === remote && !recovering
    remote = remoteContiguousLength
    if (isWritten) inner.hintsChanged = false
  })
}

const quiet = new WeakSet<Hypercore>()
