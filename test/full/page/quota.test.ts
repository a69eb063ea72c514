import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import type { BrowserContext, CDPSession } from '@playwright/test'

import { findBrowser } from '../../support/browser.js'
import {
  launch,
  makeProfile,
  removeFolder,
  serveWorker,
  type Site,
  WorkerPage
} from '../../page-engine/page.js'

const browser = findBrowser()

interface Filled {
  readonly acknowledged: number
  readonly code: string | null
  readonly cause: string
}

describe('a disk that was full', { skip: browser === null && 'no Chromium found' }, () => {
  let site: Site
  let profile: string
  let context: BrowserContext
  let page: WorkerPage
  let session: CDPSession

  before(async () => {
    site = await serveWorker()
    profile = await makeProfile()
    context = await launch(browser ?? '', profile)
    page = await WorkerPage.open(context, site.url)
    session = await context.newCDPSession(page.page)
  })

  after(async () => {
    await context.close()
    await site.close()
    await removeFolder(profile)
  })

  const allow = (quotaSize: number): Promise<unknown> =>
    session.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize })

  for (const kind of ['private-files', 'database'] as const) {
    test(`${kind} that were full can be opened anew when there is room, and not before`, async () => {
      const name = `again-${kind}`
      await allow(2_000_000_000)
      await page.call('open', name, { kinds: [kind] })
      assert.equal(await page.call('look', name), 'not-full')
      const before = await page.call<Filled>('fill', name, 'log', 4)
      await allow(1000)
      // Chromium believes in the room that a database had for up to half a minute: more than is written in that time.
      const { acknowledged: more, code } = await page.call<Filled>('fill', name, 'log', 20_000)
      assert.equal(code, 'storage-full')
      const acknowledged = before.acknowledged + more
      assert.ok(acknowledged >= 4)
      assert.equal(await page.call('look', name), 'full')
      await allow(2_000_000_000)
      assert.equal(await page.call('look', name), 'room')
      await assert.rejects(page.call('sync', name), { code: 'storage-full' }, 'it has not forgotten')
      await page.call('reopen', name)
      assert.equal(await page.call('look', name), 'not-full')
      assert.equal(await page.call('countReadable', name, 'log', acknowledged), acknowledged)
      assert.ok((await page.call<number>('append', name, 'log', ['room again'])) > acknowledged)
      await page.call('close', name)
    })
  }
})
