import { join } from 'node:path'
import { barePair, cairnPair, type Pair } from './devices.js'
import type { Written } from './holder.js'
import type { Bench, Row } from './row.js'

const WARM_UP = 5

export const live: Bench = {
  about: 'one write on a device until the other one, connected over TCP, lists it',
  count: 200,
  batch: 1,
  runs: 3,
  isCost: true,
  async measure({ count }, folder) {
    let blockBytes = 0
    const ours = await latencies(await cairnPair(join(folder, 'cairn')), count, async pair => {
      const written = await pair.holder.ask({ do: 'write', count: 1, batch: 1 })
      blockBytes = written.blockBytes
      return written
    })
    const floor = await latencies(await barePair(join(folder, 'bare')), count, pair =>
      pair.holder.ask({ do: 'append', groups: [1], blockBytes })
    )
    return [...rows('ms median', 0.5, ours, floor), ...rows('ms p95', 0.95, ours, floor)]
  }
}

/** `share` of the writes were listed sooner. */
function rows(
  unit: string,
  share: number,
  ours: readonly number[],
  floor: readonly number[]
): readonly Row[] {
  const at = (sorted: readonly number[]) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  const durability = 'fdatasync on both sides'
  return [
    { who: 'cairnkit', rate: at(ours), unit, durability },
    { who: 'hypercore', rate: at(floor), unit, durability }
  ]
}

/** In milliseconds, the smallest first. The holder's clock is this machine's. */
async function latencies(
  pair: Pair,
  count: number,
  write: (pair: Pair) => Promise<Written>
): Promise<readonly number[]> {
  try {
    await pair.reader.dial()
    const found: number[] = []
    for (let held = 1; held <= count + WARM_UP; held++) {
      const seen = pair.reader.whenHeld(held).then(() => Number(process.hrtime.bigint()) / 1e6)
      const [{ at }, then] = await Promise.all([write(pair), seen])
      if (held > WARM_UP) found.push(then - at)
    }
    return found.sort((a, b) => a - b)
  } finally {
    await pair.close()
  }
}
