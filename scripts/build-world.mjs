#!/usr/bin/env node
/**
 * Makes the data of the bundled world map, `src/plugins/world/world-50m.json`, from world-atlas (Natural Earth,
 * public domain). Run it again only for another version of world-atlas; the result is committed.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { feature, mesh } from 'topojson-client'

const atlas = new URL('../node_modules/world-atlas/countries-50m.json', import.meta.url)
const target = new URL('../src/plugins/world/world-50m.json', import.meta.url)
/** Units a degree: about 100 m, finer than the drawing of 1:50 million. */
const unitsPerDegree = 1000

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

/** `[x, y, dx, dy, …]` in units: the first point, then steps from each to the next. */
function steps(line) {
  const out = []
  let lastX = 0
  let lastY = 0
  for (const [longitude, latitude] of line) {
    const x = Math.round(longitude * unitsPerDegree)
    const y = Math.round(latitude * unitsPerDegree)
    if (out.length > 0 && x === lastX && y === lastY) continue
    out.push(x - lastX, y - lastY)
    lastX = x
    lastY = y
  }
  return out
}

const topology = JSON.parse(await readFile(atlas, 'utf8'))
const land = feature(topology, topology.objects.land)
const polygons = (land.features ?? [land]).flatMap(({ geometry }) =>
  geometry.type === 'MultiPolygon' ? geometry.coordinates : [geometry.coordinates]
)
const borders = mesh(topology, topology.objects.countries, (a, b) => a !== b)
const world = {
  source: 'Natural Earth 1:50m by world-atlas 2.0.2',
  unitsPerDegree,
  land: polygons.map(rings => rings.map(ring => steps(unwrap(ring)))),
  borders: borders.coordinates.map(line => steps(unwrap(line)))
}
await writeFile(target, `${JSON.stringify(world)}\n`)
console.log(`${world.land.length} land polygons, ${world.borders.length} border lines`)
