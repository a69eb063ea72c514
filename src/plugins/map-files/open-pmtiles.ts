import { Compression, FetchSource, PMTiles, SharedPromiseCache, TileType } from 'pmtiles'
import type { DecompressFunc, Header, Source } from 'pmtiles'
import { CairnError } from '../../model/index.js'
import type { KeepableTiles, OpenedBasemap } from '../plugin.js'
import { plainText } from './attribution.js'
import { damaged } from './damaged.js'
import { inflate } from './inflate.js'
import { rasterStyle } from './raster-style.js'
import { vectorStyle } from './vector-style.js'
import { gzip, writePmtiles } from './write-pmtiles.js'

/** No directory and no tile unpacks to more than this. */
const MOST_PART = 20 * 1024 * 1024
/** Directories kept in memory. */
const DIRECTORIES = 64
const PICTURES: readonly TileType[] = [TileType.Png, TileType.Jpeg, TileType.Webp, TileType.Avif]

/**
 * A PMTiles file (version 3), of vector or picture tiles.
 * @param source the file, or its address on a server that answers for parts of it
 */
export async function openPmtiles(source: Blob | string): Promise<OpenedBasemap> {
  const from = typeof source === 'string' ? new FetchSource(source) : blobSource(source)
  const tiles = archive(from)
  const [header, metadata] = await readAbout(tiles, source)
  if (source instanceof Blob) checkWhole(header, source.size)
  const { minLon, minLat, maxLon, maxLat } = header
  const template = (address: string): string => `${address}{z}/{x}/{y}`
  return {
    name: plainText(metadata['name']),
    attribution: plainText(metadata['attribution']),
    ...(minLon < maxLon && minLat < maxLat && { box: [minLon, minLat, maxLon, maxLat] }),
    style: (theme, address) =>
      Promise.resolve(
        header.tileType === TileType.Mvt
          ? vectorStyle(template(address), header, layersOf(metadata), theme)
          : rasterStyle({ tiles: template(address), size: 256, zooms: header, theme })
      ),
    async resource(path, { signal }) {
      const [z = -1, x = -1, y = -1] = path.split('/').map(Number)
      try {
        return bytesOf(await tiles.getZxy(z, x, y, signal))
      } catch (error) {
        throw typeof source === 'string' ? unreachable(error) : damaged(error)
      }
    }
  }
}

/** The tiles of a PMTiles file on a server, for a part of it to be kept. */
export async function keepablePmtiles(address: string): Promise<KeepableTiles> {
  const tiles = archive(new FetchSource(address))
  const [{ minZoom, maxZoom, tileType: type }, metadata] = await readAbout(tiles, address)
  const isVector = type === TileType.Mvt
  return {
    minZoom,
    maxZoom,
    extension: 'pmtiles',
    async tile(z, x, y, { signal }) {
      try {
        const bytes = bytesOf(await tiles.getZxy(z, x, y, signal))
        return bytes !== null && isVector ? await gzip(bytes) : bytes
      } catch (error) {
        throw signal.aborted ? error : unreachable(error)
      }
    },
    write: (kept, data, about) =>
      writePmtiles(kept, data, about, {
        type,
        compression: isVector ? Compression.Gzip : Compression.None,
        metadata
      })
  }
}

function archive(source: Source): PMTiles {
  return new PMTiles(source, new SharedPromiseCache(DIRECTORIES, undefined, decompress), decompress)
}

async function readAbout(
  tiles: PMTiles,
  source: Blob | string
): Promise<readonly [Header, Readonly<Record<string, unknown>>]> {
  try {
    const header = await tiles.getHeader()
    if (header.tileType !== TileType.Mvt && !PICTURES.includes(header.tileType)) {
      throw new CairnError('bad-input', 'This map file holds tiles that cannot be drawn here. Get another.')
    }
    // The root directory lies beside the header; finding nothing in it is an answer, failing is not.
    await tiles.getZxy(header.minZoom, 0, 0)
    const metadata: unknown = await tiles.getMetadata()
    const isObject = typeof metadata === 'object' && metadata !== null
    return [header, isObject ? (metadata as Readonly<Record<string, unknown>>) : {}]
  } catch (error) {
    throw typeof source === 'string' ? unreachable(error) : damaged(error)
  }
}

function unreachable(cause: unknown): CairnError {
  if (CairnError.is(cause)) return cause
  return new CairnError('unreachable', 'This map could not be fetched. Look at the address and try again.', {
    cause
  })
}

/** A copy that was cut short ends before its last tile. */
function checkWhole(header: Header, size: number): void {
  const ends = [
    header.rootDirectoryOffset + header.rootDirectoryLength,
    header.jsonMetadataOffset + header.jsonMetadataLength,
    header.leafDirectoryOffset + (header.leafDirectoryLength ?? 0),
    header.tileDataOffset + (header.tileDataLength ?? 0)
  ]
  if (ends.some(end => !(end <= size))) throw damaged()
}

function blobSource(blob: Blob): Source {
  return {
    getKey: () => 'file',
    getBytes: async (offset, length) => ({ data: await blob.slice(offset, offset + length).arrayBuffer() })
  }
}

const decompress: DecompressFunc = async (bytes, compression) => {
  if (compression === Compression.None || compression === Compression.Unknown) return bytes
  if (compression !== Compression.Gzip) {
    throw new CairnError(
      'bad-input',
      'This map file is packed in a way that cannot be read here. Get another.'
    )
  }
  return (await inflate(new Uint8Array(bytes), 'gzip', MOST_PART)).buffer
}

function bytesOf(tile: { readonly data: ArrayBuffer } | undefined): Uint8Array<ArrayBuffer> | null {
  return tile === undefined ? null : new Uint8Array(tile.data)
}

function layersOf(metadata: Readonly<Record<string, unknown>>): readonly string[] {
  const layers = metadata['vector_layers']
  if (!Array.isArray(layers)) return []
  return layers.flatMap((layer: { readonly id?: unknown } | null) =>
    typeof layer?.id === 'string' ? [layer.id] : []
  )
}
