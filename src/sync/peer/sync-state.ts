import { LOGS, type DeviceId, type LogName } from '../../model/index.js'
import type { LogState, Path, PeerState, SyncState } from '../adapter.js'
import type { Log } from './log.js'
import type { PeerRecords } from './peer-records.js'

interface SyncFacts {
  readonly self: DeviceId
  readonly logs: readonly Log[]
  readonly records: PeerRecords
  readonly members: readonly { readonly deviceId: DeviceId; readonly name: string }[]
  /** Null when the device is not connected. */
  readonly pathTo: (device: DeviceId) => Path | null
  readonly transports: NonNullable<SyncState['transports']>
  /** Files between this device and another, and which of them each fetches by itself. */
  readonly mediaWith: (device: DeviceId) => { readonly counts: LogState; readonly reaches: Reaches }
  readonly held: NonNullable<SyncState['held']>
  readonly quarantined: number
  readonly quarantine: NonNullable<SyncState['quarantine']>
  /** When this device went on in new logs last; null when never. */
  readonly beganAnew: number | null
  readonly hubs: SyncState['hubs']
}

/**
 * What is where, by what the other devices said they hold on disk. A peer is complete only while both sides
 * hold every entry of every log that either of them knows of. A log with two histories is left out, and listed.
 */
export function syncState(facts: SyncFacts): SyncState {
  const { records, members, self, hubs, transports, held, quarantined, quarantine } = facts
  const names = new Map(members.map(({ deviceId, name }) => [deviceId, name]))
  const others = new Set([...records.devices(), ...names.keys()])
  others.delete(self)
  const mine = new Map(facts.logs.map(log => [`${log.owner}/${log.name}`, log]))
  const peers = [...others].map((deviceId): PeerState => {
    const { counts: media, reaches } = facts.mediaWith(deviceId)
    const logs = { ...countsOf(mine, records, deviceId), media }
    const path = facts.pathTo(deviceId)
    const hasSpoken = records.lastHeard(deviceId) !== null
    return {
      deviceId,
      name: names.get(deviceId) ?? '',
      connected: path !== null,
      path,
      lastHeard: records.lastHeard(deviceId),
      logs,
      media: reaches,
      complete: hasSpoken && LOGS.every(name => logs[name].want === 0 && logs[name].give === 0)
    }
  })
  const frozen = new Set(facts.logs.filter(log => log.isFrozen).map(log => log.device))
  return {
    hubs,
    transports,
    peers,
    onlyHere: held[0],
    held,
    quarantined,
    quarantine,
    ...(frozen.size > 0 && { twoHistories: [...frozen] }),
    ...(facts.beganAnew !== null && { beganAnew: facts.beganAnew })
  }
}

type Reaches = NonNullable<PeerState['media']>
type EntryLogName = Exclude<LogName, 'media'>
type Counts = { -readonly [member in keyof LogState]: LogState[member] }

function countsOf(
  mine: ReadonlyMap<string, Log>,
  records: PeerRecords,
  device: DeviceId
): Record<EntryLogName, Counts> {
  const empty = (): Counts => ({ have: 0, want: 0, give: 0, total: 0 })
  const counts = { auth: empty(), config: empty(), data: empty() }
  for (const log of mine.values()) {
    const said = records.said(device, log.owner, log.name)
    const total = log.isFrozen ? log.read : Math.max(log.length, said.known)
    if (log.name === 'media') continue
    const count = counts[log.name]
    count.have += log.read
    count.total += total
    count.want += total - log.read
    if (!log.isFrozen) count.give += total - said.held
  }
  // Logs of devices whose grant has not arrived here.
  for (const { name, log, said } of records.spokenOf(device)) {
    if (mine.has(name) || log === 'media') continue
    counts[log].total += said.known
    counts[log].want += said.known
    counts[log].give += said.known - said.held
  }
  return counts
}
