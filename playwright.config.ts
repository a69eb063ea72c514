import { defineConfig } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser, WEBGL_FLAGS } from './test/support/browser.js'

/** Looked for when the tests start; a check that only reads this file needs none. */
const executablePath = findBrowser() ?? undefined

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  globalTimeout: 900_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: 'off',
    video: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [...BROWSER_FLAGS, ...WEBGL_FLAGS]
    }
  }
})
