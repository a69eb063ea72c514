import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openOnce } from '../../src/model/open-once.js'

test('all who ask share what was opened first; after a failure the next one opens it', async () => {
  const asked: string[] = []
  const open = openOnce(async (by: string) => {
    asked.push(by)
    await Promise.resolve()
    if (by === 'early') throw new Error('no network')
    return { by }
  })
  const refused = [open('early'), open('with them')]
  for (const each of refused) await assert.rejects(each, /no network/)
  const [one, two] = await Promise.all([open('later'), open('last')])
  assert.deepEqual(one, { by: 'later' })
  assert.equal(one, two)
  assert.equal(await open('last'), one)
  assert.deepEqual(asked, ['early', 'later'])
})
