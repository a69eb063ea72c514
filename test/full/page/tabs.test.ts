/** Tabs of one storage that come, go, hang and keep silent; the plain cases stand in test/page-tabs. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'

import { engineInBrowser, Tab } from '../../page-tabs/site.js'
import { closeAll, Tabs } from '../../page-tabs/tabs.js'
import { findBrowser } from '../../support/browser.js'

const executable = findBrowser()

describe('many tabs of one storage', { skip: executable === null && 'no Chromium found' }, () => {
  const engine = engineInBrowser()
  const tabs = new Tabs(engine)

  test('the engine moves on through three tabs, one after the other', async () => {
    const { owner, rest } = await tabs.open(2)
    const [second, third] = rest as [Tab, Tab]
    await third.startSaving('third', 400)
    await third.answered(20)
    await owner.page.close()
    await third.answered(120)
    await second.page.close()
    await third.answered(400)
    assert.equal(new Set((await third.notes()).values()).size, 400)
    assert.equal((await third.notes()).size, 400)
    await closeAll(third)
  })

  test('a page that hangs still lets the other tab work', async () => {
    const { owner, rest } = await tabs.open(1)
    const [second] = rest as [Tab]
    // answers when the tab is closed only
    void owner.page
      .evaluate(() => {
        for (const until = Date.now() + 60_000; Date.now() < until;) Math.sqrt(until)
      })
      .catch((error: unknown) => error)
    const saved = await second.save('while the other hangs')
    assert.ok(await second.has(saved))
    await closeAll(second)
    await owner.page.close()
  })

  test('tabs that are gone make room for others', async () => {
    const { storage, owner, rest } = await tabs.open(1)
    const [second] = rest as [Tab]
    // more than are served at one time; they end without a word
    await second.page.evaluate(async name => {
      const path = '/connect.js'
      const { workerAdapter } = (await import(path)) as typeof import('../../../src/worker/connect.js')
      for (let round = 0; round < 34; round++) {
        const adapter = await workerAdapter({ storage: name })
        if ((await adapter.list()).length !== 1) throw new Error('not the same storage')
        await adapter.close()
      }
    }, storage)
    assert.ok(await owner.has(await second.save('still served')))
    await closeAll(owner, second)
  })

  test('an owner that does not answer is told of, and the tab goes on when it does', async () => {
    const storage = tabs.name()
    const silent = await Tab.load(engine.context, engine.url)
    await silent.page.evaluate(async name => {
      const own = window as unknown as { letGo: () => void }
      await new Promise<void>(taken => {
        void navigator.locks.request(`cairnkit-${name}/owner`, () => {
          taken()
          return new Promise<void>(resolve => (own.letGo = resolve))
        })
      })
    }, storage)
    const waiting = await Tab.load(engine.context, engine.url)
    const connected = waiting.connect(storage)
    await waiting.page.waitForFunction(() => (window as unknown as { elsewhere?: number }).elsewhere === 1)
    await silent.page.evaluate(() => (window as unknown as { letGo(): void }).letGo())
    await connected
    await waiting.createProject()
    assert.ok(await waiting.has(await waiting.save('at last')))
    await closeAll(silent, waiting)
  })

  test("what is being saved while the owner's tab crashes is there exactly once", async () => {
    const { owner, rest } = await tabs.open(2)
    const [second, third] = rest as [Tab, Tab]
    await second.startSaving('second', 300)
    await third.startSaving('third', 300)
    await second.answered(40)
    await owner.crash(engine.context)
    await second.answered(300)
    await third.answered(300)
    const answers = [...(await second.answers()), ...(await third.answers())]
    assert.deepEqual(
      answers.filter(({ code }) => code !== undefined),
      []
    )
    const there = await third.notes()
    for (const { note, id } of answers) assert.equal(there.get(id ?? ''), note)
    assert.equal(there.size, 600, 'each once')
    assert.equal(new Set(there.values()).size, 600)
    await closeAll(second, third)
  })

  test('a reload of either tab leaves both working', async () => {
    const { storage, owner, rest } = await tabs.open(1)
    const [second] = rest as [Tab]
    const saved = [await second.save('before')]
    for (const tab of [second, owner, second]) {
      await tab.page.reload()
      await tab.connect(storage)
      await tab.openProject()
      saved.push(await owner.save('by the first'), await second.save('by the second'))
    }
    assert.deepEqual([...(await owner.notes()).keys()].sort(), saved.sort())
    assert.deepEqual([...(await second.notes()).keys()].sort(), saved.sort())
    await closeAll(owner, second)
  })

  test('storages do not touch each other, and strangers are not heard', async () => {
    const { storage, owner, rest } = await tabs.open(1)
    const other = await tabs.open(0)
    const [second] = rest as [Tab]
    await other.owner.page.evaluate(name => {
      const channel = new BroadcastChannel(`cairnkit-${name}`)
      for (const message of [
        null,
        'hello',
        { cairnTabs: 1, type: 'hello', tab: {}, link: 'x' },
        { cairnTabs: 2 }
      ]) {
        channel.postMessage(message)
      }
      channel.postMessage({ cairnTabs: 1, type: 'welcome', link: 'f'.repeat(32), owner: 'f'.repeat(32) })
    }, storage)
    const saved = await second.save('here')
    assert.ok(await owner.has(saved))
    assert.equal(await other.owner.has(saved), false)
    await closeAll(owner, second, other.owner)
  })
})
