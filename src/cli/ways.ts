import { isIPv4 } from 'node:net'
import { LanTransport } from '../sync/transports/lan/lan.js'
import { SwarmTransport } from '../sync/transports/swarm/swarm.js'
import type { Transport } from '../sync/transports/transport.js'
import { UsageError, type Options } from './command.js'

/** Options of commands that meet other devices. */
export const WAYS = {
  'no-lan': { type: 'boolean', help: 'do not look for devices in the local network' },
  swarm: {
    type: 'boolean',
    help: 'look on the internet too: others then see the address of this computer, though not what is synced'
  },
  bootstrap: {
    type: 'string',
    multiple: true,
    value: 'HOST:PORT',
    help: 'with --swarm: nodes of your own by which others are found (else the public ones)'
  }
} as const satisfies Options

/** For the long help of those commands. */
export const ABOUT_WAYS =
  'The environment variable CAIRN_LAN names own addresses whose local networks alone are looked at, or is "off".'

interface WayValues {
  readonly 'no-lan': boolean
  readonly swarm: boolean
  readonly bootstrap: readonly string[]
}

/**
 * How devices are looked for besides hubs. Nothing is sent yet.
 * @throws UsageError
 */
export function waysOf(
  values: WayValues,
  env: Readonly<Record<string, string | undefined>>
): readonly Transport[] {
  if (values.bootstrap.length > 0 && !values.swarm) throw new UsageError('--bootstrap goes with --swarm.')
  const lan = env['CAIRN_LAN'] ?? ''
  const ways: Transport[] = []
  if (!values['no-lan'] && lan !== 'off')
    ways.push(new LanTransport(lan === '' ? {} : { addresses: addressesIn(lan) }))
  if (values.swarm) {
    const bootstrap = values.bootstrap.map(nodeOf)
    ways.push(new SwarmTransport(bootstrap.length === 0 ? {} : { bootstrap }))
  }
  return ways
}

function addressesIn(text: string): readonly string[] {
  const addresses = text.split(',').map(address => address.trim())
  const wrong = addresses.find(address => !isIPv4(address))
  if (wrong === undefined) return addresses
  throw new UsageError(
    `CAIRN_LAN is "off" or addresses like 192.168.1.20 with commas between; "${wrong}" is none.`
  )
}

function nodeOf(text: string): { readonly host: string; readonly port: number } {
  const [, host, digits] = /^(.+):(\d{1,5})$/.exec(text) ?? []
  const port = Number(digits)
  if (host !== undefined && port > 0 && port < 65_536) return { host, port }
  throw new UsageError(
    `--bootstrap takes HOST:PORT, for instance 203.0.113.5:49737; "${text}" is not like that.`
  )
}
