import assert from 'node:assert/strict'
import test from 'node:test'
import { groupsOf } from '../../scripts/test/node-groups.mjs'

const inFolder = (folder: string, count: number) =>
  Array.from({ length: count }, (_, at) => `test/${folder}/${at}.test.ts`)

test('the longest begin, a few of a folder in each process, and those with a browser have their own', () => {
  const alone = ['test/components/import-in-node.test.ts']
  const [model, pages, peer, query] = [
    inFolder('model', 8),
    inFolder('page-tabs', 2),
    inFolder('peer', 5),
    inFolder('query', 6)
  ] as const
  const files = [...alone, ...model, ...pages, ...peer, ...query]
  const groups = groupsOf(files)
  const [first, second] = pages
  assert.deepEqual(groups.slice(0, 4), [[first], [second], peer.slice(0, 3), peer.slice(3)])
  assert.deepEqual(groups.slice(4), [alone, [...model, ...query.slice(0, 4)], query.slice(4)])
  assert.deepEqual(groups.flat().sort(), files)
})
