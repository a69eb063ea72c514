import { filesBelow } from '../check/files.mjs'
import { runNode } from '../run.mjs'
import { browserForTests } from './browser.mjs'
import { countsFrom } from './counts.mjs'

const limit = 480_000

/** The tests beside the components, in a real browser. Null when no file fits `filter`. */
export async function componentSuite(filter) {
  const files = (await filesBelow('src/components')).filter(
    path => path.endsWith('.test.ts') && path.includes(filter)
  )
  if (files.length === 0) return null
  const browser = await browserForTests()
  return countsFrom(result =>
    runNode(
      'node_modules/@web/test-runner/dist/bin.js',
      ['--config', 'web-test-runner.config.mjs', '--files', ...files],
      { show: true, limit, env: { CHROME_PATH: browser, CAIRN_TEST_RESULT: result } }
    )
  )
}
