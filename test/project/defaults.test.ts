/** What a project says of everything new: read from its settings, merged field by field. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CairnError, type DocumentId, type Json } from '../../src/model/index.js'
import { defaultCategories, geojson } from '../../src/plugins/index.js'
import type { Draft, Importer, ImportSource } from '../../src/plugins/plugin.js'
import { openProject } from '../../src/project/index.js'
import type { Project, ProjectStore } from '../../src/project/index.js'
import { readSettings, writeSettings } from '../../src/project/settings-document.js'
import { memoryAdapter } from '../../src/sync/memory/memory-adapter.js'

async function doors(): Promise<() => Promise<ProjectStore>> {
  const adapter = memoryAdapter()
  const { id } = await adapter.create({ name: 'River watch', deviceName: 'Phone' })
  return () => adapter.open(id)
}
const open = (store: ProjectStore): Promise<Project> =>
  openProject(store, [defaultCategories()], { languages: ['en'] })
async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) await new Promise(resolve => setTimeout(resolve, 5))
  assert.ok(holds())
}
async function leaveOf({ store }: Project, id: DocumentId): Promise<Json | undefined> {
  return (await store.documents.get(id))!.fields.get('mayLeave')?.value
}
const draft = { geometry: null, presetRef: 'dirty-water', tags: new Map() }

test('a new observation stays where the project says so, unless the draft says otherwise or the kind stays', async () => {
  const project = await open(await (await doors())())
  assert.deepEqual(project.defaults, { mayLeave: true, languages: [] })
  assert.equal(await leaveOf(project, await project.create(draft)), undefined)
  const read = await readSettings(project.store)
  let told = 0
  project.subscribe(() => told++)
  await writeSettings(project.store, read, { ...read.settings, mayLeave: false })
  await until(() => !project.defaults.mayLeave)
  assert.ok(told > 0)
  assert.equal(await leaveOf(project, await project.create(draft)), false)
  assert.equal(await leaveOf(project, await project.create({ ...draft, mayLeave: true })), undefined)
  const { categorySet } = project
  const presets = categorySet.presets.map(each =>
    each.id === 'dirty-water' ? { ...each, mayLeave: false } : each
  )
  await project.changeCategories({ ...categorySet, presets })
  assert.equal(await leaveOf(project, await project.create(draft)), undefined)
})

test('what a file brings stays too, unless its reader says otherwise', async () => {
  const feature = (name: string): Json => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [1, 2] },
    properties: { name }
  })
  const file = (name: string): ImportSource => {
    const blob = new Blob([JSON.stringify({ type: 'FeatureCollection', features: [feature(name)] })])
    return { name: `${name}.geojson`, size: blob.size, stream: () => blob.stream() }
  }
  /** A format whose drafts say it themselves. */
  const saying = (mayLeave: boolean): Importer => ({
    id: `says-${mayLeave}`,
    name: 'Says it itself',
    extensions: [String(mayLeave)],
    mediaTypes: [],
    async *read(): AsyncGenerator<Draft> {
      yield { kind: 'observation', set: new Map([['mayLeave', mayLeave]]), place: '0' }
    }
  })
  const importers = [saying(true), saying(false)]
  const ofBoth = { name: 'saying', apiVersion: 1, contributes: { importers } } as const
  const project = await openProject(await (await doors())(), [geojson(), ofBoth])
  const seen = new Set<DocumentId>()
  const brought = async (source: ImportSource): Promise<Json | undefined> => {
    assert.deepEqual(await project.import(source), { imported: 1, alreadyThere: 0 })
    const { documents } = await project.store.documents.query({ kind: 'observation', limit: 10 })
    const made = documents.filter(({ id }) => !seen.has(id))
    for (const { id } of made) seen.add(id)
    return made[0]!.fields.get('mayLeave')?.value
  }
  assert.equal(await brought(file('before')), undefined)
  assert.equal(await brought({ ...file('no'), name: 'no.false' }), false)
  const read = await readSettings(project.store)
  await writeSettings(project.store, read, { ...read.settings, mayLeave: false })
  await until(() => !project.defaults.mayLeave)
  assert.equal(await brought(file('after')), false)
  assert.equal(await brought({ ...file('yes'), name: 'yes.true' }), true)
})

test('two who change settings apart both keep what they changed; of two answers a no is heard', async () => {
  const door = await doors()
  const [here, there] = [await door(), await door()]
  const first = await readSettings(here)
  await writeSettings(here, first, { ...first.settings, purpose: 'Wells' })
  const seen = await readSettings(here)
  await writeSettings(here, seen, { ...seen.settings, languages: ['es', 'qu'] })
  await writeSettings(there, seen, {
    ...seen.settings,
    languages: ['shp'],
    name: 'River north',
    mayLeave: false
  })
  const both = (await readSettings(here)).settings
  assert.deepEqual(both.languages, ['es', 'qu', 'shp'])
  assert.deepEqual([both.name, both.purpose, both.mayLeave], ['River north', 'Wells', false])
  const later = await readSettings(here)
  const id = later.documents[0]!.id
  const saw = new Map([['defaultMayLeave', []]])
  const answered = async () => (await here.documents.get(id))!.fields.get('defaultMayLeave')!
  // Which of two that nobody has settled stands first is decided by their ids: until it is the yes.
  for (let i = 0; i < 64 && (await answered()).value !== true; i++)
    await here.documents.commit([{ type: 'edit', id, set: new Map([['defaultMayLeave', true]]), saw }])
  const { value, others } = await answered()
  assert.deepEqual([value, others.some(other => other.value === false)], [true, true])
  assert.equal((await readSettings(there)).settings.mayLeave, false)
  await writeSettings(here, later, { ...later.settings, languages: ['es'] })
  assert.deepEqual((await readSettings(there)).settings.languages, ['es'])
})

test('odd fields are no languages, and too many are not shown', async () => {
  const store = await (await doors())()
  const odd: [string, Json][] = [
    ['language/ES', true],
    ['language/es', true],
    ['language/', true],
    ['language/not one', true],
    ['language/pt', 'yes'],
    ['language/__proto__', true],
    ['defaultMayLeave', 'no']
  ]
  await store.documents.commit([{ type: 'create', kind: 'projectSettings', set: new Map(odd) }])
  const { settings } = await readSettings(store)
  assert.deepEqual([settings.languages, settings.mayLeave], [['es'], true])
  const letters = 'abcdefghijklmnopqrstuvwxyz'.split('')
  const many = new Map<string, Json>(letters.map(letter => [`language/q${letter}`, true]))
  await store.documents.commit([{ type: 'create', kind: 'projectSettings', set: many }])
  assert.equal((await readSettings(store)).settings.languages.length, 20)
})

test('where the settings cannot be read nothing new may leave, and that is said', async () => {
  const store = await (await doors())()
  const broken: ProjectStore = {
    ...store,
    documents: {
      ...store.documents,
      query: query =>
        query.kind === 'projectSettings' && query.limit === 500
          ? Promise.reject(new CairnError('storage-broken', 'The disk is damaged.'))
          : store.documents.query(query)
    }
  }
  const project = await open(broken)
  assert.deepEqual(project.defaults, { mayLeave: false, languages: [] })
  assert.match(project.problems.map(({ message }) => message).join(), /settings could not be read/)
  assert.equal(await leaveOf(project, await project.create(draft)), false)
})
