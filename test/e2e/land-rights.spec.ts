import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect as expectSoon, test, type Page } from '@playwright/test'
import { buildLandRights } from '../../scripts/build-examples.mjs'
import { coveredBySaying } from './said.js'
import { complaintsOf, StrictSite } from './strict-site.js'

/** The whole app is read from the device's own store here, beside what the browser does: it may take its time. */
const expect = expectSoon.configure({ timeout: 60_000 })
test.use({ actionTimeout: 60_000 })

const PHONE = { width: 390, height: 844 }
const square = (x: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, 4],
      [x + 1, 4],
      [x + 1, 5],
      [x, 5],
      [x, 4]
    ]
  ]
})
const feature = (x: number, properties: object) => ({ type: 'Feature', geometry: square(x), properties })
/** Drawn elsewhere: one that may be shown, one that nobody was asked about, and one that never leaves. */
const SURVEY = {
  type: 'FeatureCollection',
  features: [
    feature(-60, {
      land: 'parcel',
      holder: 'North house',
      agreed_by: 'An elder',
      agreed_how: 'spoken',
      outside: 'yes'
    }),
    feature(-58, { land: 'commons' }),
    feature(-56, { land: 'sacred', agreed_by: 'An elder', outside: 'yes' })
  ]
}

let folder: string
let site: StrictSite
test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-land-'))
  await buildLandRights(folder)
  await writeFile(`${folder}.geojson`, JSON.stringify(SURVEY))
  site = await StrictSite.serve(folder)
})
test.afterAll(async () => {
  await site.stop()
  await rm(folder, { recursive: true, force: true })
  await rm(`${folder}.geojson`, { force: true })
})

async function startBook(page: Page): Promise<void> {
  const start = page.getByRole('button', { name: 'Start a new project' })
  await expect(start).toBeEnabled()
  await start.click()
  await page.getByLabel('What is the project called?').fill('Our land')
  await page.getByLabel('What is this device called?').fill('Village phone')
  await page.getByRole('button', { name: 'Start the project' }).click()
  await expect(page.locator('cairn-map').locator('canvas')).toBeVisible()
}
const tab = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name, exact: true })
const rows = (page: Page, name: string) =>
  page.locator('cairn-observation-list').getByRole('button', { name })
const isKept = (page: Page) =>
  page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state === 'activated')

async function askForStatement(page: Page): Promise<void> {
  await tab(page, 'Map').click()
  await page.locator('cairn-map').click({ position: { x: 190, y: 330 } })
  await page.getByRole('radio', { name: 'Statement of a witness' }).click()
  await page.getByLabel('Who says it?').fill('Grandmother')
  await page.getByLabel('What was said?').fill('We have planted here since before the road.')
}

test('a book is kept on the phone: started once, it opens and maps without a network', async ({
  browser
}) => {
  const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce', locale: 'en' })
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(site.url)
  await startBook(page)
  await expect.poll(() => isKept(page)).toBe(true)
  const devtools = await context.newCDPSession(page)
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.map(({ errorId }) => errorId).filter(id => id !== 'in-incognito')).toEqual([])
  expect(complaints).toEqual([])

  await page.reload()
  await site.stop()
  await page.reload()
  await expect(page.locator('cairn-map').locator('canvas')).toBeVisible()

  // Without the consent of anybody nothing is saved; the form says what is missing.
  await askForStatement(page)
  const form = await page.locator('cairn-observation-form').boundingBox()
  expect(form?.width).toBe(PHONE.width)
  await page.getByRole('button', { name: /^Save on this/ }).click()
  const agreed = page.getByLabel('Who agreed that this is written down?')
  await expect(agreed).toHaveAttribute('aria-invalid', 'true')
  await agreed.fill('Grandmother and her sons')
  await page.getByRole('radio', { name: 'Spoken, with others there' }).check()
  await page.getByRole('radio', { name: 'Yes, those we choose' }).check()
  const coveredOnMap = coveredBySaying(page)
  await page.getByRole('button', { name: /^Save on this/ }).click()
  expect(await coveredOnMap).toEqual([])
  await expect(page.locator('cairn-observation-form')).toHaveCount(0)

  await tab(page, 'List').click()
  const coveredOnList = coveredBySaying(page)
  await page.getByLabel('Bring a map file').setInputFiles(`${folder}.geojson`)
  expect(await coveredOnList).toEqual([])
  for (const name of ['Statement of a witness', 'Parcel of a family', 'Land of everybody', 'Sacred place'])
    await expect(rows(page, name)).toHaveCount(1)

  await page.reload()
  await tab(page, 'List').click()
  await expect(rows(page, 'Parcel of a family')).toHaveCount(1)
  await expect(rows(page, 'Statement of a witness')).toHaveCount(1)

  // Nothing leaves before it is said to whom and for what; and then only what was agreed.
  await tab(page, 'Map').click()
  await tab(page, 'Give').click()
  const give = page.locator('cairn-release-panel')
  await expect(give.getByRole('button', { name: /^Release/ })).toBeDisabled()
  await give.getByLabel(/^To\b/).fill('Land office')
  await give.getByLabel(/^For\b/).fill('Title of the village')
  await give.getByRole('button', { name: /^Release/ }).click()
  const saved = page.waitForEvent('download')
  await give
    .getByRole('dialog')
    .getByRole('button', { name: /^Release/ })
    .click()
  const left = await readFile(await (await saved).path(), 'utf8')
  const { features } = JSON.parse(left) as { features: { properties: Record<string, unknown> }[] }
  expect(features.map(({ properties }) => properties['land']).sort()).toEqual(['parcel', 'statement'])
  for (const word of ['elder', 'Grandmother', 'sacred', 'commons']) expect(left).not.toContain(word)
  await site.start()
  await context.close()
})

test(
  'a new version waits until somebody takes it, and never stands in a form',
  { tag: '@long' },
  async ({ browser }) => {
    const context = await browser.newContext({ viewport: PHONE, reducedMotion: 'reduce', locale: 'en' })
    const page = await context.newPage()
    await page.goto(site.url)
    await startBook(page)
    await expect.poll(() => isKept(page)).toBe(true)
    await page.reload()
    await askForStatement(page)
    await appendFile(join(folder, 'page.css'), '\nhtml { scroll-margin: 2px; }\n')
    const shell = await readFile(join(folder, 'shell.js'), 'utf8')
    await writeFile(join(folder, 'shell.js'), shell.replace('"version":"', '"version":"b'))
    const root = page.locator('html')
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      await registration.update()
      while (registration.waiting === null) await new Promise(resolve => setTimeout(resolve, 50))
    })
    await expect(page.getByText('A new version of this book is here.')).toHaveCount(0)
    await expect(root).toHaveCSS('scroll-margin-top', '0px')
    await page.getByRole('button', { name: 'Close, keep draft' }).click()
    await page.getByRole('button', { name: 'Use it now' }).click()
    await expect(root).toHaveCSS('scroll-margin-top', '2px')
    await context.close()
  }
)
