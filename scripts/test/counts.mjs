import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Runs a test runner that writes its result to the file it is given, and reads that file. A runner that ended badly
 * without a failed test to show for it counts as one failure: it crashed, or ran out of time.
 *
 * @param {(file: string) => Promise<{ code: number }>} start
 * @param {(content: string) => Counts} [parse]
 * @param {(line: string) => void} [say]
 * @returns {Promise<Counts>}
 */
export async function countsFrom(start, parse = JSON.parse, say = console.error) {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-test-'))
  try {
    const file = join(folder, 'result.json')
    const { code } = await start(file)
    const counts = await readFile(file, 'utf8').then(parse, error => {
      say(`The test runner left no readable result: ${error.message}`)
      return { passed: 0, failed: 1, skipped: 0 }
    })
    return counts.failed === 0 && code !== 0 ? { ...counts, failed: 1 } : counts
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
