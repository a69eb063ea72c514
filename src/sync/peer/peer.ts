import type { Duplex } from 'streamx'
import { useBlake2b256, type LogName, type ProjectId } from '../../model/index.js'
import type { MediaPolicy, SyncAdapter } from '../adapter.js'
import type { PeerStorage } from '../storage/storage.js'
import type { Path, Transport } from '../transports/transport.js'
import type { Socket } from '../transports/websocket/socket-stream.js'
import type { Metered } from './media/project-media.js'
import { MeetingPoint } from './meeting-point.js'
import type { OpenProjects } from './open-projects.js'
import { openEngine } from './peer-engine.js'
import { Revival } from './revival.js'
import { sodiumBlake2b256 } from './seal.js'

/** A full peer: a device with its projects, which others can connect to. */
export interface Peer extends SyncAdapter {
  /** Does some project or open invitation here meet under this topic (32 bytes)? */
  knows(topic: Uint8Array): boolean
  /** Takes an ordered duplex of bytes whose other end named this topic and starts the handshake. */
  accept(topic: Uint8Array, stream: Duplex, path?: Path): void
  /** As `accept`, for the end that starts the handshake. */
  dial(topic: Uint8Array, stream: Duplex, path?: Path): void
  /** The topic under which the devices of a project meet. */
  topicOf(id: ProjectId): Promise<Uint8Array>
  /** The key of one of this device's own logs in a project. */
  logKey(id: ProjectId, log: LogName): Promise<Uint8Array>
}

export type { Metered }

export interface PeerOptions {
  readonly storage: PeerStorage
  /** Makes a WebSocket for an address of a hub: the browser's own, or one of the `ws` package. */
  readonly makeSocket: (url: string) => Socket
  /** Where others are looked for besides hubs. They are started here and stopped when the peer closes. */
  readonly transports?: readonly Transport[]
  /** Which media this device fetches by itself until the project's people decide otherwise; default: all. */
  readonly media?: MediaPolicy
  /** Where the system tells whether the network is paid by the byte. */
  readonly metered?: Metered
  /** The device's clock: milliseconds since 1970. */
  readonly now?: () => number
}

/**
 * Opens every project in the storage. When the storage was full and there is room again, it is opened anew behind the
 * same face; stores and subscriptions go on.
 * @throws CairnError 'storage-broken' | 'unsupported-version'
 */
export async function openPeer(options: PeerOptions): Promise<Peer> {
  useBlake2b256(sodiumBlake2b256)
  const meetingPoint: MeetingPoint = new MeetingPoint(options.transports ?? [], {
    topics: () => revival.projects?.topics() ?? [],
    take: (...met) => take(...met)
  })
  const revival = new Revival(options.storage, {
    open: parts => openEngine({ ...parts, makeSocket: options.makeSocket, options, meetingPoint }),
    onOpened: () => meetingPoint.announce()
  })
  const { lasting } = revival
  const take = (topic: Uint8Array, stream: Duplex, initiator: boolean, path: Path): void => {
    if (revival.projects) revival.projects.take(topic, stream, initiator, path)
    else stream.destroy()
  }
  const ask = <Answer>(call: (projects: OpenProjects) => Promise<Answer>): Promise<Answer> =>
    lasting.ask({ call: () => call(revival.opened), repeatable: true })
  await revival.open()
  await meetingPoint.open()
  return {
    list: () => lasting.list(),
    create: wanted => revival.watch(lasting.create(wanted)),
    join: request => revival.watch(lasting.join(request)),
    open: id => lasting.open(id),
    storageState: () => lasting.storageState(),
    knows: topic => revival.projects?.knowing(topic) !== undefined,
    accept: (topic, stream, path = 'direct') => take(topic, stream, false, path),
    dial: (topic, stream, path = 'direct') => take(topic, stream, true, path),
    topicOf: id => ask(async projects => (await projects.open(id)).topic()),
    logKey: (id, log) => ask(async projects => (await projects.open(id)).peer.keyOf(log)),
    async close() {
      // The projects first: they say their last words over the connections.
      await revival.end()
      await meetingPoint.close()
      await revival.closeStorage()
    }
  }
}
