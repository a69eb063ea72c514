#!/usr/bin/env node
/**
 * Everything that can be tested, in at most 80 minutes: `npm run test:full [-- --seeds N] [--only PART] [--renew]`. Runs
 * `npm test`, the mutants of the rules and of the simulator, N seeds of the simulator (default 100), the other stories
 * and their pictures (`--renew` keeps what is seen now), the component tests in Firefox and WebKit, the end-to-end tests
 * tagged `@long`, five minutes of soak, and the long tests of `test/full`, two parts at a time after the first. PART is a
 * part of what the list below calls it. The last line is the sum.
 */
import { parseArgs } from 'node:util'
import { tsImport } from 'tsx/esm/api'
import { filesBelow } from './check/files.mjs'
import { run } from './run.mjs'
import { browserForTests, otherBrowsers } from './test/browser.mjs'
import { componentSuite } from './test/component-suite.mjs'
import { countsFrom } from './test/counts.mjs'
import { countsIn } from './test/counts-in.mjs'
import { e2eSuite } from './test/e2e-suite.mjs'
import { storiesSuite } from './test/stories-suite.mjs'

const LONGEST_MS = 80 * 60_000
const MINUTE_MS = 60_000

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    only: { type: 'string', default: '' },
    renew: { type: 'boolean', default: false }
  }
})
if (!/^[1-9]\d*$/.test(values.seeds)) {
  console.error('--seeds takes a whole number from 1.')
  process.exit(2)
}

const deadline = performance.now() + LONGEST_MS
const limitOf = minutes => Math.max(1, Math.min(minutes * MINUTE_MS, deadline - performance.now()))

/** Each story in the pictures that are kept of it; `--renew` keeps what is seen now instead of comparing. */
const pictures = () =>
  storiesSuite('', {
    project: 'pictures',
    args: values.renew ? ['--update-snapshots=all'] : [],
    limit: limitOf(15)
  })

/** A program of this repository whose output ends with its counts. */
const program =
  (minutes, ...args) =>
  async () => {
    const { code, output } = await run(process.execPath, args, { show: 'too', limit: limitOf(minutes) })
    return countsIn(output, code)
  }

const longTest = file => async () => {
  const browser = await browserForTests().catch(() => '')
  return countsFrom(result =>
    run(
      process.execPath,
      [
        '--import',
        'tsx',
        '--test',
        '--test-concurrency=1',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=./scripts/test/node-counts.mjs',
        `--test-reporter-destination=${result}`,
        file
      ],
      { show: true, limit: limitOf(45), env: browser === '' ? {} : { CHROME_PATH: browser } }
    )
  )
}

const endToEnd = async () => {
  await otherBrowsers()
  return e2eSuite('', { long: true, limit: limitOf(30) })
}

/** The tests beside the components in another browser than Chromium. */
const componentsIn = kind => async () => {
  if (!(await otherBrowsers())) return { passed: 0, failed: 0, skipped: 1 }
  const { openDisplay } = await tsImport('../test/support/browsers/display.ts', import.meta.url)
  const display = await openDisplay()
  try {
    return await componentSuite('', { kind, limit: limitOf(15), display: display.name })
  } finally {
    display.end()
  }
}

const seeds = ['--seeds', `1..${values.seeds}`, '--devices', '10', '--steps', '200']
const first = ['npm test', program(15, 'scripts/test.mjs')]
const long = (await filesBelow('test/full')).filter(file => file.endsWith('.test.ts'))
const CRASH = 'test/full/crash.test.ts'
/** Two lanes that take about as long. What Playwright runs stands in one: its runs share a folder of results. */
const lanes = [
  [
    [CRASH, longTest(CRASH)],
    ['mutants of the rules', program(25, 'test/model/mutants.mjs')],
    ['mutants of the simulator', program(30, 'scripts/sim.mjs', '--all-mutants')],
    ['simulator', program(40, 'scripts/sim.mjs', ...seeds)],
    ['soak', program(10, 'scripts/soak.mjs', '--minutes', '5')]
  ],
  [
    ['pictures', pictures],
    ['stories', () => storiesSuite('', { args: ['--grep=@long'], limit: limitOf(15) })],
    ['components in Firefox', componentsIn('firefox')],
    ['components in WebKit', componentsIn('webkit')],
    ['end to end', endToEnd],
    ...long.filter(file => file !== CRASH).map(file => [file, longTest(file)])
  ]
]

const sum = { passed: 0, failed: 0, skipped: 0 }
async function runPart([name, start]) {
  console.log(`\n${name}`)
  const from = performance.now()
  const counts = await start()
  for (const key of Object.keys(sum)) sum[key] += counts[key]
  const seconds = ((performance.now() - from) / 1000).toFixed(0)
  console.log(
    `${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped, ${seconds} s`
  )
}

const isWanted = ([name]) => name.includes(values.only)
if (isWanted(first)) await runPart(first)
await Promise.all(
  lanes.map(async parts => {
    for (const part of parts.filter(isWanted)) await runPart(part)
  })
)
process.exitCode = sum.failed === 0 ? 0 : 1
console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
