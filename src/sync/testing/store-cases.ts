import type { DeviceId, DocumentId } from '../../model/index.js'
import type { ProjectStore, StoreEvent, Tiles } from '../adapter.js'
import { decodeTile } from './decode-tile.js'
import type { DecodedFeature } from './decode-tile.js'
import { create, eventually, holds, noteOf, observation, openNew, refused, same } from './suite.js'
import type { Case } from './suite.js'

const WORLD = { z: 0, x: 0, y: 0 } as const

async function featuresOf(tiles: Tiles, layer: string): Promise<readonly DecodedFeature[]> {
  return decodeTile(await tiles.get(WORLD)).get(layer) ?? []
}

function named(events: readonly StoreEvent[], id: DocumentId): boolean {
  return events.some(event => event.type === 'documents' && (event.ids === null || event.ids.includes(id)))
}

/** What events, closing and the optional capabilities promise; those that a store does not have are passed over. */
export const storeCases: readonly Case[] = [
  [
    'a change is told after it can be read, until the listener stops',
    async adapter => {
      const store = await openNew(adapter)
      const events: StoreEvent[] = []
      const seen: unknown[] = []
      const stop = store.subscribe(event => {
        events.push(event)
        if (event.type === 'documents' && event.ids?.[0]) {
          noteOf(store, event.ids[0]).then(
            note => seen.push(note),
            (error: unknown) => seen.push(error)
          )
        }
      })
      const [id] = (await create(store, observation({ note: 'a' }))) as [DocumentId]
      await eventually(() => named(events, id) && seen.length > 0, 'The change was not told')
      same(seen[0], 'a', 'What a listener reads')
      const kinds = events.flatMap(event => (event.type === 'documents' ? event.kinds : []))
      same(new Set(kinds), new Set(['observation']), 'Kinds told')
      stop()
      const before = events.length
      const [later] = (await create(store, observation({ note: 'b' }))) as [DocumentId]
      same(await noteOf(store, later), 'b', 'The later one')
      await new Promise(resolve => setTimeout(resolve, 30))
      same(events.length, before, 'Events after stopping')
    }
  ],
  [
    'two stores of one project see what the other writes, and one closed leaves the other open',
    async adapter => {
      const one = await openNew(adapter)
      const two = await adapter.open(one.info.id)
      const events: StoreEvent[] = []
      two.subscribe(event => events.push(event))
      const [id] = (await create(one, observation({ note: 'a' }))) as [DocumentId]
      await eventually(() => named(events, id), 'The other store was not told')
      same(await noteOf(two, id), 'a', 'The note')
      await one.close()
      same(await two.documents.count({ kind: 'observation' }), 1, 'Documents after one closed')
      await create(two, { type: 'delete', id })
      same(await two.documents.count({ kind: 'observation' }), 0, 'Documents after a delete')
    }
  ],
  [
    'projects do not see one another',
    async adapter => {
      const [one, two] = [await openNew(adapter, 'One'), await openNew(adapter, 'Two')]
      const [id] = (await create(one, observation({ note: 'a' }))) as [DocumentId]
      same(await two.documents.get(id), null, 'A document of the other project')
      same(await two.documents.count({ kind: 'observation' }), 0, 'Documents of the other project')
    }
  ],
  [
    'a closed store refuses, and closing twice is no harm',
    async adapter => {
      const store = await openNew(adapter)
      await store.close()
      await store.close()
      await refused(store.documents.commit([observation({ note: 'a' })]), 'closed', 'A commit')
      await refused(store.documents.query({ kind: 'observation' }), 'closed', 'A query')
      const again = await adapter.open(store.info.id)
      same(await again.documents.count({ kind: 'observation' }), 0, 'Documents when opened again')
    }
  ],
  [
    'tiles show documents as points, and near ones as a pile that tells what it holds',
    async adapter => {
      const store = await openNew(adapter)
      const { tiles } = store
      if (!tiles) return
      same((await tiles.get(WORLD)).byteLength, 0, 'An empty tile')
      const [first] = (await create(store, observation({ note: 'a', at: [10, 50], preset: 'tree' }))) as [
        DocumentId
      ]
      const [point] = await featuresOf(tiles, 'points')
      same([point?.properties.get('doc'), point?.properties.get('preset')], [first, 'tree'], 'The point')
      const [second] = (await create(store, observation({ note: 'b', at: [10.001, 50.001] }))) as [DocumentId]
      same((await featuresOf(tiles, 'points')).length, 0, 'Points when there are two')
      const [pile] = await featuresOf(tiles, 'piles')
      same(pile?.properties.get('count'), 2, 'The pile')
      const held = await tiles.pile(pile!.id!)
      same([held?.count, held?.box], [2, [10, 50, 10.001, 50.001]], 'What it holds')
      same([...(held?.documents ?? [])].sort(), [first, second].sort(), 'Its documents')
      same((await tiles.pile(pile!.id!, undefined, 1))?.documents.length, 1, 'One of them')
      same(await tiles.pile(pile!.id!, { presets: ['none'] }), null, 'A pile of nothing')
      const filtered = await tiles.get({ ...WORLD, filter: { presets: ['tree'] } })
      same(decodeTile(filtered).get('points')?.length, 1, 'Points of one preset')
      await create(store, { type: 'delete', id: second })
      same((await featuresOf(tiles, 'points'))[0]?.properties.get('doc'), first, 'The point that is left')
      const [a, b] = [await tiles.get(WORLD), await tiles.get(WORLD)]
      holds(
        a !== b && a.byteLength > 0 && a.byteLength === b.byteLength,
        'Each buffer is the own of its caller'
      )
      await refused(tiles.get({ z: 1, x: 2, y: 0 }), 'bad-input', 'A tile that does not exist')
    }
  ],
  [
    'what is kept for this device alone stays there by name',
    async adapter => {
      const [one, two] = [await openNew(adapter, 'One'), await openNew(adapter, 'Two')]
      const { local } = one
      if (!local) return
      same(await local.get('draft'), null, 'Before')
      const value = { list: [1, null, 'ü'], nested: { deep: true } }
      await local.set('draft', value)
      await local.set('__proto__', 'odd')
      same([await local.get('draft'), await local.get('__proto__')], [value, 'odd'], 'After')
      await local.set('draft', null)
      await local.set('draft', 'second')
      same(await local.get('draft'), 'second', 'When set again')
      same(await two.local?.get('draft'), null, 'In another project')
      await local.remove('draft')
      await local.remove('draft')
      same(await local.get('draft'), null, 'When removed')
    }
  ],
  [
    'a project that is removed from the device is gone for every store of it',
    async adapter => {
      const gone = await openNew(adapter, 'Gone')
      const stays = await openNew(adapter, 'Stays')
      if (!gone.removeFromDevice) return
      await create(gone, observation({ note: 'a' }))
      await gone.local?.set('draft', 'b')
      const other = await adapter.open(gone.info.id)
      const told: StoreEvent[] = []
      other.subscribe(event => told.push(event))
      await gone.removeFromDevice()
      await eventually(
        () => told.some(event => event.type === 'closed' && event.removed === true),
        'The other store hears of it'
      )
      same(
        (await adapter.list()).map(({ id }) => id),
        [stays.info.id],
        'What is left'
      )
      await refused(adapter.open(gone.info.id), 'not-found', 'Opening it')
      await create(stays, observation({ note: 'c' }))
      same(await stays.documents.count({ kind: 'observation' }), 1, 'In the other project')
    }
  ],
  [
    'a new project has one member: this device',
    async adapter => {
      const store = await openNew(adapter)
      await selfAlone(store)
    }
  ],
  [
    'nobody changes their own role, nor that of a device that is not there',
    async adapter => {
      const { members, info } = await openNew(adapter)
      if (!members) return
      const { deviceId, role } = info
      await members.setRole(deviceId, role as 'coordinator')
      await refused(members.setRole(deviceId, 'member'), 'not-allowed', 'The own role')
      await refused(members.setRole('0'.repeat(64) as DeviceId, 'member'), 'not-found', 'The role of nobody')
      same(
        (await members.list()).map(member => member.role),
        [role],
        'Roles'
      )
    }
  ],
  [
    'a device says what it is called: the list says so, is told, and is not changed by what is no name',
    async adapter => {
      const store = await openNew(adapter)
      const { members, info } = store
      if (!members) return
      const events: string[] = []
      store.subscribe(({ type }) => events.push(type))
      await members.rename(' River  boat ')
      same(await namesIn(store), ['River  boat'], 'The name')
      await eventually(() => events.includes('members'), 'The name was not told')
      await members.rename('River  boat')
      const bad: readonly unknown[] = ['', '  ', undefined, 7, 'x'.repeat(65), '🚣'.repeat(65)]
      for (const name of bad) await refused(members.rename(name as string), 'bad-input', String(name))
      await Promise.all(['One', 'Two', '🚣'.repeat(64)].map(name => members.rename(name)))
      same(await namesIn(store), ['🚣'.repeat(64)], 'The last of several')
      const said = await store.documents.query({ kind: 'deviceInfo' })
      same(said.total, 1, 'Documents in which it is said')
      await create(store, { type: 'edit', id: said.documents[0]!.id, set: new Map([['name', ['<b>']]]) })
      same(await namesIn(store), ['Ana'], 'The name while what stands there is none')
      await members.rename('Again')
      await create(store, { type: 'delete', id: said.documents[0]!.id })
      same(await namesIn(store), ['Ana'], 'The name when it is taken back')
      await members.rename('<b>Boat</b>')
      same(await namesIn(await adapter.open(info.id)), ['<b>Boat</b>'], 'The name when it is opened again')
    }
  ],
  [
    'the state of sync counts, and hides nothing',
    async adapter => {
      const { sync, documents } = await openNew(adapter)
      if (!sync) return
      await documents.commit([observation({ note: 'a' })])
      const state = await sync.state()
      same([state.onlyHere, state.quarantined, state.peers, state.hubs], [1, 0, [], []], 'With nobody near')
    }
  ]
]

async function namesIn({ members }: ProjectStore): Promise<readonly string[]> {
  return (await members!.list()).map(({ name }) => name)
}

async function selfAlone({ members, info }: ProjectStore): Promise<void> {
  if (!members) return
  const list = await members.list()
  same(
    list.map(({ deviceId, role, self, name }) => ({ deviceId, role, self, name })),
    [{ deviceId: info.deviceId, role: info.role, self: true, name: 'Ana' }],
    'Members'
  )
  same(await members.invites(), [], 'Invites')
}
