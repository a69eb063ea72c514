import type { DocumentId } from '../../model/index.js'
import type { Filter, ProjectStore, Query } from '../adapter.js'
import { create, holds, observation, openNew, refused, same } from './suite.js'
import type { Case } from './suite.js'

async function allOf(store: ProjectStore, query: Query): Promise<DocumentId[]> {
  const ids: DocumentId[] = []
  for (let cursor: string | null = null, isFirst = true; isFirst || cursor !== null; isFirst = false) {
    const page = await store.documents.query({ ...query, ...(cursor !== null && { cursor }) })
    ids.push(...page.documents.map(({ id }) => id))
    cursor = page.cursor
  }
  return ids
}

/** What `documents.query` and `documents.count` promise. */
export const queryCases: readonly Case[] = [
  [
    'pages follow one another in order, each document once, both ways',
    async adapter => {
      const store = await openNew(adapter)
      for (let call = 0; call < 5; call++) {
        await create(store, ...Array.from({ length: 5 }, (_, at) => observation({ note: `${call} ${at}` })))
      }
      const newest = await allOf(store, { kind: 'observation', limit: 4 })
      const oldest = await allOf(store, { kind: 'observation', limit: 7, sort: 'oldest' })
      same(new Set(newest).size, 25, 'Documents seen')
      same([...oldest].reverse(), newest, 'The other way round')
      const times = await Promise.all(newest.map(async id => (await store.documents.get(id))!.createdAt))
      holds(
        times.every((time, at) => at === 0 || time <= times[at - 1]!),
        'Newest first by the time of creation'
      )
      const page = await store.documents.query({ kind: 'observation', limit: 4 })
      same([page.documents.length, page.total], [4, 25], 'A page and the total')
      same((await store.documents.query({ kind: 'observation' })).documents.length, 25, 'A page by default')
    }
  ],
  [
    'pages by name and by nearness follow one another, those without last',
    async adapter => {
      const store = await openNew(adapter)
      const ids = await create(
        store,
        observation({ note: '', at: [10, 50], more: [['tag/name', 'Óak  hill']] }),
        observation({ note: '', at: [-179.9, 50] }),
        observation({ note: '', more: [['name', 'apple tree']] }),
        observation({ note: '', at: [179.9, 50.1], more: [['name', 'oak']] }),
        observation({ note: '', at: [12, 50], more: [['name', 'Bay']] })
      )
      const orderOf = async (query: Omit<Query, 'kind'>): Promise<readonly number[]> =>
        (await allOf(store, { kind: 'observation', limit: 2, ...query })).map(id => ids.indexOf(id))
      same(await orderOf({ sort: 'name' }), [2, 4, 3, 0, 1], 'By name')
      same(await orderOf({ sort: 'nearest', near: [179.8, 50] }), [3, 1, 4, 0, 2], 'Nearest')
      same(await orderOf({ sort: 'nearest', near: [0, 0], filter: { text: 'oak' } }), [0, 3], 'With a filter')
      const nowhere = store.documents.query({ kind: 'observation', sort: 'nearest' })
      await refused(nowhere, 'bad-input', 'Nearest to nothing')
    }
  ],
  [
    'a cursor stays right while documents come and go',
    async adapter => {
      const store = await openNew(adapter)
      const ids = await create(
        store,
        ...Array.from({ length: 10 }, (_, at) => observation({ note: `${at}` }))
      )
      const first = await store.documents.query({ kind: 'observation', limit: 4, sort: 'oldest' })
      const seen = first.documents.map(({ id }) => id)
      await create(store, { type: 'delete', id: seen[3]! }, { type: 'delete', id: seen[0]! })
      holds(first.cursor !== null, 'There is more')
      const rest = await store.documents.query({ kind: 'observation', cursor: first.cursor!, sort: 'oldest' })
      const left = ids.filter(id => !seen.includes(id))
      same(rest.documents.map(({ id }) => id).sort(), left.sort(), 'The rest')
      same(rest.total, 8, 'The total after two deletes')
    }
  ],
  [
    'every part of a filter holds, and kinds are apart',
    async adapter => {
      const store = await openNew(adapter)
      const source = ['source', { hash: 'f'.repeat(64), place: '1' }] as const
      const ids = await create(
        store,
        observation({ note: 'Río Ñandú', at: [10, 50], preset: 'river' }),
        observation({ note: 'Old oak', at: [179, -17], preset: 'tree', more: [source] }),
        observation({ note: 'Old elm', at: [-179, -17] }),
        { type: 'create', kind: 'track', set: new Map([['tag/note', 'old path']]) }
      )
      const finds = async (filter: Filter): Promise<readonly number[]> =>
        (await allOf(store, { kind: 'observation', filter })).map(id => ids.indexOf(id)).sort()
      same(await finds({}), [0, 1, 2], 'No filter')
      same(await finds({ presets: ['river', ''] }), [0, 2], 'Presets, and none')
      same(await finds({ text: 'OLD e' }), [2], 'Words of a text')
      same(await finds({ text: 'nandu' }), [0], 'Text without diacritics')
      same(await finds({ box: [170, -20, -170, 0] }), [1, 2], 'A box across the antimeridian')
      same(await finds({ box: [170, -20, -170, 0], text: 'oak' }), [1], 'A box and a text')
      same(await finds({ sourceHash: 'f'.repeat(64) }), [1], 'The file it came from')
      same(await finds({ members: [store.info.deviceId] }), [0, 1, 2], 'Its author')
      same(await finds({ since: Date.now() + 60_000 }), [], 'Created later')
      same(await finds({ until: Date.now() + 60_000 }), [0, 1, 2], 'Created before')
      same(await store.documents.count({ kind: 'track' }), 1, 'Tracks')
      same(
        await store.documents.count({ kind: 'observation', filter: { text: 'old' } }),
        2,
        'Counted by text'
      )
      await create(store, { type: 'edit', id: ids[2]!, set: new Map([['tag/note', 'Young elm']]) })
      same(await finds({ text: 'old' }), [1], 'Words of a text after an edit')
    }
  ],
  [
    'a query that is wrong is bad input',
    async adapter => {
      const { documents } = await openNew(adapter)
      const wrong: readonly object[] = [
        { limit: 0 },
        { limit: 501 },
        { cursor: 'nonsense' },
        { kind: '__proto__' },
        { filter: { box: [0, 1, 2] } },
        { filter: { text: 5 } }
      ]
      for (const part of wrong) {
        const query = { kind: 'observation', ...part } as Query
        await refused(documents.query(query), 'bad-input', JSON.stringify(part))
      }
      await refused(documents.count({ kind: 'nothing' as 'track' }), 'bad-input', 'An unknown kind')
    }
  ],
  [
    'a query given up is aborted',
    async adapter => {
      const store = await openNew(adapter)
      await refused(store.documents.query({ kind: 'track' }, AbortSignal.abort()), 'aborted', 'A query')
      if (store.tiles)
        await refused(store.tiles.get({ z: 0, x: 0, y: 0 }, AbortSignal.abort()), 'aborted', 'A tile')
    }
  ]
]
