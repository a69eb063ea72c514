import { TAG_PREFIX } from '../../model/index.js'
import type { DocumentId, FieldState, ValueId } from '../../model/index.js'
import type { Commit, ProjectStore, SyncAdapter } from '../adapter.js'
import { create, holds, noteOf, observation, openNew, refused, same } from './suite.js'
import type { Case } from './suite.js'

const NOTE = TAG_PREFIX + 'note'
const NOWHERE = '0'.repeat(64) as DocumentId

async function noteField(store: ProjectStore, id: DocumentId): Promise<FieldState> {
  const field = (await store.documents.get(id))?.fields.get(NOTE)
  if (field === undefined) throw new Error('There is no note')
  return field
}
function edit(id: DocumentId, note: string | undefined, saw?: readonly ValueId[]): Commit {
  return { type: 'edit', id, set: new Map([[NOTE, note]]), ...(saw && { saw: new Map([[NOTE, saw]]) }) }
}

/** What `documents.get` and `documents.commit` promise. */
export const documentCases: readonly Case[] = [
  [
    'a project made is listed and opens; an unknown one is not found',
    async adapter => {
      same(await adapter.list(), [], 'Projects at first')
      const made = await adapter.create({ name: 'Wetlands', deviceName: 'Ana' })
      same([made.name, made.role], ['Wetlands', 'coordinator'], 'The project made')
      const other = await adapter.create({ name: 'Hills', deviceName: 'Ana' })
      holds(made.id !== other.id, 'Two projects have two ids')
      same(new Set((await adapter.list()).map(({ id }) => id)).size, 2, 'Projects listed')
      same((await adapter.open(made.id)).info.id, made.id, 'The project opened')
      await refused(
        adapter.open(NOWHERE as string as typeof made.id),
        'not-found',
        'Opening an unknown project'
      )
    }
  ],
  [
    'a project without a name, or without one for the device, is refused by what is missing',
    async adapter => {
      const nameless = [
        [{ deviceName: 'Ana' }, 'name'],
        [{ name: ' ', deviceName: 'Ana' }, 'name'],
        [{ name: 'Wetlands' }, 'deviceName'],
        [{ name: 'Wetlands', deviceName: '' }, 'deviceName'],
        [{ name: 'Wetlands', deviceName: 7 }, 'deviceName']
      ] as const
      for (const [options, missing] of nameless) {
        const made = adapter.create(options as unknown as Parameters<SyncAdapter['create']>[0])
        const error = await refused(made, 'bad-input', JSON.stringify(options))
        same(error.detail, { missing }, JSON.stringify(options))
      }
      same(await adapter.list(), [], 'Projects')
    }
  ],
  [
    'what is created is read back as it was written',
    async adapter => {
      const store = await openNew(adapter)
      const more = [
        ['tag/__proto__', 'own'],
        ['tag/constructor', { list: [1, null, true, '<b>'] }],
        ['externalId', 7]
      ] as const
      const ids = await create(
        store,
        observation({ note: 'a', at: [10, 50], more }),
        observation({ note: 'b' })
      )
      same(new Set(ids).size, 2, 'Ids')
      const document = await store.documents.get(ids[0]!)
      same([document?.id, document?.kind, document?.status], [ids[0], 'observation', 'shown'], 'The document')
      same(document?.createdBy, store.info.deviceId, 'Its author')
      holds(Number.isInteger(document?.holders), 'It says how many other devices hold it')
      const fields = [...(document?.fields ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
      const expected = [
        ['externalId', 7],
        ['location', { type: 'Point', coordinates: [10, 50] }],
        ['tag/__proto__', 'own'],
        ['tag/constructor', { list: [1, null, true, '<b>'] }],
        [NOTE, 'a']
      ]
      same(
        fields.map(([name, { value }]) => [name, value]),
        expected,
        'Its fields'
      )
      same(await noteOf(store, ids[1]!), 'b', 'The second one')
      same(await store.documents.get(NOWHERE), null, 'One that is not there')
    }
  ],
  [
    'an edit replaces what its writer saw, and stands beside what the writer did not see',
    async (adapter, merges) => {
      const store = await openNew(adapter)
      const [id] = (await create(store, observation({ note: 'first' }))) as [DocumentId]
      const first = await noteField(store, id)
      await create(store, edit(id, 'second', first.saw))
      const second = await noteField(store, id)
      same([second.value, second.others.length], ['second', 0], 'After an edit that saw the first')
      if (!merges) return
      await create(store, edit(id, 'rival', first.saw))
      const rivals = await noteField(store, id)
      const both = [rivals.value, ...rivals.others.map(({ value }) => value)].sort()
      same(both, ['rival', 'second'], 'After an edit that did not see the second')
      same(rivals.saw.length, 2, 'Values to give back')
      await create(store, edit(id, 'settled', rivals.saw))
      const settled = await noteField(store, id)
      same([settled.value, settled.others], ['settled', []], 'After an edit that saw both')
    }
  ],
  [
    'an edit without what it saw replaces all there is, and an edit to nothing clears',
    async adapter => {
      const store = await openNew(adapter)
      const [id] = (await create(store, observation({ note: 'first' }))) as [DocumentId]
      const { saw } = await noteField(store, id)
      await create(store, edit(id, 'second', saw))
      await create(store, edit(id, 'rival', saw))
      await create(store, edit(id, 'third'))
      const third = await noteField(store, id)
      same([third.value, third.others], ['third', []], 'After an edit of everything')
      await create(store, edit(id, undefined))
      same((await store.documents.get(id))?.fields.has(NOTE), false, 'After clearing')
      same((await store.documents.get(id))?.status, 'shown', 'The document itself')
    }
  ],
  [
    'a deleted document is hidden, can be read, and comes back when restored',
    async adapter => {
      const store = await openNew(adapter)
      const [id, other] = (await create(store, observation({ note: 'a' }), observation({ note: 'b' }))) as [
        DocumentId,
        DocumentId
      ]
      same(await create(store, { type: 'delete', id }), [id], 'The id of the deleted document')
      const page = await store.documents.query({ kind: 'observation' })
      same([page.documents.map(each => each.id), page.total], [[other], 1], 'Those that are left')
      const deleted = await store.documents.query({ kind: 'observation', filter: { deleted: true } })
      same(
        deleted.documents.map(each => each.id),
        [id],
        'Those that are deleted'
      )
      same((await store.documents.get(id))?.status, 'deleted', 'Its status')
      same((await store.documents.get(id))?.deletedBy, [store.info.deviceId], 'Who deleted it')
      await create(store, { type: 'restore', id })
      same((await store.documents.get(id))?.status, 'shown', 'Its status when restored')
      same(await store.documents.count({ kind: 'observation' }), 2, 'Those that are there again')
      same(await noteOf(store, id), 'a', 'Its note')
    }
  ],
  [
    'when one commit of a call is bad, none is written and nobody is told',
    async (adapter, merges) => {
      const store = await openNew(adapter)
      const [id] = (await create(store, observation({ note: 'a' }))) as [DocumentId]
      await store.documents.count({ kind: 'observation' })
      const good = observation({ note: 'good' })
      const bad: readonly (readonly [Commit, 'not-found' | 'value-too-large' | 'bad-input'])[] = [
        [edit(NOWHERE, 'x'), 'not-found'],
        [{ type: 'delete', id: NOWHERE }, 'not-found'],
        [{ type: 'restore', id: NOWHERE }, 'not-found'],
        [{ type: 'create', kind: 'castle' as 'track', set: new Map() }, 'bad-input']
      ]
      const tooMuch: typeof bad = [
        [edit(id, 'x'.repeat(1_100_000)), 'value-too-large'],
        [edit(id, 'x', [NOWHERE]), 'bad-input']
      ]
      for (const [commit, code] of merges ? [...bad, ...tooMuch] : bad) {
        await refused(
          store.documents.commit([good, edit(id, 'changed'), commit]),
          code,
          JSON.stringify(commit).slice(0, 90)
        )
      }
      same(await store.documents.count({ kind: 'observation' }), 1, 'Documents')
      same(await noteOf(store, id), 'a', 'The note')
    }
  ],
  [
    'hundreds of commits in one call keep their order',
    async adapter => {
      const store = await openNew(adapter)
      const notes = Array.from({ length: 300 }, (_, at) => `note ${at} ${'x'.repeat(at)}`)
      const ids = await create(store, ...notes.map(note => observation({ note })))
      same(new Set(ids).size, 300, 'Ids')
      for (const at of [0, 1, 127, 128, 299]) same(await noteOf(store, ids[at]!), notes[at], `Note ${at}`)
      same(await store.documents.count({ kind: 'observation' }), 300, 'Documents')
    }
  ]
]
