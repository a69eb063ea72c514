import { CairnError } from '../model/index.js'
import type { SyncAdapter } from '../sync/adapter.js'
import type { Peer } from '../sync/peer/peer.js'
import { ChannelSocket } from '../sync/transports/channel/channel-socket.js'
import { readDirectUrl } from '../sync/transports/webrtc/direct-code.js'
import { EngineLinks } from '../sync/transports/webrtc/engine-links.js'
import { NearbyTransport } from '../sync/transports/webrtc/nearby.js'
import type { Socket } from '../sync/transports/websocket/socket-stream.js'

/** How the engine of a page reaches others: by WebSockets of its own, and by connections that its page makes. */
export interface PageWays {
  /** @throws CairnError 'unreachable' */
  makeSocket(url: string): Socket
  readonly transports: readonly NearbyTransport[]
  /** The same device, with codes to show where the page can connect devices. */
  withNearby(peer: Peer): SyncAdapter
}

/** @param port to `servePageLinks` in the page; undefined where the browser has no WebRTC */
export function pageWays(port: MessagePort | undefined): PageWays {
  const links = port && new EngineLinks(port)
  const nearby = links && new NearbyTransport(links)
  return {
    makeSocket(url) {
      const direct = readDirectUrl(url)
      if (!direct) return new WebSocket(url)
      if (links) return new ChannelSocket(links.dial(direct.code, direct.path))
      throw new CairnError(
        'unreachable',
        'This browser cannot connect by a code. Use the address of the hub.'
      )
    },
    transports: nearby ? [nearby] : [],
    withNearby(peer) {
      if (!nearby) return peer
      return { ...peer, nearby, open: async id => Object.assign(await peer.open(id), { nearby }) }
    }
  }
}
