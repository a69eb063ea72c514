/** What is left after an import: how fast it opens, what it weighs in memory, and on disk. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { runChild } from './child.js'
import { withHolder } from './devices.js'
import type { Written } from './holder.js'
import { jsonBytes } from './observation.js'
import type { Opening } from './opening.js'
import type { Amount, Bench, Row } from './row.js'

const MB = 1_000_000
const of100k = (count: number) => 100_000 / count / MB

export const reopen: Bench = {
  about: 'from opening the folder to the first page of 50, in a fresh process',
  count: 100_000,
  batch: 1_000,
  runs: 3,
  isCost: true,
  async measure(amount, folder) {
    await fill(amount, folder)
    const ours = await open('cairn', join(folder, 'cairn'), amount.count)
    const floor = await open('bare', join(folder, 'bare'), amount.count)
    const durability = 'read from disk, as the system has it cached'
    return [
      { who: 'cairnkit', rate: ours.milliseconds, unit: 'ms to the first page of 50', durability },
      { who: 'hypercore', rate: floor.milliseconds, unit: 'ms to read all blocks', durability }
    ]
  }
}

export const memory: Bench = {
  about:
    'what an open project weighs over an empty one, for 100,000 observations, after a garbage collection',
  count: 100_000,
  batch: 1_000,
  runs: 1,
  isCost: true,
  async measure(amount, folder) {
    await fill(amount, folder)
    const scale = of100k(amount.count)
    const empty = await open('cairn', join(folder, 'empty'), 0)
    const full = await open('cairn', join(folder, 'cairn'), amount.count)
    const json = jsonRow(amount.count)
    const row = (part: 'rss' | 'heap', unit: string): Row => ({
      who: 'cairnkit',
      rate: (full[part] - empty[part]) * scale,
      unit,
      durability: 'reopened from disk'
    })
    return [row('rss', 'MB of memory over empty'), json, row('heap', 'MB of heap over empty'), json]
  }
}

export const disk: Bench = {
  about: 'the folder after an import, for 100,000 observations, beside them as JSON lines',
  count: 100_000,
  batch: 1_000,
  runs: 1,
  isCost: true,
  async measure(amount, folder) {
    const kept = await fill(amount, folder)
    const scale = of100k(amount.count)
    const row = (who: string, bytes: number, unit: string): Row => ({
      who,
      rate: bytes * scale,
      unit,
      durability: 'every file of the folder'
    })
    return [
      row('cairnkit', kept.cairn.open, 'MB while open'),
      jsonRow(amount.count),
      row('cairnkit', kept.cairn.closed, 'MB when closed'),
      row('hypercore', kept.bare.closed, 'MB when closed'),
      row('hypercore', kept.bare.open, 'MB while open')
    ]
  }
}

/** The same observations as JSON lines, for 100,000. */
function jsonRow(count: number): Row {
  return { who: 'json', rate: jsonBytes(count) * of100k(count), unit: 'MB of JSON lines', durability: 'none' }
}

interface Sizes {
  readonly open: number
  readonly closed: number
}

/** Imports into `cairn`, and appends blocks of the same sizes to `bare`. */
async function fill(
  { count, batch }: Amount,
  folder: string
): Promise<{ readonly cairn: Sizes; readonly bare: Sizes }> {
  let written: Written | null = null
  const cairn = await withHolder('cairn', join(folder, 'cairn'), async ask => {
    written = await ask({ do: 'write', count, batch })
    return sizes(join(folder, 'cairn'), () => ask({ do: 'close' }))
  })
  const { groups, blockBytes } = written!
  const bare = await withHolder('bare', join(folder, 'bare'), async ask => {
    await ask({ do: 'append', groups, blockBytes })
    return sizes(join(folder, 'bare'), () => ask({ do: 'close' }))
  })
  return { cairn, bare }
}

async function sizes(folder: string, close: () => Promise<unknown>): Promise<Sizes> {
  const open = await folderBytes(folder)
  await close()
  return { open, closed: await folderBytes(folder) }
}

/** Files that the database removes while they are counted weigh nothing. */
async function folderBytes(folder: string): Promise<number> {
  let bytes = 0
  for (const item of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile()) continue
    const found = await stat(join(item.parentPath, item.name)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
      throw error
    })
    bytes += found?.size ?? 0
  }
  return bytes
}

function open(mode: 'cairn' | 'bare', folder: string, count: number): Promise<Opening> {
  return runChild<Opening>('./opening.ts', [mode, folder, String(count)])
}
