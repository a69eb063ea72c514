import type Hypercore from 'hypercore'

const guarded = new WeakSet<Hypercore>()

/**
 * Puts every block of an own log on disk before anybody can hear of it. Hypercore 11.37 raises a log's length before
 * it calls `postappend`, and tells it to whoever asks meanwhile: after a power cut they would know a longer log than
 * its author, who then writes another history. So the sync runs inside the write, before the length is raised.
 * Call it once the log is ready; a sync that fails makes the append fail, and the log must not be written again.
 */
export function syncBeforeTelling(core: Hypercore, sync: () => Promise<void>): void {
  if (guarded.has(core)) return
  guarded.add(core)
  const { state } = core
  const flush = state.flush.bind(state)
  state.flush = async () => {
    const isWritten = await flush()
    if (isWritten) await sync()
    return isWritten
  }
}
