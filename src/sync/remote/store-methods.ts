import { CairnError, type MediaHash } from '../../model/index.js'
import type {
  BundleContent,
  Documents,
  History,
  Tracks,
  Local,
  Media,
  MediaPolicy,
  MediaRead,
  Members,
  NewMedia,
  Progress,
  ProjectStore,
  Sync,
  Tiles
} from '../adapter.js'
import type { Work } from './served-streams.js'

type Method = (store: ProjectStore, args: readonly unknown[], work: Work) => Promise<unknown>

/**
 * What a client may call on a store, by name. Arguments are checked by the store, which is the one that knows;
 * a capability that it does not have is refused.
 */
export const STORE_METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['documents.get', ({ documents }, args) => documents.get(...(args as Parameters<Documents['get']>))],
  [
    'documents.query',
    ({ documents }, [query], { signal }) =>
      documents.query(query as Parameters<Documents['query']>[0], signal)
  ],
  ['documents.count', ({ documents }, args) => documents.count(...(args as Parameters<Documents['count']>))],
  [
    'documents.commit',
    ({ documents }, args) => documents.commit(...(args as Parameters<Documents['commit']>))
  ],
  [
    'tiles.get',
    ({ tiles }, [tile], { signal }) => there(tiles).get(tile as Parameters<Tiles['get']>[0], signal)
  ],
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
  [
    'members.setRole',
    ({ members }, args) => there(members).setRole(...(args as Parameters<Members['setRole']>))
  ],
  ['members.leave', ({ members }) => there(members).leave()],
  ['members.rename', ({ members }, [name]) => there(members).rename(name as string)],
  ['removeFromDevice', store => there(store.removeFromDevice?.bind(store))()],
  ['sync.state', ({ sync }) => there(sync).state()],
  ['sync.connect', ({ sync }, args) => there(sync).connect(...(args as Parameters<Sync['connect']>))],
  [
    'sync.disconnect',
    ({ sync }, args) => there(sync).disconnect(...(args as Parameters<Sync['disconnect']>))
  ],
  ['sync.pause', ({ sync }) => there(sync).pause()],
  ['sync.resume', ({ sync }) => there(sync).resume()],
  ['sync.bundle', ({ sync }, [asked, media], work) => bundle(there(sync), asked, media, work)],
  [
    'sync.unbundle',
    ({ sync }, [size], work) => {
      const { signal, tell: onProgress, streams } = work
      return there(there(sync).unbundle)(streams.source(work, Number(size)), { signal, onProgress })
    }
  ],
  ['stream.next', (_store, [handle], work) => work.streams.next(handle, work)],
  ['stream.end', (_store, [handle], { streams }) => streams.end(handle)],
  ['stream.give', async (_store, [ticket, given, error], { streams }) => streams.give(ticket, given, error)],
  ['storage.state', ({ storage }) => there(storage).state()],
  ['nearby.offer', ({ nearby }) => there(nearby).offer()],
  ['nearby.accept', ({ nearby }, [offer]) => there(nearby).accept(String(offer))],
  ['nearby.finish', ({ nearby }, [answer]) => there(nearby).finish(String(answer))],
  [
    'media.put',
    ({ media }, [options], work) =>
      there(media).put(work.streams.pieces(work), { ...(options as NewMedia), signal: work.signal })
  ],
  ['media.read', async ({ media }, [hash, wish], work) => readMedia(there(media), hash, wish, work)],
  ['media.state', ({ media }, [hash]) => there(media).state(hash as MediaHash)],
  ['media.totals', ({ media }) => there(media).totals()],
  ['media.policy', ({ media }) => there(media).policy()],
  ['media.setPolicy', ({ media }, [policy]) => there(media).setPolicy(policy as MediaPolicy)],
  ['media.setMetered', ({ media }, [isMetered]) => there(media).setMetered(isMetered === true)],
  ['media.free', ({ media }, [hash]) => there(media).free(hash as MediaHash)],
  ['history.of', ({ history }, args) => there(history).of(...(args as Parameters<History['of']>))],
  ['tracks.append', ({ tracks }, args) => there(tracks).append(...(args as Parameters<Tracks['append']>))],
  ['tracks.points', ({ tracks }, args) => there(tracks).points(...(args as Parameters<Tracks['points']>))],
  ['local.get', ({ local }, args) => there(local).get(...(args as Parameters<Local['get']>))],
  ['local.set', ({ local }, args) => there(local).set(...(args as Parameters<Local['set']>))],
  ['local.remove', ({ local }, args) => there(local).remove(...(args as Parameters<Local['remove']>))]
])

/** A stream outlives the call that opens it, so it has a way of its own to be stopped. */
async function bundle(sync: Sync, asked: unknown, media: unknown, work: Work): Promise<number> {
  const { size, ...rest } = asked as { readonly size?: number }
  const stop = new AbortController()
  let progress: Progress | null = null
  const content = size === undefined ? rest : { ...rest, bundle: work.streams.source(work, size) }
  const pieces = await there(sync.bundle)({
    content: content as BundleContent,
    media: media === 'values' ? media : 'all',
    signal: stop.signal,
    onProgress: told => (progress = told)
  })
  return work.streams.keep({ pieces, stop, progress: () => progress })
}

function readMedia(media: Media, hash: unknown, wish: unknown, work: Work): number {
  const stop = new AbortController()
  const pieces = media.read(hash as MediaHash, { ...(wish as MediaRead), signal: stop.signal })
  return work.streams.keep({ pieces, stop })
}

function there<Capability>(capability: Capability | undefined): Capability {
  if (capability === undefined) {
    throw new CairnError('capability-missing', 'This project cannot do this here.')
  }
  return capability
}
