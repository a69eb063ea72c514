import { pathsOf } from './draft-shape.js'
import type { DraftShape, LngLat } from './draft-shape.js'

/**
 * Whether the border of an area crosses or touches itself, or another of its borders runs through it, so that nobody
 * could say what is inside. A hole may touch the border around it.
 */
export function crossesItself(draft: DraftShape): boolean {
  if (draft.type !== 'area') return false
  const rings = pathsOf(draft).map(({ places }) => places)
  return rings.some(
    (ring, at) => ringCrosses(ring) || rings.slice(at + 1).some(other => runsThrough(ring, other))
  )
}

function ringCrosses(places: readonly LngLat[]): boolean {
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

/** Whether two stretches of two rings cut each other. */
function runsThrough(ring: readonly LngLat[], other: readonly LngLat[]): boolean {
  return ring.some((a, one) => {
    const b = ring[(one + 1) % ring.length]!
    return other.some((c, two) => {
      const d = other[(two + 1) % other.length]!
      return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
    })
  })
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
