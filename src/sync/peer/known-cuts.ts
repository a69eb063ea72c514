import { LIMITS, toHex, type Cut, type Cuts, type DeviceId, type LogName } from '../../model/index.js'
import type { ProjectPeer } from './project-peer.js'

interface KnownLength {
  readonly name: LogName
  /** Absent for the first logs of the device. */
  readonly generation: string | undefined
  readonly length: number
  readonly hash: string | null
}

/**
 * How far this device knows the logs of another one to go: what stands before is what it wrote before. A length counts
 * as soon as it is known, whether or not its entries have arrived, since the other device has signed it.
 */
export async function knownCuts(peer: ProjectPeer, device: DeviceId): Promise<Cuts> {
  const lengths = await knownLengths(peer, device)
  const cut = (name: LogName): Cut => {
    const own = lengths.filter(known => known.name === name)
    const { length = 0, hash = null } = own.find(({ generation }) => generation === undefined) ?? {}
    const later = own.flatMap(({ generation, ...at }) =>
      generation === undefined ? [] : [{ generation, length: at.length, hash: at.hash }]
    )
    return later.length === 0 ? { length, hash } : { length, hash, later: later.slice(-LIMITS.generations) }
  }
  return { auth: cut('auth'), config: cut('config'), data: cut('data'), media: cut('media') }
}

async function knownLengths(peer: ProjectPeer, device: DeviceId): Promise<readonly KnownLength[]> {
  const logs = peer.logs.filter(log => log.device === device)
  const known = logs.map(async (log): Promise<KnownLength> => {
    // Nobody knows which of two histories others hold: what was read here counts, in either.
    const length = log.isFrozen ? log.read : log.length
    const hash = log.isFrozen ? null : await log.hashAt(length)
    return { name: log.name, generation: log.generation?.id, length, hash }
  })
  const media = logs
    .filter(({ name }) => name === 'data')
    .map(async (log): Promise<KnownLength> => {
      const core = peer.media.logOf(log.owner)?.core
      const length = core?.length ?? 0
      const hash = length === 0 ? null : toHex(await core!.treeHash(length))
      return { name: 'media', generation: log.generation?.id, length, hash }
    })
  return Promise.all([...known, ...media])
}
