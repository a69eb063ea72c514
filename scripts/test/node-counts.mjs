/**
 * A node:test reporter that writes how many tests passed, failed and were skipped, as one JSON object. A program
 * without any test counts as a failure: it was meant to have some.
 */
export default async function* counts(events) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue
    const kind = data.details?.error?.failureType
    const isEmpty = data.name !== undefined && data.name === data.file
    const container = data.details?.type === 'suite'
    if (data.skip !== undefined || data.todo !== undefined) {
      if (!container) sum.skipped++
    } else if (isEmpty && type === 'test:pass') {
      sum.failed++
    } else if (type === 'test:fail') {
      if (kind !== 'subtestsFailed') sum.failed++
    } else if (!container) sum.passed++
  }
  yield JSON.stringify(sum)
}
