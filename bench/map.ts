import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { mapWorker } from '../scripts/build/assets.mjs'
import type { MapOrder, MapTimes } from './page/map-page.js'
import { openBrowser, serveFiles } from './page/site.js'
import type { Bench, Row } from './row.js'

/** Observations that arrive at once. */
const BURST = 10_000
const DURABILITY = 'drawn; nothing is kept'

/** A map of many observations, beside the same ones in the map library's own clustered source. */
export const map: Bench = {
  about: 'milliseconds to draw all, a frame while panning, one added, 10,000 added at once, in a page',
  count: 100_000,
  batch: 1,
  runs: 1,
  isCost: true,
  async measure({ count }, folder) {
    await buildSite(folder)
    const site = await serveFiles(folder)
    const browser = await openBrowser(folder)
    try {
      const measure = async (who: MapOrder['who']): Promise<MapTimes> => {
        const page = await browser.newPage()
        page.on('console', message => message.type() === 'log' && console.log(message.text()))
        await page.setViewportSize({ width: 1100, height: 1100 })
        await page.goto(site.url)
        await page.addScriptTag({ url: '/map-page.js', type: 'module' })
        await page.waitForFunction(() => 'measureMap' in window)
        const times = await page.evaluate(measureInPage, { who, count, burst: BURST })
        await page.close()
        return times
      }
      return rows(await measure('ours'), await measure('library'))
    } finally {
      await browser.close()
      await site.close()
    }
  }
}

const measureInPage = (order: MapOrder): Promise<MapTimes> =>
  (window as unknown as { measureMap(order: MapOrder): Promise<MapTimes> }).measureMap(order)

function rows(ours: MapTimes, library: MapTimes): readonly Row[] {
  const units = {
    first: 'ms until all are drawn',
    frame: 'ms a frame while panning',
    addOne: 'ms until one more is drawn',
    burst: 'ms until 10,000 more are drawn'
  } as const
  return (['first', 'frame', 'addOne', 'burst'] as const).flatMap(name => [
    { who: 'cairnkit', rate: ours[name], unit: units[name], durability: DURABILITY },
    { who: 'maplibre', rate: library[name], unit: units[name], durability: DURABILITY }
  ])
}

async function buildSite(folder: string): Promise<void> {
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
  await build({
    entryPoints: [here('page/map-page.ts'), here('page/map-worker.ts')],
    outdir: folder,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    // The base maps' data and the engine are not asked for.
    loader: { '.json': 'file' }
  })
  await copyFile(here(`../${mapWorker.from}`), join(folder, 'maplibre-gl-worker.mjs'))
}
