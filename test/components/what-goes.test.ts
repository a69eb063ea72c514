import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whatGoes } from '../../src/components/release-panel/what-goes.js'
import { createCategories } from '../../src/project/categories.js'
import type { CategorySet } from '../../src/plugins/plugin.js'

const LOOK = { icon: 'maki/water', color: 'river', geometry: ['point'], terms: [] } as const
const set: CategorySet = {
  id: 'river',
  version: '1',
  name: 'River',
  presets: [
    { ...LOOK, id: 'spring', name: 'Spring', tags: { natural: 'spring' }, fields: ['taste', 'notes'] },
    { ...LOOK, id: 'tree', name: 'Tree', tags: { natural: 'tree', leisure: 'shade' }, fields: ['kind'] }
  ],
  fields: [
    { id: 'taste', tagKey: 'taste', label: 'How does it taste?', type: 'text' },
    { id: 'notes', tagKey: 'notes', label: 'In your own words', type: 'text' },
    { id: 'kind', tagKey: 'notes', label: 'Which tree?', type: 'text' }
  ]
}
const categories = createCategories([set], [], () => undefined)
const rows = (...fields: string[]) => whatGoes(fields, categories)

test('tags that categories bring are one row with the category itself', () => {
  assert.deepEqual(rows('location', 'presetRef', 'tag/leisure', 'tag/natural', 'tag/taste'), [
    { part: 'category', words: [], names: ['presetRef', 'tag/leisure', 'tag/natural'] },
    { part: 'question', words: ['How does it taste?'], names: ['tag/taste'] }
  ])
})

test('a key that two questions ask for is named by both, and what nobody asks for by its key', () => {
  assert.deepEqual(rows('tag/notes', 'tag/survey:id'), [
    { part: 'question', words: ['In your own words', 'Which tree?'], names: ['tag/notes'] },
    { part: 'other', words: ['survey:id'], names: ['tag/survey:id'] }
  ])
})

test('every field but the place is in exactly one row, whatever it is called', () => {
  const fields = [
    'externalId',
    'name',
    'observedAt',
    'tag/',
    'tag/__proto__',
    'tag/name',
    'tag/when',
    'unheardOf'
  ]
  const all = rows('location', ...fields)
  assert.deepEqual(all.flatMap(({ names }) => names).sort(), [...fields].sort())
  assert.deepEqual(
    all.map(({ part }) => part),
    ['id', 'name', 'when', 'other', 'other', 'other', 'other']
  )
})
