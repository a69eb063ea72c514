import { isIPv4 } from 'node:net'
import { CairnError } from '../../model/index.js'
import type { LocalFiles } from '../../sync/storage/storage.js'
import { ChannelSocket } from '../../sync/transports/channel/channel-socket.js'
import { listenDirect } from '../../sync/transports/webrtc/direct-listener.js'
import type { DirectListener, HubIdentity } from '../../sync/transports/webrtc/direct-listener.js'
import type { HubDoors } from '../../sync/transports/websocket/server.js'
import { hubIdentity } from './identity.js'

/** The doors of a hub for pages that open them by its code. */
export interface DirectDoor {
  /** One for each address of this computer by which it can be reached. */
  readonly codes: readonly string[]
  /** Why there are none, in a sentence. */
  readonly problem: string | null
  close(): Promise<void>
}

const CLOSED: Omit<DirectDoor, 'problem'> = { codes: [], close: () => Promise.resolve() }

/** Opens them on the UDP port of this number, else on a free one. A hub goes on without them where they cannot be. */
export async function openDirectDoor(options: {
  readonly doors: HubDoors
  readonly local: LocalFiles
  /** Where the hub listens, and the addresses at which it is found. */
  readonly host: string
  readonly addresses: readonly string[]
  readonly port: number
}): Promise<DirectDoor> {
  const { host, addresses, port } = options
  const reached = addresses.filter(address => isIPv4(address))
  if (!isIPv4(host) || reached.length === 0) return { ...CLOSED, problem: null }
  const listen = (identity: HubIdentity, at: number): Promise<DirectListener> =>
    listenDirect({
      identity,
      host,
      port: at,
      onChannel(label, channel) {
        const socket = new ChannelSocket(channel)
        socket.addEventListener('open', () => options.doors.enter(`/${label}`, socket))
      }
    })
  try {
    const identity = await hubIdentity(options.local)
    const listener = await listen(identity, port).catch((error: unknown) => {
      if (CairnError.is(error, 'port-in-use')) return listen(identity, 0)
      throw error
    })
    return {
      codes: reached.map(address => listener.codeAt(address)),
      problem: null,
      close: () => listener.close()
    }
  } catch (error) {
    if (!CairnError.is(error)) throw error
    return { ...CLOSED, problem: error.message }
  }
}
