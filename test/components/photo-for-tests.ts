type Rational = readonly [top: number, bottom: number]

/** The GPS block of a photo: degrees, minutes and seconds as cameras write them, and the letters of the halves. */
export interface GpsForTests {
  readonly latitude: readonly Rational[]
  readonly latitudeRef: string
  readonly longitude: readonly Rational[]
  readonly longitudeRef: string
}

/** A position in degrees as a camera would write it, to a hundredth of a second. */
export function gpsOf(longitude: number, latitude: number): GpsForTests {
  return {
    latitude: sexagesimal(latitude),
    latitudeRef: latitude < 0 ? 'S' : 'N',
    longitude: sexagesimal(longitude),
    longitudeRef: longitude < 0 ? 'W' : 'E'
  }
}

function sexagesimal(degrees: number): readonly Rational[] {
  const hundredths = Math.round(Math.abs(degrees) * 360_000)
  return [
    [Math.floor(hundredths / 360_000), 1],
    [Math.floor(hundredths / 6000) % 60, 1],
    [hundredths % 6000, 100]
  ]
}

const [ASCII, LONG, RATIONAL] = [2, 4, 5]
const GPS_BLOCK = 0x8825
/** Where the GPS block begins, after the header and a first block of one entry; where its fractions begin. */
const [GPS_AT, FRACTIONS_AT] = [26, 26 + 2 + 4 * 12 + 4]

/** EXIF from its TIFF header on, with nothing but a position. */
export function exifWith(gps: GpsForTests, littleEndian = false): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(FRACTIONS_AT + 48)
  const view = new DataView(bytes.buffer)
  const entry = (at: number, tag: number, type: number, count: number): number => {
    view.setUint16(at, tag, littleEndian)
    view.setUint16(at + 2, type, littleEndian)
    view.setUint32(at + 4, count, littleEndian)
    return at + 8
  }
  bytes.set(littleEndian ? [0x49, 0x49] : [0x4d, 0x4d])
  view.setUint16(2, 42, littleEndian)
  view.setUint32(4, 8, littleEndian)
  view.setUint16(8, 1, littleEndian)
  view.setUint32(entry(10, GPS_BLOCK, LONG, 1), GPS_AT, littleEndian)
  view.setUint16(GPS_AT, 4, littleEndian)
  const halves = [gps.latitudeRef, gps.longitudeRef]
  const angles = [gps.latitude, gps.longitude]
  for (const i of [0, 1]) {
    const at = GPS_AT + 2 + i * 24
    bytes.set(new TextEncoder().encode(halves[i]!.slice(0, 1)), entry(at, 1 + 2 * i, ASCII, 2))
    view.setUint32(
      entry(at + 12, 2 + 2 * i, RATIONAL, angles[i]!.length),
      FRACTIONS_AT + i * 24,
      littleEndian
    )
    for (const [j, number] of angles[i]!.flat().entries())
      view.setUint32(FRACTIONS_AT + i * 24 + j * 4, number, littleEndian)
  }
  return bytes
}

/** A JPEG with this EXIF in front, as cameras write it. */
export function withExif(jpeg: Uint8Array, exif: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = 2 + 6 + exif.length
  return joined([
    jpeg.subarray(0, 2),
    Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff),
    text('Exif\0\0'),
    exif,
    jpeg.subarray(2)
  ])
}

/** The description of a HEIC and its EXIF, without a picture. */
export function heicWith(
  exif: Uint8Array,
  brands = 'heicmif1miafMiHBtmapheichevcunif'
): Uint8Array<ArrayBuffer> {
  const item = box('infe', [2, 0, 0, 0, 0, 7, 0, 0], text('Exif\0'))
  const items = box('iinf', [0, 0, 0, 0, 0, 1], item)
  const start = box('ftyp', text('heic'), new Uint8Array(4), text(brands))
  const places = (at: number): Uint8Array =>
    // One item, number 7, of one piece: four bytes each for where it begins and how long it is.
    box('iloc', [0, 0, 0, 0, 0x44, 0, 0, 1, 0, 7, 0, 0, 0, 1], number(at), number(exif.length + 10))
  const meta = (at: number): Uint8Array => box('meta', new Uint8Array(4), items, places(at))
  const at = start.length + meta(0).length + 8
  return joined([start, meta(at), box('mdat', number(6), text('Exif\0\0'), exif)])
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words)
const number = (value: number): Uint8Array =>
  Uint8Array.of(value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255)

function box(kind: string, ...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const content = joined(parts)
  return joined([number(content.length + 8), text(kind), content])
}

function joined(parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap(part => [...part]))
}
