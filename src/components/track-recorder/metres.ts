/** Mean radius of the earth, metres (IUGG). */
const RADIUS = 6_371_008.8
const RADIANS = Math.PI / 180

/** Degrees WGS 84, longitude first; what follows does not matter. */
type Place = readonly [longitude: number, latitude: number, ...rest: readonly number[]]

/** Metres from a place to the straight way between two others. Flat, so for places a few kilometres apart. */
export function metresFromWay(place: Place, from: Place, to: Place): number {
  const [x, y] = flat(place, from)
  const [dx, dy] = flat(to, from)
  const square = dx * dx + dy * dy
  const along = square === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / square))
  return Math.hypot(x - along * dx, y - along * dy)
}

/** East and north of a place, in metres from another one; across the antimeridian too. */
function flat([longitude, latitude]: Place, from: Place): readonly [number, number] {
  const east = ((longitude - from[0] + 540) % 360) - 180
  const middle = ((latitude + from[1]) / 2) * RADIANS
  return [east * RADIANS * RADIUS * Math.cos(middle), (latitude - from[1]) * RADIANS * RADIUS]
}
