import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { CairnError } from '../../src/model/index.js'
import { mapFiles } from '../../src/plugins/index.js'
import type { OpenedBasemap } from '../../src/plugins/plugin.js'
import { pmtilesFile, redPng, smpFile, smpStyle, squareTile } from '../support/map-files.js'

const { signal } = new AbortController()
const kinds = mapFiles().contributes.basemapKinds!

function open(kind: 'pmtiles' | 'smp', bytes: Uint8Array<ArrayBuffer>): Promise<OpenedBasemap> {
  return kinds.find(({ id }) => id === kind)!.open(new Blob([bytes]), { signal })
}

const isDamaged = (error: unknown): boolean =>
  CairnError.is(error, 'bad-input') && error.message === 'This map file is damaged. Get it again.'

interface Style {
  readonly sources: Readonly<Record<string, { readonly tiles?: readonly string[]; readonly type: string }>>
  readonly layers: readonly { readonly id: string; readonly source?: string }[]
  readonly glyphs?: string
  readonly sprite?: unknown
}
const styleOf = async (map: OpenedBasemap): Promise<Style> =>
  (await map.style('light', 'cairn-base://m1/')) as unknown as Style

test('a PMTiles file of pictures: what it says of itself, its style, its tiles', async () => {
  const file = pmtilesFile(
    { '0/0/0': redPng },
    { metadata: { name: 'Photos', attribution: '<b>Survey</b>' } }
  )
  const map = await open('pmtiles', file)
  assert.deepEqual([map.name, map.attribution, map.box], ['Photos', 'Survey', [-180, -85, 180, 85]])
  const style = await styleOf(map)
  assert.deepEqual(style.sources['map']?.tiles, ['cairn-base://m1/{z}/{x}/{y}'])
  assert.deepEqual(await map.resource!('0/0/0', { signal }), redPng)
  assert.equal(await map.resource!('3/1/1', { signal }), null)
})

test('a PMTiles file of vector tiles is drawn by the names of its layers', async () => {
  const tile = squareTile('water')
  const metadata = { vector_layers: [{ id: 'places' }, { id: 'water' }, { id: 'earth' }, { id: 'paddies' }] }
  const map = await open('pmtiles', pmtilesFile({ '0/0/0': tile }, { type: 1, metadata }))
  const style = await styleOf(map)
  assert.equal(style.sources['map']?.type, 'vector')
  assert.deepEqual(
    style.layers.map(({ id }) => id),
    ['ground', 'earth/area', 'water/area', 'water/line', 'paddies/line', 'paddies/points', 'places/names']
  )
  assert.deepEqual(await map.resource!('0/0/0', { signal }), tile)
})

test('a PMTiles file that is cut short, or none, says that it is damaged', async () => {
  const file = pmtilesFile({ '0/0/0': redPng })
  await assert.rejects(open('pmtiles', file.slice(0, -1)), isDamaged)
  await assert.rejects(open('pmtiles', file.slice(0, 100)), isDamaged)
  await assert.rejects(open('pmtiles', new Uint8Array(500)), isDamaged)
  await assert.rejects(open('pmtiles', new Uint8Array(0)), isDamaged)
})

test('a directory of a PMTiles file that unpacks to a bomb is refused', async () => {
  const bomb = gzipSync(new Uint8Array(24 * 1024 * 1024))
  const file = pmtilesFile({ '0/0/0': redPng })
  const whole = new Uint8Array(file.length + bomb.length)
  whole.set(file)
  whole.set(bomb, file.length)
  const header = new DataView(whole.buffer)
  header.setBigUint64(8, BigInt(file.length), true)
  header.setBigUint64(16, BigInt(bomb.length), true)
  await assert.rejects(open('pmtiles', whole), isDamaged)
})

test('a package: its style points into it, and to nothing else', async () => {
  const style = {
    ...smpStyle,
    glyphs: 'smp://maps.v1/fonts/{fontstack}/{range}.pbf.gz',
    sprite: [
      { id: 'default', url: 'smp://maps.v1/sprites/sprite' },
      { id: 'far', url: 'https://example.org/sprite' }
    ],
    sources: {
      ...smpStyle.sources,
      far: { type: 'raster', tiles: ['https://example.org/{z}/{x}/{y}.png'] },
      described: { type: 'vector', url: 'https://example.org/tiles.json' }
    },
    layers: [...smpStyle.layers, { id: 'spy', type: 'raster', source: 'far' }]
  }
  const map = await open('smp', smpFile(style, { 's/0/0/0/0.png': redPng }))
  assert.deepEqual([map.name, map.attribution], ['River valley', 'Valley survey © 2026'])
  const own = await styleOf(map)
  assert.doesNotMatch(JSON.stringify({ ...own, sources: Object.keys(own.sources) }), /https?:|smp:\/\//)
  assert.deepEqual(Object.keys(own.sources), ['map'])
  assert.deepEqual(own.sources['map']?.tiles, ['cairn-base://m1/s/0/{z}/{x}/{y}.png'])
  assert.equal(own.glyphs, 'cairn-base://m1/fonts/{fontstack}/{range}.pbf.gz')
  assert.deepEqual(own.sprite, [{ id: 'default', url: 'cairn-base://m1/sprites/sprite' }])
  assert.deepEqual(
    own.layers.map(({ id }) => id),
    ['map']
  )
})

test('parts of a package are unpacked, gzip inside included; what is not there is null', async () => {
  const tile = squareTile('water')
  const map = await open(
    'smp',
    smpFile(smpStyle, {
      's/0/0/0/0.png': redPng,
      's/1/0/0/0.mvt.gz': gzipSync(tile),
      'fonts/Ägäis/0-255.pbf': tile
    })
  )
  assert.deepEqual(await map.resource!('s/0/0/0/0.png', { signal }), redPng)
  assert.deepEqual(await map.resource!('s/1/0/0/0.mvt.gz', { signal }), tile)
  assert.deepEqual(await map.resource!('fonts/Ägäis/0-255.pbf', { signal }), tile)
  assert.equal(await map.resource!('s/0/9/9/9.png', { signal }), null)
})

test('a package that is damaged, cut short, or no package says so', async () => {
  const file = smpFile(smpStyle, { 's/0/0/0/0.png': redPng })
  await assert.rejects(open('smp', file.slice(0, -40)), isDamaged)
  await assert.rejects(open('smp', new Uint8Array(zipSync({ 'other.txt': redPng }))), isDamaged)
  const bad = file.slice()
  // Its check sum no longer fits.
  bad[indexOf(bad, redPng) + 20]! ^= 1
  const map = await open('smp', bad)
  await assert.rejects(map.resource!('s/0/0/0/0.png', { signal }), isDamaged)
})

test('a package of a later major version is refused with other words', async () => {
  const file = new Uint8Array(
    zipSync({ VERSION: new TextEncoder().encode('2.0'), 'style.json': new TextEncoder().encode('{}') })
  )
  await assert.rejects(
    open('smp', file),
    (error: unknown) => CairnError.is(error, 'bad-input') && error.message.includes('newer')
  )
})

test('a package whose names lead out of it is refused whole', async () => {
  for (const name of ['../evil.png', '/etc/evil.png', 'C:/evil.png', 'a/../../evil.png']) {
    await assert.rejects(open('smp', smpFile(smpStyle, { [name]: redPng })), isDamaged, name)
  }
})

test('a part that unpacks to a bomb is refused without being unpacked', async () => {
  const bomb = new Uint8Array(24 * 1024 * 1024)
  const map = await open('smp', smpFile(smpStyle, { 's/0/0/0/0.png': bomb, 's/b.pbf.gz': gzipSync(bomb) }))
  await assert.rejects(map.resource!('s/0/0/0/0.png', { signal }), isDamaged)
  await assert.rejects(map.resource!('s/b.pbf.gz', { signal }), isDamaged)
})

function indexOf(all: Uint8Array, part: Uint8Array): number {
  for (let at = 0; at + part.length <= all.length; at++) {
    if (part.every((byte, i) => all[at + i] === byte)) return at
  }
  return -1
}
