import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { CairnError } from '../../src/model/index.js'
import { mercatorX, mercatorY } from '../../src/model/web-mercator.js'
import { world } from '../../src/plugins/index.js'
import type { Basemap } from '../../src/plugins/plugin.js'

const FILE = new URL('../../src/plugins/world/world-50m.pmtiles', import.meta.url)
const signal = new AbortController().signal

const dataUrl = (bytes: Uint8Array): string =>
  `data:application/octet-stream;base64,${Buffer.from(bytes).toString('base64')}`

function basemapOf(options: Parameters<typeof world>[0]): Basemap {
  return world(options).contributes.basemaps![0]!
}
const shipped = async (): Promise<Basemap> => basemapOf({ dataUrl: dataUrl(await readFile(FILE)) })

interface Tile {
  readonly layers: VectorTile['layers']
  /** Where the place is in the tile, in units. */
  readonly at: readonly [number, number]
}

/** The tile that a place is in, as an independent reader sees it; null where there is none. */
async function tileAt(
  basemap: Basemap,
  z: number,
  longitude: number,
  latitude: number
): Promise<Tile | null> {
  const [across, down] = [mercatorX(longitude) * 2 ** z, mercatorY(latitude) * 2 ** z]
  const [x, y] = [Math.floor(across), Math.floor(down)]
  const bytes = await basemap.resource!(`${z}/${x}/${y}`, { signal })
  if (bytes === null) return null
  const { layers } = new VectorTile(new PbfReader(bytes))
  const extent = Object.values(layers)[0]!.extent
  return { layers, at: [(across - x) * extent, (down - y) * extent] }
}

/** Whether a place lies on an odd number of rings: inside of land and in no lake cut out of it. */
function isLand(tile: Tile | null): boolean {
  if (tile === null) return false
  const [px, py] = tile.at
  const layer = tile.layers['land']
  let inside = false
  for (let at = 0; at < (layer?.length ?? 0); at++)
    for (const ring of layer!.feature(at).loadGeometry())
      ring.forEach((a, i) => {
        const b = ring[(i + 1) % ring.length]!
        if (a.y > py !== b.y > py && px < ((b.x - a.x) * (py - a.y)) / (b.y - a.y) + a.x) inside = !inside
      })
  return inside
}

const LAND = [
  [-60, -5],
  [20, 0],
  [105, 35],
  [-179, 68],
  [179, 68],
  [134, -25],
  [0, -80]
] as const
const SEA = [
  [-30, 12],
  [0, 0],
  [-140, 0],
  [179.9, 0],
  [80, -30]
] as const

test('land is land and sea is sea, at every zoom of the file', async () => {
  const basemap = await shipped()
  for (const z of [0, 2, 4]) {
    for (const [x, y] of LAND) assert.equal(isLand(await tileAt(basemap, z, x, y)), true, `${x} ${y} at ${z}`)
    for (const [x, y] of SEA) assert.equal(isLand(await tileAt(basemap, z, x, y)), false, `${x} ${y} at ${z}`)
  }
})

test('where the data is cut open at 180 degrees no coast is drawn', async () => {
  const { layers } = (await tileAt(await shipped(), 4, 179.9, 68))!
  const coast = layers['coast']!
  let alongCut = 0
  for (let at = 0; at < coast.length; at++)
    for (const line of coast.feature(at).loadGeometry())
      line.forEach((point, i) => {
        const before = line[i - 1]
        const isOnEdge = (x: number): boolean => Math.abs(x - coast.extent) < 4
        if (before !== undefined && isOnEdge(before.x) && isOnEdge(point.x))
          alongCut += Math.abs(point.y - before.y)
      })
  assert.ok(alongCut < coast.extent / 100, `${alongCut} units along the cut`)
})

test('open sea has no tile', async () => {
  assert.equal(await tileAt(await shipped(), 4, -150, -50), null)
})

test('the style asks for the tiles where it is told to, of layers that are in them', async () => {
  const basemap = await shipped()
  const style = (await basemap.style('light', 'cairn-base://m1/')) as {
    readonly sources: { readonly world: { readonly tiles: readonly string[]; readonly maxzoom: number } }
    readonly layers: readonly { readonly 'source-layer'?: string }[]
  }
  assert.deepEqual(style.sources.world.tiles, ['cairn-base://m1/{z}/{x}/{y}'])
  const deepest = await tileAt(basemap, style.sources.world.maxzoom, 10, 50)
  for (const { 'source-layer': name } of style.layers)
    if (name !== undefined) assert.ok((deepest?.layers[name]?.length ?? 0) > 0, name)
})

test('a file that is missing or damaged is said to be so, and asked for again', async () => {
  const bytes = await readFile(FILE)
  const damaged = basemapOf({ dataUrl: dataUrl(bytes.subarray(0, 5000)) })
  await assert.rejects(damaged.style('light', ''), (error: unknown) => CairnError.is(error, 'bad-input'))
  const real = globalThis.fetch
  const answers = [
    () => Promise.reject(new TypeError('no network')),
    () => Promise.resolve(new Response(new Uint8Array(bytes)))
  ]
  globalThis.fetch = () => answers.shift()!()
  try {
    const basemap = basemapOf({ dataUrl: 'http://127.0.0.1/world' })
    await assert.rejects(basemap.style('light', ''), (error: unknown) => CairnError.is(error, 'unreachable'))
    await basemap.style('light', '')
  } finally {
    globalThis.fetch = real
  }
})
