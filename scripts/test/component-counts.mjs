import { writeFileSync } from 'node:fs'

function testsOf(suite) {
  return suite === undefined ? [] : [...suite.tests, ...suite.suites.flatMap(testsOf)]
}

/** What one page reported; a page that failed without a failed test, such as by a broken import, counts as one. */
function countsOf(session) {
  const tests = testsOf(session.testResults)
  const skipped = tests.filter(test => test.skipped).length
  const passed = tests.filter(test => !test.skipped && test.passed).length
  const failed = tests.length - skipped - passed
  return { passed, failed: failed === 0 && !session.passed ? 1 : failed, skipped }
}

/** A @web/test-runner reporter that writes how many tests passed, failed and were skipped to a JSON file. */
export function countsReporter(file) {
  return {
    stop({ sessions }) {
      const sum = { passed: 0, failed: 0, skipped: 0 }
      for (const counts of [...sessions].map(countsOf)) {
        for (const key of Object.keys(sum)) sum[key] += counts[key]
      }
      writeFileSync(file, JSON.stringify(sum))
    }
  }
}
