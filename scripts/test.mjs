#!/usr/bin/env node
/**
 * All checks and tests: `npm test`. For developers: `npm test -- [--only check|node|components|stories|e2e] [FILTER]`,
 * where FILTER is a part of the test files' paths. The last line is the sum over all suites.
 */
import { parseArgs } from 'node:util'
import { check } from './check.mjs'
import { componentSuite } from './test/component-suite.mjs'
import { e2eSuite } from './test/e2e-suite.mjs'
import { nodeSuite } from './test/node-suite.mjs'
import { storiesSuite } from './test/stories-suite.mjs'

const suites = {
  check: async filter => ({ passed: 0, failed: await check(filter), skipped: 0 }),
  node: nodeSuite,
  components: componentSuite,
  stories: storiesSuite,
  e2e: e2eSuite
}

const { values, positionals } = parseArgs({
  options: { only: { type: 'string' } },
  allowPositionals: true
})
const filter = positionals[0] ?? ''
if (values.only !== undefined && !Object.hasOwn(suites, values.only)) {
  console.error(`--only takes one of: ${Object.keys(suites).join(', ')}`)
  process.exit(2)
}

const sum = { passed: 0, failed: 0, skipped: 0 }
for (const [name, suite] of Object.entries(suites)) {
  if (values.only === undefined ? name === 'check' && filter !== '' : values.only !== name) continue
  const from = performance.now()
  let counts
  try {
    counts = await suite(filter)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    counts = { passed: 0, failed: 1, skipped: 0 }
  }
  if (counts === null) continue
  for (const key of Object.keys(sum)) sum[key] += counts[key]
  console.log(`${name}: ${((performance.now() - from) / 1000).toFixed(0)} s\n`)
}
process.exitCode = sum.failed === 0 ? 0 : 1
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
