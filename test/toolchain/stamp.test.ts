import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { test } from 'node:test'
import { unlessFresh } from '../../scripts/build/stamp.mjs'
import { root } from '../../scripts/run.mjs'

test('a step runs again when an input or its output changed, and not otherwise', async t => {
  const name = `test-${randomUUID()}`
  const folder = `.cache/${name}`
  await mkdir(root + folder, { recursive: true })
  t.after(async () => {
    await rm(root + folder, { recursive: true })
    await rm(`${root}.cache/build/${name}.sha256`)
  })
  const input = `${folder}/input`
  const output = `${folder}/output`
  await writeFile(root + input, 'one')
  const step = { name, inputs: [input], outputs: [output], make: () => writeFile(root + output, 'made') }

  assert.equal(await unlessFresh(step), true)
  assert.equal(await unlessFresh(step), false)
  assert.equal(await unlessFresh(step, true), true)
  await writeFile(root + input, 'two')
  assert.equal(await unlessFresh(step), true)
  assert.equal(await unlessFresh(step), false)
  await rm(root + output)
  assert.equal(await unlessFresh(step), true)
})

test('a step that failed is not taken for done, also when its inputs are again what they were', async t => {
  const name = `test-${randomUUID()}`
  const folder = `.cache/${name}`
  await mkdir(root + folder, { recursive: true })
  t.after(() => rm(root + folder, { recursive: true }))
  const input = `${root}${folder}/input`
  const step = (make: () => Promise<void>) => ({ name, inputs: [`${folder}/input`], outputs: [], make })
  const broken = step(() => Promise.reject(new Error('does not compile')))

  await writeFile(input, 'one')
  assert.equal(await unlessFresh(step(() => Promise.resolve())), true)
  await writeFile(input, 'two')
  await assert.rejects(unlessFresh(broken), /does not compile/)
  await writeFile(input, 'one')
  await assert.rejects(unlessFresh(broken), /does not compile/)
})
