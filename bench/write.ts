import { join } from 'node:path'
import { sum, withHolder } from './devices.js'
import type { Order, Written } from './holder.js'
import type { Bench, Row } from './row.js'

const SYNCED = 'fdatasync of each write'

export const write: Bench = {
  about: 'one durable write after the other on one device',
  count: 5_000,
  batch: 1,
  runs: 3,
  isCost: false,
  async measure({ count, batch }, folder) {
    const ours = await measured('cairn', folder, { do: 'write', count, batch })
    const { groups, blockBytes } = ours
    const floor = await measured('bare', folder, { do: 'append', groups, blockBytes })
    const row = (who: string, { seconds, spent }: Written, writes: number): Row => ({
      who,
      rate: writes / seconds,
      unit: 'writes/s',
      durability: SYNCED,
      processor: spent / writes
    })
    return [row('cairnkit', ours, count), row('hypercore', floor, sum(groups))]
  }
}

/** `spent` is what this order took. */
function measured(mode: 'cairn' | 'bare', folder: string, order: Order): Promise<Written> {
  return withHolder(mode, join(folder, mode), async ask => {
    const before = await ask({ do: 'rest' })
    const after = await ask(order)
    return { ...after, spent: after.spent - before.spent }
  })
}
