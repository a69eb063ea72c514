import type { DocumentId } from '../../model/index.js'
import type { ByteSource, ProjectStore, Sync } from '../adapter.js'
import type { liveCases } from './live-cases.js'
import { create, holds, observation, refused, same } from './suite.js'

/** Devices that nothing joins but files which somebody carries: a way to meet without a connection. */
export interface CarriedLab {
  /**
   * Another device of a project, named by a number, at each call; up to three of the first and one of the second.
   * They know each other already, since nobody joins by a file, and may hold what earlier cases wrote.
   */
  device(project: 1 | 2): Promise<ProjectStore>
  close(): Promise<void>
}

interface CarriedCase {
  /** Said of a file, which is no stream. */
  readonly name: string
  readonly run: (lab: CarriedLab) => Promise<void>
}

/** A case about what is open between two devices: of a file there is nothing to test. */
const NEEDS_CONNECTION = null

const LARGE_DOCUMENTS = 80
const LARGE_TEXT = 'x'.repeat(15_000)

/** What a way without a connection does in place of each case of the others. */
export const carriedCases: {
  readonly [name in keyof typeof liveCases]: CarriedCase | typeof NEEDS_CONNECTION
} = {
  'two that look under one topic meet, and exactly one of them starts': {
    name: 'what one device gives the other takes in, and a file each way makes both complete',
    async run(lab) {
      const [a, b] = [await lab.device(1), await lab.device(1)]
      const [forth, back] = [await write(a), await write(b)]
      await take(b, await give(a))
      await take(a, await give(b))
      same([await has(a, back), await has(b, forth)], [true, true], 'what the other wrote')
      const { peers } = await syncOf(a).state()
      const other = peers.find(({ deviceId }) => deviceId === b.info.deviceId)
      same([other?.complete, other?.connected], [true, false], 'complete, and not connected')
    }
  },
  'under another topic nobody meets': {
    name: 'a file of another project is refused, and tells nothing but its size',
    async run(lab) {
      const [a, stranger] = [await lab.device(1), await lab.device(2)]
      const id = await write(a)
      const bytes = await give(a)
      await refused(take(stranger, bytes), 'bundle-foreign', 'a file of another project')
      same(await has(stranger, id), false, 'an observation of another project')
      holds(!new TextDecoder('latin1').decode(bytes).includes(a.info.id), 'the file names its project')
    }
  },
  'of three each meets both others, and none itself': {
    name: 'of three each has what all wrote when one file has gone round, and nothing twice',
    async run(lab) {
      const [a, b, c] = [await lab.device(1), await lab.device(1), await lab.device(1)] as const
      const ids = [await write(a), await write(b), await write(c)]
      for (const [from, to] of [
        [a, b],
        [b, c],
        [c, a],
        [a, b]
      ] as const) {
        await take(to, await give(from))
      }
      for (const store of [a, b, c]) {
        for (const id of ids) same(await has(store, id), true, 'what somebody wrote')
      }
      same((await take(a, await give(a))).entries, 0, 'entries that are new in an own file')
    }
  },
  'large streams go both ways whole while a reader holds its writer back': {
    name: 'a large file comes whole, and a reader who waits holds its maker back',
    async run(lab) {
      const [a, b] = [await lab.device(1), await lab.device(1)]
      const ids = await create(
        a,
        ...Array.from({ length: LARGE_DOCUMENTS }, () => observation({ note: LARGE_TEXT }))
      )
      const made = { done: 0, total: 0 }
      const options = {
        content: { type: 'all' },
        onProgress: (now: typeof made) => Object.assign(made, now)
      } as const
      const pieces: Uint8Array[] = []
      for await (const piece of await bundleOf(a)(options)) {
        pieces.push(piece.slice())
        if (pieces.length !== 2) continue
        await new Promise(resolve => setTimeout(resolve, 100))
        holds(made.done < made.total / 2, `${made.done} of ${made.total} entries were made for one who waits`)
      }
      await take(b, joined(pieces))
      for (const id of ids) same(await has(b, id), true, 'an observation of the large file')
    }
  },
  'two whose stream was cut meet again by themselves': {
    name: 'a file that was cut, even between two pieces, brings nothing, and the whole one everything',
    async run(lab) {
      const [a, b] = [await lab.device(1), await lab.device(1)]
      const id = await write(a)
      const bytes = await give(a)
      for (const end of [bytes.length - 1, bytes.length >> 1, 200]) {
        await refused(take(b, bytes.subarray(0, end)), 'bundle-incomplete', `a file of ${end} bytes`)
        same(await has(b, id), false, 'an observation of a cut file')
      }
      await take(b, bytes)
      same(await has(b, id), true, 'the observation of the whole file')
    }
  },
  'what is open stays when its topic goes, and a topic that comes later is met': NEEDS_CONNECTION,
  'stop ends what is open, takes nothing more, and may be called twice': {
    name: 'making a file and taking one in may be stopped, and begun again',
    async run(lab) {
      const [a, b] = [await lab.device(1), await lab.device(1)]
      const id = await write(a)
      const stopped = AbortSignal.abort()
      const made = async (signal: AbortSignal) => {
        for await (const _ of await bundleOf(a)({ content: { type: 'all' }, signal })) continue
      }
      await refused(made(stopped), 'aborted', 'a file that nobody wants any more')
      for await (const _ of await bundleOf(a)({ content: { type: 'all' } })) break
      const bytes = await give(a)
      await refused(take(b, bytes, stopped), 'aborted', 'a file that is put away')
      await take(b, bytes)
      same(await has(b, id), true, 'the observation')
    }
  },
  'many topics are met at once, each on a stream of its own': NEEDS_CONNECTION,
  'a stranger who talks nonsense is dropped, and harms nobody': {
    name: 'bytes that are no file of a project, or a changed one, are refused and harm nobody',
    async run(lab) {
      const [a, b] = [await lab.device(1), await lab.device(1)]
      const id = await write(a)
      const nonsense = new Uint8Array(4096).map((_, place) => (place * 31) % 256)
      await refused(take(b, nonsense), 'not-a-bundle', 'nonsense')
      await refused(take(b, new Uint8Array(0)), 'bundle-incomplete', 'nothing')
      const changed = (await give(a)).slice()
      changed[changed.length - 20]! ^= 1
      await refused(take(b, changed), 'bundle-incomplete', 'a changed byte')
      same(await has(b, id), false, 'an observation of a changed file')
      await take(b, await give(a))
      same(await has(b, id), true, 'the observation')
    }
  }
}

function syncOf({ sync }: ProjectStore): Sync {
  if (!sync) throw new Error('a store without `sync` carries nothing')
  return sync
}

function bundleOf(store: ProjectStore): NonNullable<Sync['bundle']> {
  const sync = syncOf(store)
  if (!sync.bundle) throw new Error('a store without `sync.bundle` gives nothing')
  return sync.bundle.bind(sync)
}

async function give(store: ProjectStore): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of await bundleOf(store)({ content: { type: 'all' } })) pieces.push(piece.slice())
  return joined(pieces)
}

async function take(store: ProjectStore, bytes: Uint8Array, signal?: AbortSignal) {
  const sync = syncOf(store)
  if (!sync.unbundle) throw new Error('a store without `sync.unbundle` takes nothing')
  const file: ByteSource = { size: bytes.length, read: async (start, end) => bytes.slice(start, end) }
  return sync.unbundle(file, signal && { signal })
}

async function write(store: ProjectStore): Promise<DocumentId> {
  const [id] = await create(store, observation({ note: 'carried' }))
  if (id === undefined) throw new Error('nothing was written')
  return id
}

const has = async (store: ProjectStore, id: DocumentId): Promise<boolean> =>
  (await store.documents.get(id)) !== null

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
