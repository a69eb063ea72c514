import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { BrowserContext } from '@playwright/test'
import { build } from 'esbuild'
import type { MeasuredPage } from './page/form-page.js'
import { openBrowser } from './page/site.js'
import type { Bench, Row } from './row.js'

/** Of the processor of this machine, a cheap phone has about a quarter. */
const SLOWED = 4
const QUESTIONS = 30
/** What a reader waits for at most, milliseconds. */
const PAINT_LIMIT = 300
const CHOICES_LIMIT = 100
/** Pages in which each thing is measured: one alone depends on what else the machine does that moment. */
const PAGES = 5
const UNIT = `ms on a processor slowed ${SLOWED}×`

/** As wide and high as a phone. */
const SCREEN = { width: 412, height: 800 }

/** What a measured page offers on its window. */
type FormWindow = MeasuredPage & { firstPaint(): Promise<number> }

/** The form on a slow processor: how it comes, and a question with very many answers. */
export const form: Bench = {
  about: `a form with ${QUESTIONS} questions on a slow processor; then so many answers of one question, shown and searched`,
  count: 16_000,
  batch: 1,
  runs: 3,
  isCost: true,
  async measure({ count }, folder) {
    const site = await serve()
    const browser = await openBrowser(folder)
    try {
      // The first page of a browser pays for starting it.
      await fromNavigation(browser, `${site.url}bare`)
      const just = await measurePage(browser, `${site.url}ours`, count)
      console.log(`first paint in a browser that was just started: ${just.first.toFixed(0)} ms`)
      const pages: Measured[] = []
      const floors: Measured[] = []
      for (let i = 0; i < PAGES; i++) {
        pages.push(await measurePage(browser, `${site.url}ours`, count))
        floors.push(await measurePage(browser, `${site.url}bare`, count))
      }
      const ours = medians(pages)
      const floor = medians(floors)
      console.log(`The first paint has ${ours.seen} of the ${QUESTIONS} questions.`)
      say('first paint', ours.first, PAINT_LIMIT)
      say('answers shown', ours.open, CHOICES_LIMIT)
      say('answers searched', ours.filter, CHOICES_LIMIT)
      return (Object.keys(NAMES) as (keyof typeof NAMES)[]).flatMap(what => [
        row('cairnkit', `${NAMES[what]}, ${UNIT}`, ours[what]),
        row('native inputs', `${NAMES[what]}, ${UNIT}`, floor[what])
      ])
    } finally {
      await browser.close()
      await site.close()
    }
  }
}

const NAMES = {
  first: 'first paint',
  whole: `all ${QUESTIONS} questions`,
  navigation: 'first paint since navigation',
  open: 'answers shown',
  filter: 'answers searched'
} as const

function row(who: string, unit: string, rate: number): Row {
  return { who, rate, unit, durability: 'nothing is stored' }
}

function say(what: string, ms: number, limit: number): void {
  console.log(
    `${what}: ${ms.toFixed(0)} ms, ${ms <= limit ? 'within' : 'OVER'} the ${limit} that it may take`
  )
}

type Measured = Readonly<Record<keyof typeof NAMES | 'seen', number>>

function medians(pages: readonly Measured[]): Measured {
  const middle = (of: keyof Measured): number =>
    pages.map(page => page[of]).toSorted((a, b) => a - b)[pages.length >> 1]!
  return {
    first: middle('first'),
    seen: middle('seen'),
    whole: middle('whole'),
    navigation: middle('navigation'),
    open: middle('open'),
    filter: middle('filter')
  }
}

async function measurePage(browser: BrowserContext, url: string, count: number): Promise<Measured> {
  const { first, seen, whole } = await withScript(
    browser,
    url,
    (page, questions) => page.begin(questions),
    QUESTIONS
  )
  const navigation = await fromNavigation(browser, url)
  const answers = await withScript(
    browser,
    url,
    async (page, count) => {
      await page.begin(1)
      const open = await page.open(count)
      const filter = await page.filter('answer 159')
      return { open, filter, found: page.found() }
    },
    count
  )
  if (answers.found === 0) throw new Error('The search found nothing: what was measured is not what it says.')
  const { open, filter } = answers
  return { first, seen, whole, navigation, open, filter }
}

/** Runs something in a page whose script is there already, and which then gets slow. */
async function withScript<Result>(
  browser: BrowserContext,
  url: string,
  run: (page: FormWindow, given: number) => Promise<Result>,
  given: number
): Promise<Result> {
  const page = await browser.newPage()
  await page.setViewportSize(SCREEN)
  const session = await browser.newCDPSession(page)
  await page.goto(url)
  await page.waitForFunction('window.begin !== undefined')
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
  const result = await page.evaluate<Result>(`(${run.toString()})(window, ${given})`)
  await page.close()
  return result
}

/** First paint of a page that has to load its script first, on a slow processor all along. */
async function fromNavigation(browser: BrowserContext, url: string): Promise<number> {
  const page = await browser.newPage()
  await page.setViewportSize(SCREEN)
  const session = await browser.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
  await page.goto(`${url}?questions=${QUESTIONS}`)
  await page.waitForFunction('window.begin !== undefined')
  const at = await page.evaluate<number>('window.firstPaint()')
  await page.close()
  return at
}

/** Two pages on 127.0.0.1: the form as a page with only a form has it, and native inputs made by a script. */
async function serve(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
  const made = await build({
    entryPoints: { ours: here('page/form-ours.ts'), bare: here('page/form-bare.ts') },
    bundle: true,
    minify: true,
    splitting: true,
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'es2022'
  })
  const scripts = new Map(made.outputFiles.map(({ path, contents }) => [path, contents]))
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const script = scripts.get(pathname)
    if (script) response.setHeader('content-type', 'text/javascript').end(script)
    else if (pathname === '/ours' || pathname === '/bare') {
      response.setHeader('content-type', 'text/html')
      response.end(
        `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Bench</title><script type="module" src="${pathname}.js"></script><body>`
      )
    } else response.writeHead(404).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    }
  }
}
