/** Categories as files: our own kind, and CoMapeo's, which CoMapeo's own program reads. */
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Reader } from 'comapeocat'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { CairnError } from '../../src/model/index.js'
import {
  categoryFiles,
  comapeocat,
  defaultCategories,
  makiIcons,
  temakiIcons
} from '../../src/plugins/index.js'
import type { CategorySet, ImportSource } from '../../src/plugins/plugin.js'
import { openProject } from '../../src/project/index.js'
import type { Project } from '../../src/project/index.js'
import { memoryAdapter } from '../../src/sync/memory/memory-adapter.js'

const fixtures = process.env['CAIRN_FIXTURES'] ?? join(import.meta.dirname, '../../../shared/fixtures')

async function open(...more: Parameters<typeof openProject>[1][]): Promise<Project> {
  const adapter = memoryAdapter()
  const { id } = await adapter.create({ name: 'Trees', deviceName: 'Phone' })
  return openProject(await adapter.open(id), [categoryFiles(), comapeocat(), ...more], { languages: ['en'] })
}
const withDefaults = (): Promise<Project> => open(defaultCategories(), makiIcons(), temakiIcons())
const fileOf = (name: string, bytes: Uint8Array): ImportSource => ({
  name,
  stream: () => new Blob([bytes as BlobPart]).stream()
})
const json = (value: unknown): Uint8Array => strToU8(JSON.stringify(value))
const small = (): Record<string, Uint8Array> => ({
  VERSION: strToU8('1.0'),
  'categories.json': json({
    tree: { name: 'Tree', appliesTo: ['observation'], tags: { a: 'b' }, fields: [] }
  }),
  'categorySelection.json': json({ observation: ['tree'], track: ['tree'] }),
  'metadata.json': json({ name: 'Small' })
})

test('our own file holds the whole set, pictures included, and another project takes it as its own', async () => {
  const from = await withDefaults()
  const bytes = await from.writeCategories(from.categorySet, 'cairncategories')
  const to = await open()
  const set = await to.readCategories(fileOf('trees.cairncategories', bytes))
  const { icons, ...rest } = set
  const { icons: _, ...wanted } = from.categorySet
  assert.deepEqual(JSON.parse(JSON.stringify(rest)), JSON.parse(JSON.stringify(wanted)))
  assert.ok(icons!.length > 20)
  await to.changeCategories(set)
  const presets = to.categories.presets()
  assert.equal(presets.length, from.categories.presets().length)
  for (const { icon } of presets) assert.equal(to.categories.iconUrl(icon), from.categories.iconUrl(icon))
})

test('a CoMapeo file written here is one to CoMapeo, and comes back with names, questions and words', async t => {
  const project = await withDefaults()
  const dir = await mkdtemp(join(tmpdir(), 'cairn-categories-'))
  t.after(() => rm(dir, { recursive: true, force: true }))
  const file = join(dir, 'trees.comapeocat')
  const bytes = await project.writeCategories(project.categorySet, 'comapeocat')
  await writeFile(file, bytes)
  const reader = new Reader(file)
  await reader.validate()
  assert.equal((await reader.categories()).size, project.categorySet.presets.length)
  await reader.close()
  const back = await project.readCategories(fileOf(file, bytes))
  const words = (set: CategorySet): unknown => set.presets.map(({ id, name, fields }) => [id, name, fields])
  assert.deepEqual(words(back), words(project.categorySet))
  assert.equal(back.translations!['es']!['preset/fire/name'], 'Fuego')
})

test('a real CoMapeo file gives categories, pictures, questions and Dutch names', async t => {
  const path = join(fixtures, 'comapeo/core-category-name-translation-test.comapeocat')
  if (!existsSync(path)) return t.skip('the file is not here')
  const bytes = await readFile(path)
  const project = await open()
  const set = await project.readCategories(fileOf('real.comapeocat', bytes))
  await project.changeCategories(set)
  const { categories } = project
  assert.deepEqual(
    categories.presets().map(({ name }) => name),
    ['Animal Terrs', 'Building', 'Expedition', 'Monkey']
  )
  for (const { icon } of categories.presets()) assert.ok(categories.iconUrl(icon), icon)
  assert.equal(categories.fieldsOf(categories.preset('building')!)[0]?.options?.length, 6)
  assert.equal(set.translations!['nl']!['preset/monkey/name'], 'Aap')
  assert.equal(set.translations!['nl']!['field/building-type/options/church'], 'kerk')
})

for (const [what, change] of Object.entries<(parts: Record<string, Uint8Array>) => void>({
  'no version': parts => delete parts['VERSION'],
  'a later version': parts => (parts['VERSION'] = strToU8('2.0')),
  'no categories': parts => delete parts['categories.json'],
  'broken JSON': parts => (parts['categories.json'] = strToU8('{')),
  'a list of categories': parts => (parts['categories.json'] = json([])),
  'a choice that is not there': parts => (parts['categorySelection.json'] = json({ observation: ['gone'] })),
  'a question without a key': parts => (parts['fields.json'] = json({ a: { label: 'A', type: 'text' } })),
  'bytes that are no text': parts => (parts['metadata.json'] = new Uint8Array([0xff, 0xfe]))
})) {
  test(`a CoMapeo file with ${what} is refused`, async () => {
    const parts = small()
    change(parts)
    const project = await open()
    await assert.rejects(project.readCategories(fileOf('a.comapeocat', zipSync(parts))), {
      code: 'bad-input'
    })
    assert.deepEqual(project.problems, [])
  })
}

test('a small file that unpacks to far more is stopped on the way', async () => {
  const bomb = zipSync({ ...small(), 'icons/a.svg': new Uint8Array(200 * 1024 * 1024) })
  assert.ok(bomb.length < 1024 * 1024)
  await assert.rejects((await open()).readCategories(fileOf('a.comapeocat', bomb)), { code: 'bad-input' })
})

test('paths that lead out of the file, and parts that are not known, are passed over', async () => {
  const parts = {
    ...small(),
    '../../etc/passwd': strToU8('x'),
    'icons/../../a.svg': strToU8('x'),
    'more.bin': strToU8('x')
  }
  const set = await (await open()).readCategories(fileOf('a.comapeocat', zipSync(parts)))
  assert.deepEqual([set.presets.length, set.icons], [1, []])
})

test('bytes of any kind are read or refused in words', async () => {
  const project = await open()
  const whole = zipSync(small())
  const cut = fc.nat({ max: whole.length - 1 }).map(at => whole.slice(0, at))
  const flipped = fc
    .tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }))
    .map(([at, bits]) => {
      const bytes = whole.slice()
      bytes[at]! ^= bits
      return bytes
    })
  const name = fc.constantFrom('a.comapeocat', 'a.cairncategories')
  await fc.assert(
    fc.asyncProperty(name, fc.oneof(cut, flipped, fc.uint8Array({ maxLength: 200 })), async (file, bytes) => {
      try {
        await project.readCategories(fileOf(file, bytes))
      } catch (error) {
        assert.ok(CairnError.is(error, 'bad-input'), String(error))
      }
    }),
    { numRuns: 300, seed: 3 }
  )
  await assert.rejects(project.readCategories(fileOf('a.comapeocat', whole.slice(0, -30))), {
    code: 'bad-input'
  })
})
