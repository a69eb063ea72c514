import assert from 'node:assert/strict'
import test from 'node:test'
import { groupsOf } from '../../scripts/test/node-groups.mjs'

test('files of one folder share a process, a few each, and those with a browser have their own', () => {
  const many = Array.from({ length: 8 }, (_, at) => `test/peer/${at}.test.ts`)
  const page = ['test/page-tabs/a.test.ts', 'test/page-tabs/b.test.ts']
  const groups = groupsOf([...many, ...page, 'test/query/a.test.ts'])
  assert.deepEqual(
    groups.map(({ length }) => length),
    [6, 2, 1, 1, 1]
  )
  assert.deepEqual(groups.flat().sort(), [...many, ...page, 'test/query/a.test.ts'].sort())
})
