import { checkGeometry, partsOf, wrapLongitude } from '../../model/index.js'
import type { Geometry, Json } from '../../model/index.js'

export type ShapeType = 'point' | 'line' | 'area'
/** Longitude, latitude in degrees. Across the antimeridian longitudes go on beyond 180. */
export type LngLat = readonly [longitude: number, latitude: number]

/** A point, a line or an area while it is drawn: the places of the line or of the ring, which is not closed. */
export interface DraftShape {
  readonly type: ShapeType
  readonly places: readonly LngLat[]
}

/** Places that make a shape. */
const LEAST = { point: 1, line: 2, area: 3 } as const
/** More decimals than seven, a centimetre, are noise. */
const DECIMALS = 1e7

export function emptyDraft(type: ShapeType): DraftShape {
  return { type, places: [] }
}

/** What a geometry looks like to be drawn on; null for several parts or an area with holes, which are kept as they are. */
export function draftOf(geometry: unknown): DraftShape | null {
  if (!checkGeometry(geometry)) return null
  const { points, lines, areas } = partsOf(geometry)
  const count = points.length + lines.length + areas.flat().length
  if (count !== 1) return null
  if (points[0] !== undefined) return { type: 'point', places: [points[0]] }
  if (lines[0] !== undefined) return { type: 'line', places: lines[0] }
  return { type: 'area', places: openRing(areas[0]![0]!) }
}

function openRing(ring: readonly LngLat[]): readonly LngLat[] {
  const [first, last] = [ring[0]!, ring.at(-1)!]
  return ring.length > 1 && first[0] === last[0] && first[1] === last[1] ? ring.slice(0, -1) : ring
}

/** With one place more at the end; a point moves there. */
export function withPlace(draft: DraftShape, place: LngLat): DraftShape {
  return { ...draft, places: draft.type === 'point' ? [place] : [...draft.places, place] }
}

export function withInserted(draft: DraftShape, at: number, place: LngLat): DraftShape {
  return { ...draft, places: draft.places.toSpliced(at, 0, place) }
}

export function withMoved(draft: DraftShape, at: number, place: LngLat): DraftShape {
  return { ...draft, places: draft.places.with(at, place) }
}

export function withoutPlace(draft: DraftShape, at: number): DraftShape {
  return { ...draft, places: draft.places.toSpliced(at, 1) }
}

/** Middles of the stretches, at which a place can be put in, with the number that it would have. */
export function middlesOf({
  type,
  places
}: DraftShape): readonly { readonly at: number; readonly place: LngLat }[] {
  if (type === 'point' || places.length < 2) return []
  const ends = type === 'area' && places.length > 2 ? [...places, places[0]!] : places
  return ends.slice(1).map((end, at) => {
    const start = ends[at]!
    const height = (heightOf(start[1]) + heightOf(end[1])) / 2
    const latitude = (Math.atan(Math.sinh(height)) * 180) / Math.PI
    return { at: at + 1, place: [(start[0] + end[0]) / 2, latitude] as const }
  })
}

/** In Web Mercator, so that a middle lies on the stretch as the map draws it. */
function heightOf(latitude: number): number {
  return Math.asinh(Math.tan((latitude * Math.PI) / 180))
}

/** The geometry as RFC 7946 has it, outer rings counter-clockwise; null while places are missing. */
export function geometryOf({ type, places }: DraftShape): (Geometry & Json) | null {
  if (places.length < LEAST[type]) return null
  const coordinates = places.map(([lng, lat]): [number, number] => [
    rounded(wrapLongitude(lng)),
    rounded(lat)
  ])
  if (type === 'point') return { type: 'Point', coordinates: coordinates[0]! }
  if (type === 'line') return { type: 'LineString', coordinates }
  const ring = isClockwise(places) ? coordinates.reverse() : coordinates
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
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

/** Whether the border of an area crosses or touches itself, so that nobody could say what is inside. */
export function crossesItself({ type, places }: DraftShape): boolean {
  if (type !== 'area') return false
  const count = places.length
  for (let one = 0; one < count; one++) {
    for (let other = one + 1; other < count; other++) {
      const isNext = other === one + 1 || (one === 0 && other === count - 1)
      const [a, b] = [places[one]!, places[(one + 1) % count]!]
      const [c, d] = [places[other]!, places[(other + 1) % count]!]
      if (isNext ? count > 2 && foldsBack(a, b, c, d) : meets(a, b, c, d)) return true
    }
  }
  return false
}

/** Which side of a line through two places a third lies on. */
function side(a: LngLat, b: LngLat, c: LngLat): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
}

function meets(a: LngLat, b: LngLat, c: LngLat, d: LngLat): boolean {
  const sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)] as const
  if (sides[0] !== sides[1] && sides[2] !== sides[3]) return true
  return (
    (sides[0] === 0 && isBetween(a, b, c)) ||
    (sides[1] === 0 && isBetween(a, b, d)) ||
    (sides[2] === 0 && isBetween(c, d, a)) ||
    (sides[3] === 0 && isBetween(c, d, b))
  )
}

function isBetween(a: LngLat, b: LngLat, place: LngLat): boolean {
  const within = (axis: 0 | 1): boolean =>
    place[axis] >= Math.min(a[axis], b[axis]) && place[axis] <= Math.max(a[axis], b[axis])
  return within(0) && within(1)
}

/** Two stretches that share an end, of which one lies on the other. */
function foldsBack(a: LngLat, b: LngLat, c: LngLat, d: LngLat): boolean {
  const isShared = b[0] === c[0] && b[1] === c[1]
  const [from, at, to] = isShared ? [a, b, d] : [c, a, b]
  if (side(from, at, to) !== 0) return false
  return (from[0] - at[0]) * (to[0] - at[0]) + (from[1] - at[1]) * (to[1] - at[1]) >= 0
}
