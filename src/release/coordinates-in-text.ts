import type { Json } from '../model/index.js'

/** Names under which people and programs keep a position besides the geometry. */
const NAMES =
  /^(?:x|y|z|lat|lon|lng|long|latitude|longitude|easting|northing|utm.*|mgrs|geohash|plus_?code|coords?|coordinates?|geom(?:etry)?|wkt|location|position|gps.*)$/i
const WORDS = /(?:^|[\s_.:-])(?:lat|lon|lng|latitude|longitude|coordinates?|gps)(?:$|[\s_.:-])/i
/** Two numbers with three decimals or more beside each other. */
const PAIR = /[+-]?\d{1,3}[.]\d{3,}\D{1,8}[+-]?\d{1,3}[.]\d{3,}/
/** Degrees, minutes. */
const DEGREES = /\d{1,3}\s*°\s*\d{1,2}/

/** True for an answer that tells a position, by its name or by what it holds. */
export function tellsPosition(name: string, value: Json): boolean {
  if (value === null || typeof value === 'boolean' || value === '') return false
  if (NAMES.test(name) || WORDS.test(name)) return true
  if (typeof value === 'string') return PAIR.test(value) || DEGREES.test(value)
  if (typeof value === 'number') return false
  if (Array.isArray(value)) {
    const items = value as readonly Json[]
    return isPosition(items) || items.some(item => tellsPosition('', item))
  }
  return Object.entries(value as { readonly [key: string]: Json }).some(([key, item]) =>
    tellsPosition(key, item)
  )
}

function isPosition(items: readonly Json[]): boolean {
  const [first, second] = items
  return items.length <= 3 && isDegrees(first) && isDegrees(second)
}
function isDegrees(value: Json | undefined): boolean {
  return typeof value === 'number' && Math.abs(value) <= 180 && !Number.isInteger(value * 100)
}
