import assert from 'node:assert/strict'
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'node:test'
import { gzipSync } from 'node:zlib'
import { assertSameFeatures, fixture, readFeatures, VILLAGES, writeFeatures } from './geojson-files.js'
import type { Feature } from './geojson-files.js'
import { fail, inviteFrom, listOf, projectIn, serve, start, statusOf, succeed } from './run-cairn.js'

const TERMS = ['--recipient', 'self', '--purpose', 'backup', '--precision', 'exact']

test('what goes in comes out equal, whether once or twice, plain or packed', async t => {
  const { base, dir } = await projectIn(t)
  const file = await writeFeatures(join(base, 'villages.geojson'), VILLAGES)
  assert.deepEqual(await succeed(['import', file, '--dir', dir]), ['already there 0', 'imported 4'])
  assert.deepEqual(await succeed(['import', file, '--dir', dir]), ['already there 4', 'imported 0'])
  const out = join(base, 'out.geojson')
  const said = await succeed(['export', '--format', 'geojson', '--out', out, ...TERMS, '--dir', dir])
  assert.equal(said.at(-1), 'exported 4')
  assertSameFeatures(await readFeatures(out), VILLAGES)
  assert.equal((await stat(out)).mode & 0o077, 0)

  const packed = join(base, 'packed.geojson.gz')
  await writeFile(packed, gzipSync(await readFile(file)))
  const [counts = ''] = await succeed(['import', packed, file, '--json', '--dir', dir])
  assert.deepEqual(JSON.parse(counts), { alreadyThere: 4, imported: 4 })
  assert.equal((await statusOf(dir)).documents['observation'], 8)
})

test('list shows rows for people and one document a line for programs', async t => {
  const { base, dir } = await projectIn(t)
  const file = await writeFeatures(join(base, 'villages.geojson'), [
    ...VILLAGES,
    { type: 'Feature', geometry: null, properties: { name: 'red \x1b[31m\nalert' } }
  ])
  await succeed(['import', file, '--dir', dir])
  const documents = await listOf(dir)
  assert.equal(documents.length, 5)
  const village = documents.find(({ tags }) => tags['name'] === '村')
  assert.deepEqual(village?.tags, { name: '村', wells: [1, { deep: true }] })
  assert.equal(village.fields['externalId'], 'b')
  assert.equal((await listOf(dir, '--limit', '2')).length, 2)
  const rows = await succeed(['list', '--dir', dir])
  assert.equal(rows.length, 5)
  assert.ok(rows.some(row => row.includes('-12.25000, -69.50000') && row.endsWith('Puerto')))
  assert.ok(rows.some(row => row.endsWith('red  [31m alert')))
})

test('a reader that leaves early ends the list without a word', async t => {
  const { base, dir } = await projectIn(t)
  const many: Feature[] = Array.from({ length: 3_000 }, (_, id) => ({
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [id / 100, 0] },
    properties: { text: 'x'.repeat(200) }
  }))
  await succeed(['import', await writeFeatures(join(base, 'many.geojson'), many), '--dir', dir])
  const listing = start(['list', '--json', '--dir', dir])
  await listing.until(/\n/)
  listing.process.stdout.destroy()
  const { code, stderr } = await listing.ended
  assert.deepEqual([code, stderr], [141, ''])
})

test('a broken file is named with the place in it, and nothing of any file is written', async t => {
  const { base, dir } = await projectIn(t)
  const good = await writeFeatures(join(base, 'good.geojson'), VILLAGES)
  const broken = join(base, 'broken.geojson')
  const features = VILLAGES.map(feature => JSON.stringify(feature))
  const cases: readonly (readonly [string | Buffer, RegExp])[] = [
    ['{"type":"FeatureCollection","features":[' + features.join(',') + ',{"type":"Feat', /broken\.geojson/],
    [
      `{"type":"FeatureCollection","features":[${features.join(',')},{"type":"Feature","geometry":{"type":"Point","coordinates":["a",1]},"properties":{}}]}`,
      /broken\.geojson.*4/
    ],
    ['', /broken\.geojson/],
    ['<kml/>', /broken\.geojson/],
    [Buffer.from([0xff, 0xfe, 0, 1, 2, 3]), /broken\.geojson/]
  ]
  for (const [content, place] of cases) {
    await writeFile(broken, content)
    assert.match(await fail(['import', good, broken, '--dir', dir]), place)
  }
  assert.match(await fail(['import', broken, '--dir', dir]), /broken\.geojson/)
  assert.equal((await statusOf(dir)).documents['observation'], 0)
})

test('what is no file, no map file, or not what its name says is refused in one line', async t => {
  const { base, dir } = await projectIn(t)
  await mkdir(join(base, 'folder.geojson'))
  await writeFile(join(base, 'notes.txt'), 'hello')
  await writeFile(join(base, 'false.geojson.gz'), 'not packed')
  const refusals = [
    ['none.geojson', /none\.geojson: there is no such file/],
    ['folder.geojson', /this is a folder/],
    ['notes.txt', /notes\.txt: files of this kind/],
    ['false.geojson.gz', /false\.geojson\.gz/]
  ] as const
  for (const [name, why] of refusals) {
    assert.match(await fail(['import', join(base, name), '--dir', dir]), why)
  }
  assert.equal((await statusOf(dir)).documents['observation'], 0)
})

test('an export appears whole or not at all', async t => {
  const { base, dir } = await projectIn(t)
  await succeed(['import', await writeFeatures(join(base, 'v.geojson'), VILLAGES), '--dir', dir])
  const before = await readdir(base)
  const to = (out: string, format = 'geojson'): string[] => [
    'export',
    '--format',
    format,
    '--out',
    join(base, out),
    ...TERMS,
    '--dir',
    dir
  ]
  assert.match(await fail(to('no/such/x.geojson')), /no such folder/)
  assert.match(await fail(to('a')), /is a folder/)
  assert.match(await fail(to('x.dream', 'dream')), /no format "dream".*geojson/)
  assert.deepEqual(await readdir(base), before)
  await writeFile(join(base, 'old.geojson'), 'old')
  await succeed(to('old.geojson'))
  assert.equal((await readFeatures(join(base, 'old.geojson'))).length, 4)
})

test('an export can go to standard output, and positions can be blurred on the way', async t => {
  const { base, dir } = await projectIn(t)
  await succeed(['import', await writeFeatures(join(base, 'v.geojson'), VILLAGES), '--dir', dir])
  const lines = await succeed([
    'export',
    '--format',
    'geojson',
    '--out',
    '-',
    '--recipient',
    'Council',
    '--purpose',
    'Hearing',
    '--precision',
    '5000',
    '--dir',
    dir
  ])
  const { features } = JSON.parse(lines.join('\n')) as { readonly features: readonly Feature[] }
  assert.equal(features.length, 4)
  const { geometry } = features.find(({ id }) => id === 7) ?? {}
  const { coordinates } = geometry as { readonly coordinates: readonly [number, number] }
  assert.notDeepEqual(coordinates, [-69.5, -12.25])
  assert.ok(Math.abs(coordinates[0] + 69.5) < 0.1 && Math.abs(coordinates[1] + 12.25) < 0.1)
})

test('who may not release gets no file', async t => {
  const { base, dir } = await projectIn(t)
  const hub = await serve(t, dir)
  const other = join(base, 'b')
  await succeed(['join', await inviteFrom(dir), '--via', hub.ws, '--dir', other])
  await succeed(['sync', '--until-complete', '--timeout', '30', '--dir', other])
  const out = join(base, 'out.geojson')
  const line = await fail([
    'export',
    '--format',
    'geojson',
    '--out',
    out,
    '--recipient',
    'Paper',
    '--purpose',
    'News',
    '--precision',
    'exact',
    '--dir',
    other
  ])
  assert.match(line, /coordinator/i)
  assert.deepEqual((await readdir(base)).sort(), ['a', 'b'])
})

test('a real file of earthquakes goes through a running serve and comes out equal', async t => {
  const quakes = fixture('points/usgs-earthquakes.geojson')
  if (quakes === null) return t.skip('no fixture')
  const { base, dir } = await projectIn(t)
  await serve(t, dir)
  assert.deepEqual(await succeed(['import', quakes, '--dir', dir]), ['already there 0', 'imported 1707'])
  const out = join(base, 'out.geojson')
  await succeed(['export', '--format', 'geojson', '--out', out, ...TERMS, '--dir', dir])
  assertSameFeatures(await readFeatures(out), await readFeatures(quakes))
})
