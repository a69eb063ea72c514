import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inexact } from '../../scripts/check/exact-versions.mjs'
import { withoutStory } from '../../scripts/check/stories.mjs'
import { complaints } from '../../scripts/check/speaks-of-itself.mjs'

const unfinished = ['TO', 'DO'].join('')

test('a version that is not exact is named', () => {
  const found = inexact({
    dependencies: { fixed: '1.2.3', early: '1.2.3-build1', caret: '^1.2.3' },
    devDependencies: {
      newest: 'latest',
      wild: '1.x',
      renamed: 'npm:@own/name@1.2.3',
      adrift: 'npm:name@^1.2.3'
    }
  })
  assert.deepEqual(
    found.map((line: string) => /^\w+: (\w+)/.exec(line)?.[1]),
    ['caret', 'newest', 'wild', 'adrift']
  )
})

test('a path of one machine is found, an address of the web is not', () => {
  const folder = ['', 'home', 'ada', 'maps'].join('/')
  assert.equal(complaints('docs/a.md', `see ${folder}`).length, 1)
  assert.equal(complaints('src/a.ts', `const place = '${folder}'\n`).length, 1)
  assert.deepEqual(complaints('docs/a.md', `see https://example.org${folder} and ../home/ada`), [])
})

test('unfinished words count in code, not in prose', () => {
  assert.equal(complaints('src/a.ts', `// ${unfinished} later\n`).length, 1)
  assert.deepEqual(complaints('docs/a.md', `a list of ${unfinished}s`), [])
})

test('switched-off tests and checks are found', () => {
  const lines = [
    ['test', '.', "only('x')"],
    ['it', '.', "skip('x')"],
    ['// @ts-', 'ignore'],
    ['/* eslint-', 'disable */']
  ].map(parts => parts.join(''))
  for (const line of lines) {
    assert.equal(complaints('test/a.test.ts', line).length, 1, line)
  }
  assert.deepEqual(complaints('test/a.test.ts', "t.skip('no fixture')"), [])
})

test('a source file may have 400 lines and no more', () => {
  assert.deepEqual(complaints('src/a.ts', 'a\n'.repeat(400)), [])
  assert.equal(complaints('src/a.ts', 'a\n'.repeat(401)).length, 1)
  assert.deepEqual(complaints('src/a.test.ts', 'a\n'.repeat(401)), [])
})

test('an element that no story shows is named, also where another one begins like it', () => {
  const sources = [
    "component: 'cairn-map',",
    'html`<cairn-sheet-bar></cairn-sheet-bar>`',
    "made('cairn-disc')"
  ]
  assert.deepEqual(withoutStory(['cairn-map', 'cairn-sheet', 'cairn-disc'], sources), ['cairn-sheet'])
})
