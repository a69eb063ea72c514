import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import type { BrowserContext, CDPSession } from '@playwright/test'

import { findBrowser } from '../support/browser.js'
import { launch, makeProfile, removeFolder, serveWorker, type Site, WorkerPage } from './page.js'

const browser = findBrowser()

interface Filled {
  readonly acknowledged: number
  readonly code: string | null
  readonly cause: string
}

describe('a full disk', { skip: browser === null && 'no Chromium found' }, () => {
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

  test('is told as storage-full, and what was acknowledged stays', async () => {
    // opening alone reserves a megabyte for each of the pool's files
    await allow(30_000_000)
    await page.call('open', 'full')
    const filled = await page.call<Filled>('fill', 'full', 'log', 200)
    assert.equal(filled.code, 'storage-full')
    assert.match(filled.cause, /QuotaExceededError/, 'the reason is the one that the browser gave')
    assert.ok(filled.acknowledged > 4, `${filled.acknowledged} blocks were acknowledged`)
    assert.equal(await page.call('countReadable', 'full', 'log', filled.acknowledged), filled.acknowledged)
    await assert.rejects(
      page.call('sync', 'full'),
      { code: 'storage-full' },
      'nothing is called saved any more'
    )
    await assert.rejects(page.call('write', 'full', 'small', 'file'), { code: 'storage-full' })

    await page.call('close', 'full')
    await page.call('open', 'full')
    assert.equal(await page.call('countReadable', 'full', 'log', filled.acknowledged), filled.acknowledged)

    await page.reload()
    await allow(200_000_000)
    await page.call('open', 'full')
    assert.equal(await page.call('countReadable', 'full', 'log', filled.acknowledged), filled.acknowledged)
    assert.ok((await page.call<number>('append', 'full', 'log', ['room again'])) > filled.acknowledged)
  })

  test('a new storage that finds no room says so', async () => {
    await allow(1000)
    await assert.rejects(page.call('open', 'none'), { code: 'storage-full' })
    await allow(200_000_000)
    await page.call('open', 'none')
    assert.equal(await page.call('append', 'none', 'log', ['fits']), 1)
  })
})
