import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import { findBrowser } from '../../support/browser.js'
import { killBrowser } from '../../support/kill-browser.js'
import {
  launch,
  makeProfile,
  removeFolder,
  serveWorker,
  type Site,
  type TestWindow,
  WorkerPage
} from '../../page-engine/page.js'

const browser = findBrowser()
const reason =
  browser === null ? 'no Chromium found' : process.platform !== 'linux' && 'finds its processes in /proc'

describe('a browser killed in the middle of writing', { skip: reason }, () => {
  let site: Site
  let profile: string

  before(async () => {
    site = await serveWorker()
    profile = await makeProfile()
  })

  after(async () => {
    await site.close()
    await removeFolder(profile)
  })

  for (const [round, size] of [60, 20_000].entries()) {
    test(`loses nothing that was acknowledged (${round + 1}: blocks of ${size} bytes)`, async () => {
      const acknowledged = await writeUntilKilled(site.url, profile, size)
      assert.ok(acknowledged > 0, 'something was acknowledged before the kill')
      const context = await launch(browser ?? '', profile)
      try {
        const page = await WorkerPage.open(context, site.url)
        await page.call('open', 'crash')
        const found = await page.call<{ length: number; wrong: number; cut: boolean }>(
          'inspect',
          'crash',
          'log'
        )
        assert.ok(found.length >= acknowledged, `${acknowledged} acknowledged, ${found.length} there`)
        assert.equal(found.wrong, 0, 'every block is the one that was written')
        assert.equal(found.cut, false, 'no batch is there in part')
      } finally {
        await context.close()
      }
    })
  }
})

describe(
  'a tab that crashes while it owns the storage',
  { skip: browser === null && 'no Chromium found' },
  () => {
    test('hands it to the next one with everything that was acknowledged', async () => {
      const site = await serveWorker()
      const profile = await makeProfile()
      const context = await launch(browser ?? '', profile)
      try {
        const [owner, next] = [
          await WorkerPage.open(context, site.url),
          await WorkerPage.open(context, site.url)
        ]
        await owner.call('open', 'handed')
        const blocks = Array.from({ length: 300 }, (_, i) => `block ${i}`)
        await owner.call('append', 'handed', 'log', blocks)
        const taking = next.call('open', 'handed', { patience: 20_000 })
        const session = await context.newCDPSession(owner.page)
        // a crashed page answers nobody, this call included
        void session.send('Page.crash').catch((error: unknown) => error)
        await taking
        assert.deepEqual(await next.call('readAll', 'handed', 'log'), blocks)
      } finally {
        await context.close()
        await site.close()
        await removeFolder(profile)
      }
    })
  }
)

/** Writes until some blocks were acknowledged, then ends every process of the browser at once. */
async function writeUntilKilled(url: string, profile: string, size: number): Promise<number> {
  const context = await launch(browser ?? '', profile)
  let acknowledged = 0
  let report = (): void => undefined
  const enough = new Promise<void>(resolve => (report = resolve))
  const page = await WorkerPage.open(context, url)
  await page.page.exposeFunction('toTest', (length: number) => {
    acknowledged = length
    reports++
    if (reports > 40) report()
  })
  let reports = 0
  await page.call('open', 'crash')
  await page.page.evaluate(bytes => {
    const own = window as unknown as TestWindow & { toTest(length: number): void }
    own.onacknowledged = own.toTest
    void own.callWorker('appendForEver', ['crash', 'log', bytes])
  }, size)
  await enough
  await killBrowser(context, profile)
  return acknowledged
}
