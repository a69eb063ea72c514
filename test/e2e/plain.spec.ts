import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect as expectSoon, test, type Page } from '@playwright/test'
import { buildPlain } from '../../scripts/build-examples.mjs'
import { exifWith, gpsOf, withExif } from '../components/photo-for-tests.js'
import { complaintsOf, StrictSite } from './strict-site.js'

const PHONE = { width: 390, height: 844 }
/** The whole engine starts here, beside the map: it may take its time. */
const expect = expectSoon.configure({ timeout: 60_000 })
test.use({ actionTimeout: 60_000, viewport: PHONE })

const kit = fileURLToPath(new URL('../../dist/page/', import.meta.url))
const SEA = { x: 200, y: 200 }

test.describe.configure({ timeout: 240_000 })
let folder: string
let site: StrictSite
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cairn-plain-'))
  await buildPlain(folder)
  site = await StrictSite.serve(folder, { '/again/': kit })
})
test.afterAll(async () => {
  await site.stop()
  await rm(folder, { recursive: true, force: true })
})

async function startProject(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start a new project' }).click()
  await page.getByLabel('What is the project called?').fill('Our water')
  await page.getByLabel('What is this device called?').fill('Laptop')
  await page.getByRole('button', { name: 'Start the project' }).click()
  await expect(page.locator('cairn-map').locator('canvas')).toBeVisible()
  await page.evaluate(() => document.querySelector('cairn-map')!.whenReady)
}

const panels = ['cairn-preset-editor', 'cairn-release-panel', 'cairn-sync-panel', 'cairn-invite-panel']

async function addDirtyWater(page: Page): Promise<void> {
  await page.locator('cairn-map').click({ position: SEA })
  await page.getByRole('radio', { name: 'Dirty water' }).click()
  await page.getByRole('button', { name: /^Save on this/ }).click()
  await expect(rows(page, 'Dirty water')).toHaveCount(1)
}
const rows = (page: Page, name: string) =>
  page.locator('cairn-observation-list').getByRole('button', { name })

test('one script tag maps under a strict policy, stays through a reload, and leaves the page alone', async ({
  page
}) => {
  const complaints = complaintsOf(page)
  await page.goto(site.url)
  await startProject(page)
  await addDirtyWater(page)
  await page.reload()
  await rows(page, 'Dirty water').click()
  const view = page.locator('cairn-observation-view')
  await view.getByRole('button', { name: 'Back' }).click()
  for (const panel of panels) {
    await page.evaluate(name => {
      document.querySelector('.side')!.append(document.createElement(name))
    }, panel)
    await expect(page.locator(panel).getByRole('heading').first()).toBeVisible()
  }
  expect(complaints).toEqual([])

  const source = await readFile(join(folder, 'index.html'), 'utf8')
  const inHead = [...source.slice(0, source.indexOf('</head>')).matchAll(/<(meta|title|link|script)\b/g)]
    .length
  const found = await page.evaluate(() => ({
    head: document.head.childElementCount,
    sheets: document.styleSheets.length,
    adopted: document.adoptedStyleSheets.length,
    body: document.body.getAttribute('style')
  }))
  expect(found).toEqual({ head: inHead, sheets: 1, adopted: 0, body: null })
})

test(
  'on a phone, the elements take another language at once, with what the categories are called',
  { tag: '@long' },
  async ({ page }) => {
    await page.goto(site.url)
    await startProject(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width)
    await addDirtyWater(page)
    await page.getByLabel('Language').selectOption('ar')
    await expect(rows(page, 'ماء ملوث')).toHaveCount(1)
    await page.locator('[data-panel=cairn-sync-panel]').click()
    const panel = page.locator('cairn-sync-panel')
    await expect(panel.getByRole('heading', { name: 'النسخ' }).first()).toBeVisible()
    expect(await panel.evaluate(element => getComputedStyle(element).direction)).toBe('rtl')
  }
)

test('a page that only has a form loads nothing of the engine, nor the map', async ({ page }) => {
  const complaints = complaintsOf(page)
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  site.pages.set(
    '/form.html',
    '<!doctype html><html lang="en"><title>Form</title><link rel="icon" href="icon.svg"><script type="module" src="cairnkit/cairnkit.js"></script>' +
      '<cairn-project><cairn-observation-form></cairn-observation-form></cairn-project></html>'
  )
  await page.goto(`${site.url}form.html`)
  await expect(page.locator('cairn-observation-form').getByRole('button', { name: /^Save/ })).toBeVisible()
  expect(asked.filter(path => /engine-worker|sqlite3|maplibre/.test(path))).toEqual([])
  expect(complaints).toEqual([])
})

test('a photo in a form is read under a strict policy; where the reader cannot be had the form goes on', async ({
  page
}) => {
  const complaints = complaintsOf(page)
  const asked: string[] = []
  await page.route('**/place-of-photo-*.js', route => {
    asked.push(route.request().url())
    return asked.length === 1 ? route.abort() : route.continue()
  })
  site.pages.set(
    '/photo.html',
    '<!doctype html><html lang="en"><title>Photo</title><link rel="icon" href="icon.svg"><script type="module" src="cairnkit/cairnkit.js"></script>' +
      `<cairn-observation-form fields='[{"id":"name","tagKey":"name","label":"Which well?","type":"text"}]'></cairn-observation-form></html>`
  )
  await page.goto(`${site.url}photo.html`)
  const form = page.locator('cairn-observation-form')
  await form.getByRole('button', { name: 'Where I am now' }).waitFor()
  expect(asked).toEqual([])
  expect(complaints).toEqual([])

  const jpeg = withExif(Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 2, 0xff, 0xd9), exifWith(gpsOf(-73.2, -4.1)))
  const take = (): Promise<void> =>
    form.evaluate(
      (element, bytes) => {
        const file = new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' })
        const taken = new Event('cairn-attachments-taken', { bubbles: true, composed: true })
        element.append(document.createElement('p'))
        element.lastElementChild!.slot = 'start'
        element.lastElementChild!.dispatchEvent(Object.assign(taken, { file, hash: null }))
      },
      [...jpeg]
    )
  await take()
  await expect.poll(() => complaints.length).toBeGreaterThan(0)
  await form.getByLabel('Which well?').fill('Upper well')
  const use = form.getByRole('button', { name: 'Use that place' })
  await expect(use).toHaveCount(0)
  await take()
  await use.click()
  await expect(form.getByText('4.1000° S, 73.2000° W')).toBeVisible()
  expect(
    await form.evaluate(element =>
      (element as HTMLElement & { value: { tags: Map<string, string> } }).value.tags.get('name')
    )
  ).toBe('Upper well')
  expect(complaints.filter(words => !/place-of-photo|ERR_FAILED/.test(words))).toEqual([])
})

test('the lines of the README are a page', async ({ page }) => {
  const readme = await readFile(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')
  const [, lines = ''] = /```html\n(<script type="module" src[\s\S]*?)```/.exec(readme) ?? []
  site.pages.set('/readme.html', `<!doctype html><html lang="en"><title>Page</title>${lines}</html>`)
  await page.goto(`${site.url}readme.html`)
  await expect(page.getByRole('button', { name: 'Start a new project' })).toBeEnabled()
})

test('the kit twice on one page is one kit', { tag: '@long' }, async ({ page }) => {
  const complaints = complaintsOf(page)
  const index = await readFile(join(folder, 'index.html'), 'utf8')
  site.pages.set(
    '/twice.html',
    index.replace('</head>', '<script type="module" src="again/cairnkit.js"></script></head>')
  )
  await page.goto(`${site.url}twice.html`)
  await startProject(page)
  await page.locator('cairn-map').click({ position: SEA })
  await page.getByRole('radio', { name: 'Fire' }).click()
  await page.getByRole('button', { name: /^Save on this/ }).click()
  await expect(page.locator('cairn-observation-list').getByRole('button', { name: 'Fire' })).toHaveCount(1)
  expect(complaints).toEqual([])
})
