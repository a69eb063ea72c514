import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'
import { buildField } from '../../scripts/build-field.mjs'
import { Hub } from './hub.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The page that the README tells people to write, with the package's name standing for the sources. */
async function readmePage(folder: string): Promise<void> {
  const readme = await readFile(join(root, 'README.md'), 'utf8')
  const samples = [...readme.matchAll(/```html\n([\s\S]*?)```/g)].map(([, code = '']) => code)
  const sample = samples.find(code => code.includes("from 'cairnkit'")) ?? ''
  const script = /<script type="module">\n([\s\S]*?)<\/script>/.exec(sample)?.[1] ?? ''
  const markup = sample.replace(/<script[\s\S]*<\/script>/, '<script type="module" src="main.js"></script>')
  const code = script
    .replace("'cairnkit/define.js'", JSON.stringify(join(root, 'src/define.ts')))
    .replace("'cairnkit'", JSON.stringify(join(root, 'src/index.ts')))
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'main.ts'), code)
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><meta charset="utf-8">${markup}</html>`
  )
}

test('the page of the README opens a project with a map and a list', async ({ page }) => {
  test.setTimeout(240_000)
  const folder = await mkdtemp(join(tmpdir(), 'cairn-readme-'))
  try {
    await readmePage(join(folder, 'source'))
    await buildField({ source: join(folder, 'source'), outDir: join(folder, 'built'), minify: false })
    const hub = await Hub.start(join(folder, 'built'))
    try {
      const complaints: string[] = []
      page.on('pageerror', error => complaints.push(error.message))
      await page.goto(hub.url)
      await expect(page.locator('cairn-observation-list').getByText('0 observations')).toBeVisible()
      await expect(page.locator('cairn-map').locator('canvas')).toBeVisible()
      expect(await page.evaluate(() => document.querySelector('cairn-project')?.project?.name)).toBe(
        'Our river'
      )
      expect(complaints).toEqual([])
    } finally {
      await hub.end()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
