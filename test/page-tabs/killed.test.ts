/** A short form of test/full/page-crash.test.ts. */
import { test } from 'node:test'

import { findBrowser } from '../support/browser.js'
import { surviveKills } from './killed.js'

const executable = findBrowser()
const reason =
  executable === null ? 'no Chromium found' : process.platform !== 'linux' && 'finds its processes in /proc'

test(
  'a page killed while it saves and syncs loses nothing that was acknowledged',
  { skip: reason },
  async t => {
    const [took = 0] = await surviveKills(t, { executable: executable ?? '', rounds: 2, fromHub: 60 })
    t.diagnostic(`from the end of the tab to five saves in the other: ${took.toFixed(0)} ms`)
  }
)
