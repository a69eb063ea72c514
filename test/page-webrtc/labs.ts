/** Where transports over WebRTC meet, with the connections of a page or with those of a library in Node. */
import type { TransportLab } from '../../src/sync/testing/transport-suite.js'
import { ChannelSocket } from '../../src/sync/transports/channel/channel-socket.js'
import type { Transport } from '../../src/sync/transports/transport.js'
import { readDirectUrl } from '../../src/sync/transports/webrtc/direct-code.js'
import { EngineLinks } from '../../src/sync/transports/webrtc/engine-links.js'
import { NearbyTransport } from '../../src/sync/transports/webrtc/nearby.js'
import { servePageLinks } from '../../src/sync/transports/webrtc/page-links.js'
import { HubLinks } from '../../src/sync/transports/websocket/hub-links.js'
import { socketStream } from '../../src/sync/transports/websocket/socket-stream.js'

type Connections = typeof RTCPeerConnection

/** An engine's end of a port, and the end of all that the page made for it. */
function newLinks(Connection: Connections): { readonly links: EngineLinks; readonly end: () => void } {
  const { port1, port2 } = new MessageChannel()
  const endLinks = servePageLinks(port2, Connection)
  const end = (): void => {
    endLinks()
    port1.close()
  }
  return { links: new EngineLinks(port1), end }
}

/** Two devices side by side, each of which has shown the other a code; each new one joins all before it. */
export function besideEachOther(Connection: Connections): TransportLab {
  const ends: (() => void)[] = []
  const started: NearbyTransport[] = []
  const start = async (nearby: NearbyTransport, meetings: Parameters<Transport['start']>[0]) => {
    await nearby.start(meetings)
    for (const other of started) await other.finish(await nearby.accept(await other.offer()))
    started.push(nearby)
  }
  return {
    make() {
      const { links, end } = newLinks(Connection)
      ends.push(end)
      const nearby = new NearbyTransport(links)
      return {
        name: nearby.name,
        start: meetings => start(nearby, meetings),
        setTopics: topics => nearby.setTopics(topics),
        async stop() {
          const place = started.indexOf(nearby)
          if (place >= 0) started.splice(place, 1)
          await nearby.stop()
        }
      }
    },
    async close() {
      for (const end of ends) end()
    }
  }
}

/** Devices that reach one hub by its code alone. */
export function atHub(Connection: Connections, code: string): TransportLab {
  const ends: (() => void)[] = []
  const make = () => {
    const { links, end } = newLinks(Connection)
    ends.push(end)
    return (url: string) => {
      const direct = readDirectUrl(url)
      if (!direct) throw new Error(`${url} is no code of a hub`)
      return new ChannelSocket(links.dial(direct.code, direct.path))
    }
  }
  return {
    make() {
      const hub = new HubLinks(make())
      hub.add(code)
      return hub
    },
    async stranger() {
      const { links, end } = newLinks(Connection)
      ends.push(end)
      const socket = new ChannelSocket(links.dial(code, 'meet'))
      await new Promise<void>(resolve => socket.addEventListener('open', () => resolve()))
      return socketStream(socket)
    },
    async close() {
      for (const end of ends) end()
    }
  }
}
