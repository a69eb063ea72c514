import { join } from 'node:path'
import { barePair, cairnPair, sum, type Pair } from './devices.js'
import type { Written } from './holder.js'
import type { Bench } from './row.js'

const BOTH = 'fdatasync on both sides before the clock stops'

export const sync: Bench = {
  about: 'written on one device, then the time from another device’s dial until it lists them all',
  count: 10_000,
  batch: 1,
  runs: 3,
  isCost: false,
  async measure({ count, batch }, folder) {
    const ours = await across(await cairnPair(join(folder, 'cairn')), count, pair =>
      pair.holder.ask({ do: 'write', count, batch })
    )
    const { groups, blockBytes } = ours.written
    const floor = await across(await barePair(join(folder, 'bare')), sum(groups), pair =>
      pair.holder.ask({ do: 'append', groups, blockBytes })
    )
    return [
      {
        who: 'cairnkit',
        rate: count / ours.seconds,
        unit: 'observations/s until listed',
        durability: BOTH,
        processor: ours.spent / count
      },
      {
        who: 'hypercore',
        rate: sum(groups) / floor.seconds,
        unit: 'blocks/s until replicated',
        durability: BOTH,
        processor: floor.spent / sum(groups)
      }
    ]
  }
}

/** Fills in many at a time, as from a file, then hands over. */
export const importing: Bench = {
  about: 'an import in batches, then the time from another device’s dial until it lists them all',
  count: 100_000,
  batch: 1_000,
  runs: 1,
  isCost: false,
  async measure({ count, batch }, folder) {
    const ours = await across(await cairnPair(join(folder, 'cairn')), count, pair =>
      pair.holder.ask({ do: 'write', count, batch })
    )
    const { groups, blockBytes } = ours.written
    const floor = await across(await barePair(join(folder, 'bare')), sum(groups), pair =>
      pair.holder.ask({ do: 'append', groups, blockBytes })
    )
    const here = 'fdatasync of each batch'
    return [
      { who: 'cairnkit', rate: count / ours.written.seconds, unit: 'observations/s in', durability: here },
      { who: 'hypercore', rate: count / floor.written.seconds, unit: 'observations/s in', durability: here },
      {
        who: 'cairnkit',
        rate: count / ours.seconds,
        unit: 'observations/s across',
        durability: BOTH,
        processor: ours.spent / count
      },
      {
        who: 'hypercore',
        rate: count / floor.seconds,
        unit: 'observations/s across',
        durability: BOTH,
        processor: floor.spent / count
      }
    ]
  }
}

/** The holder writes while the other is away; the seconds run from the dial until all of it is there. */
async function across(
  pair: Pair,
  count: number,
  write: (pair: Pair) => Promise<Written>
): Promise<{ readonly seconds: number; readonly spent: number; readonly written: Written }> {
  try {
    const written = await write(pair)
    const before = await pair.spent()
    const start = performance.now()
    const held = pair.reader.whenHeld(count)
    await pair.reader.dial()
    await held
    const seconds = (performance.now() - start) / 1000
    return { seconds, spent: (await pair.spent()) - before, written }
  } finally {
    await pair.close()
  }
}
