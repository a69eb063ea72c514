/** A project's own categories: documents laid over the sets of the plugins. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { FieldPatch, Json } from '../../src/model/index.js'
import { defaultCategories, geojson, makiIcons, temakiIcons } from '../../src/plugins/index.js'
import type { CategorySet, Field, Preset } from '../../src/plugins/plugin.js'
import { recordsOf, setOf } from '../../src/project/category-records/index.js'
import { openProject } from '../../src/project/index.js'
import type { Project, ProjectStore } from '../../src/project/index.js'
import { joinSets } from '../../src/project/join-sets.js'
import { memoryAdapter } from '../../src/sync/memory/memory-adapter.js'

const plugins = [defaultCategories(), makiIcons(), temakiIcons(), geojson()]

async function store(): Promise<() => Promise<ProjectStore>> {
  const adapter = memoryAdapter()
  const { id } = await adapter.create({ name: 'River watch', deviceName: 'Phone' })
  return () => adapter.open(id)
}
const open = async (at: ProjectStore, languages = ['en']): Promise<Project> =>
  openProject(at, plugins, { languages })

const changed = (set: CategorySet, id: string, more: Partial<Preset>): CategorySet => ({
  ...set,
  presets: set.presets.map(preset => (preset.id === id ? { ...preset, ...more } : preset))
})
const named = (project: Project, id: string): string | undefined => project.categories.preset(id)?.name

test('a set as records, and back, is the same set', async () => {
  const set = joinSets((await defaultCategories()).contributes.categorySets!)
  assert.deepEqual(plain(setOf(recordsOf(set), set)), plain({ ...set, fields: byId(set.fields) }))
})

test('a change reaches who has the project open, and who opens it later', async () => {
  const doors = await store()
  const [here, there] = [await open(await doors()), await open(await doors())]
  let told = 0
  there.subscribe(() => told++)
  await here.changeCategories(changed(here.categorySet, 'fire', { name: 'Burning', color: 'plum' }))
  assert.equal(named(here, 'fire'), 'Burning')
  await until(() => named(there, 'fire') === 'Burning')
  assert.ok(told > 0)
  const later = await open(await doors())
  assert.equal(later.categories.preset('fire')?.color, 'plum')
  assert.equal(later.categories.presets().length, here.categories.presets().length)
})

test('two who change different parts of one category both keep their change', async () => {
  const doors = await store()
  const [ana, ben] = [await open(await doors()), await open(await doors())]
  const seen = ben.categorySet
  await ana.changeCategories(changed(ana.categorySet, 'fire', { name: 'Burning' }))
  await ben.changeCategories(changed(seen, 'fire', { color: 'plum' }), seen)
  for (const project of [ana, ben]) {
    await until(() => project.categories.preset('fire')?.color === 'plum')
    assert.equal(named(project, 'fire'), 'Burning')
  }
})

test('what is taken away is hidden, and can be put back as it was', async () => {
  const project = await open(await (await store())())
  const before = project.categorySet
  const without = { ...before, presets: before.presets.filter(({ id }) => id !== 'fire') }
  await project.changeCategories(without)
  assert.equal(project.categories.preset('fire'), null)
  await project.changeCategories(before)
  assert.deepEqual(plain(project.categorySet), plain({ ...before, fields: byId(before.fields) }))
})

test('moving one category writes one document', async () => {
  const at = await (await store())()
  const project = await open(at)
  const before = project.categorySet
  const [first, ...rest] = before.presets
  await project.changeCategories({ ...before, presets: [...rest.slice(0, 5), first!, ...rest.slice(5)] })
  assert.equal(await at.documents.count({ kind: 'preset' }), 1)
  assert.equal(project.categories.presets()[5]?.id, first!.id)
})

test('a category of its own has its own picture, question and words in another language', async () => {
  const doors = await store()
  const project = await open(await doors())
  const set = project.categorySet
  const svg = '<svg viewBox="0 0 15 15"><path d="M1 1h13v13H1z"/></svg>'
  const field: Field = {
    id: 'q',
    tagKey: 'who',
    label: 'Who?',
    type: 'selectOne',
    options: [{ value: 'a', label: 'We' }]
  }
  const preset: Preset = {
    id: 'nest',
    name: 'Nest',
    icon: 'own/nest',
    color: 'forest',
    geometry: ['point'],
    tags: { nest: 'yes' },
    fields: ['q'],
    terms: ['bird']
  }
  await project.changeCategories({
    ...set,
    presets: [preset, ...set.presets],
    fields: [...set.fields, field],
    icons: [{ id: 'nest', svg, attribution: 'Drawn here' }],
    translations: { ...set.translations, qu: { 'preset/nest/name': 'Qisa', 'field/q/options/a': 'Ñuqayku' } }
  })
  const reader = await open(await doors(), ['qu'])
  const [found] = reader.categories.presets()
  assert.equal(found?.name, 'Qisa')
  assert.match(reader.categories.iconUrl('own/nest') ?? '', /^data:image\/svg\+xml,/)
  assert.equal(reader.categories.fieldsOf(found)[0]?.options?.[0]?.label, 'Ñuqayku')
  assert.equal(reader.categories.icons()[0]?.icons[0], 'own/nest')
})

test('what may not leave stays, also when its category was taken away since', async () => {
  const project = await open(await (await store())())
  const geometry = { type: 'Point', coordinates: [1, 2] }
  for (const presetRef of ['fire', 'house', null]) {
    const tags = presetRef === null ? new Map<string, Json>([['threat', 'fire']]) : new Map<string, Json>()
    await project.create({ geometry, presetRef, tags })
  }
  const request = { format: 'geojson', recipient: 'School', purpose: 'Lesson', precision: 'exact' } as const
  await project.changeCategories(changed(project.categorySet, 'fire', { mayLeave: false }))
  assert.equal((await project.previewRelease(request)).withheld, 2)
  assert.equal((await project.previewRelease({ ...request, recipient: 'self' })).withheld, 0)
  const set = project.categorySet
  await project.changeCategories({ ...set, presets: set.presets.filter(({ id }) => id !== 'fire') })
  assert.ok((await project.previewRelease(request)).withheld >= 1)
})

test('a set is tried on this device alone', async () => {
  const at = await (await store())()
  const project = await open(at)
  project.tryCategories({ ...project.categorySet, presets: [] })
  assert.equal(project.categories.presets().length, 0)
  assert.equal(await at.documents.count({ kind: 'preset' }), 0)
  assert.throws(() => project.tryCategories({ presets: 'no' } as unknown as CategorySet), {
    code: 'bad-input'
  })
  project.tryCategories(null)
  assert.ok(project.categories.presets().length > 0)
})

test('any wanted set is what is there afterwards', async () => {
  const base = joinSets((await defaultCategories()).contributes.categorySets!)
  const ids = base.presets.map(({ id }) => id)
  const wish = fc.record({
    order: fc.shuffledSubarray(ids),
    renamed: fc.dictionary(fc.constantFrom(...ids), fc.string({ maxLength: 20 }), { noNullPrototype: true }),
    stays: fc.subarray(ids, { maxLength: 3 })
  })
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 3 }), async wishes => {
      const project = await open(await (await store())())
      for (const { order, renamed, stays } of wishes) {
        const wanted: CategorySet = {
          ...project.categorySet,
          presets: order.map(id => {
            const { mayLeave: _, ...preset } = base.presets.find(known => known.id === id)!
            return {
              ...preset,
              name: Object.hasOwn(renamed, id) ? renamed[id]! : preset.name,
              ...(stays.includes(id) && { mayLeave: false })
            }
          })
        }
        await project.changeCategories(wanted)
        assert.deepEqual(plain(project.categorySet.presets), plain(wanted.presets))
      }
    }),
    { numRuns: 25, seed: 7 }
  )
})

test('documents of any shape break nothing', async () => {
  const names = fc.constantFrom(
    ...'name icon color geometry tags fields terms group mayLeave order hidden label tagKey type options svg'.split(
      ' '
    ),
    'name/es',
    'options/es',
    'name/__proto__',
    '__proto__'
  )
  const document = fc.record({
    kind: fc.constantFrom('preset', 'field', 'icon', 'projectSettings') as fc.Arbitrary<'preset'>,
    reference: fc.oneof(fc.constantFrom('fire', 'group/water', 'notes', '__proto__', ''), fc.jsonValue()),
    values: fc.array(fc.tuple(names, fc.jsonValue()), { maxLength: 6 })
  })
  await fc.assert(
    fc.asyncProperty(fc.array(document, { maxLength: 5 }), async documents => {
      const at = await (await store())()
      for (const { kind, reference, values } of documents) {
        const set: FieldPatch = new Map<string, Json>([
          ...(values as [string, Json][]),
          ['reference', reference as Json]
        ])
        await at.documents.commit([{ type: 'create', kind, set }])
      }
      const project = await open(at, ['es'])
      assert.deepEqual(project.problems, [])
      for (const preset of project.categories.presets()) {
        assert.equal(typeof preset.name, 'string')
        project.categories.fieldsOf(preset)
        project.categories.iconUrl(preset.icon)
        project.categories.paint(preset.color)
      }
      assert.equal(({} as Record<string, unknown>)['name'], undefined)
    }),
    { numRuns: 60, seed: 11 }
  )
})

function byId<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  return [...items].sort((a, b) => (a.id < b.id ? -1 : 1))
}
/** Without prototypes, and with what is empty left out. */
function plain(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, item: unknown) =>
      (key === 'icons' && Array.isArray(item) && item.length === 0) || key === 'language' ? undefined : item
    )
  )
}
async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 1000 && !holds(); i++) await new Promise(resolve => setTimeout(resolve, 5))
  assert.ok(holds())
}
