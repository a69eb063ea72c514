import assert from 'node:assert/strict'
import test from 'node:test'
import { computed } from '../../src/components/fields/compute.js'
import { askedOf, holds, withoutUnasked } from '../../src/components/fields/conditions.js'
import { withAnswer, withoutLeftOut } from '../../src/components/observation-form/form-draft.js'
import type { Json } from '../../src/model/index.js'
import type { Computation, Condition, Field } from '../../src/project/index.js'

const answers = (tags: Readonly<Record<string, Json>>): ReadonlyMap<string, Json> =>
  new Map(Object.entries(tags))
const field = (tagKey: string, more: Partial<Field> = {}): Field => ({
  id: tagKey,
  tagKey,
  label: tagKey,
  type: 'text',
  ...more
})

test('computed answers', () => {
  const tags = answers({
    a: 0.1,
    b: 0.2,
    zero: 0,
    name: 'Well',
    list: ['x', 'y'],
    born: '2000-05-04',
    trees: [{ height: 3 }, { height: 4.5 }, {}]
  })
  const now = new Date('2026-05-03T12:00').getTime()
  const of = (compute: Computation): Json | undefined => computed(compute, tags, now)
  assert.equal(of({ op: 'sum', of: ['a', 'b'] }), 0.3)
  assert.equal(of({ op: 'sum', of: ['a', 'gone'] }), 0.1)
  assert.equal(of({ op: 'sum', of: ['gone', 5] }), undefined)
  assert.equal(of({ op: 'sum', of: ['trees'], each: 'height' }), 7.5)
  assert.equal(of({ op: 'product', of: ['a', 10] }), 1)
  assert.equal(of({ op: 'product', of: ['a', 'gone'] }), undefined)
  assert.equal(of({ op: 'product', of: ['a', 'name'] }), undefined)
  assert.equal(of({ op: 'difference', of: ['b', 'a'] }), 0.1)
  assert.equal(of({ op: 'quotient', of: ['b', 'a'] }), 2)
  assert.equal(of({ op: 'quotient', of: ['b', 'zero'] }), undefined)
  assert.equal(of({ op: 'count', of: ['list', 'name', 'gone'] }), 3)
  assert.equal(of({ op: 'count', of: ['trees'] }), 3)
  assert.equal(of({ op: 'count', of: ['gone'] }), 0)
  assert.equal(of({ op: 'concat', of: ['name', 'list'], separator: ', ' }), 'Well, x, y')
  assert.equal(of({ op: 'age', of: ['born'] }), 25)
  assert.equal(computed({ op: 'age', of: ['born'] }, tags, new Date('2026-05-04T12:00').getTime()), 26)
  assert.equal(of({ op: 'age', of: ['name'] }), undefined)
})

test('conditions of several parts', () => {
  const tags = answers({ n: 5, day: '2026-05-04', see: ['oil', 'mud'] })
  const cases: readonly (readonly [Condition, boolean])[] = [
    [{ tagKey: 'n', above: 4 }, true],
    [{ tagKey: 'n', above: 5 }, false],
    [{ tagKey: 'n', below: 6, above: 4 }, true],
    [{ tagKey: 'n', below: 5 }, false],
    [{ tagKey: 'n', above: '4' }, false],
    [{ tagKey: 'day', above: '2026-05-03' }, true],
    [{ tagKey: 'gone', below: 9 }, false],
    [{ not: { tagKey: 'see', values: ['oil'] } }, false],
    [
      {
        all: [
          { tagKey: 'n', above: 4 },
          { tagKey: 'see', values: ['mud'] }
        ]
      },
      true
    ],
    [
      {
        any: [
          { tagKey: 'n', above: 9 },
          { tagKey: 'see', values: ['foam'] }
        ]
      },
      false
    ],
    [{ all: [] }, true]
  ]
  for (const [condition, is] of cases) assert.equal(holds(condition, tags), is, JSON.stringify(condition))
})

test('an answer to a question that is not asked counts for no other', () => {
  const fields = [
    field('a'),
    field('b', { showWhen: { tagKey: 'a', values: ['yes'] } }),
    field('c', { showWhen: { tagKey: 'b', values: ['yes'] } })
  ]
  const keys = (tags: Readonly<Record<string, Json>>): readonly string[] =>
    askedOf(fields, answers(tags)).map(({ tagKey }) => tagKey)
  assert.deepEqual(keys({ a: 'yes', b: 'yes' }), ['a', 'b', 'c'])
  assert.deepEqual(keys({ a: 'no', b: 'yes' }), ['a'])
  // Two that exclude each other come to an end.
  const fight = [
    field('x', { showWhen: { not: { tagKey: 'y', values: [1] } } }),
    field('y', { showWhen: { not: { tagKey: 'x', values: [1] } } })
  ]
  assert.ok(askedOf(fight, answers({ x: 1, y: 1 })).length <= 2)
  const left = withoutUnasked(
    fields,
    askedOf(fields, answers({ a: 'no', b: 'yes', other: 1 })),
    answers({ a: 'no', b: 'yes', other: 1 })
  )
  assert.deepEqual([...left.keys()], ['a', 'other'])
})

test('what is left out when it is saved: answers that this form made pointless, with their files, and no others', () => {
  const fields = [
    field('dry'),
    field('photos', { type: 'photo', showWhen: { tagKey: 'dry', values: ['yes'] } }),
    field('old', { showWhen: { tagKey: 'dry', values: ['never'] } })
  ]
  const start = {
    geometry: null,
    presetRef: null,
    tags: answers({ dry: 'yes', old: 'kept' }),
    attachments: ['general']
  }
  const answered = withAnswer(start, fields[1]!, ['leaf', 'bark'])
  assert.deepEqual(answered.attachments, ['general', 'leaf', 'bark'])
  assert.deepEqual(withAnswer(answered, fields[1]!, ['bark']).attachments, ['general', 'bark'])
  const dry = { ...answered, tags: new Map([...answered.tags, ['dry', 'no']]) }
  const saved = withoutLeftOut(dry, fields, start)
  assert.deepEqual([...saved.tags.keys()].sort(), ['dry', 'old'])
  assert.deepEqual(saved.attachments, ['general'])
  assert.equal(dry.tags.has('photos'), true)
})
