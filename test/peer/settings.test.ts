/** What the project's settings do, on real devices. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { createChange, encodeChanges } from '../../src/model/index.js'
import { readSettings, writeSettings } from '../../src/project/settings-document.js'
import type { Commit } from '../../src/sync/adapter.js'
import { turnRogue } from './rogue.js'
import { edit, eventually, inSync, project, stateOf, World } from './world.js'

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

test('coordinators who are apart both say what is new; what a member says of it counts nowhere', async t => {
  const world = new World(t)
  const {
    store: ana,
    others,
    hub,
    id
  } = await project(world, [{ name: 'Ben', role: 'coordinator' }, { name: 'Cleo' }])
  const [ben, cleo] = [others[0]!.store, others[1]!.store]
  await inSync(ana, ben, cleo)
  await ben.sync!.pause()
  const [atAna, atBen] = [await readSettings(ana), await readSettings(ben)]
  await writeSettings(ana, atAna, { ...atAna.settings, mayLeave: false, languages: ['qu'] })
  await writeSettings(ben, atBen, { ...atBen.settings, languages: ['shp'], purpose: 'Wells' })
  const atCleo = await readSettings(cleo)
  await assert.rejects(writeSettings(cleo, atCleo, { ...atCleo.settings, purpose: 'Mine' }), {
    code: 'not-allowed'
  })
  await ben.sync!.resume()
  const rogue = await turnRogue(world, others[1]!.device, id)
  const said = createChange('projectSettings', new Map([['language/xx', true]]))
  const heads = rogue.peer.index.membership.heads()
  await rogue.append('config', encodeChanges({ at: 1, heads, changes: [said] }))
  await rogue.meet(hub)
  for (const store of [ana, ben]) {
    await eventually('the member is not heard', async () => (await stateOf(store)).quarantined === 1)
    await eventually('both', async () => (await readSettings(store)).settings.languages.length === 2)
    const { settings } = await readSettings(store)
    assert.deepEqual(settings.languages, ['qu', 'shp'])
    assert.deepEqual([settings.mayLeave, settings.purpose], [false, 'Wells'])
  }
})
