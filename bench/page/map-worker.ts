import { FIELD } from '../../src/model/index.js'
import type { DeviceId, DocumentId, FieldState, Json, ProjectId } from '../../src/model/index.js'
import type { StoredDocument, SyncAdapter } from '../../src/sync/adapter.js'
import { serveAdapter } from '../../src/sync/remote/index.js'
import { storeFrom } from '../../src/sync/store-from.js'
import { pointOf } from './map-points.js'

const DEVICE = '0'.repeat(64) as DeviceId
const PROJECT = '1'.repeat(64) as ProjectId
const PAGE = 2000
const unused = (): Promise<never> => Promise.reject(new Error('The bench does not ask for this.'))

/** Documents are made of their numbers, so that only the index is in memory, as in the engine. */
async function adapterOf(first: number): Promise<SyncAdapter> {
  let count = first
  const info = { id: PROJECT, name: 'Bench', deviceId: DEVICE, role: 'coordinator' } as const
  const store = await storeFrom({
    info,
    get: id => Promise.resolve(documentOf(parseInt(id.slice(56), 16))),
    list(cursor) {
      const from = Number(cursor ?? 0)
      const to = Math.min(first, from + PAGE)
      const documents = Array.from({ length: to - from }, (_, place) => documentOf(from + place))
      return Promise.resolve({ documents, cursor: to === first ? null : String(to) })
    },
    commit(commits) {
      const ids = commits.map(() => idOf(count++))
      return Promise.resolve(ids)
    },
    subscribe: () => () => undefined,
    close: () => Promise.resolve()
  })
  return {
    list: () => Promise.resolve([info]),
    create: unused,
    join: unused,
    open: () => Promise.resolve(store),
    close: () => Promise.resolve()
  }
}

/** Ids are hashes: their beginnings are spread. */
function idOf(number: number): DocumentId {
  const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0')
  return (hex(Math.imul(number + 1, 0x9e3779b1)) + '0'.repeat(48) + hex(number)) as DocumentId
}

function documentOf(number: number): StoredDocument {
  const id = idOf(number)
  const field = (value: Json): FieldState => ({ value, id, by: DEVICE, at: number, others: [], saw: [id] })
  return {
    id,
    kind: 'observation',
    status: 'shown',
    createdBy: DEVICE,
    createdAt: number,
    updatedAt: number,
    fields: new Map([
      [FIELD.location, field({ type: 'Point', coordinates: pointOf(number) })],
      [FIELD.presetRef, field('fire')]
    ]),
    deletedBy: [],
    editedBy: [],
    holders: 1
  }
}

addEventListener(
  'message',
  ({ data }: MessageEvent<{ readonly count: number; readonly port: MessagePort }>) => {
    void adapterOf(data.count).then(adapter => {
      serveAdapter(adapter, data.port)
      postMessage('ready')
    })
  }
)
