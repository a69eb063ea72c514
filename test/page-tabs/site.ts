import assert from 'node:assert/strict'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { fileURLToPath } from 'node:url'

import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'

import { buildWorker } from '../../scripts/build-worker.mjs'
import type { DocumentId, ProjectId } from '../../src/model/index.js'
import type { StorageState, SyncAdapter, ProjectStore } from '../../src/sync/adapter.js'
import { makeProfile, removeFolder } from '../page-engine/page.js'
import { BROWSER_FLAGS, findBrowser } from '../support/browser.js'

const FILES = new Map([
  ['/connect.js', 'text/javascript'],
  ['/engine-worker.js', 'text/javascript'],
  ['/sqlite3.wasm', 'application/wasm']
])

/** The engine's real Worker, and the way to it, behind a small web server. */
export interface Site {
  readonly url: string
  close(): Promise<void>
}

/** @param entry what stands in the engine's place */
export async function serveEngine(entry?: string): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'cairnkit-tabs-'))
  await buildWorker({ outDir: folder, minify: false, ...(entry !== undefined && { entry }) })
  await build({
    entryPoints: [fileURLToPath(new URL('../../src/worker/connect.ts', import.meta.url))],
    outfile: join(folder, 'connect.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022'
  })
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const type = FILES.get(pathname)
    if (type !== undefined) {
      response.setHeader('content-type', type)
      createReadStream(join(folder, pathname)).pipe(response)
    } else if (pathname === '/') {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Tabs</title>')
    } else response.writeHead(404).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await rm(folder, { recursive: true, force: true })
    }
  }
}

/** A browser with a new profile; closing it removes the profile. */
export async function openBrowser(executablePath: string): Promise<BrowserContext> {
  const profile = await makeProfile()
  const context = await openProfile(executablePath, profile)
  context.on('close', () => void removeFolder(profile))
  return context
}

/** A browser with the profile in this folder, which stays. */
export async function openProfile(executablePath: string, profile: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: [...BROWSER_FLAGS, '--site-per-process', '--renderer-process-limit=20']
  })
  // what the compiler of the tests puts around named functions, also around those that are sent to the page
  await context.addInitScript('globalThis.__name = value => value')
  return context
}

/** The engine at an address, and a browser; there while the tests of a suite run. */
export interface EngineInBrowser {
  readonly url: string
  readonly origin: string
  readonly context: BrowserContext
}

/** Within a suite: serves the engine and opens a browser before its tests, and ends both after them. */
export function engineInBrowser(): EngineInBrowser {
  let site: Site | undefined
  let context: BrowserContext | undefined
  before(async () => {
    site = await serveEngine()
    context = await openBrowser(findBrowser() ?? '')
  })
  after(async () => {
    await context?.close()
    await site?.close()
  })
  return {
    get url() {
      return site!.url
    },
    get origin() {
      return new URL(site!.url).origin
    },
    get context() {
      return context!
    }
  }
}

/** What a tab of the tests keeps on its window. */
interface TabWindow {
  adapter: SyncAdapter
  store: ProjectStore
  elsewhere: number
  events: string[]
  answers: { note: string; id?: string; code?: string }[]
  /** Hears of each answer outside of the page. */
  told?(note: string, id: string): void
}

/** One tab with an adapter of its own. */
export class Tab {
  readonly page: Page

  private constructor(page: Page) {
    this.page = page
  }

  /** Loads the page and starts its Worker, without waiting for the engine. */
  static async load(context: BrowserContext, url: string): Promise<Tab> {
    const tab = new Tab(await context.newPage())
    await tab.page.goto(url)
    return tab
  }

  static async open(context: BrowserContext, url: string, storage: string): Promise<Tab> {
    const tab = await Tab.load(context, url)
    await tab.connect(storage)
    return tab
  }

  async connect(storage: string): Promise<void> {
    await this.page.evaluate(async name => {
      const own = window as unknown as TabWindow
      own.elsewhere = 0
      own.events = []
      own.answers = []
      const path = '/connect.js'
      const { workerAdapter } = (await import(path)) as typeof import('../../src/worker/connect.js')
      own.adapter = await workerAdapter({ storage: name, onElsewhere: () => own.elsewhere++ })
    }, storage)
  }

  async createProject(): Promise<ProjectId> {
    const id = await this.page.evaluate(async () => {
      const { adapter } = window as unknown as TabWindow
      return (await adapter.create({ name: 'Tabs', deviceName: 'Laptop' })).id
    })
    await this.openProject()
    return id
  }

  async join(code: string, hub: string): Promise<void> {
    await this.page.evaluate(
      async ([invite, url]) => {
        const { adapter } = window as unknown as TabWindow
        await adapter.join({ code: invite, deviceName: 'Page', via: [url] })
      },
      [code, hub] as const
    )
    await this.openProject()
  }

  async syncWith(hub: string): Promise<void> {
    await this.page.evaluate(async url => {
      await (window as unknown as TabWindow).store.sync?.connect(url)
    }, hub)
  }

  /** How many observations are listed. */
  count(): Promise<number> {
    return this.page.evaluate(() =>
      (window as unknown as TabWindow).store.documents.count({ kind: 'observation' })
    )
  }

  /** Opens the only project. */
  async openProject(): Promise<void> {
    await this.page.evaluate(async () => {
      const own = window as unknown as TabWindow
      const [info] = await own.adapter.list()
      if (!info) throw new Error('there is no project')
      own.store = await own.adapter.open(info.id)
      own.store.subscribe(event =>
        own.events.push(event.type === 'documents' && !event.ids ? 'all' : event.type)
      )
    })
  }

  save(note: string): Promise<string> {
    return this.page.evaluate(async text => {
      const { store } = window as unknown as TabWindow
      const set = new Map([['t/note', text]])
      const [id] = await store.documents.commit([{ type: 'create', kind: 'observation', set }])
      return String(id)
    }, note)
  }

  /** Saves `count` observations with this note; the ids, or the code of the refusal. */
  trySave(note: string, count: number): Promise<{ ids: readonly string[]; code?: string }> {
    return this.page.evaluate(
      async ([text, many]) => {
        const { store } = window as unknown as TabWindow
        const commit = { type: 'create', kind: 'observation', set: new Map([['t/note', text]]) } as const
        try {
          return { ids: await store.documents.commit(Array.from({ length: many }, () => commit)) }
        } catch (error) {
          return { ids: [], code: String((error as { code?: string }).code) }
        }
      },
      [note, count] as const
    )
  }

  storageState(): Promise<StorageState | null> {
    return this.page.evaluate(
      async () => (await (window as unknown as TabWindow).adapter.storageState?.()) ?? null
    )
  }

  /** Why nothing can be written; empty when one can. */
  readOnly(): Promise<string> {
    return this.page.evaluate(() => (window as unknown as TabWindow).store.info.readOnly ?? '')
  }

  /** Resolves when one can write, without asking anew for anything. */
  async writable(): Promise<void> {
    await this.page.waitForFunction(() => (window as unknown as TabWindow).store.info.readOnly === undefined)
  }

  /** Starts saving observations, `atOnce` at a time, until `count` were answered; does not wait for them. */
  async startSaving(prefix: string, count: number, atOnce = 8): Promise<void> {
    await this.page.evaluate(
      ([name, total, lanes]) => {
        const own = window as unknown as TabWindow
        let next = 0
        const lane = async () => {
          while (next < total) {
            const note = `${name} ${next++}`
            try {
              const set = new Map([['t/note', note]])
              const [id] = await own.store.documents.commit([{ type: 'create', kind: 'observation', set }])
              own.answers.push({ note, id: String(id) })
              own.told?.(note, String(id))
            } catch (error) {
              own.answers.push({ note, code: String((error as { code?: string }).code) })
            }
          }
        }
        for (let i = 0; i < lanes; i++) void lane()
      },
      [prefix, count, atOnce] as const
    )
  }

  /** Calls `told` with each save that is answered. Before `startSaving`. */
  async tellAnswers(told: (note: string, id: string) => void): Promise<void> {
    await this.page.exposeFunction('told', told)
  }

  answers(): Promise<{ note: string; id?: string; code?: string }[]> {
    return this.page.evaluate(() => (window as unknown as TabWindow).answers)
  }

  async answered(count: number): Promise<void> {
    await this.page.waitForFunction(n => (window as unknown as TabWindow).answers.length >= n, count)
  }

  elsewhere(): Promise<number> {
    return this.page.evaluate(() => (window as unknown as TabWindow).elsewhere)
  }

  events(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as TabWindow).events)
  }

  /** Every observation's note by its id. */
  async notes(): Promise<Map<string, string>> {
    const pairs = await this.page.evaluate(async () => {
      const { store } = window as unknown as TabWindow
      const all: [string, string][] = []
      let cursor: string | null = null
      do {
        const page: Awaited<ReturnType<typeof store.documents.query>> = await store.documents.query({
          kind: 'observation',
          limit: 500,
          ...(cursor !== null && { cursor })
        })
        for (const { id, fields } of page.documents)
          all.push([id, (fields.get('t/note')?.value ?? '') as string])
        cursor = page.cursor
      } while (cursor !== null)
      return all
    })
    return new Map(pairs)
  }

  has(id: string): Promise<boolean> {
    return this.page.evaluate(
      async wanted =>
        (await (window as unknown as TabWindow).store.documents.get(wanted as DocumentId)) !== null,
      id
    )
  }

  /** Those of these documents that are not there. */
  missing(ids: readonly string[]): Promise<readonly string[]> {
    return this.page.evaluate(async wanted => {
      const { documents } = (window as unknown as TabWindow).store
      const found = await Promise.all(wanted.map(id => documents.get(id as DocumentId)))
      return wanted.filter((_id, place) => !found[place])
    }, ids)
  }

  /** Ends the tab's renderer at once. */
  async crash(context: BrowserContext): Promise<void> {
    const end = { isSeen: false }
    const crashed = new Promise<void>(resolve => {
      this.page.once('crash', () => {
        end.isSeen = true
        resolve()
      })
    })
    for (let attempt = 0; !end.isSeen && attempt < 5; attempt++) {
      const session = await context.newCDPSession(this.page)
      // a crashed page answers nobody, this call included
      void session.send('Page.crash').catch((error: unknown) => error)
      // a browser under load has been seen to lose it
      await Promise.race([crashed, new Promise(resolve => setTimeout(resolve, 5_000))])
    }
    assert.ok(end.isSeen, 'the tab has crashed')
  }
}
