import { join } from 'node:path'
import { sum, withHolder } from './devices.js'
import type { Bench } from './row.js'

const SYNCED = 'fdatasync of each write'

export const write: Bench = {
  about: 'one durable write after the other on one device',
  count: 5_000,
  batch: 1,
  runs: 3,
  isCost: false,
  async measure({ count, batch }, folder) {
    const ours = await withHolder('cairn', join(folder, 'cairn'), ask => ask({ do: 'write', count, batch }))
    const { groups, blockBytes } = ours
    const floor = await withHolder('bare', join(folder, 'bare'), ask =>
      ask({ do: 'append', groups, blockBytes })
    )
    return [
      { who: 'cairnkit', rate: count / ours.seconds, unit: 'writes/s', durability: SYNCED },
      { who: 'hypercore', rate: sum(groups) / floor.seconds, unit: 'writes/s', durability: SYNCED }
    ]
  }
}
