import { LOGS, type DeviceId, type LogName } from '../../model/index.js'
import type { LogState, PeerState, SyncState } from '../adapter.js'
import type { Log } from './log.js'
import type { PeerRecords } from './peer-records.js'

interface SyncFacts {
  readonly self: DeviceId
  readonly logs: readonly Log[]
  readonly records: PeerRecords
  readonly members: readonly { readonly deviceId: DeviceId; readonly name: string }[]
  readonly connectedTo: (device: DeviceId) => boolean
  readonly onlyHere: number
  readonly quarantined: number
  readonly hubs: SyncState['hubs']
}

/**
 * What is where, by what the other devices said they hold on disk. A peer is complete only while both sides
 * hold every entry of every log that either of them knows of.
 */
export function syncState(facts: SyncFacts): SyncState {
  const others = new Set([...facts.records.devices(), ...facts.members.map(member => member.deviceId)])
  others.delete(facts.self)
  const peers = [...others].map(device => peerState(facts, device))
  return { hubs: facts.hubs, peers, onlyHere: facts.onlyHere, quarantined: facts.quarantined }
}

function peerState(facts: SyncFacts, device: DeviceId): PeerState {
  const counts = countsOf(facts, device)
  const complete = LOGS.every(name => counts[name].want === 0 && counts[name].give === 0)
  const spoken = facts.records.spokenOf(device).length > 0
  return {
    deviceId: device,
    name: facts.members.find(member => member.deviceId === device)?.name ?? '',
    connected: facts.connectedTo(device),
    lastHeard: facts.records.lastHeard(device),
    logs: counts,
    complete: complete && spoken
  }
}

function countsOf(facts: SyncFacts, device: DeviceId): Record<LogName, LogState> {
  const empty = (): { have: number; want: number; give: number; total: number } => ({
    have: 0,
    want: 0,
    give: 0,
    total: 0
  })
  const counts = { auth: empty(), config: empty(), data: empty(), media: empty() }
  const mine = new Map(facts.logs.map(log => [`${log.device}/${log.name}`, log]))
  for (const log of mine.values()) {
    const said = facts.records.said(device, log.device, log.name)
    const total = Math.max(log.length, said.known)
    const count = counts[log.name]
    count.have += log.read
    count.total += total
    count.want += total - log.read
    count.give += total - said.held
  }
  for (const { owner, log, said } of facts.records.spokenOf(device)) {
    if (mine.has(`${owner}/${log}`)) continue
    counts[log].total += said.known
    counts[log].want += said.known
    counts[log].give += said.known - said.held
  }
  return counts
}
