import { CairnError } from '../../model/index.js'
import type { Documents, Local, Members, ProjectStore, Sync, Tiles } from '../adapter.js'

type Method = (store: ProjectStore, args: readonly unknown[], signal: AbortSignal) => Promise<unknown>

/**
 * What a client may call on a store, by name. Arguments are checked by the store, which is the one that knows;
 * a capability that it does not have is refused.
 */
export const STORE_METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['documents.get', ({ documents }, args) => documents.get(...(args as Parameters<Documents['get']>))],
  [
    'documents.query',
    ({ documents }, [query], signal) => documents.query(query as Parameters<Documents['query']>[0], signal)
  ],
  ['documents.count', ({ documents }, args) => documents.count(...(args as Parameters<Documents['count']>))],
  [
    'documents.commit',
    ({ documents }, args) => documents.commit(...(args as Parameters<Documents['commit']>))
  ],
  ['tiles.get', ({ tiles }, [tile], signal) => there(tiles).get(tile as Parameters<Tiles['get']>[0], signal)],
  ['tiles.pile', ({ tiles }, args) => there(tiles).pile(...(args as Parameters<Tiles['pile']>))],
  ['members.list', ({ members }) => there(members).list()],
  [
    'members.invite',
    ({ members }, args) => there(members).invite(...(args as Parameters<Members['invite']>))
  ],
  ['members.invites', ({ members }) => there(members).invites()],
  [
    'members.answer',
    ({ members }, args) => there(members).answer(...(args as Parameters<Members['answer']>))
  ],
  ['sync.state', ({ sync }) => there(sync).state()],
  ['sync.connect', ({ sync }, args) => there(sync).connect(...(args as Parameters<Sync['connect']>))],
  [
    'sync.disconnect',
    ({ sync }, args) => there(sync).disconnect(...(args as Parameters<Sync['disconnect']>))
  ],
  ['sync.pause', ({ sync }) => there(sync).pause()],
  ['sync.resume', ({ sync }) => there(sync).resume()],
  ['storage.state', ({ storage }) => there(storage).state()],
  ['local.get', ({ local }, args) => there(local).get(...(args as Parameters<Local['get']>))],
  ['local.set', ({ local }, args) => there(local).set(...(args as Parameters<Local['set']>))],
  ['local.remove', ({ local }, args) => there(local).remove(...(args as Parameters<Local['remove']>))]
])

function there<Capability>(capability: Capability | undefined): Capability {
  if (capability === undefined) {
    throw new CairnError('capability-missing', 'This project cannot do this here.')
  }
  return capability
}
