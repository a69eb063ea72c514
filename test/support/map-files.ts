import { gzipSync, strToU8, zipSync } from 'fflate'
import { zxyToTileId } from 'pmtiles'

/** A tile as `z/x/y` and its bytes. */
export type Tiles = Readonly<Record<string, Uint8Array>>

const HEADER = 127

/** A PMTiles 3 file with one directory, for tests: `type` 1 is vector, 2 PNG. */
export function pmtilesFile(
  tiles: Tiles,
  { type = 2, metadata = {}, zooms = [0, 0] as readonly [number, number] } = {}
): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(tiles)
    .map(([key, bytes]) => {
      const [z = 0, x = 0, y = 0] = key.split('/').map(Number)
      return { id: zxyToTileId(z, x, y), bytes }
    })
    .sort((a, b) => a.id - b.id)
  const directory = gzipSync(directoryOf(entries))
  const about = gzipSync(strToU8(JSON.stringify(metadata)))
  const data = joined(entries.map(({ bytes }) => bytes))
  const header = new DataView(new ArrayBuffer(HEADER))
  strToU8('PMTiles').forEach((byte, i) => header.setUint8(i, byte))
  header.setUint8(7, 3)
  const dataAt = HEADER + directory.length + about.length
  const lengths = [
    [HEADER, directory.length],
    [HEADER + directory.length, about.length],
    [dataAt, 0],
    [dataAt, data.length],
    [entries.length, entries.length]
  ].flat()
  lengths.forEach((value, i) => header.setBigUint64(8 + i * 8, BigInt(value), true))
  header.setBigUint64(88, BigInt(entries.length), true)
  ;[1, 2, 1, type, ...zooms].forEach((value, i) => header.setUint8(96 + i, value))
  ;[-180, -85, 180, 85].forEach((degrees, i) => header.setInt32(102 + i * 4, degrees * 1e7, true))
  return joined([new Uint8Array(header.buffer), directory, about, data])
}

function directoryOf(entries: readonly { readonly id: number; readonly bytes: Uint8Array }[]): Uint8Array {
  const out: number[] = []
  const write = (value: number): void => {
    for (; value > 127; value = Math.floor(value / 128)) out.push((value % 128) | 128)
    out.push(value)
  }
  write(entries.length)
  entries.forEach(({ id }, i) => write(id - (entries[i - 1]?.id ?? 0)))
  for (const _ of entries) write(1)
  for (const { bytes } of entries) write(bytes.length)
  entries.forEach((_, i) => write(i === 0 ? 1 : 0))
  return Uint8Array.from(out)
}

/** A styled map package: a style, and files by their paths. */
export function smpFile(
  style: object,
  files: Readonly<Record<string, Uint8Array>> = {}
): Uint8Array<ArrayBuffer> {
  const texts = { VERSION: strToU8('1.0'), 'style.json': strToU8(JSON.stringify(style)) }
  const stored = Object.entries(files).map(([path, bytes]) => {
    return [path, [bytes, { level: path.endsWith('.png') && bytes.length < 1024 ? 0 : 1 }]] as const
  })
  return new Uint8Array(zipSync({ ...texts, ...Object.fromEntries(stored) }))
}

/** The style of a package of picture tiles under `s/0/`. */
export const smpStyle = {
  version: 8,
  name: 'River valley',
  metadata: { 'smp:bounds': [-180, -85, 180, 85] },
  sources: {
    map: {
      type: 'raster',
      tileSize: 256,
      tiles: ['smp://maps.v1/s/0/{z}/{x}/{y}.png'],
      bounds: [-180, -85, 180, 85],
      minzoom: 0,
      maxzoom: 0,
      attribution: '<a href="https://example.org">Valley survey</a> &copy; 2026'
    }
  },
  layers: [{ id: 'map', type: 'raster', source: 'map' }]
} as const

/** One red pixel as a PNG: stretched, it makes a red tile. */
export const redPng = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='),
  char => char.charCodeAt(0)
)

/** A vector tile with one layer and one square that covers all of it. */
export function squareTile(layer: string): Uint8Array {
  const geometry = [9, 0, 0, 26, 8192, 0, 0, 8192, 8191, 0, 15]
  const feature = [0x18, 3, 0x22, ...sized(geometry.flatMap(varint))]
  return Uint8Array.from([
    0x1a,
    ...sized([0x78, 2, 0x0a, ...sized([...strToU8(layer)]), 0x12, ...sized(feature), 0x28, ...varint(4096)])
  ])
}

const sized = (bytes: readonly number[]): number[] => [...varint(bytes.length), ...bytes]

function varint(value: number): number[] {
  const out: number[] = []
  for (; value > 127; value >>>= 7) out.push((value & 127) | 128)
  return [...out, value]
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
