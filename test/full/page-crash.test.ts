/** A page killed while it saves and syncs, again and again: nothing that was acknowledged is lost. */
import { test } from 'node:test'

import { surviveKills } from '../page-tabs/killed.js'
import { findBrowser } from '../support/browser.js'

const ROUNDS = Number(process.env['CAIRN_ROUNDS'] ?? 100)
const executable = findBrowser()
const reason =
  executable === null ? 'no Chromium found' : process.platform !== 'linux' && 'finds its processes in /proc'

test(
  `${ROUNDS} kills of a page's browser or tab, in turn`,
  { skip: reason, timeout: 30 * 60_000 },
  async t => {
    const took = await surviveKills(t, { executable: executable ?? '', rounds: ROUNDS, fromHub: 60 })
    const sorted = [...took].sort((a, b) => a - b)
    const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(0)
    t.diagnostic(
      `from a tab's end to five saves in the other, ms: median ${at(0.5)}, 90 of 100 within ${at(0.9)}, longest ${at(1)}`
    )
  }
)
