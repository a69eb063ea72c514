import { expect, test as base } from '@playwright/test'
import type { Page } from '@playwright/test'
import { PHONE, PICTURED } from './phone.js'
import type { StoryName } from './site.js'

/** The sample's clock, a few minutes after its newest observation. */
const NOW = new Date('2025-06-12T14:35:00Z')

/** The page's own doors, see `page.ts`. */
interface StoriesPage {
  show(file: string, name: string, globals?: object): Promise<void>
  faults(): Promise<string[]>
}

/** A page that shows stories, and what went wrong in it since it was asked last. */
export interface Stories {
  readonly page: Page
  show(story: StoryName, globals?: object): Promise<void>
  faults(): Promise<string[]>
  /** Errors of the page and of its console. */
  errors(): string[]
}

async function open(page: Page): Promise<Stories> {
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.stack ?? error.message))
  page.on('console', message => {
    if (message.type() === 'error') errors.push(message.text())
  })
  await page.clock.setFixedTime(NOW)
  await page.goto(process.env['STORIES_URL']!)
  await page.waitForFunction(() => 'show' in globalThis)
  return {
    page,
    show: ({ file, name }, globals = {}) =>
      page.evaluate(
        ([file, name, globals]) => (globalThis as unknown as StoriesPage).show(file, name, globals),
        [file, name, globals] as const
      ),
    faults: () => page.evaluate(() => (globalThis as unknown as StoriesPage).faults()),
    errors: () => errors.splice(0)
  }
}

/** One page for all tests of a worker: a story leaves nothing behind but what the page removes. */
export const test = base.extend<object, { readonly stories: Stories }>({
  stories: [
    async ({ browser }, use, { project }) => {
      const context = await browser.newContext(project.name === 'pictures' ? PICTURED : PHONE)
      await use(await open(await context.newPage()))
      await context.close()
    },
    { scope: 'worker', timeout: 120_000 }
  ]
})
export { expect }
