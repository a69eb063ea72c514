import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Map as LibraryMap } from 'maplibre-gl'
import { TileRefresh } from '../../src/components/map/tile-refresh.js'

/** What of a map is asked here; its tiles arrive when the test says so. */
class Tiles {
  readonly style = {}
  readonly #listeners = new Set<() => void>()
  asked = 0
  isLoaded = true
  /** Whether there are tiles to be loaded. */
  inView = true

  getSource(): object {
    return {}
  }
  isSourceLoaded(): boolean {
    return this.isLoaded
  }
  refreshTiles(): void {
    this.asked++
    this.isLoaded = !this.inView
  }
  on(_: string, listener: () => void): void {
    this.#listeners.add(listener)
  }
  off(_: string, listener: () => void): void {
    this.#listeners.delete(listener)
  }
  arrive(): void {
    this.isLoaded = true
    for (const listener of [...this.#listeners]) listener()
  }
}

const FRAME_MS = 5
const real = { frame: globalThis.requestAnimationFrame, cancel: globalThis.cancelAnimationFrame }
before(() => {
  globalThis.requestAnimationFrame = draw => Number(setTimeout(() => draw(0), FRAME_MS))
  globalThis.cancelAnimationFrame = frame => clearTimeout(frame)
})
after(() => {
  globalThis.requestAnimationFrame = real.frame
  globalThis.cancelAnimationFrame = real.cancel
})

function refreshing(): [Tiles, TileRefresh] {
  const tiles = new Tiles()
  return [tiles, new TileRefresh(tiles as unknown as LibraryMap, 'observations')]
}
async function asked(tiles: Tiles, times: number): Promise<void> {
  for (let i = 0; i < 400 && tiles.asked < times; i++) await sleep(FRAME_MS)
  await sleep(4 * FRAME_MS)
  assert.equal(tiles.asked, times)
}

test('what changes while tiles are on their way is asked for once more, when they are there', async () => {
  const [tiles, refresh] = refreshing()
  refresh.request()
  refresh.request()
  await asked(tiles, 1)
  refresh.request()
  refresh.request()
  await asked(tiles, 1)
  tiles.arrive()
  await asked(tiles, 2)
  tiles.arrive()
  await asked(tiles, 2)
})

test('tiles that were still loading before are asked for again', async () => {
  const [tiles, refresh] = refreshing()
  tiles.isLoaded = false
  refresh.request()
  await asked(tiles, 1)
  tiles.arrive()
  await asked(tiles, 2)
})

test('where no tile is in view nothing is waited for', async () => {
  const [tiles, refresh] = refreshing()
  tiles.inView = false
  refresh.request()
  await asked(tiles, 1)
  refresh.request()
  await asked(tiles, 2)
})

test('what was stopped is forgotten, and the next is asked for', async () => {
  const [tiles, refresh] = refreshing()
  refresh.request()
  refresh.stop()
  await asked(tiles, 0)
  refresh.request()
  await asked(tiles, 1)
  refresh.stop()
  refresh.request()
  await asked(tiles, 2)
})
