import { parse } from 'exifr/dist/mini.esm.mjs'
import { exifOfHeic } from './exif-of-heic.js'

/** Degrees WGS 84. */
export type PhotoPlace = readonly [longitude: number, latitude: number]

/** Cameras write EXIF first; in a JPEG it is never longer than 64 KiB. */
const HEAD = 128 * 1024

/** Tags of the GPS block (EXIF 2.32, 4.6.6). */
const GPS = { latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 } as const
const WANTED = {
  ifd0: false,
  exif: false,
  gps: Object.values(GPS),
  mergeOutput: false,
  translateKeys: false,
  translateValues: false,
  reviveValues: false,
  sanitize: false
} as const

/**
 * Where a JPEG or HEIC says that it was taken. Reads its head and nothing else. Null where it says nothing, or
 * nothing that can be true: then there is nothing to offer, so no damaged file is an error here.
 */
export async function placeOfPhoto(file: Blob): Promise<PhotoPlace | null> {
  try {
    const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer())
    const jpeg = isJpeg(head) ? head : asJpeg(await exifOfHeic(file, head))
    if (jpeg === null) return null
    return placeIn((await parse(jpeg, WANTED))?.gps ?? {})
  } catch {
    return null
  }
}

const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8

/** A JPEG of nothing but this EXIF, which the reader takes. */
function asJpeg(exif: Uint8Array | null): Uint8Array | null {
  if (exif === null) return null
  const length = 2 + 6 + exif.length
  return new Uint8Array([
    ...[0xff, 0xd8, 0xff, 0xe1, length >> 8, length & 0xff],
    ...new TextEncoder().encode('Exif\0\0'),
    ...exif,
    ...[0xff, 0xd9]
  ])
}

function placeIn(gps: { readonly [tag: number]: unknown }): PhotoPlace | null {
  const latitude = degrees(gps[GPS.latitude], gps[GPS.latitudeRef], ['N', 'S'], 90)
  const longitude = degrees(gps[GPS.longitude], gps[GPS.longitudeRef], ['E', 'W'], 180)
  if (latitude === null || longitude === null) return null
  // What cameras without a position write, and phones that take it out before a page gets the photo.
  return latitude === 0 && longitude === 0 ? null : [longitude, latitude]
}

/** Degrees of degrees, minutes and seconds; null without the letter of the half, since it decides the sign. */
function degrees(
  parts: unknown,
  half: unknown,
  [positive, negative]: readonly [string, string],
  most: number
): number | null {
  if (!Array.isArray(parts) || parts.length !== 3) return null
  const [whole, minutes, seconds] = parts as readonly number[]
  const value = whole! + minutes! / 60 + seconds! / 3600
  if (!(value <= most)) return null
  if (half === positive) return value
  return half === negative ? -value : null
}
