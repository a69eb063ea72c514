import type { CDPSession } from '@playwright/test'
import type { CairnMap } from '../../src/index.js'
import { expect, test } from './page-of.js'

const HERE = { longitude: -73.204, latitude: -4.118, accuracy: 12 }

const COMPASS = { type: 'absolute-orientation' } as const

/** The device itself is turned: its page hears of it as on a phone. */
function turn(device: CDPSession, heading: number): Promise<unknown> {
  const half = ((360 - heading) * Math.PI) / 360
  const quaternion = { x: 0, y: 0, z: Math.sin(half), w: Math.cos(half) }
  return device.send('Emulation.setSensorOverrideReadings', { ...COMPASS, reading: { quaternion } })
}

let readings = 0
/** One more reading; how far the map is from it by now, degrees. */
async function southward(device: CDPSession, bearing: () => Promise<number>): Promise<number> {
  await turn(device, 200 + (readings++ % 2) * 3)
  return Math.abs((await bearing()) + 160)
}

test("the browser's own position and compass lead the map", { tag: '@long' }, async ({ stories }) => {
  const { page } = stories
  await page.context().grantPermissions(['geolocation', 'accelerometer', 'gyroscope', 'magnetometer'])
  await page.context().setGeolocation(HERE)
  const device = await page.context().newCDPSession(page)
  await device.send('Emulation.setSensorOverrideEnabled', {
    enabled: true,
    ...COMPASS,
    metadata: { available: true, minimumFrequency: 1, maximumFrequency: 60 }
  })
  await turn(device, 90)
  await stories.show({ file: 'map.stories.ts', name: 'Walk' })
  const button = page.locator('cairn-map [part=locate]')
  await button.click()
  await expect(button).toHaveAttribute('aria-label', /within 12\sm/)
  await button.click()
  await expect(button).toHaveAttribute('data-mode', 'follow')
  const centre = () => page.locator('cairn-map').evaluate((map: CairnMap) => map.library!.getCenter().lng)
  await page.context().setGeolocation({ ...HERE, longitude: -73.21 })
  await expect.poll(centre).toBeCloseTo(-73.21, 4)
  await expect(button).toHaveAttribute('aria-label', /turns with you/)
  await button.click()
  await expect(button).toHaveAttribute('data-mode', 'heading')
  const bearing = () => page.locator('cairn-map').evaluate((map: CairnMap) => map.library!.getBearing())
  await expect.poll(bearing).toBeCloseTo(90, 0)
  // Each reading counts for a part, and a map on which nothing flies turns in larger steps.
  await expect.poll(() => southward(device, bearing)).toBeLessThan(20)
  await button.click()
  await expect(button).toHaveAttribute('data-mode', 'off')
  await device.send('Emulation.setSensorOverrideEnabled', { enabled: false, ...COMPASS })
  await page.context().clearPermissions()
  expect(stories.errors()).toEqual([])
})
