/** WebRTC passes the suite that every transport passes: a real page, real connections, a real hub. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'

import type { BrowserContext, Page } from '@playwright/test'

import { openBrowser, serveEngine, type Site } from '../../page-tabs/site.js'
import { findBrowser } from '../../support/browser.js'
import { kill, startHub, type Hub } from '../../page-webrtc/hub.js'
import type { transportTests } from '../../page-webrtc/suite-calls.js'

const executable = findBrowser()

interface SuiteWindow {
  readonly transportTests: Promise<typeof transportTests>
}

describe(
  'the acceptance of transports in a page',
  { skip: executable === null && 'no Chromium found' },
  () => {
    let site: Site
    let context: BrowserContext
    let folder: string
    let hub: Hub
    let page: Page

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'cairnkit-hub-'))
      const entry = fileURLToPath(new URL('../../page-webrtc/suite-entry.ts', import.meta.url))
      ;[site, hub] = await Promise.all([serveEngine(entry), startHub(folder)])
      context = await openBrowser(executable ?? '')
      page = await context.newPage()
      await page.goto(site.url)
      await page.addScriptTag({ url: '/engine-worker.js', type: 'module' })
    })

    after(async () => {
      await context.close()
      await site.close()
      await kill(hub.process)
      await rm(folder, { recursive: true, force: true })
    })

    const namesOf = (kind: 'nearby' | 'hub', code: string) =>
      page.evaluate(
        async ([which, of]) => {
          const tests = await (window as unknown as SuiteWindow).transportTests
          return [...tests(which, of).keys()]
        },
        [kind, code] as const
      )

    const failureOf = (kind: 'nearby' | 'hub', code: string, name: string) =>
      page.evaluate(
        async ([which, of, called]) => {
          const tests = await (window as unknown as SuiteWindow).transportTests
          return tests(which, of)
            .get(called)?.()
            .then(
              () => null,
              (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error))
            )
        },
        [kind, code, name] as const
      )

    for (const kind of ['nearby', 'hub'] as const) {
      test(kind === 'nearby' ? 'between pages, by two codes' : 'by the code of a hub', async t => {
        const code = kind === 'hub' ? hub.codes[0] : ''
        if (kind === 'hub' && hub.problem !== null) return t.skip(hub.problem)
        if (code === undefined) return t.skip('this computer is in no network')
        const names = await namesOf(kind, code)
        assert.ok(names.length >= 9)
        for (const name of names) {
          await t.test(name, async () => assert.equal(await failureOf(kind, code, name), null))
        }
      })
    }
  }
)
