import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SetWork } from '../../src/components/preset-editor/set-work.js'
import type { SetEdit } from '../../src/components/preset-editor/edit-set.js'
import { projectForTests, until } from './project-for-tests.js'

const named =
  (name: string): SetEdit =>
  set => ({ ...set, presets: set.presets.map((preset, at) => (at === 0 ? { ...preset, name } : preset)) })
const begun = async (project: Awaited<ReturnType<typeof projectForTests>>): Promise<SetWork> => {
  const work = new SetWork(() => undefined)
  await work.begin(project)
  return work
}

test('work is kept on the device, found again, and given to the project when it is shared', async () => {
  const project = await projectForTests()
  const work = await begun(project)
  assert.equal(work.isChanged, false)
  work.edit(named('Clear water'))
  assert.equal(work.told.isKept, false)
  await until('it is kept', () => work.told.isKept)
  const again = await begun(project)
  assert.equal(again.set!.presets[0]!.name, 'Clear water')
  assert.equal(again.isChanged, true)
  assert.equal(await again.share(), true)
  assert.equal(project.categorySet.presets[0]!.name, 'Clear water')
  assert.equal(again.isChanged, false)
  assert.equal((await begun(project)).told.isKept, false)
})

test('what is tried out is shown by the project until it is thrown away', async () => {
  const project = await projectForTests()
  const first = project.categorySet.presets[0]!
  const work = await begun(project)
  work.edit(named('One'))
  work.try(true)
  assert.equal(project.categories.preset(first.id)?.name, 'One')
  work.edit(named('Two'))
  assert.equal(project.categories.preset(first.id)?.name, 'Two')
  await work.discard()
  assert.equal(project.categories.preset(first.id)?.name, first.name)
  assert.equal(work.isChanged, false)
})

test('what cannot be shared is told, and stays', async () => {
  const project = await projectForTests()
  const refused = { ...project, changeCategories: () => Promise.reject(new Error('full')) }
  const work = await begun(refused)
  work.edit(named('Clear water'))
  assert.equal(await work.share(), false)
  assert.match(String(work.told.failure), /full/)
  assert.equal(work.told.busy, false)
  assert.equal(work.set!.presets[0]!.name, 'Clear water')
})
