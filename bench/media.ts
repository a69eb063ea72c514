/** Files of 64 KiB blocks: how fast they are put on disk, and how fast they reach another device, checked and on its disk. */
import { join } from 'node:path'
import { barePair, cairnPair, type Pair } from './devices.js'
import type { Bench, Row } from './row.js'

const MB = 1_000_000
const BLOCK_BYTES = 65_536

export const media: Bench = {
  about: 'megabytes of files put, then fetched by another device until their hashes are checked there',
  count: 500,
  batch: 50,
  runs: 1,
  isCost: false,
  async measure({ count, batch }, folder) {
    const sizes = Array.from(
      { length: Math.ceil(count / batch) },
      (_, at) => Math.min(batch, count - at * batch) * MB
    )
    const ours = await measured(await cairnPair(join(folder, 'cairn')), sizes, pair =>
      pair.reader.whenFetched(sizes.length)
    )
    const blocks = sizes.reduce((sum, bytes) => sum + Math.ceil(bytes / BLOCK_BYTES), 0)
    const floor = await measured(await barePair(join(folder, 'bare')), sizes, pair =>
      pair.reader.whenHeld(blocks)
    )
    const row = (who: string, seconds: number, unit: string, durability: string): Row => {
      return { who, rate: count / seconds, unit, durability }
    }
    const put = 'fdatasync each 16 blocks, before anybody hears of them'
    return [
      row('cairnkit', ours.put, 'MB/s put', put),
      row('hyperblobs', floor.put, 'MB/s put', put),
      row('cairnkit', ours.fetched, 'MB/s fetched', 'fdatasync and the hash of each file'),
      row('hypercore', floor.fetched, 'MB/s fetched', 'fdatasync at the end')
    ]
  }
}

async function measured(
  pair: Pair,
  sizes: readonly number[],
  whenThere: (pair: Pair) => Promise<void>
): Promise<{ readonly put: number; readonly fetched: number }> {
  try {
    const { seconds: put } = await pair.holder.ask({ do: 'put', sizes })
    const from = performance.now()
    await pair.reader.dial()
    await whenThere(pair)
    return { put, fetched: (performance.now() - from) / 1000 }
  } finally {
    await pair.close()
  }
}
