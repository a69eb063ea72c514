import { CairnError } from '../../model/index.js'
import type { KeepableTiles, KeptTile, MapBox } from '../../plugins/plugin.js'
import type { KeptFiles } from './kept-files.js'
import { countTiles, samplesOf, tilesOf } from './part-tiles.js'
import type { TilePlace } from './part-tiles.js'
import type { PartProgress } from './types.js'

/** More than this no server should be asked for, and no phone. */
const MOST_TILES = 20_000
/** Tiles that are kept together: what is fetched of fewer is lost when it is stopped. */
const BATCH = 64
/** Tiles that are fetched at once. */
const AT_ONCE = 4
/** Of so many of the deepest zooms tiles are looked at, and so many of each. */
const SAMPLED_ZOOMS = 3
const SAMPLES = 4

interface Extent {
  readonly box: MapBox
  readonly maxZoom: number
}
interface Run {
  readonly signal: AbortSignal
  readonly onProgress: (progress: PartProgress) => void
}

/** About how many bytes the tiles are, from a few of each of the deepest zooms, where most of them are. */
export async function estimateTiles(
  from: KeepableTiles,
  { box, maxZoom }: Extent,
  signal: AbortSignal
): Promise<{ readonly tiles: number; readonly bytes: number }> {
  const last = Math.min(maxZoom, from.maxZoom)
  const counts = countTiles(box, from.minZoom, last)
  const tiles = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (tiles > MOST_TILES) throw tooLarge()
  let [bytes, sampled, sampledBytes] = [0, 0, 0]
  for (const z of [...counts.keys()].reverse()) {
    const count = counts.get(z)!
    if (z > last - SAMPLED_ZOOMS) {
      const sizes = await Promise.all(
        samplesOf(tilesOf(box, z, z), SAMPLES).map(async tile => (await sizeOf(from, tile, signal)) ?? 0)
      )
      const sum = sizes.reduce((all, size) => all + size, 0)
      bytes += (sum / sizes.length) * count
      sampled += sizes.length
      sampledBytes += sum
    } else bytes += (sampledBytes / Math.max(1, sampled)) * count
  }
  return { tiles, bytes: Math.round(bytes) }
}

async function sizeOf(
  from: KeepableTiles,
  { z, x, y }: TilePlace,
  signal: AbortSignal
): Promise<number | undefined> {
  return (await from.tile(z, x, y, { signal }))?.length
}

/**
 * Fetches the tiles of a part, batch by batch; batches that are kept already are not fetched again.
 * @param name of the part's files: `NAME.0`, `NAME.1`, …
 * @returns what `KeepableTiles.write` takes
 */
export async function fetchPart(
  files: KeptFiles,
  name: string,
  from: KeepableTiles,
  { box, maxZoom }: Extent,
  { signal, onProgress }: Run
): Promise<{ readonly tiles: readonly KeptTile[]; readonly data: readonly Blob[] }> {
  const places = tilesOf(box, from.minZoom, Math.min(maxZoom, from.maxZoom))
  if (places.length > MOST_TILES) throw tooLarge()
  const tiles: KeptTile[] = []
  const data: Blob[] = []
  let bytes = 0
  for (let at = 0; at < places.length; at += BATCH) {
    const batch = places.slice(at, at + BATCH)
    const file = `${name}.${at / BATCH}`
    const kept = (await files.open(file)) ?? (await fetchBatch(files, file, from, batch, signal))
    const sizes = new Uint32Array(await kept.slice(0, batch.length * 4).arrayBuffer())
    batch.forEach((place, index) => {
      const size = sizes[index] ?? 0
      if (size > 0) tiles.push({ ...place, size })
    })
    data.push(kept.slice(batch.length * 4))
    bytes += kept.size
    onProgress({ done: at + batch.length, total: places.length, bytes })
  }
  return { tiles, data }
}

/** A file of a batch: the size of each tile in 32 bits, 0 for none, then their bytes. */
async function fetchBatch(
  files: KeptFiles,
  file: string,
  from: KeepableTiles,
  batch: readonly TilePlace[],
  signal: AbortSignal
): Promise<Blob> {
  const found = new Array<Uint8Array | null>(batch.length).fill(null)
  const waiting = [...batch.entries()]
  const fetching = Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      signal.throwIfAborted()
      const [at, { z, x, y }] = next
      found[at] = await from.tile(z, x, y, { signal })
    }
  })
  await Promise.all(fetching)
  const sizes = Uint32Array.from(found, tile => tile?.length ?? 0)
  const blob = new Blob([sizes, ...found.filter(tile => tile !== null)] as BlobPart[])
  await files.write(file, blob, { signal, onProgress: () => undefined })
  return (await files.open(file)) ?? blob
}

function tooLarge(): CairnError {
  return new CairnError('value-too-large', 'This part of the map is too large. Choose a smaller one.')
}
