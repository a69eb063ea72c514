import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { ProjectStore, SyncAdapter } from '../src/sync/adapter.js'
import { startHolder, sum } from './devices.js'
import type { Written } from './holder.js'
import { watchMainThread } from './main-thread.js'
import type { LongTasks } from './main-thread.js'
import type { BareOrder } from './page/bare-log.js'
import type { Screens } from './page/screens.js'
import { openBrowser, servePage } from './page/site.js'
import type { Amount, Bench, Row } from './row.js'

const DURABLE = 'hub: fdatasync; page: SQLite synchronous=full in OPFS'

/** What the measurement keeps on the page's window. */
interface BenchWindow {
  adapter: SyncAdapter
  store: ProjectStore
  askBare(order: BareOrder): Promise<unknown>
  showScreens(store: ProjectStore, screens: Screens): Promise<void>
}

/** A browser's page fetches from a hub into its private files; the floor runs in the same page. */
export const pageSync: Bench = {
  about: 'written on a hub, then the time from a page’s dial until it lists them all, in its private files',
  count: 10_000,
  batch: 1,
  runs: 3,
  isCost: false,
  async measure({ count, batch }, folder) {
    const site = await servePage(join(folder, 'site'))
    const browser = await openBrowser(folder)
    try {
      const page = await browser.newPage()
      // what the compiler puts around named functions, also around those that are sent to the page
      await page.addInitScript('globalThis.__name = value => value')
      await page.goto(site.url)
      const ours = await measureEngine(page, join(folder, 'hub'), { count, batch })
      const floor = await measureBare(page, join(folder, 'bare-hub'), ours.written)
      say('while ours ran', ours.longTasks)
      const shownWith = async (screens: Screens): Promise<Measured> => {
        const hub = join(folder, screens)
        const measured = await measureEngine(page, hub, { count, batch, screens })
        say(`with ${screens} on the page`, measured.longTasks)
        return measured
      }
      const shown = await shownWith('map, list and copies')
      await shownWith('list and copies')
      await shownWith('the map library alone')
      const listed = ({ seconds }: Measured, unit: string): Row => ({
        who: 'cairnkit',
        rate: count / seconds,
        unit,
        durability: DURABLE
      })
      const bare = {
        who: 'hypercore',
        rate: sum(ours.written.groups) / floor,
        unit: 'blocks/s until replicated',
        durability: DURABLE
      }
      return [
        listed(ours, 'observations/s until listed'),
        bare,
        listed(shown, 'observations/s until listed, map, list and copies on the page'),
        bare
      ]
    } finally {
      await browser.close()
      await site.close()
    }
  }
}

function say(when: string, { count, longest, processor }: LongTasks): void {
  const most = count === 0 ? 'none' : `${longest} ms the longest, ${processor} ms the most of the processor`
  console.log(`main-thread tasks over 50 ms ${when}: ${count} (${most})`)
}

interface Measured {
  readonly seconds: number
  readonly written: Written
  readonly longTasks: LongTasks
}

async function measureEngine(
  page: Page,
  folder: string,
  { count, batch, screens }: Amount & { readonly screens?: Screens }
): Promise<Measured> {
  const { child, about } = await startHolder('cairn', folder)
  try {
    await page.evaluate(joinAndLeave, { ...about, storage: (screens ?? 'bench').replaceAll(/\W+/g, '-') })
    if (screens !== undefined) await page.evaluate(putScreens, screens)
    const written = await child.ask<Written>({ do: 'write', count, batch })
    const watched = await watchMainThread(page)
    const seconds = await page.evaluate(fetchAll, { hub: about.hub, count })
    return { seconds, written, longTasks: await watched() }
  } finally {
    await child.end()
  }
}

async function measureBare(page: Page, folder: string, { groups, blockBytes }: Written): Promise<number> {
  const { child, about } = await startHolder('bare', folder)
  try {
    await page.evaluate(openBare, about.code)
    await child.ask<Written>({ do: 'append', groups, blockBytes })
    return await page.evaluate(
      async order => {
        const from = performance.now()
        await (window as unknown as BenchWindow).askBare(order)
        return (performance.now() - from) / 1000
      },
      { do: 'fetch', hub: about.hub, count: sum(groups) } as const
    )
  } finally {
    await child.end()
  }
}

/* The functions below run in the page. */

/** Joins the hub's project and lets go of the hub. */
async function joinAndLeave({
  code,
  hub,
  storage
}: {
  readonly code: string
  readonly hub: string
  readonly storage: string
}): Promise<void> {
  const own = window as unknown as BenchWindow
  const path = '/connect.js'
  const { workerAdapter } = (await import(path)) as typeof import('../src/worker/connect.js')
  own.adapter = await workerAdapter({ storage })
  const { id } = await own.adapter.join({ code, deviceName: 'page', via: [hub] })
  const store = await own.adapter.open(id)
  own.store = store
  await store.sync?.connect(hub)
  // What the project says of itself comes before the clock starts.
  await new Promise<void>(resolve => {
    const look = () => {
      if (store.info.name === 'Bench' && store.info.readOnly === undefined) resolve()
    }
    store.subscribe(look)
    look()
  })
  await store.sync?.disconnect(hub)
  while ((await store.sync?.state())?.peers.some(({ connected }) => connected)) {
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}

async function putScreens(screens: Screens): Promise<void> {
  const path = '/screens.js'
  await import(path)
  const own = window as unknown as BenchWindow
  await own.showScreens(own.store, screens)
}

/** Seconds from the dial until all are listed, counting again at each event as a list does. */
async function fetchAll({ hub, count }: { readonly hub: string; readonly count: number }) {
  const { adapter, store } = window as unknown as BenchWindow
  const from = performance.now()
  const listed = new Promise<void>((resolve, reject) => {
    const look = () => {
      store.documents.count({ kind: 'observation' }).then(found => {
        if (found >= count) resolve()
      }, reject)
    }
    store.subscribe(event => event.type === 'documents' && look())
    look()
  })
  await store.sync?.connect(hub)
  await listed
  const seconds = (performance.now() - from) / 1000
  await adapter.close()
  return seconds
}

async function openBare(key: string): Promise<void> {
  const worker = new Worker('/bare/engine-worker.js', { type: 'module' })
  const own = window as unknown as BenchWindow
  own.askBare = order =>
    new Promise((resolve, reject) => {
      worker.onmessage = resolve
      worker.onerror = ({ message }) => reject(new Error(message))
      worker.postMessage(order)
    })
  await own.askBare({ do: 'open', storage: 'bare', key })
}
