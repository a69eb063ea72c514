import { defineConfig } from '@playwright/test'
import { BROWSER_FLAGS, findBrowser, WEBGL_FLAGS } from './test/support/browser.js'

/** Looked for when the tests start; a check that only reads this file needs none. */
const executablePath = findBrowser() ?? undefined

/** How many times as long as usual something may take: long tests have other work beside them. */
const patience = Number(process.env['PATIENCE'] ?? 1)

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000 * patience,
  globalTimeout: 900_000 * patience,
  expect: { timeout: 15_000 * patience },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    actionTimeout: 15_000 * patience,
    navigationTimeout: 30_000 * patience,
    trace: 'off',
    video: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      args: [...BROWSER_FLAGS, ...WEBGL_FLAGS]
    }
  }
})
