import { Compression, zxyToTileId } from 'pmtiles'
import type { TileType } from 'pmtiles'
import type { KeptPart, KeptTile } from '../plugin.js'

const HEADER = 127
/** The header and the first directory lie in the first 16 KiB of a file. */
const MOST_ROOT = 16_384 - HEADER
/** Tiles that one directory behind the first names. */
const PER_LEAF = 4096

/** A line of a directory. */
interface Entry {
  readonly id: number
  /** From the beginning of the tiles, or of the directories behind the first. */
  readonly offset: number
  readonly size: number
  /** 0 names a directory. */
  readonly run: 0 | 1
}

interface PmtilesOptions {
  readonly type: TileType
  readonly compression: Compression
  /** What else stands in the metadata, as `vector_layers`. */
  readonly metadata?: Readonly<Record<string, unknown>>
}

/**
 * A PMTiles file (version 3) of tiles.
 * @param data the bytes of the tiles, one after the other in their order
 */
export async function writePmtiles(
  tiles: readonly KeptTile[],
  data: readonly Blob[],
  about: KeptPart,
  { type, compression, metadata = {} }: PmtilesOptions
): Promise<Blob> {
  const entries = entriesOf(tiles)
  const { root, leaves } = await directories(entries)
  const text = JSON.stringify({ ...metadata, name: about.name, attribution: about.attribution })
  const more = await gzip(new TextEncoder().encode(text))
  const zooms = tiles.map(({ z }) => z)
  const header = headerOf({
    lengths: [root.length, more.length, leaves.length, tiles.reduce((sum, { size }) => sum + size, 0)],
    tiles: tiles.length,
    isOrdered: entries.every((entry, at) => entry.offset >= (entries[at - 1]?.offset ?? 0)),
    compression,
    type,
    zooms: [zooms.reduce((a, b) => Math.min(a, b), 255), zooms.reduce((a, b) => Math.max(a, b), 0)],
    box: about.box
  })
  return new Blob([header, root, more, leaves, ...data])
}

function entriesOf(tiles: readonly KeptTile[]): readonly Entry[] {
  let offset = 0
  const entries = tiles.map(({ z, x, y, size }): Entry => {
    const entry = { id: zxyToTileId(z, x, y), offset, size, run: 1 } as const
    offset += size
    return entry
  })
  return entries.sort((a, b) => a.id - b.id)
}

interface Directories {
  readonly root: Uint8Array<ArrayBuffer>
  readonly leaves: Uint8Array<ArrayBuffer>
}

async function directories(entries: readonly Entry[]): Promise<Directories> {
  const one = await gzip(directory(entries))
  if (one.length <= MOST_ROOT) return { root: one, leaves: new Uint8Array() }
  const parts: Uint8Array<ArrayBuffer>[] = []
  const named: Entry[] = []
  let offset = 0
  for (let at = 0; at < entries.length; at += PER_LEAF) {
    const part = await gzip(directory(entries.slice(at, at + PER_LEAF)))
    named.push({ id: entries[at]!.id, offset, size: part.length, run: 0 })
    parts.push(part)
    offset += part.length
  }
  const leaves = new Uint8Array(await new Blob(parts).arrayBuffer())
  return { root: await gzip(directory(named)), leaves }
}

function directory(entries: readonly Entry[]): Uint8Array<ArrayBuffer> {
  const out: number[] = []
  const write = (value: number): void => {
    for (; value > 127; value = Math.floor(value / 128)) out.push((value % 128) | 128)
    out.push(value)
  }
  write(entries.length)
  entries.forEach(({ id }, at) => write(id - (entries[at - 1]?.id ?? 0)))
  for (const { run } of entries) write(run)
  for (const { size } of entries) write(size)
  entries.forEach(({ offset }, at) => {
    const before = entries[at - 1]
    // 0 says: right behind the one before.
    write(before !== undefined && before.offset + before.size === offset ? 0 : offset + 1)
  })
  return Uint8Array.from(out)
}

/** @param bytes a whole piece */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function headerOf(about: {
  readonly lengths: readonly [root: number, metadata: number, leaves: number, tiles: number]
  readonly tiles: number
  readonly isOrdered: boolean
  readonly compression: Compression
  readonly type: TileType
  readonly zooms: readonly [least: number, most: number]
  readonly box: readonly [number, number, number, number]
}): ArrayBuffer {
  const header = new DataView(new ArrayBuffer(HEADER))
  new TextEncoder().encode('PMTiles').forEach((byte, at) => header.setUint8(at, byte))
  header.setUint8(7, 3)
  const number = (at: number, value: number): void => header.setBigUint64(at, BigInt(value), true)
  let offset = HEADER
  about.lengths.forEach((length, at) => {
    number(8 + at * 16, offset)
    number(16 + at * 16, length)
    offset += length
  })
  for (const at of [72, 80, 88]) number(at, about.tiles)
  const { compression, type, zooms, box } = about
  ;[about.isOrdered ? 1 : 0, Compression.Gzip, compression, type, ...zooms].forEach((value, at) =>
    header.setUint8(96 + at, value)
  )
  const [west, south, east, north] = box
  box.forEach((degrees, at) => header.setInt32(102 + at * 4, Math.round(degrees * 1e7), true))
  header.setUint8(118, zooms[0])
  header.setInt32(119, Math.round((west + east) * 5e6), true)
  header.setInt32(123, Math.round((south + north) * 5e6), true)
  return header.buffer
}
