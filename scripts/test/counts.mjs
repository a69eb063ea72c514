import { readFile } from 'node:fs/promises'

/**
 * What a runner wrote down. A runner that ended badly without a failed test to show for it counts as one failure:
 * it crashed, or ran out of time.
 *
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
 */
export async function readCounts(path, code, parse = JSON.parse) {
  let counts = { passed: 0, failed: 0, skipped: 0 }
  let written = true
  try {
    counts = parse(await readFile(path, 'utf8'))
  } catch (error) {
    written = false
    console.error(`The test runner left no readable result: ${error.message}`)
  }
  const silent = counts.failed === 0 && (code !== 0 || !written)
  return silent ? { ...counts, failed: 1 } : counts
}
