import { LOGS } from '../../src/model/index.js'
import { changeIdsIn } from './decoded.js'
import type { SimDevice } from './device.js'
import type { Network } from './network.js'
import type { Random } from './random.js'
import type { VirtualLog } from './virtual-log.js'

/**
 * Puts a device back to its backup. What it wrote since stays with whoever has got it, and comes back from there
 * before it writes again; what nobody has got is gone with its disk.
 */
export function restoreBackup(
  device: SimDevice,
  devices: readonly SimDevice[],
  network: Network,
  random: Random
): string {
  const { backup } = device
  if (!backup) return 'has no backup'
  const own = new Set(LOGS.map(name => device.book.of(device.id, name)))
  const others = devices.filter(other => other !== device)
  for (const [log, indices] of device.held) {
    if (own.has(log)) restoreOwn(device, log, others, network, backup.get(log)?.length ?? 0)
    else device.held.set(log, new Set((backup.get(log) ?? []).filter(index => indices.has(index))))
  }
  device.crash(random)
  return 'is restored from a backup'
}

function restoreOwn(
  device: SimDevice,
  log: VirtualLog,
  others: readonly SimDevice[],
  network: Network,
  length: number
): void {
  const isElsewhere = (index: number) =>
    others.some(other => other.hasGot(log, index)) || network.carries(log, index)
  const elsewhere = [...log.blocks.keys()].filter(isElsewhere)
  const longest = Math.max(length, ...elsewhere.map(index => index + 1))
  const missing = Array.from({ length: longest - length }, (_, place) => length + place)
  // With a hole that nobody can fill this log could never be written again; what then is a matter of generations.
  if (!missing.every(isElsewhere)) return
  for (let index = longest; index < log.blocks.length; index++) {
    for (const id of changeIdsIn(log, index)) device.book.lost.add(id)
  }
  log.blocks.length = longest
  device.held.set(log, new Set(Array.from({ length }, (_, index) => index)))
  for (const write of device.acknowledged) {
    if (write.log === log && write.index >= longest) device.acknowledged.delete(write)
  }
}
