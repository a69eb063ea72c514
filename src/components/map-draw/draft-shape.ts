import { checkGeometry } from '../../model/geometry.js'
import { partsOf, wrapLongitude } from '../../model/geometry-parts.js'
import type { Geometry, Json } from '../../model/index.js'
import { mercatorLatitude, mercatorY } from '../../model/web-mercator.js'

export type ShapeType = 'point' | 'line' | 'area'
/** Longitude, latitude in degrees. Across the antimeridian longitudes go on beyond 180. */
export type LngLat = readonly [longitude: number, latitude: number]

/** A point, a line or an area while it is drawn: the places of the line or of the ring, which is not closed. */
export interface DraftShape {
  readonly type: ShapeType
  /** Of all paths, one after the other. */
  readonly places: readonly LngLat[]
  /** Where it has several lines, or rings. */
  readonly paths?: readonly DraftPath[]
  /** Positions as they were written, by their place: who did not move keeps all decimals and its height. */
  readonly written?: ReadonlyMap<string, readonly number[]>
}

/** One of several lines, or a ring: of each part the first is its border, and the others are holes in it. */
interface DraftPath {
  /** How many of the places it has. */
  readonly length: number
  readonly part: number
}

/** A path with its places, and the number that its first place has among all. */
export interface PlacedPath {
  readonly places: readonly LngLat[]
  readonly start: number
  readonly part: number
}

/** More decimals than seven, a centimetre, are noise. */
const DECIMALS = 1e7

export function emptyDraft(type: ShapeType): DraftShape {
  return { type, places: [] }
}

/** What a geometry looks like to be drawn on; null for one of several kinds, which is kept as it is. */
export function draftOf(geometry: unknown): DraftShape | null {
  if (!checkGeometry(geometry)) return null
  const { points, lines, areas } = partsOf(geometry)
  if ([points, lines, areas].filter(each => each.length > 0).length !== 1) return null
  const written = writtenOf(geometry)
  if (points.length > 0)
    return draft(
      'point',
      points.map((point, part) => ({ places: [point], part })),
      written
    )
  if (lines.length > 0)
    return draft(
      'line',
      lines.map((places, part) => ({ places, part })),
      written
    )
  const rings = areas.flatMap((area, part) => area.map(ring => ({ places: openRing(ring), part })))
  return draft('area', rings, written)
}

function draft(
  type: ShapeType,
  paths: readonly { readonly places: readonly LngLat[]; readonly part: number }[],
  written: ReadonlyMap<string, readonly number[]>
): DraftShape {
  const places = paths.flatMap(path => path.places)
  const several = paths.length > 1 && {
    paths: paths.map(path => ({ length: path.places.length, part: path.part }))
  }
  return { type, places, ...several, ...(written.size > 0 && { written }) }
}

/** Only what rounding would change, or what has a height. */
function writtenOf(geometry: Geometry): ReadonlyMap<string, readonly number[]> {
  const written = new Map<string, readonly number[]>()
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return
    const [longitude, latitude] = value as readonly unknown[]
    if (typeof longitude !== 'number' || typeof latitude !== 'number') return value.forEach(walk)
    const position = value as readonly number[]
    const plain = position.length === 2 && rounded(longitude) === longitude && rounded(latitude) === latitude
    if (!plain) written.set(keyOf([longitude, latitude]), position)
  }
  if ('coordinates' in geometry) walk(geometry.coordinates)
  return written
}

function keyOf([longitude, latitude]: LngLat): string {
  return `${rounded(wrapLongitude(longitude))},${rounded(latitude)}`
}

function openRing(ring: readonly LngLat[]): readonly LngLat[] {
  const [first, last] = [ring[0]!, ring.at(-1)!]
  return ring.length > 1 && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring
}

export function pathsOf({ places, paths }: DraftShape): readonly PlacedPath[] {
  if (paths === undefined) return [{ places, start: 0, part: 0 }]
  let start = 0
  return paths.map(({ length, part }) => {
    const path = { places: places.slice(start, start + length), start, part }
    start += length
    return path
  })
}

/** With one place more: at the end of a line or ring, of several where it is nearest; a point moves there. */
export function withPlace(draft: DraftShape, place: LngLat): DraftShape {
  if (draft.paths === undefined)
    return { ...draft, places: draft.type === 'point' ? [place] : [...draft.places, place] }
  if (draft.type === 'point') {
    const part = Math.max(...draft.paths.map(path => path.part)) + 1
    return { ...draft, places: [...draft.places, place], paths: [...draft.paths, { length: 1, part }] }
  }
  const away = (middle: LngLat): number => Math.hypot(middle[0] - place[0], middle[1] - place[1])
  const [nearest] = [...middlesOf(draft)].sort((a, b) => away(a.place) - away(b.place))
  return nearest === undefined ? draft : withInserted(draft, nearest.at, place)
}

/** Between the place before that number and that one, in the path of the former. */
export function withInserted(draft: DraftShape, at: number, place: LngLat): DraftShape {
  return { ...draft, places: draft.places.toSpliced(at, 0, place), ...resized(draft, at - 1, 1) }
}

export function withMoved(draft: DraftShape, at: number, place: LngLat): DraftShape {
  return { ...draft, places: draft.places.with(at, place) }
}

/** A path that has no place left is gone, and a border takes its holes with it. */
export function withoutPlace(draft: DraftShape, at: number): DraftShape {
  const left = { ...draft, places: draft.places.toSpliced(at, 1), ...resized(draft, at, -1) }
  const gone = left.paths?.findIndex(({ length }) => length === 0) ?? -1
  if (left.paths === undefined || gone === -1) return left
  const { part } = left.paths[gone]!
  const isBorder = left.paths.findIndex(path => path.part === part) === gone
  const stays = pathsOf(left).filter((path, index) => (isBorder ? path.part !== part : index !== gone))
  return {
    ...left,
    places: stays.flatMap(path => path.places),
    paths: stays.map(path => ({ length: path.places.length, part: path.part }))
  }
}

function resized(draft: DraftShape, at: number, by: number): Pick<DraftShape, 'paths'> {
  if (draft.paths === undefined) return {}
  const index = pathsOf(draft).findIndex(({ start, places }) => at >= start && at < start + places.length)
  return {
    paths: draft.paths.map((path, each) => (each === index ? { ...path, length: path.length + by } : path))
  }
}

/** Middles of the stretches, at which a place can be put in, with the number that it would have. */
export function middlesOf(draft: DraftShape): readonly { readonly at: number; readonly place: LngLat }[] {
  if (draft.type === 'point') return []
  return pathsOf(draft).flatMap(({ places, start }) => {
    if (places.length < 2) return []
    const ends = draft.type === 'area' && places.length > 2 ? [...places, places[0]!] : places
    return ends.slice(1).map((end, at) => ({ at: start + at + 1, place: middle(ends[at]!, end) }))
  })
}

/** On the stretch as the map draws it. */
function middle(start: LngLat, end: LngLat): LngLat {
  const height = (mercatorY(start[1]) + mercatorY(end[1])) / 2
  return [(start[0] + end[0]) / 2, mercatorLatitude(height)]
}

/** Places that make a shape. */
const LEAST = { point: 1, line: 2, area: 3 } as const

/** The geometry as RFC 7946 has it, borders counter-clockwise and holes clockwise; null while places are missing. */
export function geometryOf(draft: DraftShape): (Geometry & Json) | null {
  const paths = pathsOf(draft)
  if (paths.length === 0 || paths.some(({ places }) => places.length < LEAST[draft.type])) return null
  const isOne = new Set(paths.map(({ part }) => part)).size === 1
  const write = (place: LngLat): number[] => [
    ...(draft.written?.get(keyOf(place)) ?? [rounded(wrapLongitude(place[0])), rounded(place[1])])
  ]
  if (draft.type === 'area') {
    const areas = areasOf(paths, write)
    return isOne ? { type: 'Polygon', coordinates: areas[0]! } : { type: 'MultiPolygon', coordinates: areas }
  }
  const lines = paths.map(({ places }) => places.map(write))
  if (draft.type === 'line')
    return isOne
      ? { type: 'LineString', coordinates: lines[0]! }
      : { type: 'MultiLineString', coordinates: lines }
  const points = lines.map(([point]) => point!)
  return isOne ? { type: 'Point', coordinates: points[0]! } : { type: 'MultiPoint', coordinates: points }
}

function areasOf(paths: readonly PlacedPath[], write: (place: LngLat) => number[]): number[][][][] {
  const areas = new Map<number, number[][][]>()
  for (const { places, part } of paths) {
    const rings = areas.get(part) ?? []
    areas.set(part, rings)
    const isHole = rings.length > 0
    const ring = places.map(write)
    if (isClockwise(places) !== isHole) ring.reverse()
    rings.push([...ring, ring[0]!])
  }
  return [...areas.values()]
}

function rounded(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS
}

function isClockwise(ring: readonly LngLat[]): boolean {
  let area = 0
  for (const [at, [x, y]] of ring.entries()) {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!
    area += x * nextY - nextX * y
  }
  return area < 0
}
