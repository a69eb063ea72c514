import type { Duplex } from 'streamx'
import {
  authId,
  decodeEntry,
  encodeChanges,
  createChange,
  toHex,
  useBlake2b256,
  CairnError,
  type AuthId,
  type DeviceId,
  type LogName,
  type ProjectId
} from '../../model/index.js'
import type { MediaPolicy, ProjectInfo, ProjectStore, SyncAdapter } from '../adapter.js'
import type { PeerStorage } from '../storage/storage.js'
import type { Path, Transport } from '../transports/transport.js'
import type { Socket } from '../transports/websocket/socket-stream.js'
import { blockEncryption, EpochKeys } from './block-encryption.js'
import { firstOf, Generations } from './generations.js'
import { grantEntry } from './invite-desk.js'
import { joinProject } from './join.js'
import { Log, type LogParts } from './log.js'
import { LogWriter } from './log-writer.js'
import type { Metered } from './media/project-media.js'
import { parseInvite } from './invite.js'
import { MeetingPoint } from './meeting-point.js'
import { OpenProjects } from './open-projects.js'
import { OwnLength } from './own-length.js'
import { randomBytes, signPair, sodiumBlake2b256, type Pair } from './seal.js'
import { Vault, type ProjectSecrets } from './vault.js'

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
 * Opens every project in the storage.
 * @throws CairnError 'storage-broken' | 'unsupported-version'
 */
export async function openPeer(options: PeerOptions): Promise<Peer> {
  const { storage, makeSocket, transports = [] } = options
  useBlake2b256(sodiumBlake2b256)
  const vault = await Vault.open(storage.local)
  const meetingPoint: MeetingPoint = new MeetingPoint(transports, {
    topics: () => projects.topics(),
    take: (...met) => projects.take(...met)
  })
  const projects = new OpenProjects({ vault, storage, makeSocket, options, ways: meetingPoint })
  const joins = new Map<string, Promise<unknown>>()
  await projects.openAll()
  await meetingPoint.open()
  return {
    async list(): Promise<readonly ProjectInfo[]> {
      return Promise.all(vault.projects().map(async ({ id }) => (await projects.open(id)).info()))
    },
    async create({ name, deviceName }) {
      projects.checkOpen()
      const secrets = await foundProject(storage, { name, deviceName })
      await vault.put(secrets)
      return (await projects.open(secrets.id)).info()
    },
    storageState: async () => (await storage.status?.state()) ?? null,
    async join(request) {
      projects.checkOpen()
      const { id: inviteId } = parseInvite(request.code)
      // The same code twice at once would ask as two devices.
      const join = () => joinProject({ vault, makeSocket, meetingPoint }, request)
      const turn = (joins.get(inviteId) ?? Promise.resolve()).then(join, join)
      joins.set(inviteId, turn)
      return (await projects.open((await turn).id)).info()
    },
    async open(id): Promise<ProjectStore> {
      return (await projects.open(id)).store()
    },
    knows: topic => projects.knowing(topic) !== undefined,
    accept: (topic, stream, path = 'direct') => projects.take(topic, stream, false, path),
    dial: (topic, stream, path = 'direct') => projects.take(topic, stream, true, path),
    topicOf: async id => (await projects.open(id)).topic(),
    logKey: async (id, log) => (await projects.open(id)).peer.keyOf(log),
    async close() {
      // The projects first: they say their last words over the connections.
      await projects.close()
      await meetingPoint.close()
      await storage.close()
    }
  }
}

/**
 * The first entries of a new project: the root grants the founder's device everything, the founder writes the
 * project's name. Nothing of it counts before all of it is on disk; only then the keys are kept.
 */
async function foundProject(
  storage: PeerStorage,
  { name, deviceName }: { readonly name: string; readonly deviceName: string }
): Promise<ProjectSecrets> {
  const rootSeed = randomBytes(32)
  const deviceSeed = randomBytes(32)
  const epoch = randomBytes(32)
  const root = signPair(rootSeed)
  const device = signPair(deviceSeed)
  const project = toHex(root.publicKey) as ProjectId
  const founder = toHex(device.publicKey) as DeviceId
  const encryption = blockEncryption(new EpochKeys([epoch]))
  const parts: LogParts = {
    project,
    store: storage.store,
    encryption,
    take: async () => undefined,
    wasFrozen: () => false,
    onFrozen: () => undefined,
    onFault: () => undefined
  }
  const rootLog = new Log(0, firstOf(project as unknown as DeviceId), 'auth', parts)
  const config = new Log(1, firstOf(founder), 'config', parts)
  await Promise.all([rootLog.open(), config.open()])
  const write = (log: Log, pair: Pair, entry: Uint8Array) =>
    new LogWriter(log, pair, {
      sync: () => storage.sync(),
      onAppended: async () => undefined,
      onFault: () => undefined
    }).append([entry])
  try {
    const grant = grantEntry({ dev: founder, role: 'coordinator', name: deviceName }, [])
    const heads = [operationId(rootLog.key, grant)]
    const settings = createChange('projectSettings', new Map([['name', name]]))
    const entry = encodeChanges({ at: Date.now(), heads, changes: [settings] })
    await write(rootLog, root, grant)
    await write(config, device, entry)
    const generations = new Generations(storage.local, project, device, () => true)
    await new OwnLength(storage, project, generations).note([config])
    await generations.note(storage.copied ?? null)
  } finally {
    await Promise.all([rootLog.close(), config.close()])
  }
  return {
    id: project,
    name,
    deviceSeed: toHex(deviceSeed),
    secret: toHex(randomBytes(32)),
    epochs: [toHex(epoch)],
    rootSeed: toHex(rootSeed),
    hubs: [],
    invites: []
  }
}

/** The id of the first operation of a log. */
function operationId(logKey: Uint8Array, bytes: Uint8Array): AuthId {
  const entry = decodeEntry(bytes)
  if (entry.type !== 'auth') throw new CairnError('internal', 'A grant is not an operation.')
  return authId(logKey, 0, entry.heads, entry.operation)
}
