import {
  can,
  CairnError,
  encodeOperation,
  rankOf,
  type AuthOperation,
  type Cuts,
  type DeviceId,
  type Role
} from '../../model/index.js'
import type { GivenRole } from '../adapter.js'
import { knownCuts } from './known-cuts.js'
import type { ProjectPeer } from './project-peer.js'

/**
 * Gives another device a role. Less than before is a reduction from where its logs are known to end, so that what it
 * wrote before stays; more is a grant from there, so that what it wrote while it might not stays out.
 * @throws CairnError 'not-found' | 'not-allowed' | 'read-only' | 'storage-full' | 'storage-broken' | 'closed'
 */
export async function changeRole(peer: ProjectPeer, dev: DeviceId, role: GivenRole): Promise<void> {
  checkMayWrite(peer)
  const member = peer.index.membership.devices().find(({ deviceId }) => deviceId === dev)
  if (!member) throw new CairnError('not-found', 'This device is not in the project.')
  if (member.role === role) return
  if (dev === peer.device)
    throw new CairnError('not-allowed', 'Another coordinator says what this device may do. Ask one of them.')
  const kind = rankOf(role) < rankOf(member.role) ? 'reduce' : 'grant'
  if (
    !(kind === 'grant'
      ? can(peer.role, `grant:${role as 'viewer'}`)
      : can(peer.role, `reduce:${role as 'viewer'}`))
  )
    throw new CairnError('not-allowed', 'Only a coordinator can change this. Ask one of them.')
  const from = await knownCuts(peer, dev)
  const operation: AuthOperation = { kind, dev, role, from, ...(kind === 'grant' && { name: member.name }) }
  await write(peer, operation, role)
}

/**
 * Takes this device out of the project: what it wrote stays, what it writes later counts nowhere.
 * @throws CairnError as `changeRole`
 */
export async function leaveProject(peer: ProjectPeer): Promise<void> {
  checkMayWrite(peer)
  const dev = peer.device
  if (!peer.isKnown) throw new CairnError('not-a-member', 'This project has not arrived here yet.')
  if (peer.role === 'left') return
  // From the next place on: the operation itself stands in the last.
  const from = oneMore(await knownCuts(peer, dev), peer.generations.own.generation?.id)
  await write(peer, { kind: 'leave', dev, role: 'left', from }, 'left')
}

function oneMore(cuts: Cuts, generation: string | undefined): Cuts {
  const { auth } = cuts
  if (generation === undefined) return { ...cuts, auth: { ...auth, length: auth.length + 1, hash: null } }
  const later = auth.later?.map(cut =>
    cut.generation === generation ? { ...cut, length: cut.length + 1, hash: null } : cut
  )
  return { ...cuts, auth: { ...auth, ...(later && { later }) } }
}

function checkMayWrite(peer: ProjectPeer): void {
  peer.checkWritable()
  if (peer.readOnly !== null) throw new CairnError('read-only', peer.readOnly)
}

/** Nothing is written that would have no effect: nobody may act on a device that stands above the own one. */
async function write(peer: ProjectPeer, operation: AuthOperation, wanted: Role): Promise<void> {
  const heads = peer.index.membership.heads()
  const own = peer.ownLog('auth')
  if (peer.index.membershipWith(own, { heads, operation }).currentRole(operation.dev) !== wanted) {
    throw new CairnError(
      'not-allowed',
      'This device came into the project before yours, or by somebody who did. Ask them to change it.'
    )
  }
  await peer.append('auth', [encodeOperation({ at: Date.now(), heads, operation })])
}
