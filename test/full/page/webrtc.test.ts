/** Pages and hubs that meet by codes alone: real pages, a real hub in a process of its own, real WebRTC. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

import type { BrowserContext, Page } from '@playwright/test'

import type { ProjectStore, SyncAdapter } from '../../../src/sync/adapter.js'
import { openBrowser, serveEngine, type Site } from '../../page-tabs/site.js'
import { findBrowser } from '../../support/browser.js'
import { kill, startHub, type Hub } from '../../page-webrtc/hub.js'

const executable = findBrowser()
const PATIENCE = 60_000

/** What a page of the tests keeps on its window. */
interface DeviceWindow {
  adapter: SyncAdapter
  store: ProjectStore
}

/** A page with an engine over a storage of its own: a device. */
class Device {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  static async open(context: BrowserContext, url: string, storage: string): Promise<Device> {
    const page = await context.newPage()
    await page.goto(url)
    await page.evaluate(async name => {
      const path = '/connect.js'
      const { workerAdapter } = (await import(path)) as typeof import('../../../src/worker/connect.js')
      ;(window as unknown as DeviceWindow).adapter = await workerAdapter({ storage: name })
    }, storage)
    return new Device(page)
  }

  async create(): Promise<void> {
    await this.page.evaluate(async () => {
      const own = window as unknown as DeviceWindow
      const { id } = await own.adapter.create({ name: 'Forest', deviceName: 'First phone' })
      own.store = await own.adapter.open(id)
    })
  }

  /** Opens the only project. */
  async openProject(): Promise<void> {
    await this.page.evaluate(async () => {
      const own = window as unknown as DeviceWindow
      const [info] = await own.adapter.list()
      if (!info) throw new Error('there is no project')
      own.store = await own.adapter.open(info.id)
    })
  }

  invite(): Promise<string> {
    return this.page.evaluate(async () => {
      const { store } = window as unknown as DeviceWindow
      const made = await store.members?.invite({ role: 'member', expiresAt: Date.now() + 3_600_000 })
      return made?.code ?? ''
    })
  }

  async join(code: string, via: readonly string[]): Promise<void> {
    await this.page.evaluate(
      async ([invitation, hubs]) => {
        const own = window as unknown as DeviceWindow
        const { id } = await own.adapter.join({ code: invitation, deviceName: 'Phone', via: hubs })
        own.store = await own.adapter.open(id)
      },
      [code, via] as const
    )
  }

  connect(address: string): Promise<void> {
    return this.page.evaluate(
      async url => (window as unknown as DeviceWindow).store.sync?.connect(url),
      address
    )
  }

  async save(note: string): Promise<void> {
    await this.page.evaluate(async text => {
      const { store } = window as unknown as DeviceWindow
      const set = new Map([['t/note', text]])
      await store.documents.commit([{ type: 'create', kind: 'observation', set }])
    }, note)
  }

  /** Waits until the observation is here. */
  has(note: string): Promise<void> {
    return this.#until(async text => {
      const { store } = window as unknown as DeviceWindow
      const { documents } = await store.documents.query({ kind: 'observation' })
      return documents.some(({ fields }) => fields.get('t/note')?.value === text)
    }, note)
  }

  /** Waits until some other device is connected by this path; null for none. */
  isConnected(path: string | null): Promise<void> {
    return this.#until(async wanted => {
      const state = await (window as unknown as DeviceWindow).store.sync?.state()
      const connected = (state?.peers ?? []).filter(peer => peer.connected)
      return wanted === null ? connected.length === 0 : connected.some(peer => peer.path === wanted)
    }, path)
  }

  /** Waits until the project may be written. */
  isWritable(): Promise<void> {
    return this.#until(() => {
      const { store } = window as unknown as DeviceWindow
      return Promise.resolve(store.info.readOnly === undefined)
    }, null)
  }

  async #until<Value>(holds: (value: Value) => Promise<boolean>, value: Value): Promise<void> {
    const late = performance.now() + PATIENCE
    while (!(await this.page.evaluate(holds as never, value as never))) {
      if (performance.now() > late) throw new Error(`this never held: ${String(holds)}, ${String(value)}`)
      await sleep(100)
    }
  }

  offer(): Promise<string> {
    return this.page.evaluate(() => (window as unknown as DeviceWindow).adapter.nearby?.offer() ?? '')
  }

  accept(offer: string): Promise<string> {
    return this.page.evaluate(
      code => (window as unknown as DeviceWindow).adapter.nearby?.accept(code) ?? '',
      offer
    )
  }

  finish(answer: string): Promise<void> {
    return this.page.evaluate(
      code => (window as unknown as DeviceWindow).adapter.nearby?.finish(code),
      answer
    )
  }
}

describe('pages that meet by codes', { skip: executable === null && 'no Chromium found' }, () => {
  let site: Site
  let context: BrowserContext
  let folder: string
  let hub: Hub

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cairnkit-hub-'))
    ;[site, hub] = await Promise.all([serveEngine(), startHub(folder)])
    context = await openBrowser(executable ?? '')
  })

  after(async () => {
    await context.close()
    await site.close()
    await kill(hub.process)
    await rm(folder, { recursive: true, force: true })
  })

  test('a page joins and syncs by the code of a hub, and goes on in the other tab', async t => {
    const [code] = hub.codes
    if (hub.problem !== null) return t.skip(hub.problem)
    if (code === undefined) return t.skip('this computer is in no network')
    const first = await Device.open(context, site.url, 'by-hub')
    await first.join(hub.invites[0] ?? '', [code])
    await first.connect(code)
    await first.has('from the hub')
    await first.isWritable()
    await first.save('from the page')
    await first.isConnected('hub')

    const second = await Device.open(context, site.url, 'by-hub')
    await second.openProject()
    await second.connect(code)
    await first.page.close()
    await second.save('from the other tab')
    await second.isConnected('hub')

    await second.page.close()
  })

  test('two pages meet by two codes, one joins the other, and both have everything', async t => {
    const [a, b] = [
      await Device.open(context, site.url, 'side-a'),
      await Device.open(context, site.url, 'side-b')
    ]
    await a.create()
    await a.save('from the first phone')
    const invite = await a.invite()
    const offer = await a.offer()
    t.diagnostic(`an offer has ${offer.length} characters`)
    await a.finish(await b.accept(offer))
    await b.join(invite, [])
    await b.has('from the first phone')
    await b.isWritable()
    await b.save('from the second phone')
    await a.has('from the second phone')
    await a.isConnected('direct')
    await Promise.all([a.page.close(), b.page.close()])
  })
})
