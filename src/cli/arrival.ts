import type { ProjectStore } from '../sync/adapter.js'
import { until } from './until.js'

/**
 * Stays connected until the members' list, with this device in it, has arrived: before that nothing can be written
 * here. Resolves with whether it did before `signal` aborted.
 */
export async function arrival(
  store: ProjectStore,
  hubs: readonly string[],
  signal: AbortSignal
): Promise<boolean> {
  const { members, sync } = store
  if (!members || !sync) return true
  for (const url of hubs) await sync.connect(url)
  try {
    await until(store, signal, async () => ((await members.list()).some(({ self }) => self) ? true : null))
    return true
  } catch (error) {
    if (signal.aborted) return false
    throw error
  }
}
