#!/usr/bin/env node
/**
 * Makes the bundled world map, `src/plugins/world/world-50m.pmtiles`, from world-atlas (Natural Earth, public domain):
 * vector tiles, so that a phone that opens a map cuts nothing into tiles itself. Run it again only for another version
 * of world-atlas; the result is committed.
 */
import { Blob } from 'node:buffer'
import { readFile, writeFile } from 'node:fs/promises'
import { GeoJSONVT } from '@maplibre/geojson-vt'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { Compression, TileType } from 'pmtiles'
import { feature, mesh } from 'topojson-client'
import { tsImport } from 'tsx/esm/api'

const { gzip, writePmtiles } = await tsImport('../src/plugins/map-files/write-pmtiles.ts', import.meta.url)

const atlas = new URL('../node_modules/world-atlas/countries-50m.json', import.meta.url)
const target = new URL('../src/plugins/world/world-50m.pmtiles', import.meta.url)

/** The closest zoom: a unit is about 150 m there, finer than the drawing of 1:50 million. */
const MAX_ZOOM = 4
/** Units across a tile, those that the map library draws in. */
const EXTENT = 8192
/** Of an edge that the widest line covers: 16 pixels. */
const BUFFER = 256
/** Three tenths of a pixel. */
const TOLERANCE = 4.8
/** Where Natural Earth cuts the world open: an edge there is no coast. */
const CUT = { longitude: 179.999, latitude: -89.999 }

/** A line over the antimeridian goes on beyond 180 degrees, so that no edge runs around the world. */
function unwrap(line) {
  let turn = 0
  return line.map(([longitude, latitude], i) => {
    const before = line[i - 1]
    if (before !== undefined && latitude > -89.9) {
      if (longitude - before[0] > 180) turn -= 360
      else if (longitude - before[0] < -180) turn += 360
    }
    return [longitude + turn, latitude]
  })
}

/** A ring around a pole has no end on a flat map: it goes down to the pole and back along it. */
function closed(ring) {
  const [first, last] = [ring[0], ring.at(-1)]
  if (Math.abs(last[0] - first[0]) < 180) return ring
  const pole = 90 * Math.sign(first[1])
  return [...ring, [last[0], pole], [first[0], pole], first]
}

function onCut(a, b) {
  const along = side => a[0] * side >= CUT.longitude && b[0] * side >= CUT.longitude
  return along(1) || along(-1) || (a[1] <= CUT.latitude && b[1] <= CUT.latitude)
}

/** A ring without its edges along the cuts. */
function coastOf(ring) {
  const lines = []
  let line = []
  ring.forEach((point, i) => {
    const before = ring[i - 1]
    if (before !== undefined && onCut(before, point)) {
      if (line.length > 1) lines.push(line)
      line = []
    }
    line.push(point)
  })
  if (line.length > 1) lines.push(line)
  return lines
}

/** The tiles of one shape, by zoom and place. */
function cut(type, coordinates) {
  const data = { type: 'Feature', properties: {}, geometry: { type, coordinates } }
  return new GeoJSONVT(data, {
    maxZoom: MAX_ZOOM,
    indexMaxZoom: MAX_ZOOM,
    indexMaxPoints: 0,
    extent: EXTENT,
    buffer: BUFFER,
    tolerance: TOLERANCE
  })
}

const topology = JSON.parse(await readFile(atlas, 'utf8'))
const land = feature(topology, topology.objects.land)
const polygons = (land.features ?? [land])
  .flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates]
  )
  .map(rings => rings.map(ring => closed(unwrap(ring))))
const borders = mesh(topology, topology.objects.countries, (a, b) => a !== b).coordinates.map(unwrap)
const layers = {
  land: cut('MultiPolygon', polygons),
  coast: cut(
    'MultiLineString',
    polygons.flatMap(rings => rings.flatMap(coastOf))
  ),
  borders: cut('MultiLineString', borders)
}

const tiles = []
const data = []
for (let z = 0; z <= MAX_ZOOM; z++) {
  for (let x = 0; x < 2 ** z; x++) {
    for (let y = 0; y < 2 ** z; y++) {
      const found = Object.entries(layers)
        .map(([name, index]) => [name, index.getTile(z, x, y)])
        .filter(([, tile]) => tile !== null && tile.features.length > 0)
      if (found.length === 0) continue
      const bytes = await gzip(fromGeojsonVt(Object.fromEntries(found), { version: 2, extent: EXTENT }))
      tiles.push({ z, x, y, size: bytes.length })
      data.push(new Blob([bytes]))
    }
  }
}
const about = { name: 'World', attribution: 'Natural Earth', box: [-180, -85.0511, 180, 85.0511] }
const file = await writePmtiles(tiles, data, about, {
  type: TileType.Mvt,
  compression: Compression.Gzip,
  metadata: {
    description: 'Natural Earth 1:50m by world-atlas 2.0.2',
    vector_layers: Object.keys(layers).map(id => ({ id, fields: {} }))
  }
})
await writeFile(target, new Uint8Array(await file.arrayBuffer()))
console.log(`${tiles.length} tiles, ${file.size} bytes`)
