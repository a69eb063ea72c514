import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CairnError } from '../../src/model/index.js'
import { defaultCategories, makiIcons, temakiIcons } from '../../src/plugins/index.js'
import type { Contributions, Plugin, PluginOption } from '../../src/plugins/plugin.js'
import { openProject } from '../../src/project/index.js'
import type { Project } from '../../src/project/index.js'
import { memoryAdapter } from '../../src/sync/memory/memory-adapter.js'

async function open(plugins: PluginOption): Promise<Project> {
  const adapter = memoryAdapter()
  const { id } = await adapter.create({ name: 'River watch', deviceName: 'Phone' })
  return openProject(await adapter.open(id), plugins, { languages: ['en'] })
}

const plugin = (name: string, contributes: Contributions = {}, more: Partial<Plugin> = {}): Plugin => ({
  name,
  apiVersion: 1,
  contributes,
  ...more
})
const exporter = (id: string): NonNullable<Contributions['exporters']>[number] => ({
  id,
  name: id,
  extension: id,
  mediaType: 'text/plain',
  async *write() {
    yield await Promise.resolve(new Uint8Array())
  }
})

test('plugins may be nested, lazy and left out; order stays', async () => {
  const lazy = Promise.resolve({ default: plugin('b', { exporters: [exporter('two')] }) })
  const project = await open([
    false,
    [plugin('a', { exporters: [exporter('one')] }), [null, lazy]],
    undefined,
    plugin('c', { exporters: [exporter('three')] })
  ])
  assert.deepEqual(
    project.exporters.map(({ id }) => id),
    ['one', 'two', 'three']
  )
  assert.deepEqual(project.problems, [])
})

for (const [what, plugins] of Object.entries<PluginOption>({
  'the same name twice': [plugin('a'), plugin('a')],
  'the same id twice': [
    plugin('a', { exporters: [exporter('x')] }),
    plugin('b', { exporters: [exporter('x')] })
  ],
  'another version': [{ ...plugin('a'), apiVersion: 2 } as unknown as Plugin],
  'a factory instead of a plugin': [(() => plugin('a')) as unknown as Plugin],
  'an id that is none': [plugin('a', { exporters: [exporter('')] })],
  'a list that is none': [plugin('a', { exporters: {} } as unknown as Contributions)]
})) {
  test(`refuses ${what}`, async () => {
    await assert.rejects(open(plugins), (error: unknown) => CairnError.is(error, 'plugin-invalid'))
  })
}

test('an importer and an exporter may share an id', async () => {
  const importer = { id: 'x', name: 'X', extensions: ['x'], mediaTypes: [], read: () => emptyDrafts() }
  const project = await open([plugin('a', { exporters: [exporter('x')], importers: [importer] })])
  assert.equal(project.importers.length, 1)
})
async function* emptyDrafts(): AsyncGenerator<never> {
  yield* await Promise.resolve([])
}

test('a plugin that cannot be loaded or set up is a problem, and the rest goes on', async () => {
  const project = await open([
    Promise.reject(new Error('no network')),
    plugin('broken', { exporters: [exporter('x')] }, { setup: () => Promise.reject(new Error('no disk')) }),
    plugin('fine', { exporters: [exporter('y')] })
  ])
  assert.deepEqual(
    project.exporters.map(({ id }) => id),
    ['y']
  )
  assert.equal(project.problems.length, 2)
  assert.match(project.problems[0]!.message, /no network/)
  assert.deepEqual(
    [project.problems[1]!.plugin, /no disk/.test(project.problems[1]!.message)],
    ['broken', true]
  )
})

test('a base map that fails is switched off and listed, and listeners hear of it', async () => {
  const style = (): Promise<never> => Promise.reject(new Error('bad tile'))
  const project = await open([
    plugin('maps', { basemaps: [{ id: 'm', name: 'Map', attribution: '', style }] })
  ])
  let heard = 0
  project.subscribe(() => heard++)
  await assert.rejects(project.basemaps[0]!.style('light', ''), (error: unknown) =>
    CairnError.is(error, 'plugin-failed')
  )
  assert.deepEqual([project.basemaps.length, project.problems.length, heard], [0, 1, 1])
})

test('layers and controls of maps that fail are switched off and listed, each alone', async () => {
  const layers = { id: 'l', name: 'Land', layers: () => ({ sources: {}, layers: [] }) }
  const broken = { ...layers, id: 'b', layers: () => Promise.reject(new Error('no boats')) }
  const element = (): Promise<never> => Promise.reject(new Error('no wind'))
  const project = await open([
    plugin('maps', {
      mapLayers: [layers, broken],
      mapControls: [{ id: 'c', name: 'Wind', corner: 'top-end', element }]
    })
  ])
  const failed = (error: unknown): boolean => CairnError.is(error, 'plugin-failed')
  await assert.rejects(async () => project.mapLayers[1]!.layers('light', ''), failed)
  await assert.rejects(project.mapControls[0]!.element(), failed)
  assert.deepEqual(
    project.mapLayers.map(({ id }) => id),
    ['l']
  )
  assert.deepEqual([project.mapControls.length, project.problems.length], [0, 2])
  // The map tells what the drawing of it refused.
  project.mapLayers[0]!.failed!(new Error('no such source'))
  assert.deepEqual([project.mapLayers.length, project.problems.length], [0, 3])
})

test('the signal of setup aborts when the project closes', async () => {
  let signal = new AbortController().signal
  const project = await open([plugin('a', {}, { setup: context => void (signal = context.signal) })])
  assert.equal(signal.aborted, false)
  await project.close()
  assert.equal(signal.aborted, true)
})

test('creates, edits, removes and restores', async () => {
  const project = await open([makiIcons(), temakiIcons(), defaultCategories()])
  const geometry = { type: 'Point', coordinates: [-76.98, -0.45] }
  const tags = new Map([['notes', 'Oil on the water']])
  const id = await project.create({ geometry, presetRef: 'dirty-water', tags, observedAt: 1_700_000_000_000 })
  const saved = (await project.store.documents.get(id))!
  assert.deepEqual(saved.fields.get('location')?.value, geometry)
  assert.equal(saved.fields.get('tag/water')?.value, 'polluted')
  assert.equal(saved.fields.get('tag/notes')?.value, 'Oil on the water')
  assert.equal(saved.fields.get('observedAt')?.value, 1_700_000_000_000)
  assert.equal(project.categories.presetOf(saved)?.name, 'Dirty water')

  await project.edit(id, new Map([['tag/notes', 'Gone']]))
  assert.equal((await project.store.documents.get(id))?.fields.get('tag/notes')?.value, 'Gone')
  await project.remove(id)
  assert.equal((await project.store.documents.get(id))?.status, 'deleted')
  await project.restore(id)
  assert.equal((await project.store.documents.get(id))?.status, 'shown')
})

test('a place that is nowhere is refused', async () => {
  const project = await open([])
  const draft = { geometry: { type: 'Point', coordinates: [0, 91] }, presetRef: null, tags: new Map() }
  await assert.rejects(project.create(draft), (error: unknown) => CairnError.is(error, 'bad-input'))
  assert.equal(await project.store.documents.count({ kind: 'observation' }), 0)
})
