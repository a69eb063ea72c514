import type { MediaHash } from '../../model/index.js'
import type { Media, ProjectStore, StoreEvent, SyncAdapter } from '../adapter.js'
import { create, eventually, holds, observation, openNew, refused, same } from './suite.js'
import type { Case } from './suite.js'

const TYPE = 'application/octet-stream'

/** Bytes that look like nothing and are the same each time. */
function pattern(length: number, seed: number): Uint8Array {
  let state = seed
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  })
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

async function all(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const part of stream) parts.push(part.slice())
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

/** A back end may have no files at all: nothing to promise then. */
function withMedia(run: (media: Media, store: ProjectStore) => Promise<void>) {
  return async (adapter: SyncAdapter): Promise<void> => {
    const store = await openNew(adapter)
    if (store.media) await run(store.media, store)
  }
}

/** What `media` promises, where a store has it; and values too large for an entry. */
export const mediaCases: readonly Case[] = [
  [
    'a file is read back byte by byte, whole and in parts, with its previews',
    withMedia(async (media, store) => {
      const events: StoreEvent[] = []
      store.subscribe(event => events.push(event))
      const bytes = pattern(400_001, 1)
      const thumbnail = { type: 'image/webp', bytes: pattern(700, 2) }
      let told = 0
      const hash = await media.put(pieces(bytes, 33_000), {
        type: 'image/jpeg',
        name: 'a.jpg',
        previews: { thumbnail },
        onProgress: taken => (told = taken)
      })
      same(told, bytes.length, 'Bytes told of')
      holds(equal(await all(media.read(hash)), bytes), 'The whole file')
      for (const [start, end] of [
        [0, 1],
        [65_535, 65_537],
        [65_536, 131_072],
        [399_999, 400_001],
        [7, 7]
      ] as const) {
        const part = await all(media.read(hash, { start, end }))
        holds(equal(part, bytes.subarray(start, end)), `Bytes ${start} to ${end}`)
      }
      holds(equal(await all(media.read(hash, { variant: 'thumbnail' })), thumbnail.bytes), 'The thumbnail')
      await refused(
        all(media.read(hash, { variant: 'preview' })),
        'not-found',
        'A preview that was not given'
      )
      const state = await media.state(hash)
      same(
        [state?.name, state?.original.type, state?.original.bytes],
        ['a.jpg', 'image/jpeg', 400_001],
        'State'
      )
      same([state?.original.isHere, state?.original.arrived], [true, 400_001], 'Where it is')
      same([state?.thumbnail?.bytes, state?.preview], [700, undefined], 'Its previews')
      await eventually(
        () => events.some(event => event.type === 'media' && event.hash === hash),
        'Nobody told of the file'
      )
    })
  ],
  [
    'files are counted while a document names them',
    withMedia(async (media, store) => {
      const hash = await media.put(pieces(pattern(1_000, 3), 100), { type: TYPE })
      same((await media.totals()).files, 0, 'Files before')
      const [id] = await create(store, observation({ note: 'a', more: [[`att/${hash}`, true]] }))
      const totals = await media.totals()
      same([totals.files, totals.bytes, totals.here, totals.bytesHere], [1, 1_000, 1, 1_000], 'Totals')
      await create(store, { type: 'edit', id: id!, set: new Map([[`att/${hash}`, false]]) })
      same((await media.totals()).files, 0, 'Files when it was taken off')
      holds((await all(media.read(hash))).length === 1_000, 'It can still be read')
    })
  ],
  [
    'the same bytes are one file',
    withMedia(async media => {
      const bytes = pattern(100_000, 4)
      const first = await media.put(pieces(bytes, 1_000), { type: TYPE })
      same(await media.put(pieces(bytes, 70_000), { type: TYPE }), first, 'The hash')
      holds(equal(await all(media.read(first)), bytes), 'The file')
    })
  ],
  [
    'what cannot be a file is refused, and what is not there is not found',
    withMedia(async media => {
      const bytes = () => pieces(pattern(10, 5), 10)
      await refused(media.put(pieces(new Uint8Array(0), 1), { type: TYPE }), 'bad-input', 'An empty file')
      await refused(media.put(bytes(), { type: 'photo' }), 'bad-input', 'No media type')
      await refused(media.put(bytes(), { type: TYPE, name: 'x'.repeat(300) }), 'bad-input', 'A long name')
      const large = { type: 'image/webp', bytes: pattern(70_000, 6) }
      await refused(
        media.put(bytes(), { type: TYPE, previews: { thumbnail: large } }),
        'bad-input',
        'A large thumbnail'
      )
      const nowhere = '0'.repeat(64) as MediaHash
      same(await media.state(nowhere), null, 'The state of nothing')
      await refused(all(media.read(nowhere)), 'not-found', 'Reading nothing')
      await refused(media.free(nowhere), 'not-found', 'Freeing nothing')
      const hash = await media.put(bytes(), { type: TYPE })
      await refused(media.free(hash), 'only-copy', 'Freeing the only copy')
      await refused(
        all(media.read(hash, { start: 5, end: 2 })),
        'bad-input',
        'A part that ends before it begins'
      )
    })
  ],
  [
    'a file that fails or is stopped on its way leaves nothing, and the next one goes through',
    withMedia(async media => {
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield pattern(200_000, 7)
        await Promise.resolve()
        throw new Error('The card was taken out')
      }
      const failed = await media.put(broken(), { type: TYPE }).catch((error: unknown) => error)
      holds(failed instanceof Error && failed.message.includes('card'), 'It says why')
      const stop = new AbortController()
      async function* endless(): AsyncGenerator<Uint8Array> {
        for (let seed = 0; ; seed++) {
          yield await Promise.resolve(pattern(10_000, seed))
          if (seed === 20) stop.abort()
        }
      }
      await refused(
        media.put(endless(), { type: TYPE, signal: stop.signal }),
        'aborted',
        'One that was stopped'
      )
      const bytes = pattern(100_000, 8)
      const hash = await media.put(pieces(bytes, 10_000), { type: TYPE })
      holds(equal(await all(media.read(hash)), bytes), 'The next one')
    })
  ],
  [
    'reading can be stopped in the middle, by the reader and by a signal',
    withMedia(async media => {
      const hash = await media.put(pieces(pattern(500_000, 9), 50_000), { type: TYPE })
      for await (const bytes of media.read(hash)) {
        holds(bytes.length > 0, 'A piece')
        break
      }
      const stop = new AbortController()
      const reading = async () => {
        for await (const bytes of media.read(hash, { signal: stop.signal })) {
          holds(bytes.length > 0, 'A piece')
          stop.abort()
        }
      }
      await refused(reading(), 'aborted', 'Reading that was stopped')
    })
  ],
  [
    'what is fetched is what was set',
    withMedia(async media => {
      await media.setPolicy({ fetch: 'previews', onMetered: 'none' })
      same(await media.policy(), { fetch: 'previews', onMetered: 'none' }, 'The policy')
      const odd = { fetch: 'some', onMetered: 'none' } as unknown as Parameters<Media['setPolicy']>[0]
      await refused(media.setPolicy(odd), 'bad-input', 'An unknown policy')
      await media.setMetered(true)
    })
  ],
  [
    'a value too large for an entry is given back whole, is edited, and stands beside others',
    async (adapter, merges) => {
      const store = await openNew(adapter)
      const long = `walrus ${'ü'.repeat(60_000)}`
      const list = Array.from({ length: 5_000 }, (_, at) => [at, 'x'])
      const [id] = await create(store, observation({ note: long, more: [['tag/list', list]] }))
      const read = async (name: string) => (await store.documents.get(id!))?.fields.get(name)
      same((await read('tag/note'))?.value, long, 'The text')
      same((await read('tag/list'))?.value, list, 'The list')
      const page = await store.documents.query({ kind: 'observation', filter: { text: 'walrus' } })
      same(page.documents[0]?.fields.get('tag/note')?.value, long, 'The text of the one that was found by it')
      const saw = (await read('tag/note'))!.saw
      const other = `seal ${'y'.repeat(20_000)}`
      await create(store, { type: 'edit', id: id!, set: new Map([['tag/note', other]]) })
      same((await read('tag/note'))?.value, other, 'The text after an edit')
      if (!merges) return
      const rival = {
        type: 'edit',
        id: id!,
        set: new Map([['tag/note', long]]),
        saw: new Map([['tag/note', saw]])
      } as const
      await create(store, rival)
      const { value, others } = (await read('tag/note'))!
      same([value, ...others.map(answer => answer.value)].sort(), [other, long].sort(), 'Both answers')
    }
  ]
]
