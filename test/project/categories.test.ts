import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DeviceId, FieldState, Json, ValueId } from '../../src/model/index.js'
import { defaultCategories, makiIcons, temakiIcons } from '../../src/plugins/index.js'
import type { CategorySet, IconSet, Preset } from '../../src/plugins/plugin.js'
import { createCategories } from '../../src/project/categories.js'
import { categorySetFault } from '../../src/project/check-category-set.js'
import { localiseSet } from '../../src/project/localise.js'
import { contrastOf } from '../../src/project/contrast.js'
import { paintOf } from '../../src/project/paint.js'
import { cleanIcon } from '../../src/project/svg-icon.js'

const defaults = (await defaultCategories()).contributes.categorySets![0]!
const iconSets = (await Promise.all([makiIcons(), temakiIcons()])).flatMap(
  plugin => plugin.contributes.iconSets!
)
const fail = (set: IconSet, icon: string): never => assert.fail(`bad icon ${set.id} ${icon}`)

function preset(id: string, tags: Preset['tags'], more: Partial<Preset> = {}): Preset {
  return { id, name: id, icon: '', color: 'river', geometry: ['point'], tags, fields: [], terms: [], ...more }
}
function setOf(presets: readonly Preset[], more: Partial<CategorySet> = {}): CategorySet {
  return { id: 'set', name: 'Set', version: '1', presets, fields: [], ...more }
}
function documentOf(values: Readonly<Record<string, Json>>): { fields: ReadonlyMap<string, FieldState> } {
  const state = (value: Json): FieldState => ({
    value,
    id: '' as ValueId,
    by: '' as DeviceId,
    at: 0,
    others: [],
    saw: []
  })
  return { fields: new Map(Object.entries(values).map(([name, value]) => [name, state(value)])) }
}

test('every default category resolves: icons, fields, groups, paints, distinct tags', () => {
  const categories = createCategories([defaults], iconSets, fail)
  assert.equal(categorySetFault(defaults), null)
  assert.equal(categories.presets().length, 24)
  const tags = new Set<string>()
  for (const found of categories.presets()) {
    assert.ok(categories.iconUrl(found.icon), `${found.id} has no picture ${found.icon}`)
    const fields = categories.fieldsOf(found)
    assert.equal(fields.length, found.fields.length, `${found.id} has a field that is not there`)
    assert.ok(fields.length >= 2 && fields.length <= 4)
    assert.match(categories.paint(found.color), /^#[0-9a-f]{6}$/)
    assert.equal(categories.presetOf(documentOf(tagFields(found)))?.id, found.id)
    tags.add(JSON.stringify(found.tags))
    for (const { icon } of fields.flatMap(field => field.options ?? [])) {
      assert.ok(categories.iconUrl(icon!), `no picture ${icon!}`)
    }
  }
  assert.equal(tags.size, 24)
  assert.deepEqual(
    categories
      .groups()
      .map(group => [group.name, group.presets.length, categories.iconUrl(group.icon) !== null]),
    [
      ['Water', 3, true],
      ['Threats', 6, true],
      ['Food', 5, true],
      ['Places', 10, true]
    ]
  )
})
function tagFields({ tags }: Preset): Readonly<Record<string, Json>> {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [`tag/${key}`, value]))
}

test('every field of the defaults is asked somewhere, and each has its own tag key', () => {
  const asked = new Set(defaults.presets.flatMap(({ fields }) => fields))
  assert.deepEqual(
    defaults.fields.map(({ id }) => id).filter(id => !asked.has(id)),
    []
  )
  assert.equal(new Set(defaults.fields.map(({ tagKey }) => tagKey)).size, defaults.fields.length)
})

for (const language of ['es', 'pt', 'fr', 'id', 'ar']) {
  test(`the defaults are whole in ${language}, and nothing there is left over`, () => {
    const wanted = [
      ...defaults.groups!.map(({ id }) => `group/${id}/name`),
      ...defaults.presets.flatMap(({ id }) => [`preset/${id}/name`, `preset/${id}/terms`]),
      ...defaults.fields.flatMap(({ id, options = [] }) => [
        `field/${id}/label`,
        ...options.map(({ value }) => `field/${id}/options/${value}`)
      ])
    ]
    assert.deepEqual(Object.keys(defaults.translations![language]!).sort(), wanted.sort())
    assert.ok(Object.values(defaults.translations![language]!).every(text => text.trim() !== ''))
  })
}

test('the language is the first of the reader that the set has, region or not', () => {
  const name = (languages: string[]): string => localiseSet(defaults, languages).presets[1]!.name
  assert.equal(name(['es-PE', 'fr']), 'Agua sucia')
  assert.equal(name(['qu', 'fr']), 'Eau sale')
  assert.equal(name(['en-GB', 'fr']), 'Dirty water')
  assert.equal(name(['qu']), 'Dirty water')
  assert.equal(name(['id-ID']), 'Air kotor')
  assert.equal(name(['ar-EG']), 'ماء ملوث')
  const spanish = localiseSet(defaults, ['es'])
  assert.deepEqual(spanish.presets[1]!.terms.slice(0, 2), ['petróleo', 'espuma'])
  assert.equal(spanish.groups![0]!.name, 'Agua')
  assert.equal(spanish.fields.find(({ id }) => id === 'open')!.options![0]!.label, 'Sí')
})

test('a text that a language lacks stays as it was, and a hostile key is only a key', () => {
  const set = setOf([preset('__proto__', {}), preset('b', {}, { name: 'B' })], {
    translations: { es: JSON.parse('{"preset/__proto__/name":"Cosa"}') as Record<string, string> }
  })
  assert.deepEqual(
    localiseSet(set, ['es']).presets.map(({ name }) => name),
    ['Cosa', 'B']
  )
})

test('presetOf: the chosen one, else most fitting tags, exact before any, then order', () => {
  const categories = createCategories(
    [
      setOf([
        preset('tree', { natural: 'tree' }),
        preset('palm', { natural: 'tree', leaf: 'palm' }),
        preset('nature', { natural: '*' }),
        preset('count', { count: 3 }),
        preset('twin', { natural: 'tree' }),
        preset('none', {})
      ])
    ],
    [],
    fail
  )
  const best = (values: Readonly<Record<string, Json>>): string | undefined =>
    categories.presetOf(documentOf(values))?.id
  assert.equal(best({ presetRef: 'twin', 'tag/natural': 'tree' }), 'twin')
  assert.equal(best({ presetRef: 'gone', 'tag/natural': 'tree' }), 'tree')
  assert.equal(best({ 'tag/natural': 'tree', 'tag/leaf': 'palm' }), 'palm')
  assert.equal(best({ 'tag/natural': 'rock' }), 'nature')
  assert.equal(best({ 'tag/count': '3' }), undefined)
  assert.equal(best({ 'tag/count': 3 }), 'count')
  assert.equal(best({}), undefined)
  assert.equal(best({ presetRef: 'none' }), 'none')
})

test('two sets: the first preset of an id counts, and fields are those of its own set', () => {
  const field = (label: string) => ({ id: 'f', tagKey: 'f', label, type: 'text' as const })
  const one = setOf([preset('a', {}, { fields: ['f', 'missing'], group: 'g' })], { fields: [field('one')] })
  const two = setOf(
    [preset('a', {}, { name: 'other' }), preset('b', {}, { fields: ['f'], geometry: ['line'] })],
    {
      fields: [field('two')]
    }
  )
  const categories = createCategories([one, two], [], fail)
  assert.equal(categories.preset('a')?.name, 'a')
  assert.deepEqual(
    categories.presets().map(found => categories.fieldsOf(found).map(({ label }) => label)),
    [['one'], ['two']]
  )
  assert.deepEqual(
    categories.presets('line').map(({ id }) => id),
    ['b']
  )
  assert.deepEqual(categories.groups(), [{ id: 'g', name: 'g', icon: '', presets: ['a'] }])
  assert.equal(categories.preset(null), null)
  assert.equal(categories.preset('__proto__'), null)
})

test('a paint is dark enough for a white picture', () => {
  for (const color of [
    '#fff',
    '#ffff00',
    '#7fff7f',
    '#00f',
    '#123456',
    'river',
    'no colour',
    'url(x)',
    '#12345'
  ]) {
    const paint = paintOf(color)
    assert.match(paint, /^#[0-9a-f]{6}$/)
    const read = (at: number) => Number.parseInt(paint.slice(at, at + 2), 16)
    const channels = [read(1), read(3), read(5)] as const
    assert.ok(contrastOf([255, 255, 255], channels) >= 4.5, `${color} became ${paint}`)
  }
  assert.equal(paintOf('#123456'), '#123456')
  assert.equal(contrastOf([255, 255, 255], [0, 0, 0]), 21)
})

const SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 15 15">'
test('an icon is written anew from what is allowed', () => {
  const text = `<?xml version="1.0"?><!-- by me --><svg id="x" width="15px" height="15px" viewBox="0,0 15 15" fill="none">
    <g transform="translate(1 2)"><path class="a" d="M0 0&#xA;&#x9;h3z" fill="#000"/></g><circle cx="1" cy="2" r=".5"></circle></svg>`
  assert.equal(
    cleanIcon(text),
    '<svg xmlns="http://www.w3.org/2000/svg" width="15" height="15" viewBox="0 0 15 15" fill="none">' +
      '<g transform="translate(1 2)"><path d="M0 0  h3z"/></g><circle cx="1" cy="2" r=".5"></circle></svg>'
  )
})
for (const [what, text] of Object.entries({
  'a script': `${SQUARE}<script>alert(1)</script></svg>`,
  'an event handler': `${SQUARE}<path d="M0 0" onclick="alert(1)"/></svg>`,
  'an event handler on the root': `<svg viewBox="0 0 1 1" onload="alert(1)"><path d="M0 0"/></svg>`,
  'a style': `${SQUARE}<path style="fill:red" d="M0 0"/></svg>`,
  'a style element': `${SQUARE}<style>*{}</style><path d="M0 0"/></svg>`,
  'a link': `${SQUARE}<use href="#a"/></svg>`,
  'a link of old': `${SQUARE}<path xlink:href="http://x" d="M0 0"/></svg>`,
  'a picture': `${SQUARE}<image width="1" height="1"/></svg>`,
  'foreign content': `${SQUARE}<foreignObject><p/></foreignObject></svg>`,
  'a document type': `<!DOCTYPE svg [<!ENTITY a "b">]>${SQUARE}<path d="M0 0"/></svg>`,
  'an entity in a path': `${SQUARE}<path d="&a;"/></svg>`,
  'a quote in a path': `${SQUARE}<path d='M0 0" onload="x'/></svg>`,
  'another colour': `${SQUARE}<path fill="red" d="M0 0"/></svg>`,
  'a colour from elsewhere': `${SQUARE}<path fill="url(#a)" d="M0 0"/></svg>`,
  'a view that is not square': '<svg viewBox="0 0 10 20"><path d="M0 0"/></svg>',
  'no view': '<svg><path d="M0 0"/></svg>',
  'an open end': `${SQUARE}<g><path d="M0 0"/></svg>`,
  'something behind the end': `${SQUARE}<path d="M0 0"/></svg><path d="M0 0"/>`,
  'an svg inside': `${SQUARE}<svg viewBox="0 0 1 1"><path d="M0 0"/></svg></svg>`,
  text: `${SQUARE}hello<path d="M0 0"/></svg>`,
  'the same attribute twice': `${SQUARE}<path d="M0 0" d="M1 1"/></svg>`,
  'nothing to see': `${SQUARE}</svg>`,
  'more than 4 KB': `${SQUARE}<path d="M0 0${'h1'.repeat(2100)}"/></svg>`,
  'no svg': '<html></html>',
  nothing: ''
})) {
  test(`an icon with ${what} is refused`, () => {
    assert.equal(cleanIcon(text), null)
  })
}

test('every icon of the shipped sets passes, and its URL holds no quote or bracket', () => {
  const categories = createCategories([], iconSets, fail)
  for (const { id, icons } of iconSets) {
    assert.ok(icons.size > 60)
    for (const icon of icons.keys())
      assert.match(categories.iconUrl(`${id}/${icon}`)!, /^data:image\/svg\+xml,[^"'()<> ]+$/)
  }
})

test('a bad icon is told once, and unknown ones are not', () => {
  const told: string[] = []
  const icons = new Map([['a', '<svg onload="x"/>']])
  const set = { id: 'mine', name: 'Mine', license: 'CC0-1.0', icons }
  const categories = createCategories([], [set], (_, icon) => told.push(icon))
  for (const name of ['mine/a', 'mine/a', 'mine/b', 'other/a', 'a', ''])
    assert.equal(categories.iconUrl(name), null)
  assert.deepEqual(told, ['mine/a'])
})

test('a set that is not shaped like one is told what is wrong', () => {
  const broken = (more: object): string | null => categorySetFault({ ...setOf([preset('a', {})]), ...more })
  assert.equal(broken({}), null)
  assert.match(broken({ presets: undefined })!, /missing or broken/)
  assert.match(
    broken({ presets: [{ ...preset('a', {}), geometry: ['cube'] }] })!,
    /"a" has a broken geometry/
  )
  assert.match(broken({ presets: [{ ...preset('a', {}), terms: 'x' }] })!, /broken fields or terms/)
  assert.match(broken({ fields: [{ id: 'f', tagKey: '', label: 'F', type: 'text' }] })!, /lacks/)
  assert.match(broken({ fields: [{ id: 'f', tagKey: 'f', label: 'F', type: 'script' }] })!, /unknown type/)
  assert.match(broken({ translations: { es: 3 } })!, /translation/)
})
