import { filesBelow } from '../check/files.mjs'
import { run } from '../run.mjs'
import { countsFrom } from './counts.mjs'

const limit = 280_000

/** The Node tests: `test/` without `test/e2e`. Null when no file fits `filter`. */
export async function nodeSuite(filter) {
  const files = (await filesBelow('test')).filter(
    path => path.endsWith('.test.ts') && !path.startsWith('test/e2e/') && path.includes(filter)
  )
  if (files.length === 0) return null
  return countsFrom(result =>
    run(
      process.execPath,
      [
        '--import',
        'tsx',
        '--test',
        '--test-concurrency=2',
        '--test-timeout=120000',
        '--test-reporter=spec',
        '--test-reporter-destination=stdout',
        '--test-reporter=./scripts/test/node-counts.mjs',
        `--test-reporter-destination=${result}`,
        ...files
      ],
      { show: true, limit }
    )
  )
}
