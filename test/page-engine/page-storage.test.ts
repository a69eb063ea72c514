import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'

import type { BrowserContext } from '@playwright/test'

import { findBrowser } from '../support/browser.js'
import { launch, makeProfile, removeFolder, serveWorker, type Site, WorkerPage } from './page.js'

const browser = findBrowser()

describe('storage in the page', { skip: browser === null && 'no Chromium found' }, () => {
  let site: Site
  let profile: string
  let context: BrowserContext

  before(async () => {
    site = await serveWorker()
    profile = await makeProfile()
    context = await launch(browser ?? '', profile)
  })

  after(async () => {
    await context.close()
    await site.close()
    await removeFolder(profile)
  })

  test('appended blocks are there after a reload', async () => {
    const page = await WorkerPage.open(context, site.url)
    await page.call('open', 'reload')
    assert.equal(await page.call('append', 'reload', 'log', ['one']), 1)
    const batch = Array.from({ length: 500 }, (_, i) => `block ${i}`)
    assert.equal(await page.call('append', 'reload', 'log', batch), 501)
    await page.reload()
    await page.call('open', 'reload')
    assert.deepEqual(await page.call('readAll', 'reload', 'log'), ['one', ...batch])
    await page.page.close()
  })
})
