/** How a position is written: degrees as a decimal, degrees with minutes and seconds, or metres on the UTM grid. */
export const NOTATIONS = ['decimal', 'dms', 'utm'] as const
export type Notation = (typeof NOTATIONS)[number]

export interface Sexagesimal {
  readonly degrees: number
  readonly minutes: number
  /** With one decimal place; never 60. */
  readonly seconds: number
}

/** The size of an angle in degrees, minutes and tenths of seconds; its sign is left to the letter behind it. */
export function sexagesimal(angle: number): Sexagesimal {
  const tenths = Math.round(Math.abs(angle) * 36_000)
  return {
    degrees: Math.floor(tenths / 36_000),
    minutes: Math.floor(tenths / 600) % 60,
    seconds: (tenths % 600) / 10
  }
}

export interface Utm {
  /** 1 to 60. */
  readonly zone: number
  /** Letter of the band of latitude, C to X. */
  readonly band: string
  /** Metres. */
  readonly easting: number
  readonly northing: number
}

const BANDS = 'CDEFGHJKLMNPQRSTUVWX'
/** WGS 84: half the great axis in metres, third flattening. */
const AXIS = 6_378_137
const N = 1 / 298.257223563 / (2 - 1 / 298.257223563)
const SCALE = 0.9996
const RADIUS = (AXIS / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64)
/** Krüger's series for the transverse Mercator projection, to the third power of n: below a millimetre in a zone. */
const SERIES = [
  N / 2 - (2 / 3) * N ** 2 + (5 / 16) * N ** 3,
  (13 / 48) * N ** 2 - (3 / 5) * N ** 3,
  (61 / 240) * N ** 3
]

/** A position on the UTM grid; null near the poles, beyond 84° N and 80° S, where the grid ends. */
export function utm(longitude: number, latitude: number): Utm | null {
  if (!(latitude >= -80 && latitude <= 84)) return null
  const turned = ((((longitude + 180) % 360) + 360) % 360) - 180
  const zone = zoneOf(turned, latitude)
  const sine = Math.sin(radians(latitude))
  const excentricity = (2 * Math.sqrt(N)) / (1 + N)
  const conformal = Math.sinh(Math.atanh(sine) - excentricity * Math.atanh(excentricity * sine))
  const away = radians(turned - (zone * 6 - 183))
  const xi = Math.atan2(conformal, Math.cos(away))
  const eta = Math.asinh(Math.sin(away) / Math.hypot(conformal, Math.cos(away)))
  let [north, east] = [xi, eta]
  SERIES.forEach((factor, place) => {
    const times = 2 * (place + 1)
    north += factor * Math.sin(times * xi) * Math.cosh(times * eta)
    east += factor * Math.cos(times * xi) * Math.sinh(times * eta)
  })
  return {
    zone,
    band: BANDS[Math.min(19, Math.floor((latitude + 80) / 8))]!,
    easting: 500_000 + SCALE * RADIUS * east,
    northing: (latitude < 0 ? 10_000_000 : 0) + SCALE * RADIUS * north
  }
}

/** Zones are 6° wide, but for the south of Norway and for Svalbard. */
function zoneOf(longitude: number, latitude: number): number {
  if (latitude >= 56 && latitude < 64 && longitude >= 3 && longitude < 12) return 32
  if (latitude >= 72 && longitude >= 0 && longitude < 42) {
    return longitude < 9 ? 31 : longitude < 21 ? 33 : longitude < 33 ? 35 : 37
  }
  return Math.floor((longitude + 180) / 6) + 1
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180
