import { CairnError, toHex } from '../../model/index.js'
import type { DeviceId, DocumentKind, FieldPatch, ProjectId } from '../../model/index.js'
import type { ProjectStore, SyncAdapter } from '../adapter.js'
import { checkDeviceName, checkProjectName } from '../new-project.js'
import { storeFrom } from '../store-from.js'
import { MemoryProject } from './memory-project.js'

export interface MemoryDocument {
  readonly kind: DocumentKind
  readonly set: FieldPatch
  /** Milliseconds since 1970; now when left out. */
  readonly at?: number
}

/**
 * The adapter without a network and without a disk, for stories, tests and forms that never sync. Projects are
 * gone when it is. What a peer does with documents it does too: other answers, deletes, restores, limits.
 * @param options.documents what every project made here begins with
 */
export function memoryAdapter({
  documents = []
}: { readonly documents?: readonly MemoryDocument[] } = {}): SyncAdapter {
  const projects = new Map<ProjectId, MemoryProject>()
  const stores = new Set<ProjectStore>()
  let isClosed = false
  const checkOpen = (): void => {
    if (isClosed) throw new CairnError('closed', 'This is closed already.')
  }
  return {
    async list() {
      checkOpen()
      return Promise.resolve([...projects.values()].map(project => project.info))
    },
    async create({ name, deviceName }) {
      checkOpen()
      checkProjectName({ name })
      checkDeviceName({ deviceName })
      const info = {
        id: randomId() as ProjectId,
        name,
        deviceId: randomId() as DeviceId,
        role: 'coordinator'
      } as const
      const project = new MemoryProject(info, deviceName)
      for (const { kind, set, at } of documents) project.commit([{ type: 'create', kind, set }], at)
      projects.set(info.id, project)
      return Promise.resolve(info)
    },
    async join(request) {
      checkOpen()
      checkDeviceName(request)
      return Promise.reject(new CairnError('unreachable', 'Projects in memory cannot be joined.'))
    },
    async open(id) {
      checkOpen()
      const project = projects.get(id)
      if (project === undefined) {
        throw new CairnError('not-found', 'This project is not on this device. Create it or join it first.')
      }
      const source = project.source(
        () => stores.delete(store),
        () => projects.delete(id)
      )
      const store: ProjectStore = await storeFrom(source)
      stores.add(store)
      return store
    },
    async close() {
      isClosed = true
      await Promise.all([...stores].map(store => store.close()))
    }
  }
}

function randomId(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(32)))
}
