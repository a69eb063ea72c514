/** Longitude and latitude, degrees WGS 84. */
export type Position = readonly [longitude: number, latitude: number]

/**
 * A position that somebody wrote: decimal degrees (`-4.2, -73.1`), degrees with minutes and seconds (`4°12'30"S
 * 73°6'W`), or UTM (`18M 499000 9535000`). Without letters of the quarters latitude comes first, as on paper and in
 * most devices. Null for text that is none of these, or names no place on the earth.
 */
export function parseCoordinates(text: string): Position | null {
  const plain = text
    .trim()
    .toUpperCase()
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[−–]/g, '-')
    .replace(/[’′ʹ`´]/g, "'")
    .replace(/[”“″ʺ]|''/g, '"')
    .replace(/٫/g, '.')
  return utm(plain) ?? degrees(plain)
}

/** One angle: degrees, and minutes and seconds where they are. */
const NUMBERS = String.raw`([+-]?\d+(?:[.,]\d+)?)\s*(?:[°ºD\s]|(?=[NSEWO,;]|$))\s*(?:(\d+(?:[.,]\d+)?)\s*')?\s*(?:(\d+(?:[.,]\d+)?)\s*")?`
/** With its quarter before, or behind, or none. */
const AHEAD = new RegExp(String.raw`([NSEWO])\s*${NUMBERS}`, 'y')
const BEHIND = new RegExp(String.raw`()${NUMBERS}\s*([NSEWO])?`, 'y')

interface Angle {
  readonly value: number
  readonly quarter: string
}

function degrees(text: string): Position | null {
  // A comma between digits is a decimal sign only where another sign keeps the two angles apart.
  const apart = /[;NSEWO°º]|,\s|\s/.test(text.replace(/^\s*[NSEWO]/, ''))
  const source = apart ? text : text.replace(',', ' ; ')
  const first = angleAt(source, 0)
  if (first === null) return null
  const between = /^[\s,;]*/.exec(source.slice(first.end))![0].length
  const second = angleAt(source, first.end + between)
  if (second === null || source.slice(second.end).trim() !== '') return null
  return placed(first.angle, second.angle)
}

function angleAt(text: string, at: number): { readonly angle: Angle; readonly end: number } | null {
  const shape = /[NSEWO]/.test(text.charAt(at)) ? AHEAD : BEHIND
  shape.lastIndex = at
  const found = shape.exec(text)
  if (found === null) return null
  const [, before = '', whole = '', minutes = '0', seconds = '0', behind = ''] = found
  const parts = [whole, minutes, seconds].map(part => Number(part.replace(',', '.')))
  const [degree, minute, second] = parts as [number, number, number]
  if (minute >= 60 || second >= 60) return null
  const quarter = before || behind
  const size = Math.abs(degree) + minute / 60 + second / 3600
  const isNegative = whole.startsWith('-') || quarter === 'S' || quarter === 'W' || quarter === 'O'
  return { angle: { value: isNegative ? -size : size, quarter }, end: shape.lastIndex }
}

function placed(first: Angle, second: Angle): Position | null {
  const isAcross = ({ quarter }: Angle): boolean => quarter === 'E' || quarter === 'W' || quarter === 'O'
  const isUp = ({ quarter }: Angle): boolean => quarter === 'N' || quarter === 'S'
  if ((isAcross(first) && isAcross(second)) || (isUp(first) && isUp(second))) return null
  const swapped = isAcross(first) || isUp(second)
  return onEarth(swapped ? [first.value, second.value] : [second.value, first.value])
}

function onEarth([longitude, latitude]: Position): Position | null {
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? [longitude, latitude] : null
}

/** WGS 84: half the equator's width of the ellipsoid, metres, and its flattening; UTM's scale on the middle line. */
const RADIUS = 6_378_137
const FLATTENING = 1 / 298.257223563
const SCALE = 0.9996

/** `18M 499000 9535000`: zone, band, metres east and north. Bands C to M lie south of the equator. */
function utm(text: string): Position | null {
  const found =
    /^(\d{1,2})\s*([C-HJ-NP-X])\s+(\d{6,7}(?:\.\d+)?)\s*M?E?[\s,;]+(\d{1,8}(?:\.\d+)?)\s*M?N?$/.exec(text)
  if (found === null) return null
  const zone = Number(found[1])
  const isSouth = found[2]! < 'N'
  const east = Number(found[3]) - 500_000
  const north = Number(found[4]) - (isSouth ? 10_000_000 : 0)
  if (zone < 1 || zone > 60) return null
  return onEarth(fromTransverseMercator(east, north, zone * 6 - 183))
}

/** Krüger's series to the third power of the third flattening: better than a millimetre within a zone. */
function fromTransverseMercator(east: number, north: number, middle: number): Position {
  const n = FLATTENING / (2 - FLATTENING)
  const meridian = (RADIUS / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)
  const beta = [n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96, n ** 2 / 48 + n ** 3 / 15, (17 * n ** 3) / 480]
  const delta = [
    2 * n - (2 * n ** 2) / 3 - 2 * n ** 3,
    (7 * n ** 2) / 3 - (8 * n ** 3) / 5,
    (56 * n ** 3) / 15
  ]
  let xi = north / (SCALE * meridian)
  let eta = east / (SCALE * meridian)
  const [xi0, eta0] = [xi, eta]
  for (const [place, factor] of beta.entries()) {
    const times = 2 * (place + 1)
    xi -= factor * Math.sin(times * xi0) * Math.cosh(times * eta0)
    eta -= factor * Math.cos(times * xi0) * Math.sinh(times * eta0)
  }
  const chi = Math.asin(Math.sin(xi) / Math.cosh(eta))
  const latitude = delta.reduce((sum, factor, place) => sum + factor * Math.sin(2 * (place + 1) * chi), chi)
  const longitude = Math.atan2(Math.sinh(eta), Math.cos(xi))
  return [middle + (longitude * 180) / Math.PI, (latitude * 180) / Math.PI]
}
