import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'

import type { BrowserContext } from '@playwright/test'

import { findBrowser } from '../support/browser.js'
import {
  launch,
  makeProfile,
  removeFolder,
  serveWorker,
  type Site,
  type TestWindow,
  WorkerPage
} from './page.js'

const browser = findBrowser()
const reason =
  browser === null ? 'no Chromium found' : process.platform !== 'linux' && 'finds its processes in /proc'

describe('a browser killed in the middle of writing', { skip: reason }, () => {
  let site: Site
  let profile: string

  before(async () => {
    site = await serveWorker()
    profile = await makeProfile()
  })

  after(async () => {
    await site.close()
    await removeFolder(profile)
  })

  for (const [round, size] of [60, 20_000, 60, 20_000].entries()) {
    test(`loses nothing that was acknowledged (${round + 1}: blocks of ${size} bytes)`, async () => {
      const acknowledged = await writeUntilKilled(site.url, profile, size)
      assert.ok(acknowledged > 0, 'something was acknowledged before the kill')
      const context = await launch(browser ?? '', profile)
      try {
        const page = await WorkerPage.open(context, site.url)
        await page.call('open', 'crash')
        const found = await page.call<{ length: number; wrong: number; cut: boolean }>(
          'inspect',
          'crash',
          'log'
        )
        assert.ok(found.length >= acknowledged, `${acknowledged} acknowledged, ${found.length} there`)
        assert.equal(found.wrong, 0, 'every block is the one that was written')
        assert.equal(found.cut, false, 'no batch is there in part')
      } finally {
        await context.close()
      }
    })
  }
})

describe(
  'a tab that crashes while it owns the storage',
  { skip: browser === null && 'no Chromium found' },
  () => {
    test('hands it to the next one with everything that was acknowledged', async () => {
      const site = await serveWorker()
      const profile = await makeProfile()
      const context = await launch(browser ?? '', profile)
      try {
        const [owner, next] = [
          await WorkerPage.open(context, site.url),
          await WorkerPage.open(context, site.url)
        ]
        await owner.call('open', 'handed')
        const blocks = Array.from({ length: 300 }, (_, i) => `block ${i}`)
        await owner.call('append', 'handed', 'log', blocks)
        const taking = next.call('open', 'handed', { patience: 20_000 })
        const session = await context.newCDPSession(owner.page)
        // a crashed page answers nobody, this call included
        void session.send('Page.crash').catch((error: unknown) => error)
        await taking
        assert.deepEqual(await next.call('readAll', 'handed', 'log'), blocks)
      } finally {
        await context.close()
        await site.close()
        await removeFolder(profile)
      }
    })
  }
)

/** Writes until some blocks were acknowledged, then ends every process of the browser at once. */
async function writeUntilKilled(url: string, profile: string, size: number): Promise<number> {
  const context = await launch(browser ?? '', profile)
  let acknowledged = 0
  let report = (): void => undefined
  const enough = new Promise<void>(resolve => (report = resolve))
  const page = await WorkerPage.open(context, url)
  await page.page.exposeFunction('toTest', (length: number) => {
    acknowledged = length
    reports++
    if (reports > 40) report()
  })
  let reports = 0
  await page.call('open', 'crash')
  await page.page.evaluate(bytes => {
    const own = window as unknown as TestWindow & { toTest(length: number): void }
    own.onacknowledged = own.toTest
    void own.callWorker('appendForEver', ['crash', 'log', bytes])
  }, size)
  await enough
  const closed = closedContext(context)
  for (const pid of processesOf(profile)) process.kill(pid, 'SIGKILL')
  await closed
  await Promise.all(
    ['Lock', 'Socket', 'Cookie'].map(name => rm(join(profile, `Singleton${name}`), { force: true }))
  )
  return acknowledged
}

const closedContext = (context: BrowserContext): Promise<unknown> =>
  new Promise(resolve => context.once('close', resolve))

/** The browser that was started with this profile, and all its descendants; children first. */
function processesOf(profile: string): number[] {
  const parents = new Map<number, number>()
  const roots = new Set<number>()
  for (const name of readdirSync('/proc').filter(entry => /^\d+$/.test(entry))) {
    const pid = Number(name)
    parents.set(pid, parentOf(pid))
    if (readProcess(pid, 'cmdline').split('\0').includes(`--user-data-dir=${profile}`)) roots.add(pid)
  }
  const belongs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (roots.has(pid) || belongs(parents.get(pid)))
  return [...parents.keys()].filter(belongs).sort((a, b) => b - a)
}

const parentOf = (pid: number): number => Number(/\) \S (\d+)/.exec(readProcess(pid, 'stat'))?.[1] ?? 0)

function readProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    // it has ended since it was listed
    return ''
  }
}
