import assert from 'node:assert/strict'
import { existsSync, openAsBlob } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TestContext } from 'node:test'
import { CairnError } from '../../src/model/index.js'
import { mapFiles, pmtilesMap, rasterMap } from '../../src/plugins/index.js'
import type { PluginOption } from '../../src/plugins/plugin.js'
import { openProject } from '../../src/project/index.js'
import type { KeptFiles, MapPart, Project } from '../../src/project/index.js'
import { countTiles, tilesOf } from '../../src/project/own-maps/part-tiles.js'
import { memoryAdapter } from '../../src/sync/memory/memory-adapter.js'
import { pmtilesFile, redPng, squareTile } from '../support/map-files.js'

const { signal } = new AbortController()
/** Some kilometres around a place near the equator. */
const VALLEY = [-73.05, -4.05, -72.95, -3.95] as const

interface Served {
  readonly address: string
  readonly asked: string[]
  /** What it answers with an error. */
  fails: (path: string) => boolean
}

/** A web server with picture tiles below `/tiles/`, and one file that it answers for in parts. */
async function serve(t: TestContext, file: Uint8Array = new Uint8Array()): Promise<Served> {
  const served = { address: '', asked: [] as string[], fails: (_path: string): boolean => false }
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    served.asked.push(path)
    if (served.fails(path)) return response.writeHead(500).end()
    const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '')
    if (range !== null) {
      const part = file.slice(Number(range[1]), Number(range[2]) + 1)
      return response.writeHead(206, { 'content-length': part.length, etag: '"1"' }).end(part)
    }
    // Nothing is east of the middle.
    const [, z = 0, x = 0] = path.match(/(\d+)\/(\d+)\/\d+$/)?.map(Number) ?? []
    if ((x / 2 ** z) * 360 - 180 > -73) return response.writeHead(404).end()
    return response.end(Buffer.concat([redPng, Buffer.from(path)]))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  served.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return served
}

/** Files in a folder. */
async function folderFiles(t: TestContext, free: number | null = null): Promise<KeptFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'cairn-maps-'))
  t.after(() => rm(folder, { recursive: true }))
  await mkdir(folder, { recursive: true })
  return {
    list: () => readdir(folder),
    open: async name => (existsSync(join(folder, name)) ? openAsBlob(join(folder, name)) : null),
    remove: name => rm(join(folder, name), { force: true }),
    free: () => Promise.resolve(free),
    async write(name, file, options) {
      options.signal.throwIfAborted()
      await writeFile(join(folder, name), new Uint8Array(await file.arrayBuffer()))
    }
  }
}

async function projectWith(plugins: PluginOption, files: KeptFiles, again?: Project): Promise<Project> {
  if (again !== undefined) return openProject(again.store, [plugins, mapFiles()], { mapFiles: files })
  const adapter = memoryAdapter()
  const { id } = await adapter.create({ name: 'Valley', deviceName: 'Phone' })
  return openProject(await adapter.open(id), [plugins, mapFiles()], { mapFiles: files })
}

const pictures = ({ address }: Served, mayKeep = true): PluginOption =>
  rasterMap({
    id: 'photos',
    name: 'Photos',
    attribution: 'Survey',
    url: `${address}/tiles/{z}/{x}/{y}`,
    mayKeep
  })
const part = (more: Partial<MapPart> = {}): MapPart => ({
  basemap: 'photos',
  name: 'Photos, this valley',
  box: VALLEY,
  maxZoom: 14,
  ...more
})
const isError =
  (code: Parameters<typeof CairnError.is>[1]) =>
  (error: unknown): boolean =>
    CairnError.is(error, code)

test('a part of picture tiles is kept as one file that needs no server', async t => {
  const server = await serve(t)
  const files = await folderFiles(t)
  const project = await projectWith(pictures(server), files)
  const { tiles, bytes, fits } = await project.ownMaps.estimatePart(part())
  const all = tilesOf(VALLEY, 0, 14)
  assert.equal(tiles, all.length)
  assert.ok(bytes > 1000 && bytes < all.length * 200, String(bytes))
  assert.equal(fits, true)
  assert.ok(server.asked.length <= 12, `${server.asked.length} tiles were fetched to look`)

  const progress: number[] = []
  const map = await project.ownMaps.keepPart(part(), { onProgress: ({ done }) => progress.push(done) })
  assert.equal(progress.at(-1), all.length)
  assert.deepEqual(await files.list(), [map.id])
  const file = (await files.open(map.id))!
  assert.equal(map.size, file.size)
  assert.ok(Math.abs(map.at! - Date.now()) < 60_000)

  server.asked.length = 0
  const kept = project.basemaps.find(({ id }) => id === map.id)!
  assert.equal(kept.attribution, 'Survey')
  for (const { z, x, y } of all) {
    const tile = await kept.resource!(`${z}/${x}/${y}`, { signal })
    const isThere = (x / 2 ** z) * 360 - 180 <= -73
    assert.equal(
      tile === null ? null : Buffer.from(tile.slice(redPng.length)).toString(),
      isThere ? `/tiles/${z}/${x}/${y}` : null
    )
  }
  assert.deepEqual(server.asked, [])
  await project.ownMaps.remove(map.id)
  assert.deepEqual(await files.list(), [])
})

test('what was fetched before it was stopped is not fetched again, also when the page was closed', async t => {
  const server = await serve(t)
  const files = await folderFiles(t)
  const first = await projectWith(pictures(server), files)
  const stopping = new AbortController()
  const options = {
    signal: stopping.signal,
    onProgress: ({ done }: { done: number }) => {
      if (done >= 128) stopping.abort()
    }
  }
  const big = part({ maxZoom: 16 })
  await assert.rejects(first.ownMaps.keepPart(big, options), isError('aborted'))
  const [begun] = first.ownMaps.begun
  assert.equal(begun?.name, big.name)
  assert.equal(first.ownMaps.list.length, 0)

  const second = await projectWith(pictures(server), files, first)
  server.asked.length = 0
  const map = await second.ownMaps.keepPart(second.ownMaps.begun[0]!)
  const all = tilesOf(VALLEY, 0, 16)
  // The samples of the estimate come besides.
  assert.ok(server.asked.length <= all.length - 128 + 12, `${server.asked.length} of ${all.length}`)
  assert.deepEqual(second.ownMaps.begun, [])
  assert.deepEqual(await files.list(), [map.id])
})

test('a server that goes away leaves a part begun, which can be removed', async t => {
  const server = await serve(t)
  const files = await folderFiles(t)
  const project = await projectWith(pictures(server), files)
  server.fails = path => path.startsWith('/tiles/16/') && server.asked.length > 100
  await assert.rejects(project.ownMaps.keepPart(part({ maxZoom: 16 })), isError('unreachable'))
  assert.equal(project.ownMaps.begun.length, 1)
  assert.ok((await files.list()).length > 0)
  await project.ownMaps.dropPart(project.ownMaps.begun[0]!.id)
  assert.deepEqual([project.ownMaps.begun, await files.list()], [[], []])
})

test('nothing is begun where there is no room for it, where it is too large, or where its terms do not allow it', async t => {
  const server = await serve(t)
  const small = await folderFiles(t, 500)
  const project = await projectWith(pictures(server), small)
  assert.equal((await project.ownMaps.estimatePart(part())).fits, false)
  await assert.rejects(project.ownMaps.keepPart(part()), isError('storage-full'))
  const world = part({ box: [-180, -80, 180, 80], maxZoom: 12 })
  await assert.rejects(project.ownMaps.estimatePart(world), isError('value-too-large'))
  assert.deepEqual([project.ownMaps.begun, await small.list()], [[], []])

  server.asked.length = 0
  const closed = await projectWith(pictures(server, false), await folderFiles(t))
  assert.equal(closed.basemaps.find(({ id }) => id === 'photos')?.keepable, undefined)
  await assert.rejects(closed.ownMaps.keepPart(part()), isError('capability-missing'))
  assert.deepEqual(server.asked, [])
})

test('a part of a PMTiles file on a server keeps its vector tiles and the names of their layers', async t => {
  const metadata = { vector_layers: [{ id: 'water' }] }
  const tile = squareTile('water')
  const places = tilesOf(VALLEY, 0, 5).map(({ z, x, y }) => [`${z}/${x}/${y}`, tile] as const)
  const archive = pmtilesFile(Object.fromEntries(places), { type: 1, metadata, zooms: [0, 5] })
  const server = await serve(t, archive)
  const url = `${server.address}/valley.pmtiles`
  const plugin = pmtilesMap({ id: 'photos', name: 'Rivers', attribution: 'Survey', url, mayKeep: true })
  const project = await projectWith(plugin, await folderFiles(t))
  const map = await project.ownMaps.keepPart(part({ maxZoom: 20 }))
  server.asked.length = 0
  const kept = project.basemaps.find(({ id }) => id === map.id)!
  assert.deepEqual(await kept.resource!('5/9/16', { signal }), tile)
  const style = (await kept.style('light', 'x://')) as { layers: { id: string }[] }
  assert.ok(style.layers.some(({ id }) => id === 'water/area'))
  assert.deepEqual(server.asked, [])
})

test('tiles of a box are each there once, also across the antimeridian', () => {
  for (const box of [
    VALLEY,
    [179.9, -17, -179.9, -16],
    [179.9, -17, 180.1, -16],
    [-180, -85, 180, 85]
  ] as const) {
    const tiles = tilesOf(box, 0, 8)
    const names = new Set(tiles.map(({ z, x, y }) => `${z}/${x}/${y}`))
    assert.equal(names.size, tiles.length)
    assert.equal(
      [...countTiles(box, 0, 8).values()].reduce((sum, count) => sum + count, 0),
      tiles.length
    )
    assert.ok(tiles.every(({ z, x }) => x >= 0 && x < 2 ** z))
  }
  assert.deepEqual(
    tilesOf([179.9, -17, -179.9, -16], 8, 8).map(({ x }) => x),
    tilesOf([179.9, -17, 180.1, -16], 8, 8).map(({ x }) => x)
  )
})
