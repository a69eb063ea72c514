import { expect, test, type Page } from '@playwright/test'
import axe from 'axe-core'
import { Hub } from './hub.js'
import { Person } from './page.js'
import { coveredBySaying, saidIsOnTop } from './said.js'

const SIZES = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desktop', width: 1280, height: 800 }
]

// The last file, and long: no worker should be left with it alone.
test.describe.configure({ mode: 'parallel' })

let hub: Hub
test.beforeAll(async () => {
  test.setTimeout(240_000)
  hub = await Hub.start()
})
test.afterAll(async () => {
  await hub.end()
})

/** What a tool for accessibility finds wrong, as `rule: element`. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { axe: runner } = window as unknown as {
      readonly axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await runner.run()
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 120)}`))
  })
}

for (const size of SIZES) {
  test(`every screen is accessible and fits a ${size.name}`, async ({ browser }) => {
    const ana = await Person.arrive(browser, hub.url, size)
    const { page } = ana
    const look = async (screen: string) => {
      expect(await faults(page), screen).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, `${screen} is wider than the window`).toBeLessThanOrEqual(0)
    }
    await expect(page.getByRole('button', { name: 'Start a new project' })).toBeVisible()
    await look('start')
    await ana.createProject('Screens', 'Device')
    await ana.mapIsDrawn()
    await look('empty project')
    await page.locator('cairn-map').click({ position: { x: 150, y: 330 } })
    await look('picker')
    await page.getByRole('radio', { name: 'Water point' }).click()
    await look('form')
    const covered = coveredBySaying(page)
    await page.getByRole('button', { name: /^Save on this/ }).click()
    expect(await covered).toEqual([])
    await expect(page.locator('cairn-observation-form')).toHaveCount(0)
    await look('map')
    await ana.openMenu()
    await look('menu')
    await page.keyboard.press('Escape')
    await ana.openCopies()
    await look('copies')
    await page.getByRole('button', { name: 'Invite' }).click()
    await page.getByRole('button', { name: 'Make an invite' }).click()
    await expect(page.locator('cairn-invite-panel svg[role=img]')).toBeVisible()
    await look('invite')
    await ana.leave()
  })
}

test('a page asked for in Arabic speaks it from right to left, and fits a small phone', async ({
  browser
}) => {
  const small = { width: 320, height: 640 }
  const ana = await Person.arrive(browser, new URL('?lang=ar', hub.url).href, small)
  const { page } = ana
  const look = async (screen: string) => {
    expect(await faults(page), screen).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(width, `${screen} is wider than the window`).toBeLessThanOrEqual(0)
  }
  await page.getByRole('button', { name: 'بدء مشروع جديد' }).click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page).toHaveTitle('خريطة نرسمها معًا')
  await look('start')
  await page.getByLabel('ما اسم المشروع؟').fill('حراسة الماء')
  await page.getByLabel('ما اسم هذا الجهاز؟').fill('هاتف')
  await page.getByRole('button', { name: 'بدء المشروع' }).click()
  await expect(page.getByRole('heading', { name: 'لا شيء هنا بعد' }).first()).toBeVisible()
  await ana.mapIsDrawn()
  await look('empty project')
  const dirtyWater = page.getByRole('radio', { name: 'ماء ملوث' })
  await expect(async () => {
    if (await dirtyWater.isHidden()) await page.locator('cairn-map').click({ position: { x: 150, y: 180 } })
    await expect(dirtyWater).toBeVisible({ timeout: 3000 })
  }).toPass()
  await look('picker')
  await dirtyWater.click()
  const covered = coveredBySaying(page)
  await page.getByRole('button', { name: /^حفظ على هذا/ }).click()
  expect(await covered).toEqual([])
  await page.getByRole('button', { name: 'إضافة', exact: true }).click()
  await expect(dirtyWater.first()).toBeVisible()
  expect(await saidIsOnTop(page)).toBe(false)
  await page.locator('cairn-category-picker').getByRole('button', { name: 'إغلاق' }).click()
  await expect(page.getByText('واحدة على هذا الهاتف فقط')).toBeVisible()
  await look('map')
  await ana.leave()
})
