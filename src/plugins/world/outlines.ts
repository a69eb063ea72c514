import type { MultiLineString, MultiPolygon, Position } from 'geojson'
import { CairnError } from '../../model/index.js'

/** The data file: lines as steps from point to point (see scripts/build-world.mjs). */
interface WorldData {
  readonly unitsPerDegree: number
  readonly land: readonly (readonly (readonly number[])[])[]
  readonly borders: readonly (readonly number[])[]
}

/** Land, its coasts and the borders between countries, as GeoJSON in degrees. */
export interface Outlines {
  readonly land: MultiPolygon
  readonly coast: MultiLineString
  readonly borders: MultiLineString
}

/** Where Natural Earth cuts the world open: an edge there is no coast. */
const CUT_LONGITUDE = 179.999
const CUT_LATITUDE = -89.999

function unfold(steps: readonly number[], unitsPerDegree: number): Position[] {
  const line: Position[] = []
  let x = 0
  let y = 0
  for (let i = 0; i + 1 < steps.length; i += 2) {
    x += steps[i]!
    y += steps[i + 1]!
    line.push([x / unitsPerDegree, y / unitsPerDegree])
  }
  return line
}

function onCut(a: Position, b: Position): boolean {
  const along = (limit: number): boolean =>
    a[0]! * Math.sign(limit) >= Math.abs(limit) && b[0]! * Math.sign(limit) >= Math.abs(limit)
  return along(CUT_LONGITUDE) || along(-CUT_LONGITUDE) || (a[1]! <= CUT_LATITUDE && b[1]! <= CUT_LATITUDE)
}

function coastOf(ring: readonly Position[]): Position[][] {
  const lines: Position[][] = []
  let line: Position[] = []
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

/**
 * Reads the outlines.
 * @throws CairnError 'unreachable' when the data file cannot be fetched
 */
export async function loadOutlines(url: string): Promise<Outlines> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new CairnError('unreachable', 'The world map could not be read. Load the page again.', { cause })
  })
  if (!response.ok) {
    throw new CairnError(
      'unreachable',
      'The world map is missing. Put world-50m.json beside the page’s script.',
      {
        detail: { status: response.status }
      }
    )
  }
  const data = (await response.json()) as WorldData
  const land = data.land.map(rings => rings.map(ring => unfold(ring, data.unitsPerDegree)))
  return {
    land: { type: 'MultiPolygon', coordinates: land },
    coast: { type: 'MultiLineString', coordinates: land.flatMap(rings => rings.flatMap(coastOf)) },
    borders: {
      type: 'MultiLineString',
      coordinates: data.borders.map(line => unfold(line, data.unitsPerDegree))
    }
  }
}
