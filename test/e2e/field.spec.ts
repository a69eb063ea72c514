import { expect, test } from '@playwright/test'
import { Hub } from './hub.js'
import { Person } from './page.js'

const PHONE = { width: 390, height: 844 }
const SEA = { x: 300, y: 250 }
const COAST = { x: 420, y: 300 }
const PAYLOAD = '<img src=x onerror="window.attacked=true">'

test.describe.configure({ mode: 'serial' })

let hub: Hub
test.beforeAll(async () => {
  test.setTimeout(240_000)
  hub = await Hub.start()
})
test.afterAll(async () => {
  await hub.end()
})

test(
  'an observation stands on the map and in the list, and survives a reload',
  { tag: '@long' },
  async ({ browser }) => {
    const ana = await Person.arrive(browser, hub.url)
    await ana.createProject('River watch', 'Laptop of Ana')
    await ana.add('Dirty water', SEA)
    await expect(ana.rows('Dirty water')).toHaveCount(1)
    await expect(ana.marks(/Dirty water/)).toHaveCount(1)
    await ana.page.reload()
    await expect(ana.rows('Dirty water')).toHaveCount(1)
    await expect(ana.marks(/Dirty water/)).toHaveCount(1)
    await expect(ana.page.getByText('1 is only on this computer')).toBeVisible()
    expect(ana.complaints).toEqual([])
    await ana.leave()
  }
)

test('a second device joins by a link, gets everything, adds and edits, and the first sees it', async ({
  browser
}) => {
  const ana = await Person.arrive(browser, hub.url)
  await ana.createProject('Shared river', 'Laptop of Ana')
  await ana.add('Fishing spot', SEA)
  const ben = await Person.arrive(browser, await ana.invite(), PHONE)
  await ben.join('Phone of Ben')
  await expect(ben.marks(/Fishing spot/)).toHaveCount(1)
  await expect(ana.page.getByText('All on another device too')).toBeVisible()

  await ben.add('Dirty water', { x: 200, y: 420 })
  await expect(ana.rows('Dirty water')).toHaveCount(1)
  await ben.page.getByRole('button', { name: 'List' }).click()
  await ben.rows('Dirty water').click()
  await ben.page.getByRole('button', { name: 'Edit' }).click()
  await ben.page.getByRole('checkbox', { name: 'Oil shine' }).check()
  await ben.page.getByRole('button', { name: /^Save on this/ }).click()
  const read = ben.page.locator('cairn-observation-view')
  await expect(ben.page.locator('.panel .toast')).toHaveText('Saved on this phone')
  await expect(read.getByText('Oil shine')).toBeVisible()
  // Tapped twice at once it goes back once.
  await read.getByRole('button', { name: 'Back' }).evaluate((button: HTMLElement) => {
    button.click()
    button.click()
  })
  await expect(ben.rows('Dirty water')).toBeVisible()
  await ben.page.goBack()
  await expect(ben.page.getByRole('button', { name: 'Add', exact: true })).toBeVisible()
  await ana.rows('Dirty water').click()
  await expect(ana.page.locator('cairn-observation-view').getByText('Oil shine')).toBeVisible()
  expect([...ana.complaints, ...ben.complaints]).toEqual([])
  await ana.leave()
  await ben.leave()
})

test('an invite works once', { tag: '@long' }, async ({ browser }) => {
  const ana = await Person.arrive(browser, hub.url)
  await ana.createProject('Once', 'Laptop')
  const link = await ana.invite()
  const ben = await Person.arrive(browser, link)
  await ben.join('First')
  const eve = await Person.arrive(browser, link)
  await eve.page.getByLabel('What is this device called?').fill('Second')
  await eve.page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(eve.page.getByText('This invite was used before. Ask for a new one.')).toBeVisible()
  await Promise.all([ana.leave(), ben.leave(), eve.leave()])
})

test(
  'who asks before letting in sees the same digits as the other screen',
  { tag: '@long' },
  async ({ browser }) => {
    const ana = await Person.arrive(browser, hub.url)
    await ana.createProject('Careful', 'Laptop')
    await ana.openInvite()
    await ana.page.getByLabel('Ask me before they get in').check()
    await ana.page.getByRole('button', { name: 'Make an invite' }).click()
    const link = await ana.page.locator('cairn-invite-panel').getByLabel('Link', { exact: true }).inputValue()
    const ben = await Person.arrive(browser, link)
    await ben.page.getByLabel('What is this device called?').fill('Phone of Ben')
    await ben.page.getByRole('button', { name: 'Join', exact: true }).click()
    const asked = ana.page.locator('cairn-invite-panel .digits')
    const shown = ben.page.locator('cairn-join-panel .digits')
    await expect(asked).toHaveText(/^\d{6}$/)
    await expect(shown).toHaveText(await asked.innerText())
    await ana.page.getByRole('button', { name: 'Let in' }).click()
    await expect(ben.page.locator('cairn-map')).toBeVisible()
    await Promise.all([ana.leave(), ben.leave()])
  }
)

test(
  'with the hub stopped both keep saving; when it is back they meet',
  { tag: '@long' },
  async ({ browser }) => {
    const ana = await Person.arrive(browser, hub.url)
    await ana.createProject('Storm', 'Laptop')
    const ben = await Person.arrive(browser, await ana.invite())
    await ben.join('Tablet')
    await ben.hasEverything()
    await hub.stop()
    await ana.add('Fire', SEA)
    await ben.add('Logging', COAST)
    await expect(ana.rows('Fire')).toHaveCount(1)
    await expect(ana.rows('Logging')).toHaveCount(0)
    await hub.restart()
    await expect(ana.rows('Logging')).toHaveCount(1, { timeout: 30_000 })
    await expect(ben.rows('Fire')).toHaveCount(1, { timeout: 30_000 })
    await Promise.all([ana.leave(), ben.leave()])
  }
)

test(
  'two tabs show one project; when the first is closed the second goes on',
  { tag: '@long' },
  async ({ browser }) => {
    const ana = await Person.arrive(browser, hub.url)
    await ana.createProject('Two tabs', 'Laptop')
    await ana.add('Big tree', SEA)
    const second = await ana.openTab(hub.url)
    await expect(second.rows('Big tree')).toHaveCount(1)
    await second.add('Fire', COAST)
    await expect(ana.rows('Fire')).toHaveCount(1)
    await ana.page.close()
    await second.add('Logging', { x: 200, y: 420 })
    await expect(second.rows('Logging')).toHaveCount(1)
    await second.page.reload()
    for (const name of ['Big tree', 'Fire', 'Logging']) await expect(second.rows(name)).toHaveCount(1)
    const third = await ana.openTab(hub.url)
    await expect(third.rows('Logging')).toHaveCount(1)
    expect([...ana.complaints, ...second.complaints, ...third.complaints]).toEqual([])
    await ana.leave()
  }
)

test(
  'who removes the project is told what is lost, and each tab of it is back at the start',
  { tag: '@long' },
  async ({ browser }) => {
    const ana = await Person.arrive(browser, hub.url)
    await ana.createProject('Lone river', 'Laptop')
    await ana.add('Big tree', SEA)
    const second = await ana.openTab(hub.url)
    await expect(second.rows('Big tree')).toHaveCount(1)
    await ana.open('Project')
    const settings = ana.page.locator('cairn-project-settings')
    const remove = settings.getByRole('button', { name: 'Remove from this computer' })
    const dialog = settings.getByRole('dialog')
    await remove.click()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expect(ana.rows('Big tree')).toHaveCount(1)
    await remove.click()
    await dialog.getByRole('button', { name: 'Remove from this computer' }).click()
    await expect(dialog.getByText(/1 observation is only on this computer/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Remove and lose them' }).click()
    for (const { page } of [ana, second])
      await expect(page.getByRole('button', { name: 'Start a new project' })).toBeVisible()
    await ana.page.reload()
    await expect(ana.page.getByRole('button', { name: 'Start a new project' })).toBeVisible()
    await expect(ana.page.getByText('Lone river')).toHaveCount(0)
    expect([...ana.complaints, ...second.complaints]).toEqual([])
    await ana.leave()
  }
)

test('words of others are text, and nothing is asked of another host', async ({ browser }) => {
  const ana = await Person.arrive(browser, hub.url)
  const foreign: string[] = []
  ana.page.on('request', request => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).host !== new URL(hub.url).host)
      foreign.push(request.url())
  })
  await ana.createProject(PAYLOAD, PAYLOAD)
  await ana.add('Danger', SEA)
  await ana.openCopies()
  await expect(ana.page.getByText(PAYLOAD).filter({ visible: true }).first()).toBeVisible()
  expect(await ana.page.evaluate(() => 'attacked' in window)).toBe(false)
  expect(foreign).toEqual([])
  await ana.leave()
})

test(
  'a form that is being filled in when the page goes is kept, until it is saved',
  { tag: '@long' },
  async ({ browser }) => {
    const ana = await Person.arrive(browser, hub.url)
    const { page } = ana
    await ana.createProject('Drafts', 'Laptop')
    await ana.mapIsDrawn()
    await page.locator('cairn-map').click({ position: SEA })
    await page.getByRole('radio', { name: 'Dirty water' }).click()
    await page.getByRole('checkbox', { name: 'Oil shine' }).check()
    await expect(page.getByText('Draft kept')).toBeVisible()
    await page.reload()
    await ana.rows('Not saved yet').click()
    await expect(page.getByRole('checkbox', { name: 'Oil shine' })).toBeChecked()
    await page.getByRole('button', { name: /^Save on this/ }).click()
    await expect(ana.rows('Dirty water')).toHaveCount(1)
    await expect(ana.rows('Not saved yet')).toHaveCount(0)
    await ana.leave()
  }
)
