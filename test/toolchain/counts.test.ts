import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { test } from 'node:test'
import { countsFrom } from '../../scripts/test/counts.mjs'
import { countsIn } from '../../scripts/test/counts-in.mjs'
import { playwrightCounts } from '../../scripts/test/e2e-suite.mjs'
import nodeCounts from '../../scripts/test/node-counts.mjs'

const written = (content: string, code: number) => async (file: string) => {
  await writeFile(file, content)
  return { code }
}

test('a runner that ends well gives what it wrote', async () => {
  const counts = { passed: 3, failed: 0, skipped: 1 }
  assert.deepEqual(await countsFrom(written(JSON.stringify(counts), 0)), counts)
})

test('a runner that ends badly without a failed test counts as one failure', async () => {
  const counts = { passed: 3, failed: 0, skipped: 1 }
  assert.deepEqual(await countsFrom(written(JSON.stringify(counts), 7)), { ...counts, failed: 1 })
})

test('a failed test is not counted again for the exit status', async () => {
  const counts = { passed: 3, failed: 2, skipped: 0 }
  assert.deepEqual(await countsFrom(written(JSON.stringify(counts), 1)), counts)
})

test('a runner without a result counts as one failure', async () => {
  const none = () => Promise.resolve({ code: 0 })
  const said: string[] = []
  const counts = await countsFrom(none, JSON.parse, (line: string) => void said.push(line))
  assert.deepEqual(counts, { passed: 0, failed: 1, skipped: 0 })
  assert.match(said.join(), /no readable result/)
})

test('end-to-end sums: flaky is failed, and so is an error outside of a test', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] }
  assert.deepEqual(playwrightCounts(JSON.stringify(report)), { passed: 4, failed: 3, skipped: 2 })
})

test('Node sums: suites are no tests, a parent does not fail a second time for its child, and no test is a failure', async () => {
  async function* events(): AsyncGenerator<unknown> {
    await Promise.resolve()
    yield { type: 'test:pass', data: { details: { type: 'suite' } } }
    yield { type: 'test:pass', data: { details: {} } }
    yield { type: 'test:pass', data: { details: {}, skip: 'no fixture' } }
    yield { type: 'test:fail', data: { details: { error: { failureType: 'testCodeFailure' } } } }
    yield { type: 'test:fail', data: { details: { error: { failureType: 'subtestsFailed' } } } }
    yield { type: 'test:pass', data: { details: {}, name: '/a/empty.mjs', file: '/a/empty.mjs' } }
    yield { type: 'test:diagnostic', data: {} }
  }
  let text = ''
  for await (const part of nodeCounts(events())) text += part
  assert.deepEqual(JSON.parse(text), { passed: 1, failed: 2, skipped: 1 })
})

test('what programs say of themselves is counted, and silence is a failure', () => {
  const cases: [string, number, readonly [number, number, number]][] = [
    ['a\n12 passed, 1 failed, 3 skipped\n', 1, [12, 1, 3]],
    ['caught   a: b\n33 caught, 0 survived\n', 0, [33, 0, 0]],
    ['14 killed, 2 survived\n', 1, [14, 2, 0]],
    ['100 seeds of 10 devices and 200 steps passed in 31.0 s: 5 entries\n', 0, [100, 0, 0]],
    ['7 projects soaked, nothing lost: 900 saved\n', 0, [7, 0, 0]],
    ['7 projects soaked, nothing lost: 900 saved\nthen it broke\n', 1, [7, 1, 0]],
    ['seed 4 fails at step 3: byte-equal\n', 1, [0, 1, 0]],
    ['', 0, [0, 1, 0]]
  ]
  for (const [output, code, [passed, failed, skipped]] of cases) {
    assert.deepEqual(countsIn(output, code), { passed, failed, skipped }, output)
  }
})
