import { TAG_PREFIX } from '../../model/index.js'
import type { DocumentId } from '../../model/index.js'
import { create, holds, observation, openNew, refused, same } from './suite.js'
import type { Case } from './suite.js'

const NOTE = TAG_PREFIX + 'note'
const NOWHERE = '0'.repeat(64) as DocumentId

/** What the capability `history` promises; an adapter without it passes. */
export const historyCases: readonly Case[] = [
  [
    'history tells who wrote which value, newest first, page by page',
    async adapter => {
      const store = await openNew(adapter)
      const { history, documents } = store
      if (history === undefined) return
      const [id, other] = (await create(store, observation({ note: 'a' }), observation({ note: 'z' }))) as [
        DocumentId,
        DocumentId
      ]
      await documents.commit([{ type: 'edit', id, set: new Map([[NOTE, 'b']]) }])
      await documents.commit([{ type: 'edit', id, set: new Map([[NOTE, undefined]]) }])
      await documents.commit([{ type: 'delete', id }])
      await documents.commit([{ type: 'restore', id }])
      const { steps, cursor } = await history.of(id)
      same(cursor, null, 'The cursor at the end')
      same(
        steps.map(({ does, set, cleared }) => [does, set.get(NOTE) ?? null, cleared]),
        [
          ['restore', null, []],
          ['delete', null, []],
          ['edit', null, [NOTE]],
          ['edit', 'b', []],
          ['create', 'a', []]
        ],
        'The steps'
      )
      holds(
        steps.every(({ by, at, counts }) => by === store.info.deviceId && counts && Number.isInteger(at)),
        'Each says who wrote it and when, and that it counts'
      )
      same(steps.at(-1)?.id, id, 'The first change gives the document its id')
      const paged: string[] = []
      for (let next: string | null | undefined; next !== null;) {
        const page = await history.of(id, { limit: 2, ...(next !== undefined && { cursor: next }) })
        holds(page.steps.length <= 2, 'A page has as many steps as were asked for')
        paged.push(...page.steps.map(step => step.id))
        next = page.cursor
      }
      same(
        paged,
        steps.map(step => step.id),
        'All pages'
      )
      same((await history.of(other)).steps.length, 1, 'The steps of another document')
    }
  ],
  [
    'history of nothing is empty, and what is asked wrongly is bad input',
    async adapter => {
      const store = await openNew(adapter)
      const { history } = store
      if (history === undefined) return
      same(await history.of(NOWHERE), { steps: [], cursor: null }, 'The history of no document')
      const [id] = (await create(store, observation({ note: 'a' }))) as [DocumentId]
      await refused(history.of(id, { limit: 0 }), 'bad-input', 'No steps')
      await refused(history.of(id, { limit: 501 }), 'bad-input', 'Too many steps')
      await refused(history.of(id, { cursor: NOWHERE }), 'bad-input', "Another document's cursor")
    }
  ]
]
