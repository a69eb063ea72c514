import { Compression, TileType } from 'pmtiles'
import { CairnError } from '../../model/index.js'
import { writePmtiles } from '../map-files/write-pmtiles.js'
import type { KeepableTiles } from '../plugin.js'

/** Nothing stands at an address that answers so. */
const NOTHING: ReadonlySet<number> = new Set([204, 404, 410])
const KINDS: readonly (readonly [sign: readonly number[], type: TileType])[] = [
  [[0x89, 0x50, 0x4e, 0x47], TileType.Png],
  [[0xff, 0xd8, 0xff], TileType.Jpeg],
  [[0x52, 0x49, 0x46, 0x46], TileType.Webp]
]

/** Picture tiles of a web server, for a part of them to be kept. */
export function keepablePictures(
  url: string,
  zooms: { readonly minZoom: number; readonly maxZoom: number }
): KeepableTiles {
  return {
    ...zooms,
    extension: 'pmtiles',
    async tile(z, x, y, { signal }) {
      const address = url.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y))
      try {
        const response = await fetch(address, { signal })
        if (NOTHING.has(response.status)) return null
        if (!response.ok) throw new Error(`The server answers ${response.status}.`)
        return new Uint8Array(await response.arrayBuffer())
      } catch (cause) {
        if (signal.aborted) throw cause
        throw new CairnError(
          'unreachable',
          'A part of the map could not be fetched. Try again with internet.',
          {
            cause
          }
        )
      }
    },
    async write(tiles, data, about) {
      const type = await typeOf(data)
      return writePmtiles(tiles, data, about, { type, compression: Compression.None })
    }
  }
}

/** By the first tile: a map of pictures has one kind. */
async function typeOf([first]: readonly Blob[]): Promise<TileType> {
  const start = new Uint8Array((await first?.slice(0, 4).arrayBuffer()) ?? new ArrayBuffer(0))
  const found = KINDS.find(([sign]) => sign.every((byte, at) => start[at] === byte))
  if (found === undefined) throw new CairnError('bad-input', 'What this map answers is no picture.')
  return found[1]
}
