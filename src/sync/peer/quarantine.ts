import type { Quarantine } from '../contract/sync.js'
import type { ProjectPeer } from './project-peer.js'

/** What does not count, by who wrote it and why; those with most first. */
export function quarantineOf({ index, logs }: Pick<ProjectPeer, 'index' | 'logs'>): readonly Quarantine[] {
  const found = new Map<string, { -readonly [member in keyof Quarantine]: Quarantine[member] }>()
  for (const { ordinal, isReadable } of index.quarantinedIn()) {
    const { device } = logs[ordinal]!
    const reason = isReadable ? 'no-right' : 'unreadable'
    const known = found.get(`${device} ${reason}`)
    if (known) known.entries++
    else found.set(`${device} ${reason}`, { deviceId: device, reason, entries: 1 })
  }
  return [...found.values()].sort((a, b) => b.entries - a.entries)
}
