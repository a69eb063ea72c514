/** Tabs of one origin share one engine, which moves when its tab goes. Real tabs, real Workers, real storage. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'

import { findBrowser } from '../support/browser.js'
import { engineInBrowser, type Tab } from './site.js'
import { closeAll, Tabs } from './tabs.js'

const executable = findBrowser()

describe('tabs of one storage', { skip: executable === null && 'no Chromium found' }, () => {
  const engine = engineInBrowser()
  const tabs = new Tabs(engine)

  test('a second tab shows the same project at once, saves, and each hears of the other', async () => {
    const { owner, rest } = await tabs.open(1)
    const [second] = rest as [Tab]
    assert.equal(await second.elsewhere(), 0)
    const [one, two] = [await owner.save('from the owner'), await second.save('from the second')]
    assert.ok(await second.has(one))
    assert.ok(await owner.has(two))
    assert.ok((await owner.events()).includes('documents'))
    assert.ok((await second.events()).includes('documents'))
    await closeAll(owner, second)
  })

  for (const way of ['closed', 'crashed'] as const) {
    test(`when the owner's tab is ${way} the other goes on, and nothing acknowledged is lost`, async t => {
      const { owner, rest } = await tabs.open(1)
      const [second] = rest as [Tab]
      const saved = [await owner.save('by the owner'), await second.save('by the second')]
      const from = performance.now()
      if (way === 'closed') await owner.page.close()
      else await owner.crash(engine.context)
      saved.push(await second.save('after'))
      const took = performance.now() - from
      t.diagnostic(`from the end of the tab to the next save: ${took.toFixed(0)} ms`)
      assert.ok(took < 5_000, `${took} ms`)
      assert.deepEqual([...(await second.notes()).keys()].sort(), saved.sort())
      assert.ok((await second.events()).includes('all'), 'views are told to ask again')
      await closeAll(second)
    })
  }

  test("what is being saved while the owner's tab is closed is there exactly once", async () => {
    const { owner, rest } = await tabs.open(2)
    const [second, third] = rest as [Tab, Tab]
    await second.startSaving('second', 120)
    await third.startSaving('third', 120)
    await second.answered(20)
    await owner.page.close()
    await second.answered(120)
    await third.answered(120)
    const answers = [...(await second.answers()), ...(await third.answers())]
    assert.deepEqual(
      answers.filter(({ code }) => code !== undefined),
      []
    )
    const there = await third.notes()
    for (const { note, id } of answers) assert.equal(there.get(id ?? ''), note)
    assert.equal(there.size, 240, 'each once')
    assert.equal(new Set(there.values()).size, 240)
    await closeAll(second, third)
  })
})
