import { documentCases } from './document-cases.js'
import { historyCases } from './history-cases.js'
import { mediaCases } from './media-cases.js'
import { queryCases } from './query-cases.js'
import { storeCases } from './store-cases.js'
import { trackCases } from './track-cases.js'
import type { AdapterSuiteOptions } from './suite.js'

/**
 * The acceptance suite that every SyncAdapter passes, in Node or in a page. Each test makes an adapter of its own.
 */
export function adapterSuite({ test, name, make, merges = true }: AdapterSuiteOptions): void {
  for (const [what, run] of [
    ...documentCases,
    ...queryCases,
    ...storeCases,
    ...mediaCases,
    ...historyCases,
    ...trackCases
  ]) {
    test(`${name}: ${what}`, async () => {
      const { adapter, close } = await make()
      try {
        await run(adapter, merges)
      } finally {
        await close()
      }
    })
  }
}
