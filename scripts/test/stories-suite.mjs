import { filesBelow } from '../check/files.mjs'
import { runNode } from '../run.mjs'
import { browserForTests } from './browser.mjs'
import { countsFrom } from './counts.mjs'
import { playwrightCounts } from './e2e-suite.mjs'

const ENDING = '.stories.ts'

/**
 * Stories of `stories/`, shown and looked over in a browser: the first of each file, all where a filter is given. Null
 * when no file fits `filter`.
 * @param {string} filter
 * @param {{ project?: 'stories' | 'pictures', args?: readonly string[], limit?: number }} [options]
 */
export async function storiesSuite(
  filter,
  { project = 'stories', args = filter === '' ? ['--grep-invert=@long'] : [], limit = 480_000 } = {}
) {
  const files = (await filesBelow('stories')).filter(path => path.endsWith(ENDING) && path.includes(filter))
  if (files.length === 0) return null
  const names = files.map(path => path.slice('stories/'.length, -ENDING.length))
  const browser = await browserForTests()
  return countsFrom(
    result =>
      runNode(
        'node_modules/@playwright/test/cli.js',
        [
          'test',
          '--config=playwright.stories.config.ts',
          `--project=${project}`,
          '--reporter=list,json',
          ...(filter === '' ? [] : [`--grep=(${names.join('|')}): `]),
          ...args
        ],
        { show: true, limit, env: { CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: result } }
      ),
    playwrightCounts
  )
}
