import { TopicLink } from '../channel/topic-link.js'
import type { Meetings, Transport } from '../transport.js'
import { portChannel } from './port-channel.js'
import type { MessagePortLike } from './port-channel.js'

/** Ports to other peers of the same computer. */
export interface MessagePorts extends Transport {
  /** Meets the peer at the other end of this port, until either side closes it. Before or after `start`. */
  add(port: MessagePortLike): void
}

/** A port for a further stream, as it is handed over. */
interface Handed {
  readonly label: string
  readonly port: MessagePortLike
}

/**
 * Joins peers by ports between them: windows of an Electron app, a page and its frames, threads of Node. Give each
 * peer one end of a MessageChannel. They find out what both have without showing it: another application at the
 * other end learns nothing.
 */
export function messagePorts(...ports: readonly MessagePortLike[]): MessagePorts {
  const waiting = new Set(ports)
  const links = new Set<TopicLink>()
  let meetings: Meetings | null = null
  let topics: readonly Uint8Array[] = []
  const join = (port: MessagePortLike, to: Meetings) => {
    const link: TopicLink = openLink(port, to, () => links.delete(link))
    links.add(link)
    link.setTopics(topics)
  }
  return {
    name: 'message-port',
    add(port) {
      if (meetings) join(port, meetings)
      else waiting.add(port)
    },
    start(given) {
      meetings = given
      for (const port of waiting) join(port, given)
      waiting.clear()
      return Promise.resolve()
    },
    setTopics(given) {
      topics = given
      for (const link of links) link.setTopics(given)
    },
    stop() {
      meetings = null
      for (const link of [...links]) link.close()
      return Promise.resolve()
    }
  }
}

function openLink(port: MessagePortLike, meetings: Meetings, onClose: () => void): TopicLink {
  const link: TopicLink = new TopicLink({
    control: portChannel(port, handed => {
      if (isHanded(handed)) link.incoming(handed.label, portChannel(handed.port))
      return isHanded(handed)
    }),
    open(label) {
      const { port1, port2 } = new MessageChannel()
      port.postMessage({ label, port: port2 } satisfies Handed, [port2 as never])
      return portChannel(port1)
    },
    met: (topic, stream, initiator) => meetings.met(topic, stream, initiator, 'local'),
    onClose,
    tellsEnd: true
  })
  return link
}

function isHanded(value: unknown): value is Handed {
  if (typeof value !== 'object' || value === null) return false
  const { label, port } = value as Partial<Record<keyof Handed, unknown>>
  return typeof label === 'string' && typeof port === 'object' && port !== null && 'postMessage' in port
}
