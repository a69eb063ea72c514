import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { Hub } from './hub.js'
import { Person } from './page.js'
import { findOtherBrowsers } from '../support/browser.js'
import { Acts } from '../support/browsers/acts.js'
import { openDisplay, type Display } from '../support/browsers/display.js'
import { Firefox } from '../support/browsers/firefox.js'
import type { OtherBrowser, Where } from '../support/browsers/other-browser.js'
import { WebKit } from '../support/browsers/webkit.js'

const OTHERS: readonly { readonly name: string; start(where: Where): Promise<OtherBrowser> }[] = [
  { name: 'Firefox', start: where => Firefox.start(where) },
  { name: 'WebKit', start: where => WebKit.start(where) }
]
const areThere = findOtherBrowsers()

let hub: Hub
let display: Display
test.beforeAll(async () => {
  test.setTimeout(240_000)
  if (!areThere) return
  display = await openDisplay()
  hub = await Hub.start()
})
test.beforeEach(({ browserName: _ }, info) => info.skip(!areThere, 'Firefox or WebKit is missing'))
test.afterAll(async () => {
  if (!areThere) return
  await hub.end()
  display.end()
})

/** Browsers that run, and folders: neither outlasts the test. */
const rests: (() => Promise<void>)[] = []
test.afterEach(async () => {
  for (const end of rests.splice(0).toReversed()) await end()
})

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'cairn-browser-'))
  rests.push(() => rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }))
  return path
}

async function started(
  start: (where: Where) => Promise<OtherBrowser>,
  profile: string | null
): Promise<{ readonly browser: OtherBrowser; readonly acts: Acts }> {
  const browser = await start({ profile, display: display.name })
  rests.push(() => browser.kill())
  await browser.open(hub.url)
  return { browser, acts: new Acts(browser) }
}

async function startProject(acts: Acts): Promise<void> {
  await acts.press('Start a new project')
  await acts.write('What is the project called?', 'River')
  await acts.write('What is this device called?', 'Far')
  await acts.press('Start the project')
  await acts.see('Nothing here yet')
}

async function addFirst(acts: Acts): Promise<void> {
  await acts.press('Add the first one')
  await acts.press('Dirty water')
  await acts.press('Write it')
  await acts.write('Position in numbers', '4.2000 S, 73.1000 W')
  await acts.press('Use it')
  await acts.choosePhoto()
  await acts.see('Take away photo or recording 1')
  await acts.press('Save on this')
  await acts.see('Saved on this')
}

for (const { name, start } of OTHERS) {
  test(
    `${name} keeps what it said to be saved when it is killed, and exchanges it`,
    { tag: '@long' },
    async ({ browser: chromium }) => {
      const profile = await folder()
      const first = await started(start, profile)
      await startProject(first.acts)
      await addFirst(first.acts)
      await first.browser.kill()

      const { acts } = await started(start, profile)
      await acts.see('River', '1 observation', 'Dirty water')
      await acts.press('More')
      await acts.press('Invite people')
      await acts.press('Make an invite')
      const link = await acts.value('Link')

      const ben = await Person.arrive(chromium, link)
      await ben.join('Near')
      await ben.rows(/Dirty water/).waitFor()
      await ben.add('Water point', { x: 300, y: 300 })
      await acts.see('2 observations', 'Water point')
      await ben.hasEverything()
      expect(ben.complaints).toEqual([])
      await ben.leave()
    }
  )

  test(`a private window of ${name} works, and says that nothing is kept`, { tag: '@long' }, async () => {
    const { browser, acts } = await started(start, null)
    await startProject(acts)
    await addFirst(acts)
    await browser.open(hub.url)
    await acts.see('River', '1 observation', 'Dirty water')
    await acts.press('More')
    await acts.press('Copies')
    await acts.see('This browser keeps nothing for this page.')
  })
}
