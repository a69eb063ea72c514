import { buildExample } from '../build/example.mjs'
import { filesBelow } from '../check/files.mjs'
import { runNode } from '../run.mjs'
import { browserForTests } from './browser.mjs'
import { countsFrom } from './counts.mjs'

const LIMIT = 480_000
const TAG = '@long'

/** Sums of Playwright's JSON report; an error outside of any test counts as one failure. */
export function playwrightCounts(content) {
  const { stats, errors } = JSON.parse(content)
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped
  }
}

/**
 * The tests of the whole product: `test/e2e`. Null when no file fits `filter`.
 * @param {string} filter
 * @param {{ long?: boolean, limit?: number }} [options] `long`: those tagged `@long`, which `npm test` leaves out
 */
export async function e2eSuite(filter, { long = false, limit = LIMIT } = {}) {
  const files = (await filesBelow('test/e2e')).filter(
    path => path.endsWith('.spec.ts') && path.includes(filter)
  )
  if (files.length === 0) return null
  const browser = await browserForTests()
  // Once, before two workers start a hub that would build it.
  await buildExample('field', console.log)
  return countsFrom(
    result =>
      runNode(
        'node_modules/@playwright/test/cli.js',
        [
          'test',
          ...files,
          '--reporter=list,json',
          `--grep${long ? '' : '-invert'}=${TAG}`,
          // Long ones have other work beside them.
          ...(long ? ['--workers=1'] : [])
        ],
        {
          show: true,
          limit,
          env: {
            CHROME_PATH: browser,
            PLAYWRIGHT_JSON_OUTPUT_NAME: result,
            ...(long && { PATIENCE: '3' })
          }
        }
      ),
    playwrightCounts
  )
}
