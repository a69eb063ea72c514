/** A node:test reporter that writes how many tests passed, failed and were skipped, as one JSON object. */
export default async function* counts(events) {
  const sum = { passed: 0, failed: 0, skipped: 0 }
  for await (const { type, data } of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue
    const kind = data.details?.error?.failureType
    const container = data.details?.type === 'suite'
    if (data.skip !== undefined || data.todo !== undefined) {
      if (!container) sum.skipped++
    } else if (type === 'test:fail') {
      if (kind !== 'subtestsFailed') sum.failed++
    } else if (!container) sum.passed++
  }
  yield JSON.stringify(sum)
}
