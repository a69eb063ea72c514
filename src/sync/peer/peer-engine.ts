import type { ProjectId } from '../../model/index.js'
import type { ProjectInfo, ProjectStore, SyncAdapter } from '../adapter.js'
import { checkDeviceName, checkProjectName } from '../new-project.js'
import type { PeerStorage } from '../storage/storage.js'
import type { Socket } from '../transports/websocket/socket-stream.js'
import { foundProject } from './found-project.js'
import { parseInvite } from './invite.js'
import { joinProject } from './join.js'
import type { MeetingPoint } from './meeting-point.js'
import type { Standing } from './open-project.js'
import { OpenProjects } from './open-projects.js'
import type { ProjectOptions } from './project-peer.js'
import { Vault } from './vault.js'

/** The projects in one opened storage, for as long as it is open. */
export interface PeerEngine {
  readonly adapter: SyncAdapter
  readonly projects: OpenProjects
}

interface EngineParts {
  readonly storage: PeerStorage
  readonly makeSocket: (url: string) => Socket
  readonly options: ProjectOptions
  readonly meetingPoint: MeetingPoint
  /** How each project stood before the storage was opened anew. */
  readonly standings: ReadonlyMap<ProjectId, Standing>
  /** The storage has refused a write for want of room. */
  readonly onFull: () => void
}

/**
 * Opens every project in a storage. The storage stays the caller's to close, after the engine.
 * @throws CairnError 'storage-broken' | 'storage-full' | 'unsupported-version'
 */
export async function openEngine(parts: EngineParts): Promise<PeerEngine> {
  const { storage, makeSocket, options, meetingPoint, standings, onFull } = parts
  const vault = await Vault.open(storage.local)
  const projects = new OpenProjects({ vault, storage, makeSocket, options, ways: meetingPoint, onFull })
  const joins = new Map<string, Promise<unknown>>()
  await projects.finishRemovals()
  await projects.openAll(standings)
  const adapter: SyncAdapter = {
    async list(): Promise<readonly ProjectInfo[]> {
      return Promise.all(vault.projects().map(async ({ id }) => (await projects.open(id)).info()))
    },
    async create({ name, deviceName }) {
      projects.checkOpen()
      checkProjectName({ name })
      checkDeviceName({ deviceName })
      const secrets = await foundProject(storage, { name, deviceName })
      await vault.put(secrets)
      return (await projects.open(secrets.id)).info()
    },
    storageState: async () => (await storage.status?.state()) ?? null,
    async join(request) {
      projects.checkOpen()
      checkDeviceName(request)
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
    close: () => projects.close()
  }
  return { adapter, projects }
}
