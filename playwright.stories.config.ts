import { defineConfig } from '@playwright/test'
import everywhere from './playwright.config.js'
import { BROWSER_FLAGS, WEBGL_FLAGS } from './test/support/browser.js'

/** Without a graphics card Chromium leaves a hole in a map of which a panel hides a part: it puts pictures together here as with one. */
const LIKE_A_CARD = [
  ...BROWSER_FLAGS.filter(flag => flag !== '--disable-gpu'),
  '--disable-gpu-rasterization',
  ...WEBGL_FLAGS
]

export default defineConfig({
  ...everywhere,
  testDir: 'test/stories',
  globalSetup: './test/stories/site.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 30_000,
  snapshotPathTemplate: 'test/stories/pictures/{arg}{ext}',
  projects: [
    { name: 'stories', testMatch: /(stories|own-position)\.spec\.ts/ },
    {
      name: 'pictures',
      testMatch: 'pictures.spec.ts',
      use: { launchOptions: { ...everywhere.use?.launchOptions, args: LIKE_A_CARD } }
    }
  ]
})
