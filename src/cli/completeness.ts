import { LOGS } from '../model/index.js'
import type { PeerState, SyncState } from '../sync/adapter.js'
import { plain } from './screen.js'

/**
 * The devices met since a time. One that has left again counts with what is known of it: it may have left because
 * it was complete.
 */
export function metSince({ peers }: SyncState, since: number): readonly PeerState[] {
  return peers.filter(({ connected, lastHeard }) => connected || (lastHeard ?? 0) >= since)
}

/** Of the hubs that are only known, those that were not tried yet. */
export function untried({ hubs }: SyncState, known: readonly string[]): readonly string[] {
  return known.filter(
    url => !hubs.some(hub => hub.url === url && (hub.connected || hub.problem !== undefined))
  )
}

/** Whether every hub is reached and both sides of every meeting hold all that either knows of. */
export function isComplete(state: SyncState, hubs: readonly string[], since: number): boolean {
  const met = metSince(state, since)
  return unreached(state, hubs).length === 0 && met.length > 0 && met.every(({ complete }) => complete)
}

/** What goes on, in a few words. */
export function progressOf(state: SyncState, hubs: readonly string[]): string {
  const connected = state.peers.filter(peer => peer.connected)
  const want = Math.max(0, ...connected.map(peer => entries(peer, 'want')))
  const give = connected.reduce((total, peer) => total + entries(peer, 'give'), 0)
  return connected.length === 0
    ? `Looking for ${hubs.length === 0 ? 'others' : hubs.join(', ')} …`
    : `${connected.length} connected, ${want} entries to get, ${give} to give`
}

/** What stands between this state and "complete", in one line. */
export function missingOf(state: SyncState, hubs: readonly string[], since: number): string {
  const away = unreached(state, hubs).map(url => {
    const problem = state.hubs.find(hub => hub.url === url)?.problem
    return `${url} is not reached${problem === undefined ? '' : ` (${plain(problem)})`}`
  })
  const met = metSince(state, since)
  const behind = met
    .filter(({ complete }) => !complete)
    .map(
      peer => `${plain(peer.name)}: ${entries(peer, 'want')} entries to get, ${entries(peer, 'give')} to give`
    )
  const nobody = away.length === 0 && met.length === 0 ? ['no device of this project is there'] : []
  return [...away, ...behind, ...nobody].join('; ')
}

function unreached(state: SyncState, hubs: readonly string[]): readonly string[] {
  return hubs.filter(url => !state.hubs.some(hub => hub.url === url && hub.connected))
}

function entries({ logs }: PeerState, what: 'want' | 'give'): number {
  return LOGS.reduce((total, log) => total + logs[log][what], 0)
}
