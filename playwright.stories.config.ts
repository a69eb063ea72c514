import { defineConfig } from '@playwright/test'
import everywhere from './playwright.config.js'

export default defineConfig({
  ...everywhere,
  testDir: 'test/stories',
  globalSetup: './test/stories/site.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 30_000,
  snapshotPathTemplate: 'test/stories/pictures/{arg}{ext}',
  projects: [
    { name: 'stories', testMatch: 'stories.spec.ts' },
    { name: 'pictures', testMatch: 'pictures.spec.ts' }
  ]
})
