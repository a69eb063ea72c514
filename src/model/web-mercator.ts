/**
 * Web Mercator (EPSG:3857), the flat map that tiles are cut from. The side of the world is 1: x is 0 at 180° west, y is
 * 0 at 85.0511° north, and both go on beyond the world, so that nothing is cut here.
 */
const RADIANS = Math.PI / 180

/** Longitude in degrees → 0 in the west to 1 in the east. */
export function mercatorX(longitude: number): number {
  return longitude / 360 + 0.5
}

/** Latitude in degrees → 0 in the north to 1 in the south; finite at the poles too. */
export function mercatorY(latitude: number): number {
  return 0.5 - Math.asinh(Math.tan(latitude * RADIANS)) / (2 * Math.PI)
}

/** The latitude in degrees at a height of the map: undoes `mercatorY`. */
export function mercatorLatitude(y: number): number {
  return Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) / RADIANS
}
