import { expect, test } from '@playwright/test'
import { Hub } from './hub.js'
import { Person } from './page.js'

const PHONE = { width: 390, height: 844 }

let hub: Hub
test.beforeAll(async () => {
  test.setTimeout(240_000)
  hub = await Hub.start()
})
test.afterAll(async () => {
  await hub.end()
})

test(
  'an area drawn with a finger is saved, and is there after a reload',
  { tag: '@long' },
  async ({ browser }) => {
    const ana = await Person.arrive(browser, hub.url, PHONE)
    const { page } = ana
    await ana.createProject('Fields', 'Phone of Ana')
    await ana.mapIsDrawn()
    await page.getByRole('button', { name: 'Add the first one' }).first().click()
    await page.getByRole('radio', { name: 'Dirty water' }).click()
    await page.getByRole('button', { name: 'Draw an area' }).click()
    const map = page.locator('cairn-map')
    for (const position of [
      { x: 90, y: 180 },
      { x: 300, y: 190 },
      { x: 280, y: 400 }
    ]) {
      await map.click({ position })
      // A second tap at once would be a wet finger's.
      await page.waitForTimeout(350)
    }
    await expect(page.locator('cairn-map-draw').getByRole('status')).toContainText('around')
    await page.getByRole('button', { name: 'Done' }).click()
    await expect(page.locator('cairn-observation-form').getByText('around')).toBeVisible()
    await page.getByRole('button', { name: /^Save on this/ }).click()
    await expect(ana.marks(/Dirty water, area/)).toHaveCount(1)
    await page.reload()
    await expect(ana.marks(/Dirty water, area/)).toHaveCount(1)
    expect(ana.complaints).toEqual([])
    await ana.leave()
  }
)

test(
  'an area drawn with the keyboard alone is saved, and is there after a reload',
  { tag: '@long' },
  async ({ browser }) => {
    const ana = await Person.arrive(browser, hub.url)
    const { page } = ana
    await ana.createProject('Fields', 'Laptop of Ana')
    await ana.mapIsDrawn()
    await page.getByRole('button', { name: 'Add the first one' }).first().press('Enter')
    await page.getByRole('radio', { name: 'Dirty water' }).press('Space')
    await page.getByRole('button', { name: 'Draw an area' }).press('Enter')
    const add = page.getByRole('button', { name: 'Add point here' })
    await expect(add).toBeFocused()
    for (const arrow of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
      await page.keyboard.press('Enter')
      for (let step = 0; step < 3; step++) await page.keyboard.press(arrow)
    }
    await page.getByRole('button', { name: 'Done' }).press('Enter')
    await page.getByRole('button', { name: /^Save on this/ }).press('Enter')
    await expect(ana.marks(/Dirty water, area/)).toHaveCount(1)
    await page.reload()
    await expect(ana.marks(/Dirty water, area/)).toHaveCount(1)
    expect(ana.complaints).toEqual([])
    await ana.leave()
  }
)
