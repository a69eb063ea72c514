/** What a page is told of its room, and of what the browser removed before; the plain cases stand in test/page-tabs. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'

import type { CDPSession } from '@playwright/test'

import { findBrowser } from '../../support/browser.js'
import { engineInBrowser, Tab } from '../../page-tabs/site.js'

const executable = findBrowser()

describe('what a page is told of its room', { skip: executable === null && 'no Chromium found' }, () => {
  const engine = engineInBrowser()

  const allow = (session: CDPSession, quotaSize: number) =>
    session.send('Storage.overrideQuotaForOrigin', { origin: engine.origin, quotaSize })

  test('it is warned of from four fifths on', async () => {
    const tab = await Tab.open(engine.context, engine.url, 'nearly')
    await tab.createProject()
    const session = await engine.context.newCDPSession(tab.page)
    await allow(session, 4_000_000_000)
    const codes = async () => (await tab.storageState())?.warnings.map(warning => warning.code)
    assert.deepEqual(await codes(), ['may-be-removed'])
    const usage = (await tab.storageState())?.usage ?? 0
    // less than is kept free in any case
    await allow(session, usage + 4_000_000)
    assert.deepEqual(await codes(), ['nearly-full', 'may-be-removed'])
    await tab.save('still fits')
    await allow(session, 4_000_000_000)
    assert.deepEqual(await codes(), ['may-be-removed'])
    await tab.page.close()
  })

  test('with the first save the browser is asked to keep it', async () => {
    const tab = await Tab.load(engine.context, engine.url)
    const session = await engine.context.newCDPSession(tab.page)
    await session.send('Browser.setPermission', {
      permission: { name: 'persistent-storage' },
      setting: 'granted',
      origin: engine.origin
    })
    await tab.connect('kept')
    await tab.page.evaluate(() => {
      const own = window as unknown as { asked: number }
      own.asked = 0
      const { storage } = navigator
      const persist = storage.persist.bind(storage)
      storage.persist = () => {
        own.asked++
        return persist()
      }
    })
    await tab.createProject()
    await tab.page.waitForFunction(() => (window as unknown as { asked: number }).asked > 0)
    await tab.save('another')
    assert.equal(await tab.page.evaluate(() => (window as unknown as { asked: number }).asked), 1)
    const state = await tab.storageState()
    assert.equal(state?.kind, 'private-files')
    assert.equal(state.persisted, true)
    assert.deepEqual(state.warnings, [])
    await tab.page.close()
  })

  test('what the browser removed before is missed', async () => {
    const tab = await Tab.open(engine.context, engine.url, 'missed')
    assert.ok(!(await tab.storageState())?.warnings.some(({ code }) => code === 'removed'))
    await tab.createProject()
    await tab.page.waitForFunction(() => localStorage.getItem('cairnkit-missed') === '1')
    await tab.page.reload()
    await tab.page.evaluate(async () => {
      const root = await navigator.storage.getDirectory()
      for (;;) {
        try {
          return await root.removeEntry('.cairnkit-missed', { recursive: true })
        } catch (error) {
          // until the last page's Worker has let go of its files
          if ((error as Error).name !== 'NoModificationAllowedError') throw error
        }
        await new Promise(resolve => setTimeout(resolve, 50))
      }
    })
    await tab.connect('missed')
    assert.equal((await tab.storageState())?.warnings[0]?.code, 'removed')
    await tab.page.close()
  })
})
