import { mercatorX, mercatorY } from '../model/index.js'

/**
 * Web Mercator on a grid of 2^26 × 2^26 squares (0.6 m at the equator), and the Morton number of a square:
 * the bits of x and y in turn. Every square of every zoom is one contiguous range of Morton numbers.
 */
export const GRID_BITS = 26
export const GRID_SIZE = 2 ** GRID_BITS

const HALF_BITS = 13
const HALF = 2 ** HALF_BITS
/** The bits of a 13-bit number spread to the even places of a 26-bit one, and back. */
const SPREAD = new Uint32Array(HALF)
for (let value = 0; value < HALF; value++) {
  let spread = 0
  for (let bit = 0; bit < HALF_BITS; bit++) spread |= ((value >> bit) & 1) << (2 * bit)
  SPREAD[value] = spread
}

/** Longitude in degrees → column of the grid. */
export function gridX(longitude: number): number {
  return clampToGrid(mercatorX(longitude) * GRID_SIZE)
}

/** Latitude in degrees → row of the grid, from the north. Beyond 85.05° it is the first or the last row. */
export function gridY(latitude: number): number {
  return clampToGrid(mercatorY(latitude) * GRID_SIZE)
}

function clampToGrid(value: number): number {
  return Math.min(GRID_SIZE - 1, Math.max(0, Math.floor(value)))
}

/** Fits a double exactly: 52 bits. */
export function morton(x: number, y: number): number {
  const high = SPREAD[x >>> HALF_BITS]! | (SPREAD[y >>> HALF_BITS]! << 1)
  const low = SPREAD[x & (HALF - 1)]! | (SPREAD[y & (HALF - 1)]! << 1)
  return high * GRID_SIZE + low
}

export function mortonX(key: number): number {
  return (gather(Math.floor(key / GRID_SIZE)) << HALF_BITS) | gather(key % GRID_SIZE)
}

export function mortonY(key: number): number {
  return (gather(Math.floor(key / GRID_SIZE) >>> 1) << HALF_BITS) | gather((key % GRID_SIZE) >>> 1)
}

/** The even bits of a 26-bit number, pushed together. */
function gather(bits: number): number {
  let value = bits & 0x1555555
  value = (value | (value >>> 1)) & 0x3333333
  value = (value | (value >>> 2)) & 0xf0f0f0f
  value = (value | (value >>> 4)) & 0xff00ff
  return (value | (value >>> 8)) & 0xffff
}
