/** What a project is more than points: photos, categories of its own, a file to carry, and what leaves. */
import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { Hub } from './hub.js'
import { Person } from './page.js'

const SEA = { x: 300, y: 250 }

test.describe.configure({ mode: 'serial' })

let hub: Hub
test.beforeAll(async () => {
  test.setTimeout(240_000)
  hub = await Hub.start()
})
test.afterAll(async () => {
  await hub.end()
})

test('a photo and a category of her own reach the other device; what leaves is what was said', async ({
  browser
}) => {
  test.setTimeout(120_000)
  const ana = await Person.arrive(browser, hub.url)
  await ana.createProject('Photo river', 'Laptop of Ana')
  await ana.mapIsDrawn()
  await ana.page.locator('cairn-map').click({ position: SEA })
  await ana.page.getByRole('radio', { name: 'Dirty water' }).click()
  const photo = await readFile('docs/images/field-phone.png')
  await ana.page
    .locator('cairn-attachments input[multiple]')
    .setInputFiles({ name: 'river.png', mimeType: 'image/png', buffer: photo })
  await expect(ana.page.locator('cairn-attachments cairn-media img')).toBeVisible()
  await ana.page.getByRole('button', { name: /^Save on this/ }).click()
  await expect(ana.page.locator('cairn-observation-form')).toHaveCount(0)
  await ana.rows('Dirty water').click()
  await expect(ana.page.locator('cairn-observation-view cairn-media img')).toBeVisible()
  await ana.page.locator('cairn-observation-view').getByRole('button', { name: 'Back' }).click()

  await ana.open('Categories')
  const editor = ana.page.locator('cairn-preset-editor')
  await editor.getByRole('button', { name: 'Dirty water' }).click()
  await editor.getByLabel('Name', { exact: true }).fill('Oily water')
  await editor.getByRole('button', { name: 'Use these categories' }).first().click()
  await editor.getByRole('dialog').getByRole('button', { name: 'Use these categories' }).click()
  await editor.getByRole('button', { name: 'Back' }).first().click()
  await expect(ana.rows('Oily water')).toHaveCount(1)

  const ben = await Person.arrive(browser, await ana.invite())
  await ben.join('Tablet of Ben')
  await expect(ben.rows('Oily water')).toHaveCount(1)
  await ben.rows('Oily water').click()
  await expect(ben.page.locator('cairn-observation-view cairn-media img')).toBeVisible()
  const size = await ben.page
    .locator('cairn-observation-view cairn-media img')
    .evaluate((image: HTMLImageElement) => image.naturalWidth)
  expect(size).toBeGreaterThan(0)

  await ana.open('Give to others')
  const panel = ana.page.locator('cairn-release-panel')
  await panel.getByLabel('To', { exact: true }).fill('Health office')
  await panel.getByLabel('For', { exact: true }).fill('Testing water')
  await panel.getByRole('button', { name: 'Release 1 observation' }).click()
  const download = ana.page.waitForEvent('download')
  await panel.getByRole('dialog').getByRole('button', { name: 'Release' }).click()
  const file = await readFile(await (await download).path(), 'utf8')
  const { features } = JSON.parse(file) as { features: { properties: Record<string, unknown> }[] }
  expect(features).toHaveLength(1)
  expect(features[0]!.properties['cairn_coordinateUncertaintyInMeters']).toBeGreaterThan(300)
  expect([...ana.complaints, ...ben.complaints]).toEqual([])
  await ana.leave()
  await ben.leave()
})

test(
  'a file carries the project to a device that no connection reaches',
  { tag: '@long' },
  async ({ browser }) => {
    test.setTimeout(300_000)
    const ana = await Person.arrive(browser, hub.url)
    await ana.createProject('Carried river', 'Laptop of Ana')
    const ben = await Person.arrive(browser, await ana.invite())
    await ben.join('Tablet of Ben')
    await ben.hasEverything()
    await ben.context.setOffline(true)
    await ana.add('Dirty water', SEA)
    await ana.openCopies()
    await ana.page.getByText('A file to carry').click()
    const download = ana.page.waitForEvent('download')
    await ana.page.getByRole('button', { name: 'Make a file' }).click()
    const path = await (await download).path()
    await ben.openCopies()
    await ben.page.getByText('A file to carry').click()
    await ben.page.locator('cairn-carried-file input[type=file]').setInputFiles({
      name: 'river.cairn',
      mimeType: 'application/octet-stream',
      buffer: await readFile(path)
    })
    await expect(ben.page.getByText(/is here now|are here now|Nothing new/)).toBeVisible()
    await ben.page.locator('cairn-sync-panel').getByRole('button', { name: 'Close' }).click()
    await expect(ben.rows('Dirty water')).toHaveCount(1)
    expect([...ana.complaints, ...ben.complaints]).toEqual([])
    await ana.leave()
    await ben.leave()
  }
)
