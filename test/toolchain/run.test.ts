import assert from 'node:assert/strict'
import { test } from 'node:test'
import { run } from '../../scripts/run.mjs'

const node = (source: string, options?: { limit: number }) => run(process.execPath, ['-e', source], options)

test('a program gives its output and its exit status', async () => {
  const { code, output } = await node("console.log('out'); console.error('err'); process.exitCode = 3")
  assert.equal(code, 3)
  assert.deepEqual(output.trim().split('\n').sort(), ['err', 'out'])
})

test('a program that takes too long is ended, with a status that says so', async () => {
  const { code, output } = await node('setInterval(() => process.exit, 1000)', { limit: 300 })
  assert.notEqual(code, 0)
  assert.match(output, /took longer than 0\.3 s/)
})

test('a program that is not there rejects', async () => {
  await assert.rejects(run('no-such-program-of-cairnkit', []), { code: 'ENOENT' })
})
