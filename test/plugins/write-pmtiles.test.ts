import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Compression, TileType } from 'pmtiles'
import { mapFiles } from '../../src/plugins/index.js'
import { writePmtiles } from '../../src/plugins/map-files/write-pmtiles.js'

const kind = mapFiles().contributes.basemapKinds!.find(({ id }) => id === 'pmtiles')!
const { signal } = new AbortController()

test('a file of many tiles is read back, each tile as it was', async () => {
  // More than the first directory holds, in an order that is not the file's.
  const side = 140
  const places = Array.from({ length: side * side }, (_, at) => ({
    z: 8,
    x: at % side,
    y: Math.floor(at / side)
  }))
  const bytes = places.map(({ x, y }) => Uint8Array.from([x, y, ...new Array<number>((x + y) % 5).fill(7)]))
  const tiles = places.map((place, at) => ({ ...place, size: bytes[at]!.length }))
  const about = { name: 'Valley', attribution: 'Survey', box: [-180, -10, -20, 85] as const }
  const file = await writePmtiles(tiles, [new Blob(bytes)], about, {
    type: TileType.Png,
    compression: Compression.None
  })
  const map = await kind.open(file, { signal })
  assert.deepEqual([map.name, map.attribution, map.box], ['Valley', 'Survey', [-180, -10, -20, 85]])
  for (const at of [0, 1, 139, 140, 4095, 4096, 9999, side * side - 1]) {
    const { x, y } = places[at]!
    assert.deepEqual(await map.resource!(`8/${x}/${y}`, { signal }), bytes[at], `${x}/${y}`)
  }
  assert.equal(await map.resource!('8/141/0', { signal }), null)
})
