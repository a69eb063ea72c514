import { filesBelow } from '../check/files.mjs'
import { run } from '../run.mjs'
import { browserForTests } from './browser.mjs'
import { countsFrom } from './counts.mjs'
import { groupsOf, writeGroups } from './node-groups.mjs'

const limit = 600_000
/** One more than processors: many wait for a disk, a socket or a browser. */
const AT_ONCE = 3

/**
 * The Node tests: `test/` without `test/e2e` and the long ones of `test/full`; those of the page's engine start a browser themselves, and fail without
 * one. Null when no file fits `filter`.
 */
export async function nodeSuite(filter) {
  const files = (await filesBelow('test')).filter(
    path => path.endsWith('.test.ts') && !/^test\/(e2e|full)\//.test(path) && path.includes(filter)
  )
  if (files.length === 0) return null
  const browser = await browserForTests().catch(error => {
    console.error(error.message)
    return ''
  })
  const programs = await writeGroups(groupsOf(files), '.cache/node-tests')
  return countsFrom(result =>
    run(
      process.execPath,
      [
        '--enable-source-maps',
        '--test',
        `--test-concurrency=${AT_ONCE}`,
        '--test-timeout=300000',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=./scripts/test/node-counts.mjs',
        `--test-reporter-destination=${result}`,
        ...programs
      ],
      { show: true, limit, env: browser === '' ? {} : { CHROME_PATH: browser } }
    )
  )
}
