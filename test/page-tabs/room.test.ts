/** What becomes of a page whose room ends or whose data the browser removes. Further cases stand in test/full/page. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'

import type { CDPSession } from '@playwright/test'

import { findBrowser } from '../support/browser.js'
import { engineInBrowser, Tab } from './site.js'

const executable = findBrowser()

describe('the room of a page', { skip: executable === null && 'no Chromium found' }, () => {
  const engine = engineInBrowser()

  const allow = (session: CDPSession, quotaSize: number) =>
    session.send('Storage.overrideQuotaForOrigin', { origin: engine.origin, quotaSize })

  test('when it is full a save is refused, what was saved stays readable, and with more room it goes on by itself', async () => {
    const tab = await Tab.open(engine.context, engine.url, 'full')
    await tab.createProject()
    const session = await engine.context.newCDPSession(tab.page)
    await allow(session, 7_000_000)
    const saved = new Map<string, string>()
    let code: string | undefined
    for (let round = 0; round < 400 && code === undefined; round++) {
      const note = `${round} ${'x'.repeat(15_000)}`
      const answer = await tab.trySave(note, 10)
      code = answer.code
      for (const id of answer.ids) saved.set(id, note)
    }
    assert.equal(code, 'storage-full')
    assert.ok(saved.size > 0)
    assert.equal((await tab.trySave('again', 1)).code, 'storage-full')
    assert.deepEqual(await tab.notes(), saved)
    const [warning] = (await tab.storageState())?.warnings ?? []
    assert.equal(warning?.code, 'failed')
    assert.match(warning.message, /no room/)
    assert.match(await tab.readOnly(), /no room/)

    await allow(session, 200_000_000)
    await tab.writable()
    assert.deepEqual(await tab.notes(), saved, 'what was refused is not there')
    assert.ok(!(await tab.storageState())?.warnings.some(warning => warning.code === 'failed'))
    await tab.save('room again')
    await tab.page.reload()
    await tab.connect('full')
    await tab.openProject()
    assert.equal((await tab.notes()).size, saved.size + 1)
    await tab.page.close()
  })

  test('what the browser removes while the page is open is noticed, and nothing more is called saved', async () => {
    const tab = await Tab.open(engine.context, engine.url, 'cleared')
    await tab.createProject()
    const kept = await tab.save('before')
    const session = await engine.context.newCDPSession(tab.page)
    await session.send('Storage.clearDataForOrigin', { origin: engine.origin, storageTypes: 'all' })
    let code: string | undefined
    for (let attempt = 0; attempt < 300 && code === undefined; attempt++) {
      code = (await tab.trySave('after', 1)).code
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    assert.equal(code, 'storage-removed')
    assert.equal((await tab.storageState())?.warnings[0]?.code, 'removed')
    assert.ok(await tab.has(kept), 'it is still shown')
    await tab.page.close()
  })
})
