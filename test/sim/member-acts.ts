import {
  encodeOperation,
  LOGS,
  type AuthId,
  type AuthOperation,
  type Cuts,
  type LogName
} from '../../src/model/index.js'
import type { SimDevice } from './device.js'
import type { Random } from './random.js'

type Lengths = { readonly [log in LogName]: number }

/** Where an operation begins to speak. */
export function cutsAt(lengths: Lengths): Cuts {
  const cut = (log: LogName) => ({ length: lengths[log], hash: null })
  return { auth: cut('auth'), config: cut('config'), data: cut('data'), media: cut('media') }
}

export const START: Lengths = { auth: 0, config: 0, data: 0, media: 0 }

/** How long this device knows the logs of another one to be. */
export function knownLengths(device: SimDevice, of: SimDevice): Lengths {
  const length = (name: LogName) => {
    const held = device.heldOf(device.book.of(of.id, name))
    return held.size === 0 ? 0 : Math.max(...held) + 1
  }
  return { auth: length('auth'), config: length('config'), data: length('data'), media: length('media') }
}

export function operationBytes(
  device: SimDevice,
  operation: AuthOperation,
  heads?: readonly AuthId[]
): Uint8Array {
  return encodeOperation({ at: device.at, heads: heads ?? device.index.membership.heads(), operation })
}

/** What a coordinator decides about members, or a member about itself. */
export function actOnMembers(device: SimDevice, devices: readonly SimDevice[], random: Random): string {
  if (!device.isKnown || device.index.readOnly !== null || device.hasUnsynced('auth')) return 'cannot decide'
  const { role } = device
  if (role !== 'coordinator' || random.chance(0.05)) {
    if (device.name === 'd0' || role === 'left' || role === 'blocked') return 'stays'
    const from = knownLengths(device, device)
    const auth = device.heldOf(device.book.of(device.id, 'auth')).size
    const cuts = cutsAt({ ...from, auth: auth + 1 })
    device.writeRaw(
      'auth',
      operationBytes(device, { kind: 'leave', dev: device.id, role: 'left', from: cuts })
    )
    return 'leaves'
  }
  const other = random.pick(devices.filter(one => one !== device))
  const operation = decide(device, other, random)
  device.writeRaw('auth', operationBytes(device, operation))
  return `${operation.to ? 'restore' : operation.kind} ${other.name} ${operation.role ?? ''}`
}

function decide(device: SimDevice, other: SimDevice, random: Random): AuthOperation {
  const now = device.index.membership.currentRole(other.id)
  const isKnown = device.index.membership.devices().some(({ deviceId }) => deviceId === other.id)
  const lengths = knownLengths(device, other)
  const dev = other.id
  if (!isKnown) return { kind: 'grant', dev, role: roleFor(random), name: other.name, from: cutsAt(START) }
  const isOut = now === 'blocked' || now === 'left'
  if (isOut && random.chance(0.4)) {
    const to = { ...lengths, data: lengths.data + random.below(4), config: lengths.config + random.below(2) }
    const from = Object.fromEntries(
      LOGS.map(name => [name, random.below(lengths[name] + 1)])
    ) as unknown as Lengths
    return { kind: 'grant', dev, role: roleFor(random), name: other.name, from: cutsAt(from), to }
  }
  if (isOut || random.chance(0.5)) {
    const from = random.chance(0.7) ? lengths : START
    return { kind: 'grant', dev, role: roleFor(random), name: other.name, from: cutsAt(from) }
  }
  const role = random.pick(['blocked', 'blocked', 'viewer', 'member'] as const)
  return { kind: 'reduce', dev, role, from: cutsAt(lengths) }
}

const roleFor = (random: Random) => random.weighted({ viewer: 1, member: 5, coordinator: 3 })
