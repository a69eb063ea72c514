import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect as expectSoon, test } from '@playwright/test'
import { buildReact } from '../../scripts/build-examples.mjs'
import { root, runNode } from '../../scripts/run.mjs'
import { complaintsOf, StrictSite } from './strict-site.js'

/** The whole engine starts here, beside the map: it may take its time. */
const expect = expectSoon.configure({ timeout: 60_000 })
test.use({ actionTimeout: 60_000, viewport: { width: 390, height: 844 } })

/** What must not compile: an event of another kind, one that there is not, and properties of another type or element. */
const WRONG = [
  '<CairnMap onCairnMapPick={(event: CairnMapSelectEvent) => event.id} />',
  '<CairnMap onCairnMapPicked={() => undefined} />',
  '<CairnMap zoom="near" />',
  '<CairnMap draft={null} />'
]

test('the types of the components hold in the example and the guide, and refuse what is wrong', async () => {
  const guide = await readFile(`${root}docs/embedding.md`, 'utf8')
  const samples = [...guide.matchAll(/```tsx\n([\s\S]*?)```/g)].map(([, code = '']) => code)
  expect(samples.length).toBeGreaterThan(0)
  const folder = `${root}.cache/react-types`
  await mkdir(folder, { recursive: true })
  for (const [place, code] of samples.entries()) await writeFile(`${folder}/sample-${place}.tsx`, code)
  for (const [place, line] of WRONG.entries()) {
    const imports =
      "import type { CairnMapSelectEvent } from 'cairnkit'\nimport { CairnMap } from 'cairnkit/react'\n"
    const kept = 'export type Kept = CairnMapSelectEvent\n'
    await writeFile(`${folder}/wrong-${place}.tsx`, `${imports}${kept}export const wrong = ${line}\n`)
  }
  const include = ['*.tsx', '../../examples/react']
  const settings = { extends: '../../examples/react/tsconfig.json', include }
  await writeFile(`${folder}/tsconfig.json`, JSON.stringify(settings))
  const { output } = await runNode('node_modules/typescript-7/bin/tsc', ['-p', folder, '--pretty', 'false'])
  const files = [...output.matchAll(/^\S*?([\w-]+\.tsx?)\(\d+,\d+\): error/gm)].map(([, file]) => file)
  expect([...new Set(files)].sort()).toEqual(WRONG.map((_line, place) => `wrong-${place}.tsx`))
})

test('a page of Vite and React maps with the real engine, under a strict policy', async ({ page }) => {
  test.setTimeout(240_000)
  const folder = await mkdtemp(join(tmpdir(), 'cairn-react-'))
  await buildReact(folder)
  const site = await StrictSite.serve(folder)
  try {
    const complaints = complaintsOf(page)
    await page.goto(site.url)
    await page.getByRole('button', { name: 'Start a new project' }).click()
    await page.getByLabel('What is the project called?').fill('Fishing places')
    await page.getByLabel('What is this device called?').fill('Laptop')
    await page.getByRole('button', { name: 'Start the project' }).click()
    await expect(page.getByRole('heading', { name: 'Fishing places' })).toBeVisible()
    await expect(page.locator('cairn-map').locator('canvas')).toBeVisible()
    await page.evaluate(() => document.querySelector('cairn-map')!.whenReady)
    await page.locator('cairn-map').click({ position: { x: 200, y: 200 } })
    await page.getByRole('radio', { name: 'Dirty water' }).click()
    const pin = () => page.evaluate(() => document.querySelector('cairn-map')!.pin)
    expect(await pin()).not.toBeNull()
    await page.getByRole('button', { name: /^Save on this/ }).click()
    await expect(page.locator('output')).toHaveText('1')
    await expect.poll(pin).toBeNull()
    const row = page.locator('cairn-observation-list').getByRole('button', { name: 'Dirty water' })
    await row.click()
    await page.locator('cairn-observation-view').getByRole('button', { name: 'Edit' }).click()
    await expect(page.locator('cairn-observation-form')).toBeVisible()
    await page.getByRole('button', { name: 'Close, keep draft' }).click()
    await expect(page.locator('cairn-observation-form')).toHaveCount(0)
    await page.reload()
    await expect(page.locator('output')).toHaveText('1')
    expect(complaints).toEqual([])
  } finally {
    await site.stop()
    await rm(folder, { recursive: true, force: true })
  }
})
