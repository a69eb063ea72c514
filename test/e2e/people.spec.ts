/** Who belongs, what they may do, and where they walked: with the real engine, from page to page. */
import { expect, test, type BrowserContext } from '@playwright/test'
import { Hub } from './hub.js'
import { Person } from './page.js'

const SEA = { x: 300, y: 250 }
const METRES_A_DEGREE = 111_195

test.describe.configure({ mode: 'serial' })

let hub: Hub
test.beforeAll(async () => {
  test.setTimeout(240_000)
  hub = await Hub.start()
})
test.afterAll(async () => {
  await hub.end()
})

/** So many metres east of a place on the equator. */
function walkTo(context: BrowserContext, east: number): Promise<void> {
  return context.setGeolocation({ latitude: 0, longitude: -60 + east / METRES_A_DEGREE, accuracy: 4 })
}

test(
  'a path goes on after its page was reloaded, and another device sees how long it is',
  { tag: '@long' },
  async ({ browser }) => {
    test.setTimeout(300_000)
    const ana = await Person.arrive(browser, hub.url)
    await ana.context.grantPermissions(['geolocation'])
    await walkTo(ana.context, 0)
    await ana.createProject('Walked river', 'Laptop of Ana')
    await ana.open('Record a path')
    const recorder = ana.page.locator('section cairn-track-recorder')
    await recorder.getByRole('button', { name: 'Start recording' }).click()
    await expect(recorder.getByText('Good position, within 4 m')).toBeVisible()
    const length = recorder.locator('dd').first()
    for (const east of [50, 100, 150]) {
      await walkTo(ana.context, east)
      await expect(length).toHaveText(`${east} m`)
    }
    await recorder.getByRole('button', { name: 'Pause' }).click()
    await expect(recorder.getByText(/^Saved up to .* on this computer$/)).toBeVisible()
    await recorder.getByRole('button', { name: 'Go on' }).click()
    await expect(recorder.getByText('Good position, within 4 m')).toBeVisible()
    await walkTo(ana.context, 300)
    await expect(length).toHaveText('300 m')
    await recorder.getByRole('button', { name: 'Close' }).click()
    const pill = ana.page.getByRole('button', { name: / · 300\sm$/ })
    await expect(pill).toBeVisible()
    // What is not in the project yet is kept every few seconds.
    await ana.page.waitForTimeout(4_500)
    await ana.page.reload()
    await ana.page.getByRole('button', { name: 'Paused · 300 m' }).click()
    await expect(recorder.getByText(/^Recording stopped today/)).toBeVisible()
    await recorder.getByRole('button', { name: 'Go on' }).click()
    await walkTo(ana.context, 340)
    await expect(length).toHaveText('340 m')
    await recorder.getByRole('button', { name: 'Finish', exact: true }).click()
    await recorder.getByLabel('What is it called?').fill('North bank')
    await recorder.getByRole('button', { name: /^Save on this/ }).click()
    await expect(recorder.getByText('Path saved on this computer: 340 m')).toBeVisible()
    await recorder.getByRole('button', { name: 'Close' }).click()

    const ben = await Person.arrive(browser, await ana.invite())
    await ben.join('Tablet of Ben')
    await ben.open('Record a path')
    await expect(ben.page.getByRole('button', { name: /North bank.*340\sm/ })).toBeVisible()
    expect([...ana.complaints, ...ben.complaints]).toEqual([])
    await ana.leave()
    await ben.leave()
  }
)

test(
  'who may only see from now on cannot add, keeps what they added, and may again',
  { tag: '@long' },
  async ({ browser }) => {
    test.setTimeout(300_000)
    const ana = await Person.arrive(browser, hub.url)
    await ana.createProject('Led river', 'Laptop of Ana')
    const ben = await Person.arrive(browser, await ana.invite())
    await ben.join('Tablet of Ben')
    await ben.add('Dirty water', SEA)
    await expect(ana.rows('Dirty water')).toHaveCount(1)
    await ana.open('Members')
    const members = ana.page.locator('cairn-members')
    await members.getByLabel('What Tablet of Ben may do').selectOption('viewer')
    const dialog = members.getByRole('dialog')
    await expect(dialog.getByText(/What they saved stays. Nothing new from them counts/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Change it' }).click()
    await expect(members.getByText('Tablet of Ben: Sees everything, adds nothing')).toBeVisible()
    await expect(ben.page.getByText('In this project you may see, not add. Ask a coordinator.')).toBeVisible()
    await expect(ben.page.getByRole('button', { name: 'Add', exact: true })).toHaveCount(0)
    await expect(ana.rows('Dirty water')).toHaveCount(1)
    await members.getByRole('button', { name: 'Undo' }).click()
    await expect(ben.page.getByRole('button', { name: 'Add', exact: true })).toBeVisible()
    await ben.add('Fishing spot', { x: 420, y: 300 })
    await expect(ana.rows('Fishing spot')).toHaveCount(1)
    await members.getByRole('button', { name: 'Close' }).click()

    await ana.open('Project')
    const settings = ana.page.locator('cairn-project-settings')
    await settings.getByLabel('What is the project called?').fill('Led river north')
    await settings.getByRole('button', { name: 'Save for everybody' }).click()
    await expect(ben.page.getByRole('heading', { name: 'Led river north' }).first()).toBeVisible()
    await settings.getByRole('button', { name: 'Close' }).click()
    await ben.open('Project')
    const read = ben.page.locator('cairn-project-settings')
    await expect(read.getByText('Coordinators can change this.')).toBeVisible()
    await ana.open('Members')
    await read.getByLabel('What this device is called here').fill('Boat of Ben')
    await read.getByRole('button', { name: 'Save the name' }).click()
    await expect(members.getByText('Boat of Ben', { exact: true })).toBeVisible()
    await read.getByRole('button', { name: 'Leave the project' }).click()
    await read.getByRole('dialog').getByRole('button', { name: 'Leave the project' }).click()
    await expect(read.getByText('You have left this project.')).toBeVisible()
    await expect(members.getByText('Left the project')).toBeVisible()
    expect([...ana.complaints, ...ben.complaints]).toEqual([])
    await ana.leave()
    await ben.leave()
  }
)
