import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { BrowserContext } from '@playwright/test'
import { build } from 'esbuild'
import { openBrowser } from './page/site.js'
import type { Bench, Row } from './row.js'

/** Of the processor of this machine, a cheap phone has about a quarter. */
const SLOWED = 4
const QUESTIONS = 30
/** What a reader waits for at most, milliseconds. */
const PAINT_LIMIT = 300
const CHOICES_LIMIT = 100
const UNIT = `ms on a processor slowed ${SLOWED}×`

/** What the measured pages offer on their window. */
interface FormWindow {
  /** Milliseconds from asking until it is on the screen. */
  open(count: number): Promise<number>
  filter(text: string): Promise<number>
  /** How many answers are left in view or list. */
  found(): number
}

/** The form on a slow processor: its first paint, and a question with very many answers. */
export const form: Bench = {
  about: `first paint of a form with ${QUESTIONS} questions; then so many answers of one question, shown and searched`,
  count: 16_000,
  batch: 1,
  runs: 3,
  isCost: true,
  async measure({ count }, folder) {
    const site = await serve()
    const browser = await openBrowser(folder)
    try {
      // The first page of a browser pays for starting it.
      await paint(browser, `${site.url}bare?questions=1`)
      const ours = {
        paint: await paint(browser, `${site.url}ours?questions=${QUESTIONS}`),
        ...(await choices(browser, `${site.url}ours`, count))
      }
      const floor = {
        paint: await paint(browser, `${site.url}bare?questions=${QUESTIONS}`),
        ...(await choices(browser, `${site.url}bare`, count))
      }
      say('first paint', ours.paint, PAINT_LIMIT)
      say('answers shown', ours.open, CHOICES_LIMIT)
      say('answers searched', ours.filter, CHOICES_LIMIT)
      return (['paint', 'open', 'filter'] as const).flatMap(what => [
        row('cairnkit', `${NAMES[what]}, ${UNIT}`, ours[what]),
        row('native inputs', `${NAMES[what]}, ${UNIT}`, floor[what])
      ])
    } finally {
      await browser.close()
      await site.close()
    }
  }
}

const NAMES = { paint: 'first paint', open: 'answers shown', filter: 'answers searched' } as const

function row(who: string, unit: string, rate: number): Row {
  return { who, rate, unit, durability: 'nothing is stored' }
}

function say(what: string, ms: number, limit: number): void {
  console.log(
    `${what}: ${ms.toFixed(0)} ms, ${ms <= limit ? 'within' : 'OVER'} the ${limit} that it may take`
  )
}

/** First contentful paint since the navigation began. */
async function paint(browser: BrowserContext, url: string): Promise<number> {
  const page = await browser.newPage()
  const session = await browser.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
  await page.goto(url)
  const at = await page.evaluate(
    () =>
      new Promise<number>(resolve => {
        new PerformanceObserver(list => {
          const found = list.getEntriesByName('first-contentful-paint')[0]
          if (found) resolve(found.startTime)
        }).observe({ type: 'paint', buffered: true })
      })
  )
  await page.close()
  return at
}

async function choices(
  browser: BrowserContext,
  url: string,
  count: number
): Promise<{ readonly open: number; readonly filter: number }> {
  const page = await browser.newPage()
  const session = await browser.newCDPSession(page)
  await page.goto(`${url}?questions=1`)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED })
  const call = <Result>(
    run: (page: FormWindow, given: number) => Result | Promise<Result>
  ): Promise<Result> => page.evaluate<Result>(`(${run.toString()})(window, ${count})`)
  const open = await call((here, given) => here.open(given))
  const filter = await call(here => here.filter('answer 159'))
  const found = await call(here => here.found())
  if (found === 0) throw new Error('The search found nothing: what was measured is not what it says.')
  await page.close()
  return { open, filter }
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
        `<!doctype html><html lang="en"><title>Bench</title><script type="module" src="${pathname}.js"></script><body>`
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
