import { LOGS } from '../../src/model/index.js'
import { valuesOf, Violation, type Ledger } from './ledger.js'
import type { Claims, Seen } from './orders.js'

/**
 * What one device said of the others, held against what was on their disks when they were killed. It may say less
 * than is true, never more: neither that they hold something, nor that a peer is complete, nor that a document is
 * on so many devices, nor that only so few are only here.
 */
export function checkTruth(said: Claims, disks: readonly Claims[], ledger: Ledger): void {
  for (const disk of disks) checkPeer(said, disk)
  const held = disks.map(({ documents }) => ({
    values: ledger.heldIn(documents),
    ids: new Set(documents.map(({ id }) => id))
  }))
  const copiesOf = (document: Seen): number =>
    held.filter(
      ({ values, ids }) => ids.has(document.id) && valuesOf([document]).every(value => values.has(value))
    ).length
  let alone = 0
  for (const document of said.documents) {
    const copies = copiesOf(document)
    if (document.holders > copies) {
      throw new Violation(`${document.id} was said to be on ${document.holders} others, and is on ${copies}`)
    }
    if (copies === 0 && document.kind === 'observation' && document.status !== 'deleted') alone++
  }
  if (said.state.onlyHere < alone) {
    throw new Violation(`${said.state.onlyHere} were said to be only there, and ${alone} are`)
  }
}

function checkPeer(said: Claims, disk: Claims): void {
  const peer = said.state.peers.find(({ deviceId }) => deviceId === disk.deviceId)
  // What a device has is the same in all that it says of others.
  const own = disk.state.peers[0]
  if (!peer || !own) return
  for (const name of LOGS) {
    const { have, want, give, total } = peer.logs[name]
    const has = own.logs[name].have
    if (Math.min(have, want, give) < 0 || have + want !== total) {
      throw new Violation(`the counts of ${name} do not add up: ${JSON.stringify(peer.logs[name])}`)
    }
    if (total - give > has) {
      throw new Violation(`of ${name} the other was said to hold ${total - give}, and holds ${has}`)
    }
    if (peer.complete && has < have) {
      throw new Violation(`it was said to be complete, and the other holds ${has} of ${have} in ${name}`)
    }
  }
}
