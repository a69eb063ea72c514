/** The words in which the programs of this repository sum up, the last line first; numbers of what went well and badly. */
const SUMS = [
  /^(?<passed>\d+) passed, (?<failed>\d+) failed, (?<skipped>\d+) skipped$/m,
  /^(?<passed>\d+) (?:killed|caught), (?<failed>\d+) survived$/m,
  /^(?<passed>\d+) (?:seeds of .* passed|projects soaked)/m
]

/**
 * What a program said of itself in its output. One that ended badly counts as one failure at least, and so does one
 * that said nothing.
 *
 * @param {string} output
 * @param {number} code
 * @returns {import('./counts.mjs').Counts}
 */
export function countsIn(output, code) {
  for (const line of output.trimEnd().split('\n').reverse()) {
    for (const sum of SUMS) {
      const { passed, failed = 0, skipped = 0 } = sum.exec(line)?.groups ?? {}
      if (passed === undefined) continue
      const counts = { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) }
      return counts.failed === 0 && code !== 0 ? { ...counts, failed: 1 } : counts
    }
  }
  return { passed: 0, failed: 1, skipped: 0 }
}
