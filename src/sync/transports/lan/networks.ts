import { networkInterfaces } from 'node:os'

/** One IPv4 network that this computer is in now. */
export interface Network {
  readonly address: string
  readonly netmask: string
}

/** The networks of these own addresses, or all but the computer's own when none are named. */
export function networksNow(chosen: readonly string[] | null): readonly Network[] {
  return Object.values(networkInterfaces())
    .flatMap(list => list ?? [])
    .filter(({ family, internal, address }) => {
      return family === 'IPv4' && (chosen ? chosen.includes(address) : !internal)
    })
    .map(({ address, netmask }) => ({ address, netmask }))
}

/** Whether another address is in the same network: what comes from elsewhere is no neighbour. */
export function isNear({ address, netmask }: Network, other: string): boolean {
  const mask = bitsOf(netmask)
  return (bitsOf(address) & mask) === (bitsOf(other) & mask)
}

function bitsOf(address: string): number {
  return address.split('.').reduce((bits, part) => (bits << 8) | Number(part), 0)
}
