/** What the project's settings do, on real devices. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { Commit } from '../../src/sync/adapter.js'
import { edit, eventually, inSync, project, World } from './world.js'

test('another name reaches every device, and is there when one opens again', async t => {
  const world = new World(t)
  const { founder, store: ana, others, id } = await project(world, [{ name: 'Ben', role: 'coordinator' }])
  const ben = others[0]!
  await inSync(ana, ben.store)
  const { documents } = await ben.store.documents.query({ kind: 'projectSettings' })
  const group = { type: 'create', kind: 'projectSettings' } as const
  const set = new Map([
    ['name', 'Water'],
    ['reference', 'group/water']
  ])
  await ben.store.documents.commit([
    { ...group, set } satisfies Commit,
    edit(documents[0]!.id, 'name', ' Wetlands north ')
  ])
  assert.equal(documents[0]!.fields.get('name')?.value, 'Wetlands')
  for (const store of [ben.store, ana]) {
    await eventually('the name', () => store.info.name === 'Wetlands north')
  }
  await founder.close()
  const again = await world.device('Ana', { dir: founder.dir })
  assert.equal((await again.peer.list())[0]?.name, 'Wetlands north')
  assert.equal((await again.peer.open(id)).info.name, 'Wetlands north')
})
